/** Noted by an earlier build. */
const ours = 1
/** Claimed by this build, which is the first to write it. */
const own = 2
/** Part of what this build leaves. */
const current = 4
/** Written by another build meanwhile. */
const others = 8

/** The names of an output's files, and what is known of each: of a large site there are hundreds of thousands. */
export class OutputNames {
  readonly #known = new Map<string, number>()
  // Made where somebody asks: many articles may be in error at once, each of which would look through all names.
  #byArticle: Map<string, string[]> | null = null

  isOurs(name: string): boolean {
    return this.#has(name, ours)
  }

  isCurrent(name: string): boolean {
    return this.#has(name, current)
  }

  /** Kaitei wrote it, whichever build: it may be replaced. */
  isReplaceable(name: string): boolean {
    return this.#has(name, ours | others)
  }

  /** An earlier build, or this one, wrote it. */
  isKnown(name: string): boolean {
    return this.#has(name, ours | own)
  }

  addOurs(name: string): void {
    this.#byArticle = null
    this.#add(name, ours)
  }

  addOthers(name: string): void {
    this.#add(name, others)
  }

  addOwn(name: string): void {
    this.#add(name, own)
  }

  addCurrent(name: string): void {
    this.#add(name, current)
  }

  dropCurrent(name: string): void {
    this.#known.set(name, (this.#known.get(name) ?? 0) & ~current)
  }

  /** What earlier builds noted. */
  *allOurs(): Generator<string> {
    for (const [name, state] of this.#known) if (state & ours) yield name
  }

  /** What nobody but other builds wrote. */
  *allOthers(): Generator<string> {
    for (const [name, state] of this.#known) if (state === others) yield name
  }

  /** What earlier builds noted of one article. */
  oursOf(id: string): readonly string[] {
    this.#byArticle ??= groupByArticle(this.allOurs())
    return this.#byArticle.get(id) ?? []
  }

  *allCurrent(): Generator<string> {
    for (const [name, state] of this.#known) if (state & current) yield name
  }

  #has(name: string, state: number): boolean {
    return ((this.#known.get(name) ?? 0) & state) !== 0
  }

  #add(name: string, state: number): void {
    this.#known.set(name, (this.#known.get(name) ?? 0) | state)
  }
}

function groupByArticle(names: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const id = articleOf(name)
    if (id === null) continue
    const group = groups.get(id)
    if (group) group.push(name)
    else groups.set(id, [name])
  }
  return groups
}

/** The id of the article that a file is of: `api/v1/articles/<id>.json`, or what lies below its folders. */
const articleOf = (name: string): string | null =>
  /^(?:api\/v1\/)?articles\/(?<id>[^/]+)\//u.exec(name)?.groups!['id'] ??
  /^api\/v1\/articles\/(?<id>[^/]+)\.json$/u.exec(name)?.groups!['id'] ??
  null
