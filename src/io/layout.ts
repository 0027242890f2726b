import path from 'node:path'

import type {Config} from '../model/config.ts'
import type {Layout} from '../model/site.ts'
import type {Problem} from '../problem/index.ts'
import {displayPath} from './paths.ts'
import {readText} from './read-text.ts'

/** Reads the pieces that the configuration puts into the reader's pages; null where it names none. */
export async function readLayout(
  {pages}: Config,
  {cwd, root}: {readonly cwd: string; readonly root: string},
  problems: Problem[]
): Promise<Layout | null> {
  if (pages === null) return null
  const read = async (name: string | undefined): Promise<string> => {
    if (name === undefined) return ''
    const file = path.resolve(root, name)
    return (await readText(file, displayPath(file, cwd), problems))?.text ?? ''
  }
  return {
    head: await read(pages.head),
    header: await read(pages.header),
    footer: await read(pages.footer),
    css: await read(pages.css),
    policy: pages.policy ?? null
  }
}
