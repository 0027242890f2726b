import {type Problem, type ProblemCode, problemEntries} from '../problem/index.ts'
import {formatter} from '../translate/phrases.ts'
import {type CliMessages, en} from './messages/en.ts'
import {ja} from './messages/ja.ts'

/** The languages that the command speaks. */
export type MessageLanguage = 'ja' | 'en'

const catalogues: Readonly<Record<MessageLanguage, CliMessages>> = {ja, en}

export type CliSay = (key: keyof CliMessages, values?: Readonly<Record<string, string | number>>) => string

/** `--lang`, else `LC_ALL`, else `LANG`. */
export function messageLanguage(argv: readonly string[], env: NodeJS.ProcessEnv): MessageLanguage {
  const index = argv.indexOf('--lang')
  const given =
    index >= 0 ? argv[index + 1] : argv.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length)
  // One that we do not speak is refused later, in the language of the environment.
  const isSpoken = given !== undefined && Object.hasOwn(catalogues, given)
  const wanted = isSpoken ? given : env.LC_ALL || env.LANG || ''
  return wanted.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}

export const cliSay = (lang: MessageLanguage): CliSay => formatter(lang, catalogues[lang])

type ProblemKey = `${ProblemCode}.${'message' | 'advice'}`

/** Puts problems into words: what is there and was expected, and what to do. */
export function problemSayer(lang: MessageLanguage) {
  const sources: Record<string, string> = {}
  for (const [code, entry] of Object.entries(problemEntries)) {
    const words: {message: string; advice?: string} = entry[lang]
    sources[`${code}.message`] = words.message
    sources[`${code}.advice`] = words.advice ?? ''
  }
  const format = formatter<ProblemKey>(lang, sources as Record<ProblemKey, string>)
  return ({code, data}: Problem) => ({
    message: format(`${code}.message`, data),
    advice: format(`${code}.advice`, data)
  })
}
