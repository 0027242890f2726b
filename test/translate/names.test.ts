import {expect, it} from 'vitest'

import {nameOfLanguage} from '../../src/locale/saying/index.ts'

it('a language has its name in the other, also where nothing is told in it', () => {
  expect(nameOfLanguage('en', 'ja')).toBe('英語')
  expect(nameOfLanguage('ja', 'en')).toBe('Japanese')
  expect(nameOfLanguage('zh-Hans', 'ja')).toBe('中国語')
  expect(nameOfLanguage('ko', 'en')).toBe('Korean')
  expect(nameOfLanguage('fi', 'en')).toBe('fi')
})
