import {type Problem, reporter} from '../problem/index.ts'
import {type BuildResult, buildSite} from './build-site.ts'
import {dropCache} from './cache/build-cache.ts'
import {displayPath} from './paths.ts'
import type {Workspace} from './workspace.ts'

/**
 * Holds a build that was just made against a clean one, which writes nothing: every file, and every problem. `workspace`
 * is one that was opened after it. A cache that is wrong is thrown away.
 */
export async function verifyCache(
  built: BuildResult,
  workspace: Workspace,
  options: {
    readonly frozen: boolean
    readonly jobs: number
    readonly progress: (done: number, total: number) => void
  }
): Promise<Problem[]> {
  const clean = await buildSite(workspace, {...options, dryRun: true})
  const differing: string[] = [...clean.output.names]
  if (JSON.stringify(clean.problems) !== JSON.stringify(built.problems)) differing.push('(problems)')
  if (JSON.stringify(clean.tally) !== JSON.stringify(built.tally)) differing.push('(counts)')
  const [name, ...more] = differing
  if (name === undefined) return []
  await dropCache(workspace)
  const problems: Problem[] = []
  reporter(displayPath(workspace.out, workspace.cwd), problems)('cache-differs', undefined, {
    name,
    more: more.length
  })
  return problems
}
