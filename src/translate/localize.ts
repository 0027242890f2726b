import type {Localized, Translation} from '../model/article.ts'
import type {Block} from '../model/state.ts'
import type {Catalogue} from './catalogue.ts'

/** A text in every language that has it, and how far its translations can be trusted. */
export interface LocalizedText {
  readonly text: Localized
  readonly translation: Translation
}

/** Languages beside the article's own, each with its catalogue. */
export type Catalogues = ReadonlyMap<string, Catalogue>

/** A text with its translations. */
export function localize(
  lang: string,
  source: string,
  context: string,
  catalogues: Catalogues
): LocalizedText {
  const text: Record<string, string> = {[lang]: source}
  const translation: Record<string, Translation[string]> = {}
  for (const [target, catalogue] of catalogues) {
    const found = catalogue.lookup(context, source)
    if (!found) continue
    text[target] = found.text
    translation[target] = found.state
  }
  return {text, translation}
}

/** Blocks with their translations: a language has them only where it has all of them. */
export function localizeBlocks(
  lang: string,
  blocks: readonly Block[],
  context: string,
  catalogues: Catalogues
): LocalizedText {
  const text: Record<string, string> = {[lang]: blocks.map(({markdown}) => markdown).join('\n\n')}
  const translation: Record<string, Translation[string]> = {}
  const told = blocks.filter(({content}) => content !== '')
  for (const [target, catalogue] of catalogues) {
    const parts = told.map((block) => catalogue.lookup(context, block.content) ?? untranslatable(block))
    if (told.length === 0 || parts.some((part) => part === null)) continue
    text[target] = parts.map((part) => part!.text).join('\n\n')
    translation[target] = worst(parts.map((part) => part!.state))
  }
  return {text, translation}
}

const worst = (states: readonly Translation[string][]): Translation[string] =>
  states.includes('outdated') ? 'outdated' : states.includes('machine') ? 'machine' : 'current'

// Code, raw HTML, pictures without words and bare links are the same in every language.
const carried = new Set(['code', 'html', 'thematicBreak'])
const markup = /https?:\/\/\S+|[\p{P}\p{S}\p{Z}\p{N}\s]/gu
const bareLink = /\[https?:[^\]]*\]\([^)]*\)/gu
const picture = /!\[\]\([^)]*\)/gu

/** Whether a block is the same in every language. */
export function isCarried({type, content}: Pick<Block, 'type' | 'content'>): boolean {
  const words = content.replace(bareLink, '').replace(picture, '')
  return carried.has(type) || (words.trim() === '' && words !== content) || words.replace(markup, '') === ''
}

const untranslatable = (block: Block): {text: string; state: 'current'} | null =>
  isCarried(block) ? {text: block.content, state: 'current'} : null
