import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'

import type {Report} from '../../problem/index.ts'
import {readerOfPackage, readJson} from './json.ts'
import {readModule, readTypeScript} from './module.ts'
import type {Written} from './written.ts'

/** A file that holds a configuration. */
interface Source {
  readonly name: string
  readonly file: string
  readonly read: (report: Report) => Promise<Written | undefined>
}

// Of several in one folder the first is read.
const readers = {
  'kaitei.config.ts': readTypeScript,
  'kaitei.config.js': readModule,
  'kaitei.config.mjs': readModule,
  'kaitei.config.json': readJson
}

/** Names of files that a configuration may stand in. */
export const configNames: readonly string[] = [...Object.keys(readers), 'package.json']

/** The configurations of the nearest folder with any; without one, the root of the git repository, else the start. */
export async function findSources(start: string): Promise<{root: string; sources: Source[]}> {
  for (const folder of foldersUpward(start)) {
    const sources = await sourcesIn(folder)
    if (sources.length > 0 || existsSync(join(folder, '.git'))) return {root: folder, sources}
  }
  return {root: start, sources: []}
}

function* foldersUpward(start: string): Generator<string> {
  yield start
  const parent = dirname(start)
  if (parent !== start) yield* foldersUpward(parent)
}

async function sourcesIn(folder: string): Promise<Source[]> {
  const named = Object.entries(readers).map(([name, read]) => {
    const file = join(folder, name)
    return {name, file, read: (report: Report) => read(file, report)}
  })
  const name = 'package.json'
  const file = join(folder, name)
  const read = await readerOfPackage(file)
  return [...named.filter(({file}) => existsSync(file)), ...(read ? [{name, file, read}] : [])]
}
