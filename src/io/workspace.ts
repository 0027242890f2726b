import path from 'node:path'

import type {Config} from '../model/config.ts'
import type {Site} from '../model/site.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {collect, type InputFile} from './collect.ts'
import {toBaseUrl} from './config/meaning.ts'
import {loadConfig} from './config.ts'
import {type GitHistory, noGit, openGit} from './git.ts'
import {type MemoryStore, openMemory} from './memory-store.ts'
import {readLayout} from './layout.ts'
import {displayPath, isInside} from './paths.ts'

/** What every command is told. */
export interface WorkspaceOptions {
  readonly cwd: string
  readonly paths: readonly string[]
  /** Another output folder than the configuration's. */
  readonly out?: string | undefined
  readonly baseUrl?: string | undefined
  /** Every file of a folder is an article. */
  readonly all?: boolean | undefined
}

/** Where a command works and with what. */
export interface Workspace {
  readonly cwd: string
  readonly root: string
  readonly config: Config
  readonly out: string
  readonly all: boolean
  readonly site: Site
  readonly memory: MemoryStore
  /** Read to the end by `readArticles`, which closes it. */
  readonly git: GitHistory
  readonly files: readonly InputFile[]
  /** Everything was asked for: what was published and is not here is gone. */
  readonly isWhole: boolean
  /** Files of the project that were not asked for: what was published of them is still theirs. */
  readonly others: () => Promise<readonly InputFile[]>
  /** Of the configuration, the paths and the memory. */
  readonly problems: Problem[]
  /** Nothing was named, and no usual place exists. */
  readonly nowhere: boolean
  /** False: nobody knows which articles there are, so nothing must be taken for gone. */
  readonly isComplete: boolean
}

const previewUrl = 'https://kaitei.invalid/'

/** Reads configuration, memory and the log of git, and finds the files. */
export async function openWorkspace({cwd, paths, out, baseUrl, all}: WorkspaceOptions): Promise<Workspace> {
  const {config, root, file, problems} = await loadConfig(cwd)
  const configOut = path.resolve(root, config.out)
  const outFolder = out === undefined ? configOut : path.resolve(cwd, out)
  const places = {cwd, root, out: outFolder, articles: config.articles}
  const collected = await collect(paths, places)
  problems.push(...collected.problems)
  const isElsewhere =
    outFolder !== configOut || paths.some((item) => !isInside(path.resolve(cwd, item), root))
  const memory = await openMemory(
    path.join(isElsewhere ? outFolder : root, '.kaitei'),
    cwd,
    problems,
    config.limits
  )
  const git = await openHistory(config, {cwd, root, files: collected.files}, problems)
  const address = baseUrl === undefined ? config.baseUrl : toBaseUrl(baseUrl).href
  if (address === null) {
    const configFile = file ?? path.join(root, 'kaitei.config.json')
    reporter(displayPath(configFile, cwd), problems)('site-preview', undefined, {url: previewUrl})
  }
  const layout = await readLayout(config, {cwd, root}, problems)
  return {
    cwd,
    root,
    config,
    out: outFolder,
    all: all ?? false,
    site: {...siteOf(config, memory, address), ...(layout && {layout})},
    memory,
    git,
    files: collected.files,
    isWhole: paths.length === 0,
    others: async () => {
      if (isElsewhere || paths.length === 0) return []
      const named = new Set(collected.files.map(({file}) => file))
      return (await collect([], places)).files.filter(({file}) => !named.has(file))
    },
    problems,
    nowhere: collected.nowhere,
    isComplete: collected.isComplete
  }
}

async function openHistory(
  {history}: Config,
  {cwd, root, files}: Pick<Workspace, 'cwd' | 'root' | 'files'>,
  problems: Problem[]
): Promise<GitHistory> {
  if (!history.git) return noGit
  const ignoreRevsFile = history.ignoreRevsFile === null ? null : path.resolve(root, history.ignoreRevsFile)
  const named = files.map(({file}) => file)
  return openGit(named, {cwd, ignoreRevsFile}, problems)
}

// What was published wins over the configuration: another authority would make every item a new one.
function siteOf(config: Config, {site: remembered}: MemoryStore, address: string | null): Site {
  const baseUrl = address ?? previewUrl
  return {
    title: titleOf(config),
    baseUrl,
    authority: remembered?.authority ?? config.authority ?? new URL(baseUrl).hostname,
    // Null is an answer as well: each article's own.
    year: remembered ? remembered.year : config.year,
    zone: remembered ? remembered.zone : config.zone,
    languages: config.languages ?? ['ja', 'en'],
    outputs: config.outputs,
    articleUrl: config.articleUrl,
    tolerance: config.tolerance,
    outdated: config.outdated,
    hasMemory: remembered !== null
  }
}

function titleOf({title, lang}: Config): Record<string, string> {
  if (title === null) return {ja: 'よくある質問', en: 'Frequently asked questions'}
  return typeof title === 'string' ? {[lang ?? 'ja']: title} : {...title}
}
