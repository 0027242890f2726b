import {stat} from 'node:fs/promises'
import path from 'node:path'

import type {FileLink} from '../check/links.ts'
import type {Report} from '../problem/index.ts'
import {isInside} from './paths.ts'

// Where generators keep what they serve from `/`.
const served = ['', 'static', 'public', 'source', 'assets', 'src']

/** Looks for the files that an article leads to; nothing outside the project is looked at. */
export async function checkFileLinks(
  links: readonly FileLink[],
  {file, root}: {file: string; root: string},
  report: Report
): Promise<void> {
  const missing: FileLink[] = []
  for (const link of links) if (!(await exists(link.path, file, root))) missing.push(link)
  const told = new Set<string>()
  for (const {type, url, path: target, place} of missing) {
    // Once a file, however often an article leads there.
    if (type === 'link' && !told.has(target)) report('link-missing', place, {url})
    if (type === 'link') told.add(target)
  }
  // Pictures go missing together: one problem.
  const pictures = missing.filter(({type}) => type === 'picture')
  const [first] = pictures
  if (first) report('picture-missing', first.place, {url: first.url, more: pictures.length - 1})
}

async function exists(link: string, file: string, root: string): Promise<boolean> {
  const places = link.startsWith('/')
    ? served.map((folder) => path.join(root, folder, link))
    : [path.resolve(path.dirname(file), link)]
  for (const place of places) {
    // What lies outside is not ours to look at, nor to complain of.
    if (!isInside(place, root)) return true
    for (const form of new Set([place, place.normalize('NFC'), place.normalize('NFD')]))
      if (await stat(form).catch(() => null)) return true
  }
  return false
}
