import type {PlainDate} from '../../plain-date.ts'
import type {Difference, LoggedCommit, Version} from './log.ts'

/** A tag, and where it stands: the higher, the older. */
interface PlacedTag {
  readonly name: string
  readonly date: PlainDate
  readonly place: number
}

/** A content that a file got. */
export interface LineState {
  /** The oldest commit of those that left it so. */
  readonly commit: {readonly id: string; readonly date: PlainDate}
  readonly blob: string
  /** Oldest first. */
  readonly tags: readonly {readonly name: string; readonly date: PlainDate}[]
}

/** The past of one file along one line of the history. */
export interface Line {
  /** Newest first. */
  readonly states: readonly LineState[]
  /** Other paths that the file had, newest first. */
  readonly earlierPaths: readonly string[]
  /** It was there before the first commit that is known. */
  readonly isCutOff: boolean
}

/** Somebody on the way back to a file's beginning, who waits at a commit under the file's path there. */
interface Walker {
  readonly line: DraftLine
  /**
   * Walks where a merge did not take the file from, and only collects tags: those name the state at which it meets
   * the line again.
   */
  isScout: boolean
  tags: PlacedTag[]
  /** How many of the group's tags it did not pass. */
  since: number
}

interface DraftLine {
  readonly states: {commit: LineState['commit']; readonly blob: string; readonly tags: PlacedTag[]}[]
  readonly earlierPaths: Set<string>
  readonly path: string
  isCutOff: boolean
}

/** All who wait at one commit: where nothing happens to them, they go on together, at no cost. */
interface Group {
  readonly walkers: Map<string, Walker[]>
  readonly tags: PlacedTag[]
}

/** What a commit does to one path. */
interface Step {
  readonly after: Version | null
  readonly before: Version | null
  /** It goes on under another name: what comes to this one later is another file. */
  readonly isMovedAway: boolean
}

type Steps = ReadonlyMap<string, Step>

export interface LineOptions {
  /** Only files without any change are known as renamed: where one goes when another comes, it may be the same. */
  readonly renames: 'alike' | 'equal'
}

/**
 * Follows files from HEAD back to their beginnings, through renames and merges, as `git log -- <file>` does for one: a
 * merge that took a file as it was in a parent is passed towards that parent. The work grows with what the commits
 * changed, not with files × commits.
 */
export class LineFollower {
  readonly #lines = new Map<string, DraftLine>()
  readonly #waiting = new Map<string, Group>()
  readonly #options: LineOptions
  #place = 0

  /** `paths` are from the repository's root, NFC. */
  constructor(paths: Iterable<string>, options: LineOptions = {renames: 'alike'}) {
    this.#options = options
    for (const path of paths)
      this.#lines.set(path, {states: [], earlierPaths: new Set(), path, isCutOff: false})
  }

  /** The next commit of the log: children come before their parents. */
  take(commit: LoggedCommit): void {
    const group = this.#place === 0 ? this.#start() : this.#waiting.get(commit.id)
    this.#waiting.delete(commit.id)
    this.#place++
    if (!group) return
    for (const name of commit.tags) group.tags.push({name, date: commit.day, place: this.#place})
    // Without a parent the difference is to nothing.
    const parents = commit.parents.length === 0 ? [''] : commit.parents
    const steps = parents.map((parent) => stepsOf(commit.differences.get(parent) ?? []))
    const leaving = [...steps[0]!.keys()].flatMap((path) =>
      withdraw(group, path).map((walker) => ({path, walker}))
    )
    this.#join(parents[0]!, group)
    for (const {path, walker} of leaving) this.#step(walker, path, commit, parents, steps)
    this.#waiting.delete('')
  }

  /** The line of a path given to the constructor. */
  lineOf(path: string): Line | null {
    const line = this.#lines.get(path)
    if (!line) return null
    // A scout may have passed a tag as well, under another name of the file.
    const seen = new Set<string>()
    const unseen = ({name}: PlacedTag): boolean => !seen.has(name) && seen.add(name).size > 0
    return {
      states: line.states.map(({tags, ...state}) => ({...state, tags: inOrder(tags.filter(unseen))})),
      earlierPaths: [...line.earlierPaths],
      isCutOff: line.isCutOff
    }
  }

  #start(): Group {
    const walkers = [...this.#lines].map(([path, line]): [string, Walker[]] => [
      path,
      [{line, isScout: false, tags: [], since: 0}]
    ])
    return {walkers: new Map(walkers), tags: []}
  }

  #step(
    walker: Walker,
    path: string,
    commit: LoggedCommit,
    parents: readonly string[],
    steps: readonly Steps[]
  ): void {
    const chosen = chooseParent(path, steps)
    const step = steps[chosen]!.get(path)
    const isSame = !step || step.after?.blob === step.before?.blob
    if (!isSame) this.#record(walker, step, commit, steps[chosen]!)
    if (step?.isMovedAway) return
    const next = step?.before ? keyOf(step.before) : path
    if (next !== path && !walker.isScout) this.#rename(walker.line, next)
    const passed = steps[0]!.get(path)
    // A scout that meets the line sends another: releases are merges, one behind the other, of a branch that goes on.
    if (chosen > 0 && passed?.before) {
      const scout = {line: walker.line, isScout: true, tags: [], since: 0}
      this.#send(scout, parents[0]!, keyOf(passed.before))
    }
    this.#send(walker, parents[chosen]!, next)
  }

  #record(walker: Walker, {after, before}: Step, commit: LoggedCommit, steps: Steps): void {
    const tags = walker.tags.splice(0)
    // A tag on what is not in the line, or on no file, names nothing.
    if (walker.isScout || after === null || !isFile(after)) return
    const {line} = walker
    const newer = line.states.at(-1)
    const {id, day: date} = commit
    if (newer?.blob === after.blob) {
      newer.commit = {id, date}
      newer.tags.push(...tags)
    } else line.states.push({commit: {id, date}, blob: after.blob, tags})
    if (before === null) line.isCutOff = commit.isGrafted || this.#mayBeRenamed(steps)
  }

  #mayBeRenamed(steps: Steps): boolean {
    return this.#options.renames === 'equal' && [...steps.values()].some(({after}) => after === null)
  }

  #rename(line: DraftLine, path: string): void {
    if (path !== line.path) line.earlierPaths.add(path)
  }

  #send(walker: Walker, parent: string, path: string): void {
    const group = this.#waiting.get(parent) ?? {walkers: new Map(), tags: []}
    this.#waiting.set(parent, group)
    add(group, path, walker)
  }

  // The smaller group goes over to the larger.
  #join(parent: string, group: Group): void {
    const other = this.#waiting.get(parent)
    const [small, large] = other && other.walkers.size > group.walkers.size ? [group, other] : [other, group]
    this.#waiting.set(parent, large)
    if (!small) return
    for (const path of small.walkers.keys())
      for (const walker of withdraw(small, path)) add(large, path, walker)
  }
}

/** Takes those out who wait under a path, with the tags that they passed. */
function withdraw(group: Group, path: string): Walker[] {
  const walkers = group.walkers.get(path) ?? []
  group.walkers.delete(path)
  for (const walker of walkers) walker.tags.push(...group.tags.slice(walker.since))
  return walkers
}

function add(group: Group, path: string, walker: Walker): void {
  const here = group.walkers.get(path) ?? []
  const met = here.find(({line}) => line === walker.line)
  group.walkers.set(path, met ? here : [...here, walker])
  walker.since = group.tags.length
  if (!met) return
  met.tags.push(...walker.tags)
  met.isScout &&= walker.isScout
}

// As git's history of one file goes: to the first parent in which it is the same, else to the first that has it.
function chooseParent(path: string, steps: readonly Steps[]): number {
  const same = steps.findIndex((step) => !step.has(path))
  if (same !== -1) return same
  const own = steps.map((step) => step.get(path)!)
  const equal = own.findIndex(({after, before}) => after !== null && after.blob === before?.blob)
  if (equal !== -1) return equal
  return Math.max(
    own.findIndex(({before}) => before !== null),
    0
  )
}

function stepsOf(differences: readonly Difference[]): Steps {
  const steps = new Map<string, Step>()
  for (const {before, after} of differences) {
    if (after) continue
    steps.set(keyOf(before!), {after: null, before, isMovedAway: false})
  }
  for (const {before, after} of differences) {
    if (!before || !after || keyOf(before) === keyOf(after)) continue
    steps.set(keyOf(before), {after: null, before: null, isMovedAway: true})
  }
  for (const {before, after} of differences) {
    if (!after) continue
    // The same name in two Unicode forms: one goes, one comes, and it is one file.
    const gone = steps.get(keyOf(after))?.before ?? null
    steps.set(keyOf(after), {after, before: before ?? gone, isMovedAway: false})
  }
  return steps
}

const keyOf = ({path}: Version): string => path.normalize('NFC')

// Neither a symbolic link nor a submodule.
const isFile = ({mode}: Version): boolean => mode.startsWith('100')

function inOrder(tags: readonly PlacedTag[]): LineState['tags'] {
  const sorted = [...tags].sort((a, b) => b.place - a.place || (a.name < b.name ? -1 : 1))
  return sorted.map(({name, date}) => ({name, date}))
}
