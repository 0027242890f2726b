import type {Identities} from '../model/config.ts'
import type {Limits} from '../model/limits.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {Site} from '../model/site.ts'
import type {CommittedPast, SourceState} from '../model/state.ts'
import type {CatalogueSource} from '../translate/open-catalogue.ts'

/** Everything that one article is built from, as values: `io/` reads them. */
export interface ArticleInput {
  readonly id: string
  readonly source: SourceState
  /** Earlier states by the revision they were kept as. */
  readonly kept: readonly {readonly revision: string; readonly source: SourceState}[]
  /** What git has of it; null without git. */
  readonly committed: CommittedPast | null
  readonly memory: ArticleMemory
  /** gettext PO files by language. */
  readonly catalogues: ReadonlyMap<string, CatalogueSource>
  /** The configuration's language for articles that do not say theirs. */
  readonly lang: string | null
  /** What the configuration decides on its questions. */
  readonly identities?: Identities
  /**
   * Where links of its texts to other Markdown files lead: the address of each path's article, null where it is none's.
   * Paths as written, decoded and in NFC.
   */
  readonly links?: Readonly<Record<string, string | null>>
  readonly site: Site
  /** How much of it is still compared; none: all. */
  readonly limits?: Limits
}
