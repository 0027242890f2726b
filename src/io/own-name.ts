import {readFileSync, statSync} from 'node:fs'

import type {FrontMatter} from '../model/front-matter.ts'
import type {Report} from '../problem/index.ts'
import type {InputFile} from './collect.ts'

/** What a file says of its name and its place. */
export type OwnName = Pick<FrontMatter, 'id' | 'slug' | 'url' | 'date' | 'draft'>

export const noName: OwnName = {id: null, slug: null, url: null, date: null, draft: false}

/** A file's bytes; null for a pipe, which would keep us waiting. Throws as reading does. */
// At once: of thousands of small files, waiting for another thread at every step costs more than the steps.
export const readBytes = (file: string): Uint8Array | null =>
  statSync(file).isFile() ? readFileSync(file) : null

/** Reads a file's name; one that cannot be read has none of its own. */
export async function readName({file}: InputFile): Promise<OwnName> {
  try {
    const bytes = readBytes(file)
    return bytes ? await nameIn(bytes) : noName
  } catch {
    return noName
  }
}

// More than the longest front matter that is read, in bytes.
const longest = 131_072

// What is no text, or too much of it, cannot be built, but it has a name: under it its last good files are kept.
const decoder = new TextDecoder('utf-8', {fatal: false, ignoreBOM: false})

/** The name in a file's bytes, whatever follows it. */
export function nameIn(bytes: Uint8Array): Promise<OwnName> {
  return nameOf(decoder.decode(bytes.subarray(0, longest)).replace(/\r\n?/gu, '\n'))
}

async function nameOf(text: string): Promise<OwnName> {
  // Parsers are big, and a build with nothing to do needs none.
  const {readFrontMatter} = await import('../parse/front-matter.ts')
  let isBroken = false
  const report: Report = () => void (isBroken = true)
  const {id, slug, url, date, draft} = readFrontMatter(text, report).frontMatter
  if (!isBroken || id !== null || slug !== null) return {id, slug, url, date, draft}
  const named = readFrontMatter(namingLines(text), () => {}).frontMatter
  return {id: named.id, slug: named.slug, url, date, draft}
}

/** A front matter of no more than the lines that name an article: they can be read where another is broken. */
function namingLines(text: string): string {
  const [fence = '', ...lines] = text.split('\n')
  const end = lines.findIndex((line) => line.trimEnd() === fence.trimEnd())
  const within = lines.slice(0, end === -1 ? lines.indexOf('') : end)
  // Behind a TOML table's head, keys are the table's.
  const table = within.findIndex((line) => line.startsWith('['))
  const own = within.slice(0, table === -1 ? within.length : table)
  return [fence, ...own.filter((line) => /^(?:id|slug)\s*[:=]/u.test(line)), fence, ''].join('\n')
}
