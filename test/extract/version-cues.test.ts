import {describe, expect, it} from 'vitest'

import {versionInUrl} from '../../src/extract/version-url.ts'
import {productsIn, subjectNames, versionCuesIn} from '../../src/locale/reading/index.ts'

const productsOf = (title: string, text = '', notes: readonly string[] = []) =>
  productsIn(text, subjectNames({title, notes, text}))

const cuesIn = (title: string, text: string) =>
  versionCuesIn(text, productsOf(title, text)).map(
    ({version, role, start, end}) => `${role} ${version}: ${text.slice(start, end)}`
  )

describe('names of a subject', () => {
  it.each([
    ['Orchard Box のよくある質問', '', ['orchard box', 'ob']],
    ['道具箱の FAQ', '', ['道具箱']],
    ['小木箱常见问题', '', ['小木箱']],
    ['Frequently asked questions about Orchard', '', ['orchard']],
    ['How do I use curl?', '', ['curl']],
    ['나무상자 자주 묻는 질문', '', ['나무상자']],
    ['ウィジェットサーバー入門', '', ['ウィジェットサーバー']],
    ['よくある質問', '', []],
    ['Orchard FAQ', 'Orchard（略称 orc）は製品です。', ['orchard', 'orc']],
    ['Orchard FAQ', 'Orchard (made by Acme in 1999) is old.', ['orchard']]
  ])('%s', (title, text, expected) => {
    expect(subjectNames({title, notes: [], text})).toStrictEqual(expected)
  })

  it('stand in notes before their version', () => {
    expect(subjectNames({title: 'メモ', notes: ['OBX Version 1.2 に対応'], text: ''})).toStrictEqual(['obx'])
    expect(subjectNames({title: 'メモ', notes: ['Version 1.2 に対応'], text: ''})).toStrictEqual([])
  })
})

describe('words that betray a version', () => {
  it.each([
    ['v1.1 現在はできません。', ['as-of 1.1: v1.1 現在']],
    ['バージョン 1.1 の時点では無理です。', ['as-of 1.1: バージョン 1.1 の時点では']],
    ['Ｖ１．２ では直りました。', ['in 1.2: Ｖ１．２ では']],
    ['なお v1.2 では直りました。', ['in 1.2: v1.2 では']],
    ['既定は Calico です (OB1.2 は Antrea です)。', ['in 1.2: OB1.2 は']],
    ['Orchard Box の v1.2 では直りました。', ['in 1.2: Orchard Box の v1.2 では']],
    ['v1.2 で追加されました。', ['in 1.2: v1.2 で']],
    ['v1.2 以降で使えます。', ['since 1.2: v1.2 以降']],
    ['バージョン 1.2 から使えます。', ['since 1.2: バージョン 1.2 から']],
    ['v1.2 より対応しました。', ['since 1.2: v1.2 より']],
    ['v1.1 までは使えません。', ['until 1.1: v1.1 までは']],
    ['v1.1 では無理でしたが、v1.2 では使えます。', ['in 1.1: v1.1 では', 'in 1.2: v1.2 では']],
    ['第2版現在の説明です。', ['as-of 2: 第2版現在']],
    ['Not possible as of v1.1.', ['as-of 1.1: as of v1.1']],
    ['Since 1.2, it works.', ['since 1.2: Since 1.2']],
    ['It has worked since Orchard Box 1.2.', ['since 1.2: since Orchard Box 1.2']],
    ['In version 1.2 the default changed.', ['in 1.2: In version 1.2']],
    ['It works in v1.2 and later.', ['since 1.2: in v1.2 and later']],
    ['From version 1.2 on, it works.', ['since 1.2: From version 1.2 on']],
    ['It failed before 1.2.', ['until 1.2: before 1.2']],
    ['Orchard Box 1.2 uses another default.', ['in 1.2: Orchard Box 1.2 uses']],
    ['The current version is 1.1.', ['as-of 1.1: current version is 1.1']],
    ['从 v1.2 起支持。', ['since 1.2: 从 v1.2 起']],
    ['1.2 版本开始支持。', ['since 1.2: 1.2 版本开始']],
    ['在 1.2 中默认使用新格式。', ['in 1.2: 在 1.2 中']],
    ['截至 v1.1，还不支持。', ['as-of 1.1: 截至 v1.1']],
    ['v1.2 之前不支持。', ['until 1.2: v1.2 之前']],
    ['1.2부터 지원합니다.', ['since 1.2: 1.2부터']],
    ['v1.2 에서는 기본값입니다.', ['in 1.2: v1.2 에서는']],
    ['v1.1 기준으로 지원하지 않습니다.', ['as-of 1.1: v1.1 기준으로']]
  ])('%s', (text, expected) => {
    expect(cuesIn('Orchard Box FAQ (OB)', text)).toStrictEqual(expected)
  })

  it.each([
    'Calico v1.2 では直りました。',
    'Calico の v1.2 では直りました。',
    'カリコ 1.2 では直りました。',
    'VMware Box 1.2 では直りました。',
    'vSphere7 では使えます。',
    'Box 6.7U3 では使えます。',
    'OB v1.16-1.17 では使えます。',
    'v1.1〜1.2 では使えます。',
    'v1.1 から v1.2 へ移行できます。',
    'v1.1 と v1.2 では使えます。',
    '現在は v1.0/1.1 と呼びます。',
    'v1.1 から移行してください。',
    'v1.1 からの変更点です。',
    'v1.1 より速くなりました。',
    'v1.2 ではありません。',
    '長さが 1.2 から 1.5 に変わりました。',
    '倍率 1.2 では足りません。',
    '1.2 は小さい数です。',
    'v1.2.x では使えます。',
    '2 では足りません。',
    'Calico 1.0 があります。Calico は v1.2 では直りました。',
    'Upgrade from v1.1 to v1.2 first.',
    'It answers in 1.2 seconds.',
    'In v1.2 of Calico it works.',
    'In Calico 1.2 it works.',
    'Since Upstream Box 1.2 it works.',
    'It grew from 1.2 GB to 1.5 GB.',
    'Calico 1.2 uses another default.',
    'Read the Orchard Box 1.2 documentation.',
    'Redis 1.2 版本开始支持。',
    '从 v1.1 升级到 v1.2。',
    '长度在 1.2 米以内。',
    'Calico v1.2 에서는 기본값입니다.',
    'ob@1.2, ob-1.2.tgz, ob/1.2/x'
  ])('are not in: %s', (text) => {
    expect(cuesIn('Orchard Box FAQ (OB)', text)).toStrictEqual([])
  })
})

describe('links into a documentation', () => {
  const latin = productsOf('Orchard Box FAQ')
  it.each([
    ['https://docs.example.com/en/Acme-Orchard-Box/1.2/install.html', '', '1.2'],
    ['https://orchard-box.example.com/docs/v1.2/install', '', '1.2'],
    ['https://orchardbox.io/docs/1.2.0/', '', '1.2.0'],
    ['https://orchard-box.readthedocs.io/ja/1.2/', '', '1.2'],
    ['https://github.com/acme/orchard-box/tree/v1.2/docs', '', '1.2'],
    ['https://docs.example.com/1.2/install', 'Orchard Box 1.2 manual', '1.2'],
    ['https://docs.example.com/1.2/install', 'the manual', null],
    ['https://kubernetes.io/docs/v1.2/install', '', null],
    ['https://docs.example.com/Acme-Calico/1.2/', 'Orchard Box', null],
    ['https://docs.example.com/orchard-box/1_2/', '', null],
    ['https://docs.example.com/orchard-box/1.2-beta/', '', null],
    ['https://docs.example.com/orchard-box/12/', '', null],
    ['https://docs.example.com/orchard-box/?v=1.2', '', null],
    ['mailto:orchard-box@1.2', '', null],
    ['/docs/1.2/', '', null]
  ])('%s %s: %s', (url, label, expected) => {
    expect(versionInUrl(url, () => label, latin)).toBe(expected)
  })

  it('need not name what no address can be written with', () => {
    const ja = productsOf('道具箱の FAQ')
    expect(versionInUrl('https://example.com/docs/1.2/', () => '', ja)).toBe('1.2')
    expect(versionInUrl('https://example.com/calico/1.2/', () => '', ja)).toBe(null)
    expect(versionInUrl('https://example.com/blog/1.2/', () => '', ja)).toBe(null)
  })
})
