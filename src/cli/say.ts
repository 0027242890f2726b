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

export {problemSayer} from '../translate/say-problem.ts'
