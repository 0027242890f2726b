import type {FrontMatter} from '../model/front-matter.ts'
import type {QuestionEntry} from '../model/memory.ts'

/** What an article's id is made of. */
export interface NamedFile {
  /** `/` between folders, NFC. */
  readonly path: string
  readonly frontMatter: Pick<FrontMatter, 'id' | 'slug'>
}

/** What an id becomes, and which file had a claim to it as well. */
export interface ArticleId {
  readonly id: string
  readonly wanted: string
  readonly rival: string | null
}

const folderNames = new Set(['index', '_index', 'readme'])

/**
 * Ids for files, index by index: `id`, else `slug`, else the file's name (the folder's, for `index`, `_index` and
 * `README`). Where two want the same one, ignoring case, each becomes `<folder>-<name>`: no order decides who keeps it.
 */
export function idsOfArticles(files: readonly NamedFile[]): ArticleId[] {
  const wanted = files.map(wantedId)
  const byFold = new Map<string, number[]>()
  for (const [index, id] of wanted.entries())
    byFold.set(foldId(id), [...(byFold.get(foldId(id)) ?? []), index])
  const taken = new Set([...byFold].filter(([, indexes]) => indexes.length === 1).map(([key]) => key))
  return files.map((file, index) => {
    const rivals = byFold.get(foldId(wanted[index]!))!
    if (rivals.length === 1) return {id: wanted[index]!, wanted: wanted[index]!, rival: null}
    const id = fromPath(file.path, taken)
    taken.add(foldId(id))
    return {id, wanted: wanted[index]!, rival: files[rivals.find((other) => other !== index)!]!.path}
  })
}

/** Ids that are one on some file system are one. */
export const foldId = (id: string): string => id.normalize('NFC').toLowerCase()

function wantedId({path, frontMatter}: NamedFile): string {
  const {folders, name} = partsOf(path)
  const own = frontMatter.id ?? frontMatter.slug
  if (own !== null && safe(own) !== '') return safe(own)
  const isFolder = folderNames.has(name.toLowerCase()) && folders.length > 0
  return named(isFolder ? folders.at(-1)! : name)
}

/** `<folder>-<name>`, with more folders where that is taken too. */
function fromPath(path: string, taken: ReadonlySet<string>): string {
  const {folders, name} = partsOf(path)
  for (let depth = 1; depth <= folders.length; depth++) {
    const id = named([...folders.slice(-depth), name].join('-'))
    if (!taken.has(foldId(id))) return id
  }
  const whole = named([...folders, name].join('-'))
  let id = whole
  for (let copy = 2; taken.has(foldId(id)); copy++) id = `${whole}-${copy}`
  return id
}

// A name of which nothing is safe is none.
const named = (name: string): string => safe(name) || 'article'

function partsOf(path: string): {folders: string[]; name: string} {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  return {folders: parts.slice(0, -1), name: (parts.at(-1) ?? '').replace(/\.(?:md|markdown)$/iu, '')}
}

// An id is a folder's name in the output: no separators, no characters that a file system or a URL refuses.
const safe = (id: string): string =>
  id
    .normalize('NFC')
    .trim()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001F\u007F/\\:*?"<>|#%&{}^`\s]+/gu, '-')
    .replace(/^[.-]+|(?<![.-])[.-]+$/gu, '')

/** What is known of a file whose article may have been published under another id. */
export interface HeirFile {
  /** Its present path, then those that it had before, newest first. */
  readonly paths: readonly string[]
  /** Nothing was published under its own id, and its front matter names none. */
  readonly mayInherit: boolean
}

/** What was published under an id that no file has any more. */
export interface Orphan {
  readonly id: string
  readonly questions: readonly QuestionEntry[]
}

/**
 * Which files are articles that were published under other ids: those that once had the path that gave the id, else
 * the one that holds more than half of the questions. `hashesOf` gives the hashes of a file's questions, asked for
 * only where it matters. By index of the file; where two are as good, none is it.
 */
export async function heirsOf(
  orphans: readonly Orphan[],
  files: readonly HeirFile[],
  hashesOf: (index: number) => Promise<ReadonlySet<string>>
): Promise<Map<number, string>> {
  const heirs = new Map<number, string>()
  const isFree = (index: number): boolean => files[index]!.mayInherit && !heirs.has(index)
  const indexes = [...files.keys()]
  const left = orphans.filter(({id}) => {
    const named = indexes.filter((index) => isFree(index) && onceNamed(files[index]!, id))
    if (named.length === 1) heirs.set(named[0]!, id)
    return named.length !== 1
  })
  for (const {id, questions} of left) {
    const heir = await heirByQuestions(questions, indexes, isFree, hashesOf)
    if (heir !== null) heirs.set(heir, id)
  }
  return heirs
}

const onceNamed = ({paths}: HeirFile, id: string): boolean =>
  paths.some((path) => idsFromPath(path).some((name) => foldId(name) === foldId(id)))

/** The ids that a path may give: its name alone, and with its folders where another file has the name. */
function idsFromPath(path: string): string[] {
  const {folders, name} = partsOf(path)
  const joined = folders.map((_, depth) => named([...folders.slice(-1 - depth), name].join('-')))
  return [wantedId({path, frontMatter: {id: null, slug: null}}), ...joined]
}

async function heirByQuestions(
  questions: readonly QuestionEntry[],
  indexes: readonly number[],
  isFree: (index: number) => boolean,
  hashesOf: (index: number) => Promise<ReadonlySet<string>>
): Promise<number | null> {
  const count = async (index: number): Promise<number> => {
    const hashes = await hashesOf(index)
    return new Set(questions.filter(({text}) => hashes.has(text)).map(({id}) => id)).size
  }
  const needed = new Set(questions.map(({id}) => id)).size / 2
  let best: {index: number; held: number} | null = null
  for (const index of indexes.filter(isFree)) {
    const held = await count(index)
    if (held > needed && held > (best?.held ?? 0)) best = {index, held}
  }
  if (!best) return null
  for (const index of indexes) if (index !== best.index && (await count(index)) >= best.held) return null
  return best.index
}
