import {type ChildProcess, type ChildProcessByStdio, spawn} from 'node:child_process'
import {devNull} from 'node:os'
import type {Readable, Writable} from 'node:stream'

/** Git could not start, or ended badly. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure'
  /** No such program. */
  readonly isMissing: boolean

  constructor(words: string, isMissing = false) {
    super(words)
    this.isMissing = isMissing
  }
}

export type GitProcess = ChildProcessByStdio<Writable, Readable, Readable>

/** A git that runs in a repository, and how it ends. */
export interface RunningGit {
  readonly child: GitProcess
  /** Null after a good end; never rejects. */
  readonly ended: Promise<GitFailure | null>
}

// What a user or a repository may have set, and what would change our reading of it. Nothing is written anywhere.
const settings = [
  'core.fsmonitor=false',
  'core.quotePath=false',
  'diff.renames=true',
  'log.diffMerges=separate',
  'log.follow=false',
  'log.mailmap=false',
  'log.showRoot=true',
  'log.showSignature=false'
]

/** Starts git in a repository: without pager, prompt, network, lock, or settings that matter. */
export function startGit(root: string, args: readonly string[]): RunningGit {
  const fixed = ['--no-pager', '--no-replace-objects', ...settings.flatMap((setting) => ['-c', setting])]
  const child = spawn('git', [...fixed, ...args], {
    cwd: root,
    env: gitEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true
  })
  // A write to a git that has ended fails here too; how it ended says more.
  child.stdin.on('error', () => {})
  return {child, ended: endOf(child)}
}

/**
 * The environment of a git of ours. Of git's own variables only those that say where settings and git itself are stay:
 * a hook sets GIT_DIR and GIT_INDEX_FILE, a person may set GIT_LITERAL_PATHSPECS, and neither is meant for this.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^GIT_/iu.test(name) || /^GIT_(?:CONFIG|EXEC_PATH$)/iu.test(name)
  )
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_GRAFT_FILE: devNull,
    // A partial clone would fetch what it lacks. The first is unknown before git 2.44, the second wins over settings.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none'
  }
}

// Enough for any message of git's, however much it says.
const longestWords = 4096

function endOf(child: GitProcess): Promise<GitFailure | null> {
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (words.length < longestWords) words += text
  })
  return new Promise((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve(new GitFailure(error.code ?? error.message, error.code === 'ENOENT'))
    })
    child.on('close', (code, signal) => {
      resolve(code === 0 ? null : new GitFailure(words.trim() || `git: ${signal ?? `exit ${code}`}`))
    })
  })
}

/** Whether our own process waits for this one. */
export function holdOpen(child: GitProcess, isHeld: boolean): void {
  const streams = [child.stdin, child.stdout, child.stderr] as unknown as readonly Partial<ChildProcess>[]
  for (const handle of [child, ...streams]) (isHeld ? handle.ref : handle.unref)?.call(handle as ChildProcess)
}
