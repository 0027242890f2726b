import type {Node} from 'unist'

import type {Extent} from '../locale/reading.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import type {PlainDay} from '../plain-date.ts'
import type {Position} from '../problem/index.ts'

/** A dated remark in the text, as found: where it stands and what it says. */
export interface FoundAnnotation {
  /** An ordered set: 追記・変更 → `['added', 'updated']`. */
  readonly kinds: readonly AnnotationKind[]
  readonly date: PlainDay
  /** No year was written; it follows from the days around. */
  readonly yearInferred: boolean
  /** The source from `start` to `end`, brackets included: `（2020/10/31 追加）`. Cut out, the rest reads on. */
  readonly raw: string
  readonly start: number
  readonly end: number
  /** Of `start`. */
  readonly position: Position
  /** The innermost block that it stands in: paragraph, heading, table cell, raw HTML. */
  readonly block: Node
  /** Index of the root's child that holds it. */
  readonly topLevel: number
  /** `line`: the whole line or heading is the annotation; `bracketed`: in brackets beside text. */
  readonly form: 'bracketed' | 'line' | 'prefix' | 'suffix'
  readonly extent: Extent
}

/** A dated line that tells what a revision of the article did. */
export interface FoundNote {
  readonly date: PlainDay
  readonly kind: AnnotationKind | null
  readonly version: string | null
  /** Without its day, markup flattened: `Version 1.2 リリースに伴い更新`. */
  readonly text: string
  readonly position: Position
  readonly start: number
  readonly end: number
}
