import type {FrontMatter} from '../../model/front-matter.ts'
import type {Position} from '../../problem/index.ts'
import {isDay, reportType} from './field-values.ts'
import type {ReportAt} from './slips.ts'
import {type Entry, itemsOf, type Value, valueUnder} from './value.ts'

/** Revision notes, as the author's own lines; what they mean is read like those of the text. */
export function readNotes(
  entry: Entry | undefined,
  at: (offset: number) => Position,
  reportAt: ReportAt
): FrontMatter['notes'] {
  if (!entry) return []
  return itemsOf(entry.value).flatMap((item) => {
    if (item.kind === 'nothing') return []
    const text = noteText(item)
    if (text) return {text, position: at(item.start)}
    reportType(item, entry.key, 'note', reportAt)
    return []
  })
}

/** `2020/10/31 Version 1.2` as text, as `{date, text}`, or as `{2020/10/31: Version 1.2}`. */
function noteText(value: Value): string {
  if (value.kind !== 'map') return plainText(value)
  const date = plainText(valueUnder(value, ['date', '日付']))
  const text = plainText(valueUnder(value, ['text', 'description', '内容']))
  if (date && text) return `${date} ${text}`
  const [only, ...others] = value.entries
  return only && others.length === 0 && isDay(only.key) ? `${only.key} ${plainText(only.value)}` : ''
}

const plainText = (value: Value | undefined): string => (value?.kind === 'scalar' ? value.text.trim() : '')
