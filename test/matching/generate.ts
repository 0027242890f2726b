import type {LabelledCase, LabelledQuestion} from './labelled.ts'
import {type Random, randomOf} from './random.ts'
import {english, japanese, type Vocabulary} from './vocabulary.ts'

/** A question of a generated article while it is edited. */
interface Draft {
  readonly label: string
  readonly intent: number
  readonly way: number
  readonly fields: Readonly<Record<string, string>>
  readonly sentences: readonly string[]
  readonly section: string
  readonly question: string
}

/** How much of an article one edit changes. */
interface Pace {
  readonly reword: number
  readonly rewordFar: number
  readonly answer: number
  readonly move: number
  readonly add: number
  readonly remove: number
}

const paces: readonly Pace[] = [
  {reword: 0.04, rewordFar: 0.02, answer: 0.12, move: 0.03, add: 0.06, remove: 0.03},
  {reword: 0.12, rewordFar: 0.05, answer: 0.3, move: 0.1, add: 0.12, remove: 0.08},
  {reword: 0.3, rewordFar: 0.12, answer: 0.5, move: 0.25, add: 0.25, remove: 0.2}
]

/** Two states of an article that nobody wrote, and what became of each question. Two of three are Japanese. */
export function generateCase(seed: number): LabelledCase {
  const random = randomOf(seed)
  const vocabulary = seed % 3 === 2 ? english : japanese
  const writer = writerOf(vocabulary, random)
  const before = Array.from({length: random.between(5, 60)}, () => writer.draft()).filter(
    (draft) => draft !== null
  )
  const ordered = vocabulary.sections.flatMap((section) =>
    before.filter((draft) => draft.section === section)
  )
  const after = edit(ordered, writer, random)
  const dress = {before: dressing(vocabulary, random, false), after: dressing(vocabulary, random, true)}
  return {
    name: `generated ${seed}`,
    before: ordered.map((draft, index) => labelled(draft, index, dress.before)),
    after: after.map((draft, index) => labelled(draft, index, dress.after))
  }
}

type Writer = ReturnType<typeof writerOf>

function writerOf(vocabulary: Vocabulary, random: Random) {
  // An article speaks of few things: its questions share their words.
  const some = <T>(items: readonly T[], count: number) => random.shuffle(items).slice(0, count)
  const things = some(vocabulary.things, random.between(5, 14))
  const names = some(vocabulary.names, random.between(3, 10))
  const actions = some(vocabulary.actions, random.between(4, 10))
  const asked = new Set<string>()
  let count = 0

  const fieldsOf = (): Record<string, string> => {
    const [thing, other] = some(things, 2)
    const action = random.pick(actions)
    return {
      thing: thing!,
      other: other!,
      name: random.pick(names),
      action,
      done: pastOf(action),
      place: random.pick(vocabulary.places),
      number: String(random.between(2, 60)),
      unit: random.pick(vocabulary.units)
    }
  }
  const sentence = (about: Readonly<Record<string, string>>) => {
    const others = fieldsOf()
    const fields = {...others, ...(random.chance(0.6) && {thing: about['thing']!, name: about['name']!})}
    return fill(random.pick(vocabulary.sentences), fields)
  }
  const sentencesOf = (about: Readonly<Record<string, string>>): string[] => {
    if (random.chance(0.15)) return [random.pick(vocabulary.shortAnswers)]
    if (random.chance(0.06)) return [random.pick(vocabulary.commonAnswers)]
    return Array.from({length: random.between(1, 5)}, () => sentence(about))
  }
  const questionOf = (intent: number, way: number, fields: Readonly<Record<string, string>>) =>
    fill(vocabulary.intents[intent]![way]!, fields)

  /** A question that the article has not asked yet; null if none is found. */
  const draft = (): Draft | null => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const intent = random.below(vocabulary.intents.length)
      const fields = fieldsOf()
      // What makes two questions the same is what is asked, not how.
      const key = keyOf(intent, vocabulary.intents[intent]![0]!, fields)
      if (asked.has(key)) continue
      asked.add(key)
      const way = random.below(2)
      return {
        label: `q${count++}`,
        intent,
        way,
        fields,
        sentences: sentencesOf(fields),
        section: random.pick(vocabulary.sections),
        question: questionOf(intent, way, fields)
      }
    }
    return null
  }
  const reword = (one: Draft, far: boolean): Draft => {
    const ways = vocabulary.intents[one.intent]!.length
    const way = far ? ways - 1 : (one.way + 1) % (ways - 1)
    const question = questionOf(one.intent, way, one.fields)
    return {...one, way, question: far ? withSynonyms(question, vocabulary) : question}
  }
  return {draft, reword, sentence, sentencesOf, vocabulary}
}

// Copy: copied.
const pastOf = (verb: string): string =>
  verb.endsWith('e') ? `${verb}d` : verb.endsWith('y') ? `${verb.slice(0, -1)}ied` : `${verb}ed`

const fill = (template: string, fields: Readonly<Record<string, string>>): string => {
  const text = template.replaceAll(/\{(\w+)\}/gu, (_, field: string) => fields[field]!)
  return text.replace(/^[a-z]/u, (letter) => letter.toUpperCase())
}

// The difference between A and B is that between B and A.
const keyOf = (intent: number, template: string, fields: Readonly<Record<string, string>>): string =>
  [intent, ...[...template.matchAll(/\{(\w+)\}/gu)].map(([, field]) => fields[field!]!).sort()].join(' ')

const withSynonyms = (text: string, {synonyms}: Vocabulary): string =>
  synonyms.reduce((result, [one, other]) => result.replaceAll(one, other), text)

function edit(drafts: readonly Draft[], writer: Writer, random: Random): Draft[] {
  const pace = random.pick(paces)
  const kept = drafts.filter(() => !random.chance(pace.remove))
  const edited = kept.map((draft) => {
    const asked = random.chance(pace.rewordFar)
      ? writer.reword(draft, true)
      : random.chance(pace.reword)
        ? writer.reword(draft, false)
        : draft
    return random.chance(pace.answer) ? editAnswer(asked, writer, random) : asked
  })
  const added = Array.from({length: Math.round(drafts.length * pace.add * random.next() * 2)}, () =>
    writer.draft()
  ).filter((draft) => draft !== null)
  const moved = edited.map((draft) =>
    random.chance(pace.move / 2) ? {...draft, section: random.pick(writer.vocabulary.sections)} : draft
  )
  const ordered = [...moved]
  for (const draft of moved.filter(() => random.chance(pace.move))) {
    ordered.splice(ordered.indexOf(draft), 1)
    ordered.splice(random.below(ordered.length + 1), 0, draft)
  }
  for (const draft of added) ordered.splice(random.below(ordered.length + 1), 0, draft)
  return writer.vocabulary.sections.flatMap((section) => ordered.filter((draft) => draft.section === section))
}

const answerEdits: readonly ((draft: Draft, writer: Writer, random: Random) => readonly string[])[] = [
  ({sentences, fields}, {sentence}) => [...sentences, sentence(fields)],
  ({sentences, fields}, {sentence}, random) => [
    ...sentences,
    ...Array.from({length: random.between(2, 5)}, () => sentence(fields))
  ],
  ({sentences}) => (sentences.length > 1 ? sentences.slice(0, -1) : sentences),
  ({sentences, fields}, {sentence}, random) => {
    const at = random.below(sentences.length)
    return sentences.map((text, index) => (index === at ? sentence(fields) : text))
  },
  // A number changes.
  ({sentences}, _, random) =>
    sentences.map((text) => text.replace(/\d+/u, () => String(random.between(61, 99)))),
  ({sentences}, {vocabulary}) => sentences.map((text) => withSynonyms(text, vocabulary)),
  ({sentences}, _, random) => random.shuffle(sentences)
]

function editAnswer(draft: Draft, writer: Writer, random: Random): Draft {
  // Seldom everything is written anew.
  if (random.chance(0.06)) return {...draft, sentences: writer.sentencesOf(draft.fields)}
  return {...draft, sentences: random.pick(answerEdits)(draft, writer, random)}
}

type Dressing = (text: string, index: number) => string

/** What is done to a whole article: numbers, widths, cases, one term for another. */
function dressing({synonyms, lang}: Vocabulary, random: Random, isAfter: boolean): Dressing {
  const prefix = random.pick<Dressing>([
    (text) => text,
    (text, index) => `Q${index + 1}. ${text}`,
    (text, index) => `${index + 1}. ${text}`
  ])
  const isWide = isAfter && lang === 'ja' && random.chance(0.15)
  const isUpper = isAfter && random.chance(0.05)
  const [from, to] = isAfter && random.chance(0.2) ? random.pick(synonyms) : ['', '']
  return (text, index) => {
    const said = from === '' ? text : text.replaceAll(from, to)
    const cased = isUpper ? said.toUpperCase() : said
    const wide = isWide
      ? cased.replaceAll(/[A-Za-z0-9]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
      : cased
    return index < 0 ? wide : prefix(wide, index)
  }
}

const labelled = (draft: Draft, index: number, dress: Dressing): LabelledQuestion => ({
  label: draft.label,
  isUndecidable: false,
  explicitId: null,
  text: dress(draft.question, index),
  answer: dress(draft.sentences.join(''), -1),
  section: draft.section
})
