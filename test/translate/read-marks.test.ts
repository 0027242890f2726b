import {expect, test} from 'vitest'

import {readMarks} from '../../src/translate/read-marks.ts'

test('readers see what is written in bold, in code and as a link without its marks', () => {
  const [block] = readMarks([
    [
      {type: 'kept', text: '沸くまで **'},
      {type: 'deleted', text: '80'},
      {type: 'inserted', text: '70'},
      {type: 'kept', text: ' 度** に、`stop` で止め、[表](https://faq.example/table) を見る。'}
    ]
  ])
  expect(block).toEqual({
    marks: [
      {type: 'kept', text: '沸くまで '},
      {type: 'deleted', text: '80'},
      {type: 'inserted', text: '70'},
      {type: 'kept', text: ' 度'},
      {type: 'kept', text: ' に、'},
      {type: 'kept', text: 'stop', code: true},
      {type: 'kept', text: ' で止め、'},
      {type: 'kept', text: '表'},
      {type: 'kept', text: ' を見る。'}
    ],
    hidden: null
  })
})

test('where nothing but the target of a link differs, that is known', () => {
  const [block] = readMarks([
    [
      {type: 'kept', text: 'See [the table](https://faq.example/'},
      {type: 'deleted', text: 'old'},
      {type: 'inserted', text: 'new'},
      {type: 'kept', text: ').'}
    ]
  ])
  expect(block!.hidden).toBe('all')
  expect(block!.marks.map(({text}) => text).join('')).toBe('See the table.')
})

test('an address that comes or goes beside what is read is known, a pair of stars is not worth a word', () => {
  const [link, stars] = readMarks([
    [{type: 'inserted', text: 'See [the table](https://faq.example/table).'}],
    [{type: 'inserted', text: '**Wait.**'}]
  ])
  expect([link!.hidden, stars!.hidden]).toEqual(['address', null])
})

test('markup whose other end was left out stays as written, and a star that is none, too', () => {
  const [cut, stars] = readMarks([
    [
      {type: 'kept', text: '**Wait'},
      {type: 'elided', text: ''},
      {type: 'inserted', text: ' twice'}
    ],
    [
      {type: 'kept', text: '2 \\* 3'},
      {type: 'inserted', text: ' *'}
    ]
  ])
  expect(cut!.marks.map(({text}) => text).join('')).toBe('**Wait twice')
  expect(stars!.marks.map(({text}) => text).join('')).toBe('2 * 3 *')
})

test('code and tables stay as they are written', () => {
  const block = [{type: 'inserted', text: '```\n**stop**\n```'}] as const
  expect(readMarks([block])).toEqual([{marks: block, hidden: null}])
})
