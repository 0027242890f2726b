import type {ArticleState} from '../model/state.ts'
import type {PlainDate} from '../plain-date.ts'
import type {TextEdit} from '../problem/index.ts'
import {dayStyleIn} from './day-style.ts'

// updated: 2020-10-31, lastmod = 2020-10-31T09:00:00+09:00, "last_modified_at": …
const updated =
  /^["']?(?:updated|updated_?at|lastmod|last_?mod(?:ified)?(?:_at)?|last_?updated|modified|date_?modified|update_?date)["']?\s*[:=]\s*(?<value>.+)$/iu
// The day alone: a time that stands behind it stays.
const day = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日/u

/** Brings the day in the front matter up to date on which the article says it was last changed, if it says one. */
export function updatedEdits({places, source}: ArticleState, newest: PlainDate): TextEdit[] {
  const place = places.find(({type}) => type === 'front-matter')
  if (!place) return []
  let offset = place.start
  for (const line of source.slice(place.start, place.end).split('\n')) {
    const value = updated.exec(line)?.groups!.value
    const written = value === undefined ? null : day.exec(value)
    if (value !== undefined && written) {
      const style = dayStyleIn(written[0])!
      const text = style.write(newest, style.padded ?? true)
      const isOlder =
        [...written[0].matchAll(/\d+/gu)].map(([digits]) => digits.padStart(2, '0')).join('-') < newest
      const at = offset + line.length - value.length + written.index
      return isOlder ? [{offset: at, delete: written[0].length, insert: text}] : []
    }
    offset += line.length + 1
  }
  return []
}
