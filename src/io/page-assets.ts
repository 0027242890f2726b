import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import path from 'node:path'

import {assets} from '../emit/pages/paths.ts'
import type {OutputFile} from '../model/emitter.ts'

const require = createRequire(import.meta.url)

/** Files of other projects that the reader's pages bring along. */
export async function pageAssets(): Promise<OutputFile[]> {
  const folder = path.resolve(path.dirname(require.resolve('minisearch')), '..', '..')
  const script = await readFile(path.join(folder, 'dist', 'umd', 'index.js'), 'utf8')
  const license = await readFile(path.join(folder, 'LICENSE.txt'), 'utf8')
  const content = `/*!\nMiniSearch. ${license.trim()}\n*/\n${script.replace(/^\/\/# sourceMappingURL=.*\n?/mu, '')}`
  return [{path: assets.engine, content}]
}
