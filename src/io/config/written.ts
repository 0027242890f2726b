import type {Position} from '../../problem/index.ts'

/** What somebody wrote: the value, and where its parts stand (nowhere, in a program). */
export interface Written {
  readonly value: unknown
  readonly positionOf: (path: readonly PropertyKey[], part?: 'key' | 'value') => Position | undefined
}

export const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((outer, key) => (outer as Record<PropertyKey, unknown> | null | undefined)?.[key], value)

/** The beginning of something long, for a message. */
export function excerpt(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/u)
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
