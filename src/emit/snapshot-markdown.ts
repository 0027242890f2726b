import {sayingOf} from '../locale/saying/index.ts'
import type {Changelog, SnapshotDocument} from '../model/changelog.ts'
import type {Change} from '../model/delta.ts'
import type {Definition} from '../model/state.ts'
import {sayRevision} from '../translate/counts.ts'
import {kindPhrases} from '../translate/delta-words.ts'
import {sayIn} from '../translate/phrases.ts'
import {escapeMarkdown} from './markdown.ts'
import {outlineOf} from './snapshot-outline.ts'

type Subject = SnapshotDocument['subjects'][number]

/**
 * An article as it stood: exactly its text, where that was kept; else put together from what is known, in words of
 * `lang` where nothing is. `definitions` are those of the present text: links need them.
 */
export function snapshotMarkdown(
  snapshot: SnapshotDocument,
  {article: {revisions}, deltas}: Pick<Changelog, 'article' | 'deltas'>,
  definitions: readonly Definition[],
  lang: string
): string {
  if (snapshot.markdown !== null) return snapshot.markdown
  const {lang: own, subjects} = snapshot
  const at = deltas.findIndex(({to}) => to === snapshot.revision)
  const textOf = (subject: Subject): string[] => {
    if (subject.content.state === 'unknown')
      return [`*${escapeMarkdown(sayUnknown(subject, deltas, at, lang))}*`]
    return subject.content.markdown === '' ? [] : [subject.content.markdown]
  }
  const nameOf = ({content, text}: Subject): string =>
    escapeMarkdown(content.state === 'unknown' ? text[own]! : content.text)
  const membersOf = outlineOf(subjects)
  const inSection = (section: string | null, depth: number): string[] => [
    ...membersOf(section)
      .filter(({type}) => type === 'question')
      .flatMap((question) => [`**Q. ${nameOf(question)}**`, ...textOf(question)]),
    ...membersOf(section)
      .filter(({type}) => type === 'section')
      .flatMap((child) => [
        `${'#'.repeat(Math.min(depth, 6))} ${nameOf(child)}`,
        ...textOf(child),
        ...inSection(child.id, depth + 1)
      ])
  ]
  const revision = sayRevision(revisions[at]!, at === 0, lang)
  const article = subjects.find(({type}) => type === 'article')
  const blocks = [
    ...(article ? [`# ${nameOf(article)}`] : []),
    `> ${escapeMarkdown(sayIn(lang)('composedSnapshot', {revision}))}`,
    ...(article ? textOf(article) : []),
    ...inSection(null, 2)
  ]
  const text = blocks.join('\n\n')
  return `${[text, ...usedIn(text, definitions)].join('\n\n')}\n`
}

/** 「（この版の本文は分かりません。2020年10月31日 に更新されています）」 */
export function sayUnknown(
  {id, type}: Subject,
  deltas: Changelog['deltas'],
  at: number,
  lang: string
): string {
  const say = sayIn(lang)
  const told = deltas.map(({changes, date}) => {
    const change = changes.find(({subject}) => subject.type === type && subject.id === id)
    return change && isOfText(change)
      ? {kind: change.claim?.kind ?? change.type, date: change.claim?.date ?? date}
      : null
  })
  // The next change is why today's text is not that of the revision; else the last one before.
  const change =
    told.slice(at + 1).find((found) => found !== null) ?? told.findLast((found) => found !== null)
  if (!change || change.date === null) return say('unknownThenUndated')
  return say('unknownThen', {kind: say(kindPhrases[change.kind]), day: sayingOf(lang).day(change.date)})
}

type ChangeOfText = Extract<Change, {type: 'updated' | 'corrected'}>

const isOfText = (change: Change): change is ChangeOfText =>
  change.type === 'updated' || change.type === 'corrected'

const usedIn = (text: string, definitions: readonly Definition[]): string[] => {
  const folded = text.toLowerCase()
  return definitions.filter(({label}) => folded.includes(`[${label}]`)).map(({markdown}) => markdown)
}
