import {foldText} from '../locale/reading/fold.ts'
import {wordAt} from '../locale/reading/index.ts'
import {type LocaleWriting, writingOf} from '../locale/writing.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import type {ArticleState, StateAnnotation} from '../model/state.ts'
import type {PlainDate} from '../plain-date.ts'
import {type DayStyle, dayStyleIn, padsDays} from './day-style.ts'
import {isHeadingLine, offsetsIn} from './lines.ts'

/** How an author marks questions, as the article's own annotations show it. */
export interface Habit {
  /** Whether questions are marked at all. */
  readonly marks: boolean
  /** Whether marks stand in the lines of headings. */
  readonly marksHeadings: boolean
  /** `below`: as a line of its own under the question; `inside`: before the end of its bold text. */
  readonly place: 'behind' | 'inside' | 'below'
  /** What stands between the question and its mark. */
  readonly space: string
  /** A mark without the space before it. */
  render(kind: AnnotationKind, day: PlainDate): string
}

/** An annotation with its place in the source. */
export interface Mark {
  readonly annotation: StateAnnotation
  readonly start: number
  readonly end: number
}

export function marksOf({annotations, source}: ArticleState): Mark[] {
  const offsetOf = offsetsIn(source)
  return annotations.flatMap((annotation) => {
    const start = offsetOf(annotation.position)
    const {raw} = annotation
    return source.startsWith(raw, start) ? [{annotation, start, end: start + raw.length}] : []
  })
}

/** Learns from the newest mark that is simple enough to be written once more; from all of them where marks stand. */
export function learnHabit(state: ArticleState): Habit {
  const marks = marksOf(state)
  const onQuestions = marks.filter((mark) => isOfQuestion(mark, state))
  const templates = (onQuestions.length > 0 ? onQuestions : marks.filter(isBracketed))
    .flatMap((mark) => templateOf(mark, state.source))
    .sort((a, b) =>
      a.mark.annotation.date < b.mark.annotation.date
        ? -1
        : a.mark.annotation.date > b.mark.annotation.date
          ? 1
          : a.mark.start - b.mark.start
    )
  const template = templates.at(-1)
  const writing = writingOf(state.lang)
  const lines = state.source.split('\n')
  const pads = padsDays([
    ...state.notes.map(({position}) => lines[position.line - 1] ?? ''),
    ...marks.map(({annotation}) => annotation.raw)
  ])
  const words = new Map(templates.map(({mark, word}) => [mark.annotation.kinds[0], word.text]))
  const plain = plainHabit(state, writing, pads)
  return {
    marks: marks.length > 0,
    marksHeadings: marks.some((mark) => mark.annotation.ofWhole && isHeadingLine(state.source, mark.start)),
    place: placeOf(onQuestions, state.source),
    space: template && onQuestions.length > 0 ? template.space : plain.space,
    render(kind, day) {
      if (!template) return plain.render(kind, day)
      const {raw} = template.mark.annotation
      const word =
        template.mark.annotation.kinds[0] === kind
          ? template.word.text
          : (words.get(kind) ?? wordLike(template.word.text, kind, writing))
      return replaced(raw, [
        {...template.style, text: template.style.write(day, pads(template.style, raw))},
        {...template.word, text: word}
      ])
    }
  }
}

/** The way of the language, with days as the notes write them. */
export function plainHabit(
  {lang, notes, source}: ArticleState,
  writing: LocaleWriting = writingOf(lang),
  pads: (style: DayStyle, text: string) => boolean = () => true
): Habit {
  const note = notes.at(-1)
  const line = note ? lineOf(source, note.position.line) : ''
  const style = dayStyleIn(line)
  const said = (kind: AnnotationKind, day: PlainDate) =>
    writing.mark(
      style ? style.write(day, pads(style, line)) : day.replaceAll('-', writing.dayMark),
      writing.kinds[kind]
    )
  const space = /^\s*/u.exec(writing.mark('', ''))![0]
  return {
    marks: false,
    marksHeadings: false,
    place: 'behind',
    space,
    render: (kind, day) => said(kind, day).trimStart()
  }
}

const lineOf = (source: string, line: number): string => source.split('\n')[line - 1] ?? ''

// More of it is no habit.
const longestSpace = 40

interface Template {
  readonly mark: Mark
  readonly style: DayStyle
  readonly word: Word
  readonly space: string
}

interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
}

function templateOf(mark: Mark, source: string): Template[] {
  const {raw, kinds} = mark.annotation
  const style = dayStyleIn(raw)
  const words = wordsIn(raw)
  const [word] = words
  if (!style || !word || words.length > 1 || kinds.length > 1 || raw.includes('\n')) return []
  const rest = replaced(raw, [
    {...style, text: ''},
    {...word, text: ''}
  ])
  // What says more belongs to that one remark: （2020/10/31 追記その2）
  if ((rest.match(/[\p{L}\p{N}]/gu) ?? []).length > 3 || dayStyleIn(rest)) return []
  const before = source.slice(Math.max(0, mark.start - longestSpace), mark.start)
  const space = /(?<![ \t\u3000])[ \t\u3000]*$/u.exec(before)?.[0] ?? ''
  return [{mark, style, word, space: isBracketed(mark) || space !== '' ? space : ' '}]
}

/** The words of a mark that name a kind. */
function wordsIn(raw: string): Word[] {
  const {text, at} = foldText(raw)
  const lower = text.toLowerCase()
  const words: Word[] = []
  for (let index = 0; index < lower.length;) {
    const isInside = /[a-z]/u.test(lower[index]!) && /[a-z]/u.test(lower[index - 1] ?? '')
    const known = isInside ? undefined : wordAt(lower, index)
    if (known?.word.kind) {
      const [start, end] = [at(index), at(index + known.text.length)]
      words.push({start, end, text: raw.slice(start, end)})
    }
    index += known?.text.length ?? 1
  }
  return words
}

/** A word for another kind, in the language and letters of the one that is there. */
function wordLike(written: string, kind: AnnotationKind, own: LocaleWriting): string {
  if (!/^[A-Za-z]/u.test(written)) return own.kinds[kind]
  const word = writingOf('en').kinds[kind]
  if (written.length > 1 && written === written.toUpperCase()) return word.toUpperCase()
  return written[0] === written[0]!.toUpperCase() ? word[0]!.toUpperCase() + word.slice(1) : word
}

function replaced(raw: string, parts: readonly {start: number; end: number; text: string}[]): string {
  return [...parts]
    .sort((a, b) => b.start - a.start)
    .reduce((text, {start, end, text: by}) => text.slice(0, start) + by + text.slice(end), raw)
}

const isBracketed = ({annotation}: Mark): boolean =>
  /^[*_]*[（(【［[〔].*[）)】］\]〕][*_]*$/su.test(annotation.raw)

/** In the question's line, or as a line of its own right below it. */
function isOfQuestion(mark: Mark, state: ArticleState): boolean {
  const {question, ofWhole} = mark.annotation
  return (
    question !== null && (ofWhole || isBelow(mark, state.source, state.questions[question]!.position.line))
  )
}

function isBelow({annotation, start, end}: Mark, source: string, questionLine: number): boolean {
  const between = source.split('\n').slice(questionLine, annotation.position.line - 1)
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const lineEnd = source.indexOf('\n', end)
  const rest = source.slice(lineStart, start) + source.slice(end, lineEnd < 0 ? source.length : lineEnd)
  return (
    annotation.position.line > questionLine &&
    between.every((line) => line.trim() === '') &&
    /^[\s>*_]*$/u.test(rest)
  )
}

/** Where most marks stand; inside of bold text only where they always do, for readers of the text may miss them. */
function placeOf(marks: readonly Mark[], source: string): Habit['place'] {
  const below = marks.filter(({annotation}) => !annotation.ofWhole).length
  if (below * 2 > marks.length) return 'below'
  const inline = marks.filter(({annotation, start}) => annotation.ofWhole && !isHeadingLine(source, start))
  const inside = inline.filter(({end}) => /^(?:\*\*|__)/u.test(source.slice(end)))
  return inline.length > 0 && inside.length === inline.length ? 'inside' : 'behind'
}
