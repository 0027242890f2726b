/** A value as written, of YAML or TOML; `start` is its offset in the text. */
export type Value =
  | {readonly kind: 'nothing'; readonly start: number}
  | Scalar
  | {readonly kind: 'list'; readonly start: number; readonly items: readonly Value[]}
  | {readonly kind: 'map'; readonly start: number; readonly entries: readonly Entry[]}

export interface Scalar {
  readonly kind: 'scalar'
  readonly start: number
  /** The characters written: `1.20` is not `1.2`. */
  readonly text: string
  readonly json: string | number | boolean
}

export interface Entry {
  readonly key: string
  readonly keyStart: number
  readonly value: Value
}

/** What JSON cannot say (a date, infinity, a large integer) is its text there. */
export const scalar = (start: number, text: string, native: unknown): Scalar => ({
  kind: 'scalar',
  start,
  text,
  json: typeof native === 'boolean' || (typeof native === 'number' && Number.isFinite(native)) ? native : text
})

export const itemsOf = (value: Value): readonly Value[] => (value.kind === 'list' ? value.items : [value])

export const valueUnder = (value: Value, keys: readonly string[]): Value | undefined =>
  value.kind === 'map' ? value.entries.find(({key}) => keys.includes(key))?.value : undefined

export function toJson(value: Value): unknown {
  if (value.kind === 'scalar') return value.json
  if (value.kind === 'list') return value.items.map(toJson)
  return value.kind === 'map' ? toRecord(value.entries) : null
}

// `Object.fromEntries` defines: `__proto__` stays an ordinary key.
export const toRecord = (entries: readonly Entry[]): Record<string, unknown> =>
  Object.fromEntries(entries.map(({key, value}) => [key, toJson(value)]))
