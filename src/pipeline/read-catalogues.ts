import {significanceOf} from '../delta/significance.ts'
import type {History} from '../model/history.ts'
import {type Problem, reporter} from '../problem/index.ts'
import type {Carry} from '../translate/carry.ts'
import type {Catalogues} from '../translate/localize.ts'
import {openCatalogue} from '../translate/open-catalogue.ts'
import {unitsOf} from '../translate/units.ts'
import type {ArticleInput} from './input.ts'

/** The catalogues of an article as they are now, brought up to date in memory. */
export function readCatalogues(input: ArticleInput, history: History, problems: Problem[]): Catalogues {
  const {catalogues, id, limits, site} = input
  const own = history.present.state.lang
  const units = unitsOf(history)
  const languages = new Set([...site.languages, ...catalogues.keys()])
  return new Map(
    [...languages].flatMap((lang) => {
      const source = catalogues.get(lang)
      if (!source || lang === own) return []
      const report = reporter(source.path, problems)
      const {outdated = 'show'} = site
      return [
        [lang, openCatalogue(source, {id, lang, history, units, isMinor, outdated, limits, report})] as const
      ]
    })
  )
}

/** Whether a translation can go on where its source changed: readers would not be told of it either. */
export const isMinor: Carry = (before, after) =>
  significanceOf(knownText(before), knownText(after), false) === 'minor'

const knownText = (markdown: string) => ({state: 'known', text: '', markdown}) as const
