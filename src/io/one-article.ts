import {stat} from 'node:fs/promises'
import path from 'node:path'

import {type ReadArticle, readOneArticle} from './articles.ts'
import {planIds} from './plan-ids.ts'
import {slipsBetween} from '../check/nearest.ts'
import type {InputFile} from './collect.ts'
import {openWorkspace, type Workspace} from './workspace.ts'

/** An article by the name that it is called by. */
export interface NamedArticle {
  readonly id: string
  readonly display: string
}

/** What a person's word for one article led to. */
export type Finding =
  | {readonly type: 'found'; readonly workspace: Workspace; readonly article: ReadArticle}
  /** Nothing to look in: no usual place exists. */
  | {readonly type: 'nowhere'; readonly workspace: Workspace}
  /** `near` is the one that was meant, perhaps. */
  | {readonly type: 'unknown'; readonly known: readonly NamedArticle[]; readonly near: string | null}
  | {readonly type: 'ambiguous'; readonly matches: readonly NamedArticle[]}

/** Finds one article by its path, its id, its file's name or a part of these that no other has, and builds it. */
export async function findArticle(cwd: string, wanted: string): Promise<Finding> {
  const workspace = await openWorkspace({cwd, paths: []})
  if (await isFile(path.resolve(cwd, wanted))) return found(await workspaceOf(wanted, workspace), wanted)
  if (workspace.nowhere) return {type: 'nowhere', workspace}
  const ids = await planIds(workspace)
  const known = workspace.files.map(({display}, index) => ({id: ids[index]!.id, display}))
  const matches = matching(known, wanted)
  if (matches.length > 1) return {type: 'ambiguous', matches}
  const [match] = matches
  if (!match) return {type: 'unknown', known, near: nearest(known, wanted)}
  return build(workspace, known.indexOf(match))
}

const isFile = async (file: string): Promise<boolean> =>
  (await stat(file).catch(() => null))?.isFile() === true

/** The workspace whose files the named one is among: its id may depend on the others. */
const workspaceOf = async (wanted: string, usual: Workspace): Promise<Workspace> =>
  indexIn(usual, wanted) >= 0 ? usual : openWorkspace({cwd: usual.cwd, paths: [wanted]})

// A name may be typed in another Unicode form than the folder has it.
function indexIn({cwd, files}: Workspace, wanted: string): number {
  const file = path.resolve(cwd, wanted).normalize('NFC')
  return files.findIndex((other) => other.file.normalize('NFC') === file)
}

const found = (workspace: Workspace, wanted: string): Promise<Finding> =>
  build(workspace, indexIn(workspace, wanted))

async function build(workspace: Workspace, index: number): Promise<Finding> {
  // Named outright, a file is an article.
  const files = workspace.files.map((file, at): InputFile => (at === index ? {...file, isNamed: true} : file))
  return {type: 'found', workspace, article: await readOneArticle({...workspace, files}, index)}
}

const fold = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
const withoutExtension = (file: string): string => file.replace(/\.(?:md|markdown)$/iu, '')

// The first of these that any article answers to decides.
const ways: readonly ((article: NamedArticle, wanted: string) => boolean)[] = [
  ({id}, wanted) => id === wanted,
  ({id}, wanted) => fold(id) === fold(wanted),
  ({display}, wanted) =>
    withoutExtension(fold(path.posix.basename(display))) === withoutExtension(fold(wanted)),
  ({display}, wanted) => `/${withoutExtension(fold(display))}`.endsWith(`/${withoutExtension(fold(wanted))}`),
  ({id, display}, wanted) => fold(id).includes(fold(wanted)) || fold(display).includes(fold(wanted))
]

function matching(known: readonly NamedArticle[], wanted: string): NamedArticle[] {
  if (fold(wanted) === '') return []
  for (const answers of ways) {
    const matches = known.filter((article) => answers(article, wanted))
    if (matches.length > 0) return matches
  }
  return []
}

function nearest(known: readonly NamedArticle[], wanted: string): string | null {
  const name = withoutExtension(fold(path.posix.basename(wanted)))
  const slipsTo = ({id}: NamedArticle) => slipsBetween(name, fold(id))
  const near = known.filter((article) => slipsTo(article) <= Math.max(1, Math.floor(article.id.length / 3)))
  return near.sort((one, other) => slipsTo(one) - slipsTo(other))[0]?.id ?? null
}
