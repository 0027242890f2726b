import {RepositoryFinder} from './repository.ts'
import {GitFailure, startGit} from './run.ts'

/** Lines of a file that differ from a commit, 1-based, in order; `all`: the file was not there. */
export type ChangedLines = ReadonlySet<number> | 'all'

/** Nobody knows the commit, or there is no git. */
export class UnknownReference extends Error {
  override readonly name = 'UnknownReference'
}

/** What the files (absolute) have that they did not have at a commit; those without a difference are missing. */
export async function changedSince(
  files: readonly string[],
  reference: string
): Promise<ReadonlyMap<string, ChangedLines>> {
  const finder = new RepositoryFinder()
  const byRoot = new Map<string, Map<string, string>>()
  for (const file of files) {
    const found = await finder.find(file)
    if (!found) throw new UnknownReference(reference)
    const paths = byRoot.get(found.root) ?? new Map<string, string>()
    byRoot.set(found.root, paths.set(found.path, file))
  }
  const changed = new Map<string, ChangedLines>()
  for (const [root, paths] of byRoot) {
    // Never an option, whatever a person types.
    const commit = (
      await run(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`])
    ).trim()
    if (!/^[0-9a-f]{40,64}$/u.test(commit)) throw new UnknownReference(reference)
    const known = new Set(
      (await run(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])).split('\0')
    )
    for (const [name, lines] of await differences(root, commit)) {
      const file = paths.get(name)
      if (file) changed.set(file, known.has(name) || lines.size > 0 ? lines : 'all')
    }
    // What git does not follow yet is new as a whole.
    const tracked = new Set((await run(root, ['ls-files', '-z'])).split('\0'))
    for (const [name, file] of paths) if (!tracked.has(name)) changed.set(file, 'all')
  }
  return changed
}

async function differences(root: string, commit: string): Promise<Map<string, Set<number>>> {
  const text = await run(root, [
    'diff',
    '--unified=0',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--find-renames',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--no-relative',
    commit,
    '--'
  ])
  const found = new Map<string, Set<number>>()
  let lines: Set<number> | undefined
  let left = 0
  for (const line of text.split('\n')) {
    // Lines of the files themselves may look like anything.
    if (left > 0 && /^[-+]/u.test(line)) {
      left--
      continue
    }
    const name = /^\+\+\+ (?:"b\/(?<quoted>.*)"|b\/(?<plain>.*?)\t?)$/u.exec(line)?.groups
    if (name) {
      lines = new Set()
      found.set(name.plain ?? unquoted(name.quoted!), lines)
    }
    const hunk = /^@@ -\d+(?:,(?<removed>\d+))? \+(?<from>\d+)(?:,(?<count>\d+))? @@/u.exec(line)?.groups
    if (!hunk || !lines) continue
    const [from, count] = [Number(hunk.from), Number(hunk.count ?? 1)]
    left = count + Number(hunk.removed ?? 1)
    // Where lines are gone, those around the gap are what an author can look at.
    const [first, last] = count === 0 ? [from, from + 1] : [from, from + count - 1]
    for (let number = first; number <= last; number++) lines.add(number)
  }
  return found
}

// Git quotes names with tabs, quotes and backslashes, whatever core.quotePath says.
const unquoted = (name: string): string =>
  name.replace(/\\(?<sign>[\\"tn])/gu, (_, sign: string) => ({t: '\t', n: '\n'})[sign] ?? sign)

async function run(root: string, args: readonly string[]): Promise<string> {
  const {child, ended} = startGit(root, args)
  child.stdin.end()
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const failure = await ended
  // `rev-parse --quiet` says nothing and fails: the caller sees that nothing came.
  if (failure && args[0] !== 'rev-parse') throw failure
  if (failure instanceof GitFailure && failure.isMissing) throw failure
  return Buffer.concat(chunks).toString('utf8').normalize('NFC')
}
