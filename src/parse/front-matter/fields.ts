import type {FrontMatter} from '../../model/front-matter.ts'
import type {Position} from '../../problem/index.ts'
import {isDay, readDay, readFlag, readList, readPublished, readText, readUrl} from './field-values.ts'
import {isMapOfDays, readNotes} from './notes.ts'
import type {ReportAt} from './slips.ts'
import {type Entry, toRecord} from './value.ts'

type Field = Exclude<keyof FrontMatter, 'extra'> | 'published'

/** The keys under which a field is written, in lower case; the first is its own name. */
const fieldKeys: Readonly<Record<Field, readonly string[]>> = {
  title: ['title'],
  date: [
    'date',
    // Other generators' names for it, the publication before the creation.
    'publishdate',
    'publish_date',
    'published_at',
    'publishedat',
    'published_on',
    'published_date',
    'publisheddate',
    'datepublished',
    'date_published',
    'pubdate',
    'pub_date',
    'pubdatetime',
    'posted',
    '公開日',
    '投稿日',
    'created_at',
    'createdat',
    'created',
    '作成日'
  ],
  published: ['published'],
  lang: ['lang', 'language'],
  id: ['id'],
  slug: ['slug'],
  url: ['url'],
  version: ['version'],
  description: ['description'],
  categories: ['categories', 'category'],
  tags: ['tags', 'tag'],
  coverImage: ['coverimage'],
  draft: ['draft'],
  notes: [
    'changes',
    'history',
    'revisions',
    'changelog',
    'change_log',
    'updates',
    'revision_history',
    'update_history',
    'change_history',
    '更新履歴',
    '改訂履歴',
    '改定履歴',
    '変更履歴',
    '修正履歴',
    '履歴',
    '更新记录',
    '修订记录',
    '修订历史',
    '变更记录',
    '수정이력',
    '변경이력'
  ]
}

type Claims = Partial<Record<Field, Entry>>

/** What the entries mean, and where the values of its fields and of `extra` start. */
export function readFields(
  entries: readonly Entry[],
  at: (offset: number) => Position,
  reportAt: ReportAt
): {frontMatter: FrontMatter; starts: ReadonlyMap<string, number>} {
  const claims = claimFields(entries)
  const claimed = new Set(Object.values(claims))
  const textOf = (field: Field) => readText(claims[field], reportAt)
  // A day under `published` is read even if `date` says another: an impossible one is a slip all the same.
  const published = readPublished(claims.published, reportAt)
  const date = readDay(claims.date, reportAt)
  const frontMatter: FrontMatter = {
    title: textOf('title'),
    date: isGiven(claims.date) ? date : published.date,
    lang: textOf('lang'),
    id: textOf('id'),
    slug: textOf('slug'),
    url: readUrl(claims.url, reportAt),
    version: textOf('version'),
    description: textOf('description'),
    categories: readList(claims.categories, reportAt),
    tags: readList(claims.tags, reportAt),
    coverImage: textOf('coverImage'),
    draft: readFlag(claims.draft, reportAt) || published.draft,
    notes: readNotes(claims.notes, at, reportAt),
    extra: toRecord(entries.filter((entry) => !claimed.has(entry)))
  }
  return {frontMatter, starts: startsOf(entries, claims)}
}

function claimFields(entries: readonly Entry[]): Claims {
  const named = entries.map((entry) => ({entry, name: entry.key.normalize('NFKC').toLowerCase()}))
  const claims: Claims = {}
  for (const [field, keys] of Object.entries(fieldKeys) as [Field, readonly string[]][]) {
    const candidates = keys.flatMap((key) => named.filter(({name}) => name === key))
    const claim = candidates.find(({entry}) => fits(field, entry))
    if (claim) claims[field] = claim.entry
  }
  return claims
}

// `history`, `changes` and `revisions` mean other things elsewhere: only a list can be ours, or days with their
// notes; `created: yes` is no day, and none of our business.
function fits(field: Field, {key, value}: Entry): boolean {
  if (field === 'notes') return value.kind === 'list' || isMapOfDays(value)
  return (
    field !== 'date' || key.toLowerCase() === 'date' || (value.kind === 'scalar' && isDay(value.text.trim()))
  )
}

const isGiven = (entry: Entry | undefined): boolean => entry !== undefined && entry.value.kind !== 'nothing'

function startsOf(entries: readonly Entry[], claims: Claims): Map<string, number> {
  const starts = new Map(entries.map(({key, value}) => [key, value.start]))
  for (const [field, entry] of Object.entries(claims)) starts.set(field, entry.value.start)
  if (!isGiven(claims.date) && claims.published) starts.set('date', claims.published.value.start)
  return starts
}
