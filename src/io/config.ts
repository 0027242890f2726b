import {resolve} from 'node:path'

import type {Config} from '../model/config.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {findSources} from './config/find.ts'
import {toConfig} from './config/meaning.ts'
import {keepValid} from './config/validate.ts'
import {displayPath} from './paths.ts'

/** A configuration as found, and what is off with it. */
export interface LoadedConfig {
  readonly config: Config
  /** Folder of the configuration, else the root of the git repository, else the start folder. Absolute. */
  readonly root: string
  /** The file that was read. Absolute; null without a configuration. */
  readonly file: string | null
  readonly problems: Problem[]
}

/** Looks for a configuration from a folder upwards, as far as the root of its git repository. Never throws. */
export async function loadConfig(startFolder: string): Promise<LoadedConfig> {
  const start = resolve(startFolder)
  const problems: Problem[] = []
  const {root, sources} = await findSources(start)
  const [source, ...others] = sources
  if (!source) return {config: toConfig({}), root, file: null, problems}
  const report = reporter(displayPath(source.file, start), problems)
  for (const other of others) report('config-several', undefined, {used: source.name, other: other.name})
  const written = await source.read(report)
  const input = written ? keepValid(written, report) : {}
  return {config: toConfig(input), root, file: source.file, problems}
}
