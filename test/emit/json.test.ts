import {describe, expect, it} from 'vitest'

import {printJson, sharedPrinter} from '../../src/emit/json.ts'

const kept = {
  id: 'q-1',
  content: {text: '急須は\n洗えますか？ "subjects": []', related: [], quotes: [[0, 2]]}
}
const shared = {id: 'q-2', content: {}}
const control = {id: 'q-3', text: 'ベル\u0007'}
const half = {id: 'q-4', text: 'a\uD800b'}
const trap = {id: 'q-5', ['__proto__']: 1}

describe('documents that share members', () => {
  it.each([
    ['none', []],
    ['some', [kept, shared]],
    ['one of them twice', [shared, kept, shared]],
    ['one with a control', [kept, control]],
    ['one with half a character', [half, shared]],
    ['one with a key that nobody may merge', [Object.assign(Object.create(null) as object, trap), kept]]
  ])('are printed as each by itself: %s', (_, subjects) => {
    const print = sharedPrinter('subjects')
    const documents = ['1.0', '1.1'].map((revision) => ({
      revision,
      title: '"subjects": []',
      nested: {subjects: []},
      subjects,
      definitions: [],
      markdown: null
    }))
    expect(documents.map(print)).toEqual(documents.map(printJson))
  })
})
