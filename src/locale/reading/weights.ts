import {readings} from './tables.ts'

/** Words before whose point no sentence ends, in lower case. */
export const abbreviations: ReadonlySet<string> = new Set(
  readings.flatMap((reading) => reading.abbreviations)
)

const decisive = readings.flatMap((reading) => reading.decisive)
const isLetters = (word: string) => /^\p{Script=Latin}+$/u.test(word)
// A word of Latin letters stands by itself; 안 does too: it begins 안내. Others stand inside of words: 不, ない.
const standing = [...decisive.filter(isLetters), '안']
const inside = decisive.filter((word) => !standing.includes(word)).sort((a, b) => b.length - a.length)
// not, n't, 不, ない
const decisiveWord = new RegExp(
  `(?<![\\p{L}])(?:${standing.join('|')})(?![\\p{L}])|n['’]t(?![\\p{L}])|${inside.join('|')}`,
  'giu'
)

/** The words of a text that turn or narrow what it says, in order. */
export const decisiveWordsIn = (text: string): string[] => text.toLowerCase().match(decisiveWord) ?? []

const opposites = new Map<string, Set<string>>()
for (const words of readings.flatMap((reading) => reading.opposites)) {
  for (const word of words) {
    const others = opposites.get(word) ?? new Set()
    for (const other of words) if (other !== word) others.add(other)
    opposites.set(word, others)
  }
}

/** Whether one word in the place of the other turns a statement round: 以上 and 以下. */
export const areOpposite = (one: string, other: string): boolean =>
  opposites.get(one.toLowerCase())?.has(other.toLowerCase()) ?? false
