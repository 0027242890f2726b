import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {generateCase} from './generate.ts'
import {type LabelledCase, readCases} from './labelled.ts'

/** Every third case, and every generated article from here on, was not looked at while the bounds were set. */
export interface Cases {
  readonly seen: readonly LabelledCase[]
  readonly aside: readonly LabelledCase[]
}

export function writtenCases(folder: string): Cases {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readCases(readFileSync(join(folder, name), 'utf8')))
  return {
    seen: all.filter((_, index) => index % 3 !== 2),
    aside: all.filter((_, index) => index % 3 === 2)
  }
}

export function generatedCases(): Cases {
  const all = Array.from({length: 200}, (_, index) => generateCase(index + 1))
  return {seen: all.slice(0, 100), aside: all.slice(100)}
}
