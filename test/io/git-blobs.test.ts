import {expect, test} from 'vitest'

import {AnswerReader} from '../../src/io/git/blobs.ts'

const id = 'a'.repeat(40)
const printed = Buffer.from(
  [
    `${id} blob 3\nab\n\n`,
    `${id} missing\n`,
    `${id} blob 0\n\n`,
    `${id} tree 2\nxx\n`,
    `${id} blob 4\n\0\n\nz\n`
  ].join('')
)

test.each([1, 2, 3, 7, 50, 1000])('contents come whole from pieces of %i bytes', (size) => {
  const reader = new AnswerReader()
  const contents: (Buffer | null)[] = []
  for (let at = 0; at < printed.length; at += size)
    contents.push(...reader.take(Buffer.from(printed.subarray(at, at + size))))
  expect(contents.map((content) => content?.toString('latin1') ?? null)).toStrictEqual([
    'ab\n',
    null,
    '',
    null,
    '\0\n\nz'
  ])
})
