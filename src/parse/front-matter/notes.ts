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
  if (isMapOfDays(entry.value))
    return entry.value.entries.map(({key, value}) => ({
      text: `${key} ${plainText(value)}`,
      position: at(value.start)
    }))
  return itemsOf(entry.value).flatMap((item) => {
    if (item.kind === 'nothing') return []
    const text = noteText(item)
    if (text) return {text, position: at(item.start)}
    reportType(item, entry.key, 'note', reportAt)
    return []
  })
}

/** `2020/10/31: Version 1.2`, a line a day. */
export const isMapOfDays = (value: Value): value is Value & {kind: 'map'} =>
  value.kind === 'map' && value.entries.length > 0 && value.entries.every(({key}) => isDay(key))

const textKeys = [
  'text',
  'description',
  '内容',
  'note',
  'notes',
  'comment',
  'summary',
  'message',
  'change',
  '说明'
]

/** `2020/10/31 Version 1.2` as text, as `{date, text}`, or as `{2020/10/31: Version 1.2}`. */
function noteText(value: Value): string {
  if (value.kind !== 'map') return plainText(value)
  const date = plainText(valueUnder(value, ['date', 'day', '日付', '日期']))
  const version = plainText(valueUnder(value, ['version', 'バージョン', '版']))
  const text = plainText(valueUnder(value, textKeys))
  if (date && (text || version))
    return [date, version && `Version ${version}`, text].filter(Boolean).join(' ')
  const [only, ...others] = value.entries
  return only && others.length === 0 && isDay(only.key) ? `${only.key} ${plainText(only.value)}` : ''
}

const plainText = (value: Value | undefined): string => (value?.kind === 'scalar' ? value.text.trim() : '')
