import type {FrontMatter} from '../model/front-matter.ts'

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
  for (const [index, id] of wanted.entries()) byFold.set(fold(id), [...(byFold.get(fold(id)) ?? []), index])
  const taken = new Set([...byFold].filter(([, indexes]) => indexes.length === 1).map(([key]) => key))
  return files.map((file, index) => {
    const rivals = byFold.get(fold(wanted[index]!))!
    if (rivals.length === 1) return {id: wanted[index]!, wanted: wanted[index]!, rival: null}
    const id = fromPath(file.path, taken)
    taken.add(fold(id))
    return {id, wanted: wanted[index]!, rival: files[rivals.find((other) => other !== index)!]!.path}
  })
}

const fold = (id: string): string => id.normalize('NFC').toLowerCase()

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
    if (!taken.has(fold(id))) return id
  }
  const whole = named([...folders, name].join('-'))
  let id = whole
  for (let copy = 2; taken.has(fold(id)); copy++) id = `${whole}-${copy}`
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
    .replace(/^[.-]+|[.-]+$/gu, '')
