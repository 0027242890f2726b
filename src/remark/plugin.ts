import type {Root} from 'mdast'
import remarkMessageControl from 'remark-message-control'
import type {Plugin, Preset} from 'unified'
import type {VFile} from 'vfile'

import {readFile} from './read.ts'
import {kaiteiRules, ruleCodes, severityOf} from './rules.ts'

/** What the plugin may be told. */
export interface RemarkKaiteiOptions {
  /** The language of articles that do not say theirs. */
  readonly lang?: string
}

/**
 * Reads a file as an article and leaves what it says in `file.data.kaitei`: questions with their answers, dated
 * annotations, revision notes, sections. The tree stays as it is.
 */
export const remarkKaitei: Plugin<[RemarkKaiteiOptions?], Root> =
  ({lang} = {}) =>
  (_tree: Root, file: VFile) => {
    file.data.kaitei = readFile(file, lang ?? null).state
  }

/** The plugin, all rules, and the comments that turn them off: `<!-- kaitei disable strong-unread -->`. */
export const kaiteiPreset: Preset = {
  plugins: [
    remarkKaitei,
    ...ruleCodes.map(
      (code) => [kaiteiRules[code], [severityOf(code) === 'error' ? 'error' : 'warn']] as const
    ),
    [remarkMessageControl, {name: 'kaitei', source: 'kaitei', known: [...ruleCodes]}]
  ] as Preset['plugins'] & object
}
