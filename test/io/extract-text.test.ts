import {expect, it} from 'vitest'

import {emitSharedFiles, emitSite, extractForSite} from '../../src/emit/emit.ts'
import {isWhole, LostExtract, openExtract, printExtract, recordOf} from '../../src/io/extract-text.ts'
import type {OutputFile, SharedFile} from '../../src/model/emitter.ts'
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

const whole = ({path, content}: OutputFile | SharedFile): OutputFile => {
  const all = typeof content === 'function' ? content() : content
  return {path, content: typeof all === 'string' ? all : [...all].join('')}
}

/** Reads parts of a text, by bytes. */
function readerOf(text: string) {
  const bytes = Buffer.from(text)
  return (at: number, length: number) => bytes.toString('utf8', at, at + length)
}

it('what was printed tells the common files the same, each part read alone', () => {
  const opened = extracts.map((extract) => {
    const text = printExtract(extract)
    return openExtract(recordOf(text), readerOf(text))
  })
  expect([...emitSharedFiles(opened, site)].map(whole)).toStrictEqual(emitSite(extracts, site))
})

it('no more than the head is read before it is asked for, and the common files are named by it', () => {
  const text = printExtract(extracts[0]!)
  const record = recordOf(text)
  const reads: number[] = []
  const article = openExtract(record, (at, length) => {
    reads.push(length)
    return readerOf(text)(at, length)
  })
  expect(article.entry).toStrictEqual(extracts[0]!.entry)
  expect(article.events.days).toStrictEqual(['2022-07-01', '2022-06-15', '2022-05-01'])
  expect(article.feedItems['ja']!.days.length).toBeGreaterThan(1)
  const named = [...emitSharedFiles([article], site)].filter((file) => 'basis' in file)
  expect(named.map((file) => JSON.stringify(file.basis())).length).toBeGreaterThan(5)
  expect(reads).toStrictEqual([record.head])
})

it('of a long file the pieces can be had again', () => {
  const long = [...emitSharedFiles([], site)].filter((file) => 'basis' in file)
  expect(long.length).toBeGreaterThan(0)
  for (const file of long) expect(whole(file)).toStrictEqual(whole(file))
})

const gone = (): string => {
  throw new Error('ENOENT')
}

it('a part that is not what the head names is lost, and so is one that cannot be read', () => {
  const text = printExtract(extracts[0]!)
  const record = recordOf(text)
  expect(isWhole(record, readerOf(text))).toBe(true)
  const damaged = readerOf(text.replaceAll('ぬるま湯', 'ぬるま油'))
  expect(isWhole(record, damaged)).toBe(false)
  const {search} = openExtract(record, damaged)
  expect(() => search['ja']!.read(0)).toThrow(LostExtract)
  expect(() => openExtract(record, readerOf(text.replace('faq-0', 'faq-9')))).toThrow(LostExtract)
  expect(() => openExtract(record, gone)).toThrow(LostExtract)
})
