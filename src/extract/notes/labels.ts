import {foldText} from '../../locale/reading/fold.ts'
import {containerNamed} from '../../locale/reading/index.ts'

/** Whether notes stand below for sure, or other dated things may as well. */
export type Container = 'notes' | 'perhaps'

// What may stand round a container's name: a directive, a number, brackets, a colon, an emoji, a remark in brackets.
const beforeName =
  /^(?:\s|:{3,}\s*[a-z-]{1,20}\s|[\d.]{1,6}\s|[[(【〔■□◆●▼※#*<〈]|\p{Extended_Pictographic}\u{FE0F}?)+/iu
const behindName = /(?:\s|[\])】〕>〉::]|\{#[^{}]{1,80}\}|\([^()]{1,60}\))+$/u

const longestLabel = 120

/** What a heading or label announces. */
export function containerIn(label: string): Container | undefined {
  if (label.length > longestLabel) return undefined
  const folded = foldText(label).text.toLowerCase()
  const name = folded.replace(beforeName, '').replace(behindName, '')
  const container = containerNamed(name)
  // `更新(2020/10/31)` is a remark.
  return container === 'perhaps' && /\d/u.test(folded.slice(folded.indexOf(name))) ? undefined : container
}
