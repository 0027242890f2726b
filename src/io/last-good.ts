import {readFile} from 'node:fs/promises'
import path from 'node:path'

import {z} from 'zod'

import {extractForSite} from '../emit/emit.ts'
import {article} from '../model/article.ts'
import {changes} from '../model/delta.ts'
import type {SiteExtract} from '../model/emitter.ts'
import {announced, toldTitles, unannounced} from '../translate/announced.ts'
import {markRetracted} from '../translate/retractions.ts'
import {sayEvents} from '../translate/say-changes.ts'
import type {Workspace} from './workspace.ts'

/**
 * What the site's files need of an article that cannot be built now, from the JSON of its last good build: it does
 * not vanish from the index and the feeds because somebody mistyped a line.
 */
export async function restoreExtract(
  id: string,
  {out, site, memory}: Workspace
): Promise<SiteExtract | null> {
  const folder = path.join(out, 'api', 'v1', 'articles')
  const present = await readAs(article, path.join(folder, `${id}.json`))
  const past = await readAs(changes, path.join(folder, id, 'changes.json'))
  if (!present || !past || !isOneBuild(present, past)) return null
  const remembered = await memory.readArticle(id, [])
  // Written before something was withdrawn, these files still say it.
  const isClean = remembered.redactions.every(({subject}) => present.redacted?.includes(subject))
  if (!isClean) return null
  const deltas = markRetracted(past.deltas, remembered)
  return extractForSite(
    {
      article: present,
      deltas,
      snapshots: [],
      events: sayEvents(deltas, {id, memory: remembered, url: present.url}),
      announced: announced(present.revisions, remembered, site.hasMemory),
      unannounced: unannounced(deltas, remembered),
      titles: toldTitles(remembered)
    },
    site
  )
}

/** A build that was killed between the two left a new one and an old one. */
const isOneBuild = ({revisions}: z.infer<typeof article>, {deltas}: z.infer<typeof changes>): boolean =>
  revisions.length === deltas.length && revisions.every(({id}, index) => deltas[index]!.to === id)

async function readAs<T>(schema: z.ZodType<T>, file: string): Promise<T | null> {
  try {
    return schema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data ?? null
  } catch {
    return null
  }
}
