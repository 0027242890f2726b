import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

import type {ParserName} from '../model/config.ts'
import type {NativeParser} from '../parse/native/read.ts'

/** The release of Sätteri whose trees were compared with remark's. Another one may read otherwise. */
export const comparedVersion = '0.10.5'

interface Satteri {
  readonly markdownToMdast: NativeParser
}

/** Sätteri, where it is installed in that very release and runs on this machine; else null, without a word. */
export async function loadNativeParser(): Promise<NativeParser | null> {
  // There it would download itself.
  if ('webcontainer' in process.versions) return null
  try {
    const file = createRequire(import.meta.url).resolve('satteri')
    const manifest = path.join(path.dirname(file), '../package.json')
    const {version} = JSON.parse(await readFile(manifest, 'utf8')) as {version?: string}
    if (version !== comparedVersion) return null
    const {markdownToMdast} = (await import(pathToFileURL(file).href)) as Satteri
    return (text) => markdownToMdast(text)
  } catch {
    return null
  }
}

/** Sets what this thread parses with. */
export async function useParser(parser: ParserName): Promise<void> {
  const {accelerate} = await import('../parse/markdown.ts')
  accelerate(parser === 'auto' ? await loadNativeParser() : null)
}
