import {po} from 'gettext-parser'

import type {TranslationState} from '../model/article.ts'
import type {SourceState} from '../model/state.ts'
import type {Report} from '../problem/index.ts'

export interface Translated {
  readonly text: string
  readonly state: TranslationState
}

/** One language's translations of one article (gettext PO). */
export interface Catalogue {
  /** The translation of a text; `context` is the stable id of what it is a text of (`msgctxt`). */
  lookup(context: string, source: string): Translated | null
}

/** Stable ids of an article's texts: a question's and section's own id, and these. */
export const contexts = {
  title: 'title',
  description: 'description',
  note: (date: string) => `note/${date}`,
  answer: (question: string) => `${question}/answer`,
  text: (section: string | null) => (section === null ? 'text' : `${section}/text`)
} as const

export const emptyCatalogue: Catalogue = {lookup: () => null}

interface Entry {
  /** Absent where an entry breaks off. */
  readonly msgstr?: readonly string[]
  readonly comments?: {readonly flag?: string | undefined} | undefined
}

/** Reads a PO file; a broken one is reported and translates nothing. */
export function readCatalogue({text}: SourceState, report: Report): Catalogue {
  try {
    const {translations} = po.parse(text, {validation: false})
    return {lookup: (context, source) => lookUp(translations[context] ?? {}, source)}
  } catch (error) {
    report('catalogue-syntax', placeOf(error), {
      detail: error instanceof Error ? error.message : String(error)
    })
    return emptyCatalogue
  }
}

const placeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'lineNumber' in error && typeof error.lineNumber === 'number'
    ? {line: error.lineNumber, column: 1}
    : undefined

function lookUp(entries: Readonly<Record<string, Entry>>, source: string): Translated | null {
  const exact = Object.hasOwn(entries, source) ? entries[source] : undefined
  if (exact && textOf(exact)) return {text: textOf(exact), state: stateOf(exact)}
  // A context that names one text only: what stands there was translated from an earlier wording.
  const texts = Object.values(entries).map(textOf)
  const told = texts.filter((text) => text !== '')
  return !exact && told.length === 1 ? {text: told[0]!, state: 'outdated'} : null
}

const textOf = ({msgstr}: Entry): string => msgstr?.[0] ?? ''

function stateOf({comments}: Entry): TranslationState {
  const flags = (comments?.flag ?? '').split(/[,\s]+/u)
  if (flags.includes('fuzzy')) return 'outdated'
  return flags.includes('machine') ? 'machine' : 'current'
}
