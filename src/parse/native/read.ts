import type {Root} from 'mdast'

import {readsAlike} from './alike.ts'
import {withoutStandIns, withStandIns} from './stand-ins.ts'

/** Another parser of CommonMark and GFM that gives mdast with positions. */
export type NativeParser = (text: string) => Root

/** The tree that remark would give, made by a faster parser; null where the two could differ. */
export function readNative(text: string, parse: NativeParser): Root | null {
  const source = readsAlike(text) ? withStandIns(text) : null
  if (source === null) return null
  try {
    const tree = parse(source)
    if (source !== text) withoutStandIns(tree)
    return tree
  } catch {
    return null
  }
}
