import type {Localized, Translation, TranslationState} from '../model/article.ts'
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

/** Blocks in every language that has all of them, and beside it those of which a language has some. */
export interface LocalizedBlocks extends LocalizedText {
  readonly partly: Readonly<Record<string, {readonly markdown: string; readonly state: TranslationState}>>
}

/** Blocks with their translations. */
export function localizeBlocks(
  lang: string,
  blocks: readonly Block[],
  context: string,
  catalogues: Catalogues
): LocalizedBlocks {
  const text: Record<string, string> = {[lang]: blocks.map(({markdown}) => markdown).join('\n\n')}
  const translation: Record<string, Translation[string]> = {}
  const partly: Record<string, LocalizedBlocks['partly'][string]> = {}
  const told = blocks.filter(({content}) => content !== '')
  for (const [target, catalogue] of catalogues) {
    const found = told.map((block) => catalogue.lookup(context, block.content))
    const parts = found.map((part, index) => part ?? untranslatable(told[index]!))
    if (told.length === 0) continue
    if (parts.every((part) => part !== null)) {
      text[target] = parts.map((part) => part.text).join('\n\n')
      translation[target] = worst(parts.map(({state}) => state))
      continue
    }
    const translated = found.filter((part) => part !== null)
    if (translated.length === 0) continue
    const markdown = parts.map((part, index) => part?.text ?? inOwn(told[index]!, lang)).join('\n\n')
    partly[target] = {markdown, state: worst(translated.map(({state}) => state))}
  }
  return {text, translation, partly}
}

/** A block of another language than the blocks beside it. */
const inOwn = ({content}: Block, lang: string): string => `<div lang="${lang}">\n\n${content}\n\n</div>`

const worst = (states: readonly Translation[string][]): Translation[string] =>
  states.includes('outdated') ? 'outdated' : states.includes('machine') ? 'machine' : 'current'

// Code, raw HTML, pictures without words and bare links are the same in every language.
const carried = new Set(['code', 'html', 'thematicBreak'])
const markup = /https?:\/\/\S+|[\p{P}\p{S}\p{Z}\p{N}\s]/gu
const bareLink = /\[https?:[^\][]*\]\((?:(?!\]\()[^)])*\)/gu
const picture = /!\[\]\((?:(?!\]\()[^)])*\)/gu

/** Whether a block is the same in every language. */
export function isCarried({type, content}: Pick<Block, 'type' | 'content'>): boolean {
  const words = content.replace(bareLink, '').replace(picture, '')
  return carried.has(type) || (words.trim() === '' && words !== content) || words.replace(markup, '') === ''
}

const untranslatable = (block: Block): {text: string; state: 'current'} | null =>
  isCarried(block) ? {text: block.content, state: 'current'} : null
