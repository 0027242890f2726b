import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

import {expect, it} from 'vitest'

import {createPieceParser} from '../../src/parse/known-pieces.ts'
import {parseWhole} from '../../src/parse/markdown.ts'

it('what is remembered of a text does not hold the whole of it', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const held = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const {parse} = createPieceParser(parseWhole)
  // Half a megabyte in memory, none of it longer than what is remembered.
  const rest = Array.from({length: 250}, (_, index) => `${index}${'茶を淹れます。'.repeat(140)}`).join('\n\n')
  parse(rest)
  const before = held()
  for (let edit = 0; edit < 60; edit++) parse(`${edit} 回目に書き直した段落です。\n\n${rest}`)
  expect(held() - before).toBeLessThan(10_000_000)
})
