import {sha256} from '../../hash.ts'
import type {CatalogueReader} from '../catalogues.ts'
import type {InputFile} from '../collect.ts'
import type {LinkedArticles} from '../linked-articles.ts'
import type {PlannedId} from '../plan-ids.ts'
import type {Workspace} from '../workspace.ts'
import {codeVersion} from './code-version.ts'

/**
 * Names all that an article is built from, without parsing any of it; null where something cannot be read. `text` is
 * the hash of the file's bytes.
 */
export type Fingerprint = (file: InputFile, named: PlannedId, text: string | null) => Promise<string | null>

/**
 * Whether links lead where they led when an entry was written. Which ones an article has is known once it was read: they
 * are noted in its entry, and no part of its name.
 */
export function lead(linked: LinkedArticles, file: InputFile, links: Links): boolean {
  const now = linked.follow(file, Object.keys(links))
  return Object.entries(links).every(([path, address]) => now[path] === address)
}

type Links = Readonly<Record<string, string | null>>

/**
 * Whoever adds something that a build depends on adds it here; `build --verify-cache`, and the law that a build is what
 * a clean one is, find what was forgotten. What no article depends on (`articles`, `out`, `translate`) is not here: a
 * change of it costs nothing.
 */
export function fingerprints(
  {config, site, all, memory, git}: Workspace,
  catalogues: CatalogueReader,
  {frozen}: {readonly frozen: boolean}
): Fingerprint {
  const {rules, lang, limits} = config
  const common = sha256(JSON.stringify([codeVersion(), site, rules, lang, limits, all, frozen]))
  return async (file, named, text) => {
    const {id} = named
    const remembered = await memory.fingerprint(id)
    const past = git.fingerprint(file.file)
    const translations = await catalogues.fingerprint(file.file, id)
    if (text === null || remembered === null || past === null || translations === null) return null
    const identities = config.identities[id] ?? {}
    return sha256(
      JSON.stringify([
        common,
        file.display,
        file.isNamed,
        named,
        identities,
        text,
        remembered,
        past,
        translations
      ])
    )
  }
}
