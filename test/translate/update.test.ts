import {describe, expect, it} from 'vitest'

import {isMinor} from '../../src/pipeline.ts'
import {readPo} from '../../src/translate/po.ts'
import type {Unit} from '../../src/translate/units.ts'
import {updateCatalogue} from '../../src/translate/update.ts'

const options = {lang: 'en', sourceLang: 'ja', project: 'tea', isMinor}

const unit = (kind: Unit['kind'], context: string, source: string, isCarried = false): Unit => ({
  kind,
  context,
  source,
  where: `where ${context} stands`,
  isCarried
})
const question = (source: string) => unit('question', 'q-1', source)
const answer = (...blocks: readonly string[]) => blocks.map((block) => unit('answer', 'q-1/answer', block))

const update = (previous: string | null, ...units: readonly Unit[]) =>
  updateCatalogue(previous, units, options)

/** A catalogue in which every text of some units has its translation: itself in brackets. */
const translated = (...units: readonly Unit[]) =>
  update(null, ...units).replace(/^(msgid "(?<source>.+)"\n)msgstr ""$/gmu, '$1msgstr "[$<source>]"')

/** Entries in short: `fuzzy q-1: source = translation < source before`. */
const told = (text: string) =>
  readPo(text)
    .entries.slice(1)
    .map(({context, source, text: translation, flags, previous, isObsolete}) =>
      [
        ...(isObsolete ? ['#~'] : []),
        ...flags,
        `${context}: ${source} = ${translation}`,
        ...(previous === null ? [] : [`< ${previous}`])
      ].join(' ')
    )

const link = (url: string) => `くわしくは [茶の本](${url}) を読んでください。`
const green = '緑茶は一日に二杯まで飲めます。'
const black = '紅茶は朝に淹れるのがよいでしょう。'
const herb = '薬草茶は医師に相談してから飲んでください。'

describe('a new catalogue', () => {
  it('asks for every text, with its place in words, and not for code', () => {
    const text = update(
      null,
      question('お茶は？'),
      ...answer(green),
      unit('answer', 'q-1/answer', '`x`', true)
    )
    expect(text).toBe(`msgid ""
msgstr ""
"Project-Id-Version: tea\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: ja\\n"

#. where q-1 stands
msgctxt "q-1"
msgid "お茶は？"
msgstr ""

#. where q-1/answer stands
msgctxt "q-1/answer"
msgid "${green}"
msgstr ""
`)
  })
})

describe('an update', () => {
  const before = translated(question('お茶は？'), ...answer(green, black, herb))

  it('changes nothing where nothing changed', () => {
    expect(update(before, question('お茶は？'), ...answer(green, black, herb))).toBe(before)
  })

  it('turns exactly the edited block fuzzy, with the text before', () => {
    const edited = '緑茶は一日に三杯まで飲めます。'
    const after = update(before, question('お茶は？'), ...answer(edited, black, herb))
    expect(told(after)).toStrictEqual([
      'q-1: お茶は？ = [お茶は？]',
      `fuzzy q-1/answer: ${edited} = [${green}] < ${green}`,
      `q-1/answer: ${black} = [${black}]`,
      `q-1/answer: ${herb} = [${herb}]`
    ])
    expect(update(after, question('お茶は？'), ...answer(edited, black, herb))).toBe(after)
  })

  it('keeps the first text that the translation was made of, however often it changes', () => {
    const once = update(before, ...answer('緑茶は一日に三杯まで飲めます。'))
    const twice = update(once, ...answer('緑茶は一日に四杯まで飲めます。'))
    expect(told(twice)[0]).toBe(`fuzzy q-1/answer: 緑茶は一日に四杯まで飲めます。 = [${green}] < ${green}`)
  })

  it('takes the translation back where the text comes back', () => {
    const once = update(
      before,
      question('お茶は？'),
      ...answer('緑茶は一日に三杯まで飲めます。', black, herb)
    )
    expect(update(once, question('お茶は？'), ...answer(green, black, herb))).toBe(before)
  })

  it('carries a translation over where a slip was mended', () => {
    const typo = black.replace('淹れる', '入れる')
    const after = update(before, question('お茶は？'), ...answer(green, typo, herb))
    expect(told(after)).toContain(`q-1/answer: ${typo} = [${black}]`)
  })

  it('carries the new target of a link over', () => {
    const linked = translated(...answer(link('https://tea.example/a')))
    const after = update(linked, ...answer(link('https://tea.example/b')))
    expect(told(after)).toStrictEqual([
      `q-1/answer: ${link('https://tea.example/b')} = [${link('https://tea.example/b')}]`
    ])
  })

  it.each([
    ['a block inserted first', [herb.replace('薬草', '麦'), green, black, herb]],
    ['a block moved to the end', [black, herb, green]],
    ['all of them turned round', [herb, black, green]]
  ])('leaves the neighbours of %s as they are', (_, blocks) => {
    const after = told(update(before, question('お茶は？'), ...answer(...blocks)))
    expect(after.some((line) => line.startsWith('fuzzy'))).toBe(false)
    for (const block of [green, black, herb]) expect(after).toContain(`q-1/answer: ${block} = [${block}]`)
  })

  it('puts what is gone aside, and takes it back', () => {
    const without = update(before, question('お茶は？'), ...answer(green, herb))
    expect(told(without).at(-1)).toBe(`#~ q-1/answer: ${black} = [${black}]`)
    const again = update(without, question('お茶は？'), ...answer(green, black, herb))
    expect(again).toBe(before)
  })

  it('drops what is gone and was never translated', () => {
    const empty = update(null, ...answer(green, black))
    expect(told(update(empty, ...answer(green)))).toStrictEqual([`q-1/answer: ${green} = `])
  })

  it('lets a translation go along with its text to another answer', () => {
    const moved = unit('answer', 'q-2/answer', green)
    expect(told(update(before, question('お茶は？'), ...answer(black, herb), moved)).at(-1)).toBe(
      `q-2/answer: ${green} = [${green}]`
    )
  })

  it('follows a question that has another id by its answer', () => {
    const after = update(
      before,
      unit('question', 'q-2', 'お茶は体によいですか？'),
      ...[green, black, herb].map((block) => unit('answer', 'q-2/answer', block))
    )
    expect(told(after).slice(0, 2)).toStrictEqual([
      'fuzzy q-2: お茶は体によいですか？ = [お茶は？] < お茶は？',
      `q-2/answer: ${green} = [${green}]`
    ])
  })

  it('keeps the translation of a name as it was, for the changelog of that time', () => {
    const after = update(before, question('お茶は体によいですか？'), ...answer(green, black, herb))
    expect(told(after)).toContain('fuzzy q-1: お茶は体によいですか？ = [お茶は？] < お茶は？')
    expect(told(after)).toContain('#~ q-1: お茶は？ = [お茶は？]')
  })

  it('keeps the header, comments of translators, flags and references', () => {
    const kept = before
      .replace(
        'Project-Id-Version: tea\\n"',
        'Project-Id-Version: other\\n"\n"Last-Translator: A. <a@e.x>\\n"'
      )
      .replace(
        '#. where q-1 stands\n',
        '# 「は」 asks for more here.\n#\n#. where q-1 stands\n#: src/tea.md\n#, no-wrap\n'
      )
    expect(update(kept, question('お茶は？'), ...answer(green, black, herb))).toBe(kept)
    const after = update(kept, question('お茶は体によいですか？'), ...answer(green, black, herb))
    expect(after).toContain('Last-Translator: A. <a@e.x>')
    expect(after).toContain(
      '# 「は」 asks for more here.\n#\n#: src/tea.md\n#. where q-1 stands\n#, fuzzy, no-wrap\n'
    )
  })

  it('leaves the entries of other articles in a shared file alone, and in their order', () => {
    const of = (article: string, source: string) => unit('title', `${article}/title`, source)
    const shared = translated(of('a', '赤い本'), of('b', '青い本'), of('c', '白い本'))
    const after = updateCatalogue(shared, [of('b', '青くて厚い本')], {
      ...options,
      owns: (context) => context.startsWith('b/')
    })
    expect(told(after)).toStrictEqual([
      'a/title: 赤い本 = [赤い本]',
      'fuzzy b/title: 青くて厚い本 = [青い本] < 青い本',
      'c/title: 白い本 = [白い本]',
      '#~ b/title: 青い本 = [青い本]'
    ])
  })

  it.each([
    ['an unclosed quote', before.replace('msgstr "[お茶は？]"', 'msgstr "[お茶は？]')],
    ['a line of another kind', before.replace('msgid "お茶は？"', 'msgid "お茶は？"\nお茶')],
    ['what is no entry behind `#~`', `${before}\n#~ & x\nmsgctxt "q-1"\nmsgid "x"\nmsgstr "y"\n`],
    ['an entry that breaks off', `${before}\nmsgctxt "q-1"\nmsgid "x"\n`],
    ['two entries for one text', `${before}\nmsgctxt "q-1"\nmsgid "お茶は？"\nmsgstr "Tea"\n`]
  ])('never touches a catalogue with %s', (_, broken) => {
    expect(update(broken, question('お茶とは？'))).toBe(broken)
  })
})
