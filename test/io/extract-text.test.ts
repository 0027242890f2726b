import {expect, it} from 'vitest'

import {emitSharedFiles, emitSite, extractForSite} from '../../src/emit/emit.ts'
import {openExtract, printExtract} from '../../src/io/extract-text.ts'
import type {LongFile, OutputFile} from '../../src/model/emitter.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {inputOf, site} from '../site.ts'

const faq = (name: string) => `---
title: ${name}のよくある質問 🍵
date: 2022-05-01
---

- 2022/06 版を改めました
- 2022/06/15 茶こしについて追記

**Q. ${name}は洗えますか？**（2022/06/15 追加）

はい、ぬるま湯で洗ってください。

**Q. ${name}は何色ですか？**（2022/07/01 更新）

青です。
`

const extracts = ['急須', '土瓶', '茶筒'].map((name, index) =>
  extractForSite(buildArticle(inputOf(faq(name), {id: `faq-${index}`})).changelog, site)
)

const whole = ({path, content}: OutputFile | LongFile): OutputFile => ({
  path,
  content: typeof content === 'string' ? content : [...content].join('')
})

it('what was printed tells the common files the same, each part read alone', () => {
  const opened = extracts.map((extract) => {
    const text = printExtract(extract)
    const bytes = Buffer.from(text)
    return openExtract(text, (at, length) => bytes.toString('utf8', at, at + length))
  })
  expect([...emitSharedFiles(opened, site)].map(whole)).toStrictEqual(emitSite(extracts, site))
})

it('only what stands once an article is read before it is asked for', () => {
  const text = printExtract(extracts[0]!)
  const reads: number[] = []
  const {entry, events, feedItems} = openExtract(text, (_, length) => {
    reads.push(length)
    return '[]'
  })
  expect(entry).toStrictEqual(extracts[0]!.entry)
  expect(events.days).toStrictEqual(['2022-07-01', '2022-06-15', '2022-05-01'])
  expect(feedItems['ja']!.days.length).toBeGreaterThan(1)
  expect(reads).toStrictEqual([])
})

it('of a long file the pieces can be had again', () => {
  const long = [...emitSharedFiles([], site)].filter(({content}) => typeof content !== 'string')
  expect(long.length).toBeGreaterThan(0)
  for (const file of long) expect(whole(file)).toStrictEqual(whole(file))
})
