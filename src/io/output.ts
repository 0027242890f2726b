import {mkdir, readdir, readFile, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import path from 'node:path'

import type {OutputFile} from '../model/emitter.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {displayPath} from './paths.ts'
import {messageOf} from './read-text.ts'

/** Which files of the output folder are ours: only those are replaced or deleted. */
const manifestName = '.kaitei-manifest.json'

export interface OutputSummary {
  readonly written: number
  readonly unchanged: number
  readonly deleted: number
}

export interface OutputFolder {
  /** Replaces one file at once; nothing where it holds the same already. */
  write(file: OutputFile): Promise<void>
  /** Keeps what earlier builds wrote of an article that cannot be built now. */
  keep(belongsTo: (path: string) => boolean): void
  /** Deletes what earlier builds wrote and this one did not, and notes what is ours now. */
  finish(): Promise<OutputSummary>
}

/** Opens a folder for writing. With `dryRun`, counts what would happen and touches nothing. */
export async function openOutput(
  folder: string,
  {cwd, dryRun, problems}: {cwd: string; dryRun: boolean; problems: Problem[]}
): Promise<OutputFolder> {
  const ours = await readManifest(path.join(folder, manifestName))
  const current = new Set<string>()
  const summary = {written: 0, unchanged: 0, deleted: 0}

  const put = async (name: string, content: string): Promise<void> => {
    const file = path.join(folder, name)
    const report = reporter(displayPath(file, cwd), problems)
    try {
      const outcome = await replace(file, content, ours.has(name), dryRun)
      if (outcome === 'not-ours') report('output-not-ours', undefined)
      else {
        current.add(name)
        summary[outcome]++
      }
    } catch (error) {
      report('output-failed', undefined, {detail: messageOf(error)})
    }
  }
  return {
    write: ({path: name, content}) => put(name, content),
    keep(belongsTo) {
      for (const name of ours) if (belongsTo(name)) current.add(name)
    },
    async finish() {
      for (const name of ours) {
        if (current.has(name)) continue
        summary.deleted++
        if (!dryRun) await remove(folder, name)
      }
      const manifest = {generator: 'kaitei', files: [...current].sort()}
      ours.add(manifestName)
      const {written, unchanged, deleted} = summary
      await put(manifestName, `${JSON.stringify(manifest, null, 2)}\n`)
      return {written, unchanged, deleted}
    }
  }
}

async function readManifest(file: string): Promise<Set<string>> {
  try {
    const {files} = JSON.parse(await readFile(file, 'utf8')) as {files: unknown}
    const names = Array.isArray(files) ? files.filter((name) => typeof name === 'string') : []
    // A manifest is a file like any other: what leads out of the folder is not ours.
    return new Set(names.filter((name) => !path.isAbsolute(name) && !name.split(/[/\\]/u).includes('..')))
  } catch {
    return new Set()
  }
}

async function replace(
  file: string,
  content: string,
  isOurs: boolean,
  dryRun: boolean
): Promise<'written' | 'unchanged' | 'not-ours'> {
  const existing = await readFile(file, 'utf8').catch(() => null)
  if (existing === content) return 'unchanged'
  if (existing !== null && !isOurs) return 'not-ours'
  if (dryRun) return 'written'
  await mkdir(path.dirname(file), {recursive: true})
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, content)
  await rename(temporary, file)
  return 'written'
}

async function remove(folder: string, name: string): Promise<void> {
  await rm(path.join(folder, name), {force: true})
  // Folders that are empty now were ours as well.
  for (let parent = path.dirname(name); parent !== '.'; parent = path.dirname(parent)) {
    const entries = await readdir(path.join(folder, parent)).catch(() => ['?'])
    if (entries.length > 0) return
    await rmdir(path.join(folder, parent)).catch(() => {})
  }
}
