import {sayingOf} from '../locale/saying/index.ts'
import type {Counts, Revision} from '../model/article.ts'
import type {Delta} from '../model/delta.ts'
import {sayIn} from './phrases.ts'

const countPhrases = [
  ['added', 'countAdded'],
  ['updated', 'countUpdated'],
  ['corrected', 'countCorrected'],
  ['removed', 'countRemoved'],
  ['moved', 'countMoved']
] as const satisfies readonly (readonly [keyof Counts, string])[]

/** 「追加 4・更新 8」; of a first revision, how many questions it had. */
export function sayCounts(
  {from, counts}: Pick<Delta, 'from' | 'counts'>,
  {questions}: Pick<Revision, 'questions'>,
  lang: string
): string {
  const say = sayIn(lang)
  if (from === null) {
    if (questions > 0) return say('countQuestions', {n: questions})
    return counts.added > 0 ? say('countSections', {n: counts.added}) : say('countNone')
  }
  const told = countPhrases.flatMap(([type, phrase]) =>
    counts[type] > 0 ? [say(phrase, {n: counts[type]})] : []
  )
  return told.length === 0 ? say('noChange') : told.join(sayingOf(lang).separator)
}

/** 「追加 4・更新 8・変更なし 16」: every subject counted once. */
export function sayAllCounts(counts: Counts, lang: string): string {
  const say = sayIn(lang)
  const all = [...countPhrases, ['unchanged', 'countUnchanged'] as const]
  const told = all.flatMap(([type, phrase]) => (counts[type] > 0 ? [say(phrase, {n: counts[type]})] : []))
  return told.length === 0 ? say('countNone') : told.join(sayingOf(lang).separator)
}

/** 「1.2（2020年10月31日）」; a revision that is known by its day says it once. */
export function sayRevision(
  {id, date}: Pick<Revision, 'id' | 'date'>,
  isFirst: boolean,
  lang: string
): string {
  const say = sayIn(lang)
  if (date === null) return say(isFirst && id !== 'unreleased' ? 'initial' : 'unreleased')
  const day = sayingOf(lang).day(date)
  return id === date ? day : say('revision', {revision: id, day})
}
