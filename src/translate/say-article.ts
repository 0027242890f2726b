import type {Revision} from '../model/article.ts'
import type {Changelog} from '../model/changelog.ts'
import {announced, toldTitles, unannounced} from './announced.ts'
import {markRetracted} from './retractions.ts'
import {sayDeltas, sayEvents} from './say-changes.ts'
import {sayPresent} from './say-present.ts'
import {snapshotSayer} from './say-snapshot.ts'
import {createVoice, type VoiceOptions} from './voice.ts'

export interface SayOptions extends VoiceOptions {
  /** Of each delta. */
  readonly counts: readonly Revision['counts'][]
  readonly contentHash: string
}

/** Says an article and its changes in every language that its catalogues allow. */
export function sayArticle({counts, contentHash, ...options}: SayOptions): Changelog {
  const {history, memory, site} = options
  const voice = createVoice(options)
  const deltas = markRetracted(sayDeltas(voice, counts), memory)
  return {
    article: sayPresent(voice, {counts, contentHash}),
    deltas,
    snapshots: history.snapshots.map(snapshotSayer(voice)),
    events: sayEvents(deltas, voice),
    announced: announced(history.timeline, memory, site.hasMemory),
    unannounced: unannounced(deltas, memory),
    titles: toldTitles(memory)
  }
}
