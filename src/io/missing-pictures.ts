import path from 'node:path'

import {type Problem, reporter} from '../problem/index.ts'
import type {Rules} from '../check/control.ts'
import type {InputFile} from './collect.ts'
import {readText} from './read-text.ts'

/** Pictures that an article shows and nobody has, and what is said of them. */
export interface MissingPictures {
  readonly names: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * One problem for all pictures that an article shows and nobody has, as the configuration and the comments round each
 * of them want it.
 */
export async function missingPictures(
  names: readonly string[],
  file: InputFile,
  rules: Rules
): Promise<MissingPictures> {
  if (names.length === 0 || rules['picture-missing'] === 'off') return {names, problems: []}
  const text = (await readText(file.file, file.display, []))?.text ?? ''
  // Most builds miss none, and need no parser for it.
  const [{controlProblems}, places] = await Promise.all([import('../check/control.ts'), placesIn(text)])
  const found: Problem[] = []
  const report = reporter(file.display, found)
  for (const url of names) report('picture-missing', places.get(path.posix.normalize(url)), {url, more: 0})
  const [first, ...more] = controlProblems(found, rules, text, file.display)
  return {names, problems: first ? [{...first, data: {...first.data, more: more.length}}] : []}
}

async function placesIn(text: string) {
  const [{fileLinksIn}, {parseMarkdown}, {blankFrontMatter, readFrontMatter}] = await Promise.all([
    import('../check/links.ts'),
    import('../parse/markdown.ts'),
    import('../parse/front-matter.ts')
  ])
  const body = blankFrontMatter(text, readFrontMatter(text, () => {}).end)
  const pictures = fileLinksIn(parseMarkdown(body), text).filter(({type}) => type === 'picture')
  // The first of several counts.
  return new Map(pictures.reverse().map((link) => [path.posix.normalize(link.path), link.place]))
}
