import path from 'node:path'

import {extractArticle} from '../extract/article.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {alignTranslation} from '../translate/align-translation.ts'
import {fill} from '../translate/fill.ts'
import {displayPath} from './paths.ts'
import {readText} from './read-text.ts'
import type {Translation} from './translate-site.ts'

/** What a translated article is of, as its file is named: `faq.en.md`. */
export interface ImportedName {
  readonly stem: string
  readonly lang: string | null
}

// faq.en.md, faq.zh-Hant.markdown
const translatedName = /^(?<stem>.+)\.(?<lang>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\.(?:md|markdown)$/iu

export function importedName(file: string): ImportedName {
  const base = path.basename(file).normalize('NFC')
  const match = translatedName.exec(base)
  if (match) return {stem: match.groups!.stem!, lang: match.groups!.lang!.replaceAll('_', '-')}
  return {stem: base.replace(/\.[^.]*$/u, ''), lang: null}
}

/** Takes the translations of an existing article over into a catalogue; what a person translated there stays. */
export async function importTranslation(
  file: string,
  {display, history, lang, prefix, draft}: Translation,
  cwd: string
): Promise<{problems: Problem[]; taken: number}> {
  const problems: Problem[] = []
  const shown = displayPath(file, cwd)
  const source = await readText(file, shown, problems)
  if (!source || draft.isBroken) return {problems, taken: 0}
  const report = reporter(shown, problems)
  const translated = extractArticle(source, {lang, report: () => {}})
  const {fillings, unaligned} = alignTranslation(history.present, translated)
  for (const {position, text} of unaligned)
    report('translation-unaligned', position, {found: excerpt(text), article: display})
  const before = draft.entries
  draft.entries = fill(
    before,
    fillings.map((filling) => ({...filling, context: `${prefix}${filling.context}`})),
    null
  )
  const old = new Set(before)
  return {problems, taken: draft.entries.filter((entry) => !entry.isObsolete && !old.has(entry)).length}
}

const excerpt = (text: string): string => {
  const line = [...text.replace(/\s+/gu, ' ').trim()]
  return line.length > 60 ? `${line.slice(0, 59).join('')}…` : line.join('')
}
