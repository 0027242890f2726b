import {expect, test} from 'vitest'

import {controlProblems} from '../../src/check/control.ts'
import {checkAnchors} from '../../src/check/links.ts'
import {editsOf} from '../../src/check/mend.ts'
import {plainOf} from '../../src/delta/plain.ts'
import {sentencesOf} from '../../src/delta/sentences.ts'
import {idOfElement} from '../../src/extract/explicit-id.ts'
import {withoutTags} from '../../src/extract/heading.ts'
import {markOf} from '../../src/extract/question-marks.ts'
import {conflictIn, resolveKept} from '../../src/history/memory.ts'
import {subjectNames} from '../../src/locale/reading/subject-names.ts'
import {readFrontMatter} from '../../src/parse/front-matter.ts'
import type {Problem} from '../../src/problem/index.ts'
import {spotOf} from '../../src/stamp/lines.ts'
import {isCarried} from '../../src/translate/localize.ts'
import {readPo} from '../../src/translate/po.ts'
import {quote} from '../../src/translate/summary.ts'

const long = (unit: string, length = 300_000) => unit.repeat(length / unit.length)
const silent = () => {}

const marks = ['{', '{#', '{{%', '[', '![](', '[^', '](', '<!--', '<a ', '`a``', '~', '_', '!', '"']
const blanks = [' ', '\t', '\u3000', '\n', '\u2028', '\r']
const words = [
  'あ',
  'ア',
  '漢',
  'a',
  'A',
  'A ',
  '1',
  '1.',
  '/',
  '（',
  '「',
  '。',
  'http://a.a',
  '追記',
  'Q',
  '2020/'
]
const lines = [...marks, ...blanks, ...words].map((unit) => `a${long(unit)}\u0001`)

// What looks at a text again from each of its places takes hours for these.
test.each<readonly [string, (line: string) => unknown]>([
  ['a quotation', quote],
  ['plain words', plainOf],
  ['a block without words', (content) => isCarried({type: 'paragraph', content})],
  ['HTML without its tags', withoutTags],
  ['the id of an element', (line) => idOfElement(`<a ${line}`)],
  ['places that links may lead to', (line) => checkAnchors({type: 'root', children: []}, line, silent)],
  ['the mark of a question', (line) => [markOf(line.slice(1)), markOf(`Q${line.slice(1)}`)]],
  ['the name before a version', (line) => subjectNames({title: 't', notes: [line.slice(1)], text: ''})],
  ['front matter', (line) => readFrontMatter(`+++\na = "${line}\nb = ${line}\n+++\n`, silent)],
  ['a catalogue', (line) => readPo(`msgid "${line}"\nmsgstr "${line}\n`)],
  ['a kept text', (line) => conflictIn(line)],
  [
    'the place for a mark',
    (line) => spotOf(`## ${line}\n`, {text: 'a', position: {line: 1, column: 4}} as never)
  ]
])('%s comes to its end', (_, read) => {
  let done = 0
  for (const line of lines) {
    read(line)
    done++
  }
  expect(done).toBe(lines.length)
})

test('brackets that nothing closes make one sentence', () => {
  const prose = long('（[「', 60_000)
  expect(sentencesOf(prose)).toStrictEqual([{lead: '', text: prose}])
})

test('markers of a merge without an end are no conflict', () => {
  const text = '<<<<<<< a\n|||||||\n=======\n'.repeat(50_000)
  expect(conflictIn(text)).toBeNull()
  expect(resolveKept(text)).toBe(text)
})

test('white space in a comment is read once', () => {
  const problem = {code: 'missing-annotation', severity: 'warning', file: 'a.md', data: {}} as const
  const text = `<!-- kaitei ignore${long(' ', 100_000)}missing-annotation${long('\t', 100_000)}x -->\n\n<div title="${long(' ', 100_000)}">\n`
  const told = controlProblems([problem], {}, text, 'a.md', {tellsUnknown: true})
  expect(told.map(({code}) => code)).toStrictEqual(['control-unknown'])
})

test('of a hundred thousand mends each is held against the others at once', () => {
  const problems = Array.from({length: 100_000}, (_, index): Problem => {
    const fix = [{offset: index * 3, delete: 1, insert: ''}]
    return {code: 'url-swallows-text', severity: 'warning', file: 'a.md', data: {}, fix}
  })
  expect(editsOf([...problems, ...problems])).toHaveLength(100_000)
})
