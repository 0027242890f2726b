import type {Matchable} from '../../src/history/match.ts'

/** A question whose past a person knows: the same label before and after means the same question. */
export interface LabelledQuestion extends Matchable {
  readonly label: string
  /** Not even a person can tell whether it goes on; after only. */
  readonly isUndecidable: boolean
}

/** Two states of an article, and what became of each question. */
export interface LabelledCase {
  readonly name: string
  readonly before: readonly LabelledQuestion[]
  readonly after: readonly LabelledQuestion[]
}

/** Cases as they are written in `cases/`: a sentence, then lines `- label question [section] | answer` and `+ …`. */
export function readCases(text: string): LabelledCase[] {
  return text
    .trim()
    .split(/\n\n+/u)
    .map((block) => {
      const [name = '', ...lines] = block.split('\n')
      const read = lines.map((line) => readLine(line))
      const side = (sign: string) => read.filter((item) => item.sign === sign).map(({question}) => question)
      return {name, before: side('-'), after: side('+')}
    })
}

// `+ a? Is it? [section] | It is.`
const written =
  /^(?<sign>[-+]) (?<label>\w+)(?<doubt>\?)? (?<text>.+?)(?: \[(?<section>[^\]]+)\])? \|(?<answer>.*)$/u

function readLine(line: string): {sign: string; question: LabelledQuestion} {
  const groups = written.exec(line)?.groups
  if (!groups) throw new Error(`Unexpected line of a case: ${line}`)
  const {sign, label, doubt, text, section, answer} = groups
  return {
    sign: sign!,
    question: {
      label: label!,
      isUndecidable: doubt !== undefined,
      explicitId: null,
      text: text!,
      answer: answer!.trim(),
      section: section ?? ''
    }
  }
}
