import type {Problem} from '../problem/index.ts'
import {lostIn} from '../translate/essentials.ts'
import {fill, type Filling, unfilled} from '../translate/fill.ts'
import {protect} from '../translate/protect.ts'
import type {Unit} from '../translate/units.ts'
import {ServiceError} from './ask.ts'
import type {Provider} from './providers.ts'
import {saveDraft, type Translation} from './translate-site.ts'

export interface MachineOptions {
  readonly provider: Provider
  /** Texts in one request. */
  readonly batch: number
  /** By language and term. */
  readonly glossary: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Called after each batch. */
  readonly progress: (done: number, total: number) => void
}

export interface MachineResult {
  readonly filled: number
  /** Left missing: no answer kept everything that the text holds. */
  readonly refused: number
  readonly total: number
  /** Why the run ended early. */
  readonly failure: ServiceError | null
  readonly problems: readonly Problem[]
}

/** How often a text is asked for whose answer lacks something. */
const mostTries = 3

/**
 * Fills what is missing or outdated, and writes after every batch: a run that is killed goes on where it was, and
 * nothing is asked for twice.
 */
export async function fillByMachine(
  translations: readonly Translation[],
  {provider, batch, glossary, progress}: MachineOptions
): Promise<MachineResult> {
  const open = translations
    .filter(({draft}) => !draft.isBroken)
    .map((translation) => ({translation, units: unfilled(translation.units, translation.draft.entries)}))
  const total = open.reduce((sum, {units}) => sum + units.length, 0)
  const problems: Problem[] = []
  let filled = 0
  let done = 0
  try {
    for (const {translation, units} of open) {
      const {draft, lang, sourceLang} = translation
      const ask = askFor(provider, {from: sourceLang, to: lang}, glossary[lang] ?? {})
      for (let at = 0; at < units.length; at += batch) {
        const members = units.slice(at, at + batch)
        const fillings = await ask(members)
        draft.entries = fill(draft.entries, fillings, provider.name)
        problems.push(...(await saveDraft(draft)))
        if (problems.length > 0) return {filled, refused: done - filled, total, failure: null, problems}
        filled += fillings.length
        done += members.length
        progress(done, total)
      }
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return {filled, refused: done - filled, total, failure: error, problems}
  }
  return {filled, refused: done - filled, total, failure: null, problems}
}

type Ask = (units: readonly Unit[]) => Promise<Filling[]>

function askFor(
  provider: Provider,
  languages: {readonly from: string; readonly to: string},
  terms: Readonly<Record<string, string>>
): Ask {
  const once = async (units: readonly Unit[]): Promise<Map<Unit, Filling>> => {
    const texts = units.map(({source}) => protect(source, terms))
    const replies = await provider.translate(
      texts.map(({text}) => text),
      languages
    )
    const filled = new Map<Unit, Filling>()
    for (const [index, unit] of units.entries()) {
      const text = replies === null ? null : texts[index]!.restore(replies[index]!)
      if (text === null || lostIn(unit.source, text, languages.to).length > 0) continue
      filled.set(unit, {context: unit.context, source: unit.source, text})
    }
    return filled
  }
  return async (units) => {
    const filled = new Map<Unit, Filling>()
    let left = units
    for (let attempt = 1; attempt <= mostTries && left.length > 0; attempt++) {
      // Together first; what came back wrong is asked for by itself, where nothing can be mixed up.
      const groups = attempt === 1 ? [left] : left.map((unit) => [unit])
      for (const group of groups) for (const [unit, filling] of await once(group)) filled.set(unit, filling)
      left = left.filter((unit) => !filled.has(unit))
    }
    return [...filled.values()]
  }
}
