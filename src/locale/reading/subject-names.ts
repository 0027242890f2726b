import {foldText} from './fold.ts'
import {readings} from './tables.ts'

const titleWords = readings.flatMap((reading) => reading.titleWords)
const plainWords = new Set(titleWords)
// Written without spaces around them: 小木箱常见问题
const joinedWords = titleWords.filter((word) => /\p{Script=Han}|\p{Script=Katakana}/u.test(word))
const shortLeads = readings.flatMap((reading) => reading.shortNameLeads).join('|')

export interface NameSources {
  readonly title: string
  /** Revision notes: what is directly before their version is what it is a version of. */
  readonly notes: readonly string[]
  /** The article's text, which may bring short names: Tanzu Kubernetes Grid（略称 TKG）. */
  readonly text: string
}

/** What an article is about, by all its names: folded, in lower case, the longest first. */
export function subjectNames({title, notes, text}: NameSources): string[] {
  const titled = namesInTitle(foldText(title).text)
  const names = new Set(
    [
      ...titled,
      ...titled.flatMap(initialsOf),
      ...shortNamesIn(foldText(text).text, titled),
      ...notes.flatMap((note) => versionedName(foldText(note).text) ?? [])
    ].map((name) => name.toLowerCase())
  )
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

// Between names: punctuation, and Hiragana, which Japanese puts between its nouns.
const separators = /[\p{Script=Hiragana}()[\]{}「」『』【】、。，,:;!?！？|/"“”]+| [-–—] /u

/** Runs of words that are not of every title: `Tanzu Kubernetes Grid`. */
function namesInTitle(title: string): string[] {
  return title.split(separators).flatMap((part) => {
    const runs: string[][] = [[]]
    for (const word of part.split(/\s+/u)) {
      if (plainWords.has(word.toLowerCase())) runs.push([])
      else runs.at(-1)!.push(word)
    }
    return runs.map((run) => withoutJoined(run.join(' '))).filter(isName)
  })
}

/** `小木箱常见问题` → `小木箱` */
function withoutJoined(name: string): string {
  const word = joinedWords.find((word) => name.startsWith(word) || name.endsWith(word))
  if (word === undefined || name === word) return word === name ? '' : name.trim()
  return withoutJoined(name.startsWith(word) ? name.slice(word.length) : name.slice(0, -word.length))
}

// A number names nothing, nor does a single letter.
const isName = (name: string): boolean => /\p{L}.*[\p{L}\d]/u.test(name)

/** Tanzu Kubernetes Grid → TKG */
function initialsOf(name: string): string[] {
  const words = name.split(' ')
  if (words.length < 2 || !words.every((word) => /^[A-Z]/u.test(word))) return []
  return [words.map((word) => word[0]).join('')]
}

/** What stands in brackets behind a name: （略称 TKG）, (k8s). */
function shortNamesIn(text: string, names: readonly string[]): string[] {
  const lower = text.toLowerCase()
  return names.flatMap((name) => {
    const at = lower.indexOf(name.toLowerCase())
    const behind = at < 0 ? '' : text.slice(at + name.length, at + name.length + 60)
    const short = shortName.exec(behind)?.groups!['short']
    return short === undefined ? [] : [short]
  })
}

const shortName = new RegExp(
  String.raw`^ ?[(（](?:${shortLeads})?[ :、,]*["“「『]?(?<short>[\p{Script=Latin}][\p{Script=Latin}\d+-]{1,15})["”」』]?[)）]`,
  'iu'
)

// TKG Version 1.2, 道具箱 1.2: a name in front of a note's first version
const noted =
  /(?<name>[A-Z][\p{Script=Latin}\d+-]{0,60}(?: [A-Z][\p{Script=Latin}\d+-]{0,60}){0,3} ?|[\p{Script=Katakana}ー]{2,60} ?)(?:v|ver\.? ?|version |バージョン ?)?\d{1,5}\.\d/u

function versionedName(note: string): string | undefined {
  const name = noted
    .exec(note)
    ?.groups!['name']!.replace(/(?:^| )v(?:er(?:sion)?)?\.?\s*$/iu, '')
    .trim()
  return name !== undefined &&
    isName(name) &&
    !/^(?:v|ver|version|バージョン|リリース|update[sd]?|added|for|release)$/iu.test(name)
    ? name
    : undefined
}
