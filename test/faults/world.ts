import {formatPretty} from '../../src/cli/format-problems.ts'
import {build as buildCommand} from '../../src/cli/build.ts'
import {createContext} from '../../src/cli/context.ts'
import {cliSay} from '../../src/cli/say.ts'
import {type BuildResult, buildSite} from '../../src/io/build-site.ts'
import {openCacheOf} from '../../src/io/cache/build-cache.ts'
import {openWorkspace} from '../../src/io/workspace.ts'
import type {Problem} from '../../src/problem/index.ts'
import {config, kettle, project, type Project, teapot} from '../cli/project.ts'
import colors from 'picocolors'

/** Two articles, in English and in Japanese. */
export const twoArticles = (more: Readonly<Record<string, string | Uint8Array>> = {}): Project =>
  project({'kaitei.config.json': config, 'articles/kettle.md': kettle, 'articles/teapot.md': teapot, ...more})

/** As a terminal without colours shows them. */
export const said = (problems: readonly Problem[], lang: 'en' | 'ja'): string =>
  formatPretty(problems, {lang, say: cliSay(lang), colors: colors.createColors(false)})

export const errorsOf = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({severity}) => severity === 'error')

/** Errors as code and place. */
export const errorsIn = (problems: readonly Problem[]): string[] =>
  errorsOf(problems).map(({code, file}) => `${code} ${file}`)

/** `kaitei build` upon its cache, in this process. */
export async function buildOnCache({folder}: Project): Promise<BuildResult> {
  const workspace = await openWorkspace({cwd: folder, paths: []})
  const cache = await openCacheOf(workspace)
  return buildSite(workspace, {dryRun: false, frozen: false, cache, progress: () => {}})
}

/** What `kaitei build` says, and how it ends. */
export async function command({folder}: Project, lang: 'en' | 'ja' = 'en') {
  let told = ''
  const tell = (text: string) => (told += text)
  const context = createContext({
    argv: ['--lang', lang],
    env: {},
    cwd: folder,
    version: '',
    isTerminal: false,
    isOutputTerminal: false,
    stdout: tell,
    stderr: tell,
    ask: null,
    untilStopped: () => Promise.resolve()
  })
  const code = await buildCommand([], {jobs: 1}, context)
  return {code, told}
}

/** All that stands there, but for what a build notes for itself. */
export const treeOf = (site: Project, path = 'output'): Record<string, string> =>
  Object.fromEntries(
    Object.entries(site.tree(path)).filter(([name]) => !/^\.(?:fillers|kaitei-)/u.test(name))
  )

/** Does something as somebody who is not root, and may do what everybody may. */
export async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act()
  process.setegid!(65_534)
  process.seteuid!(65_534)
  try {
    return await act()
  } finally {
    process.seteuid!(0)
    process.setegid!(0)
  }
}
