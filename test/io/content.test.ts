import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {array, assert, integer, property, string} from 'fast-check'
import {afterAll, expect, it} from 'vitest'

import {contentOf, isContentOf, writeContent} from '../../src/io/content.ts'

const folder = mkdtempSync(join(tmpdir(), 'kaitei-content-'))
afterAll(() => rmSync(folder, {recursive: true}))
const file = join(folder, 'file')

const text = array(string({unit: 'grapheme', maxLength: 40}), {maxLength: 20})

it('pieces are written, and known again, as the whole is', () => {
  assert(
    property(text, integer({min: 1, max: 4000}), (pieces, times) => {
      const all = Array.from({length: times}, () => pieces).flat()
      const long = contentOf({[Symbol.iterator]: () => all[Symbol.iterator]()})
      const whole = contentOf(all.join(''))
      writeContent(file, long)
      expect(readFileSync(file, 'utf8')).toBe(all.join(''))
      expect(long.digest()).toStrictEqual(whole.digest())
      expect(isContentOf(file, long)).toBe(true)
      expect(isContentOf(file, whole)).toBe(true)
    }),
    {numRuns: 30}
  )
})

it('a byte more, less or other is another content', () => {
  const content = contentOf(['茶を', '淹れる'])
  for (const other of ['茶を淹れる。', '茶を淹れ', '茶は淹れる', '']) {
    writeFileSync(file, other)
    expect(isContentOf(file, content)).toBe(false)
  }
  writeFileSync(file, '茶を淹れる')
  expect(isContentOf(file, content)).toBe(true)
})
