import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  property,
  record,
  sample,
  tuple,
  uniqueArray
} from 'fast-check'
import {po} from 'gettext-parser'
import {afterAll, describe, expect, it} from 'vitest'

import {isMinor} from '../../src/pipeline.ts'
import {type PoEntry, readPo} from '../../src/translate/po.ts'
import type {Unit} from '../../src/translate/units.ts'
import {updateCatalogue} from '../../src/translate/update.ts'

const options = {lang: 'en', sourceLang: 'ja', project: 'law', isMinor}

// Quotes, backslashes, tabs and lines are what PO escapes; `#~` and `msgid` are what it is made of.
const piece = constantFrom(
  '"',
  '\\',
  '\t',
  '\n',
  '\\n',
  '#~ ',
  'msgid "',
  '急須',
  'tea ',
  '`x`',
  ' ',
  '。',
  '%',
  '2'
)
const text = array(piece, {minLength: 1, maxLength: 12}).map((pieces) => `あ${pieces.join('')}い`)
const unit: Arbitrary<Unit> = record({
  kind: constantFrom('answer', 'question', 'note'),
  context: constantFrom('q-1', 'q-1/answer', 'q-2/answer', 'note/2020-10-31'),
  source: text,
  where: constantFrom('質問', '「急須は？」の回答'),
  isCarried: boolean()
})
const units = uniqueArray(unit, {
  selector: ({context, source}) => `${context}\n${source}`,
  maxLength: 8
})

/** A catalogue in which some entries were translated, as people and their tools write it. */
const translated = (catalogue: string, translation: string) =>
  catalogue.replace(/^msgstr ""(?=\n\n|\n$)(?!\n")/gmu, (whole, at: number) =>
    at < 10 || at % 3 === 0 ? whole : `msgstr ${JSON.stringify(translation)}`
  )

const histories = tuple(units, units, units, constantFrom('Tea', 'A "pot"\n', 'back\\slash'))

const after = ([first, second, third, translation]: [Unit[], Unit[], Unit[], string]) => {
  const one = translated(updateCatalogue(null, first, options), translation)
  const two = translated(updateCatalogue(one, second, options), translation)
  return {text: updateCatalogue(two, third, options), units: third}
}

describe('a catalogue, whatever became of its article,', () => {
  it('is the same byte by byte after another update', () => {
    assert(
      property(histories, (history) => {
        const {text, units} = after(history)
        expect(readPo(text).faults).toStrictEqual([])
        expect(updateCatalogue(text, units, options)).toBe(text)
      }),
      {numRuns: 300}
    )
  })

  it('has every text of the article once, and is read by gettext-parser as by us', () => {
    assert(
      property(histories, (history) => {
        const {text, units} = after(history)
        const active = readPo(text).entries.filter(({isObsolete, context}) => !isObsolete && context !== null)
        const keys = active.map(({context, source}) => `${context}\n${source}`)
        expect(new Set(keys).size).toBe(keys.length)
        const asked = units.filter(({isCarried}) => !isCarried)
        for (const {context, source} of asked) expect(keys).toContain(`${context}\n${source}`)
        const {translations} = po.parse(text, {validation: true})
        for (const {context, source, text: translation} of active)
          expect(translations[context!]![source]!.msgstr).toStrictEqual([translation])
      }),
      {numRuns: 200}
    )
  })
})

const hasTool = (name: string): boolean => spawnSync(name, ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'kaitei-po-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const samples = sample(histories, {numRuns: 25, seed: 6}).map((history) => after(history).text)
const own = ['semantic-versioning.ja.po', 'tanzu-kubernetes-grid.en.po'].map((name) =>
  readFileSync(new URL(`../../articles/${name}`, import.meta.url), 'utf8')
)

const written = (name: string, content: string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const gettext = hasTool('msgfmt')
if (!gettext) console.info('Skipped: no msgfmt here (Debian: gettext)')
// Debian's own Python, which its packages are installed for.
const python = '/usr/bin/python3'
const toolkit = spawnSync(python, ['-c', 'import translate.storage.pypo']).status === 0
if (!toolkit) console.info('Skipped: no translate-toolkit here (Debian: translate-toolkit)')

describe.skipIf(!gettext)('gettext', () => {
  it('passes every catalogue with `msgfmt -c --statistics`', () => {
    for (const [index, content] of [...samples, ...own].entries()) {
      const file = written(`${index}.po`, content)
      const {status, stderr} = spawnSync('msgfmt', ['-c', '--statistics', '-o', '/dev/null', file], {
        encoding: 'utf8',
        env: {...process.env, LC_ALL: 'C'}
      })
      // Fields of the header that people fill in are warned of.
      const complaints = stderr
        .split('\n')
        .filter((line) => line !== '' && !/warning: header field|^\d+ |^0 /u.test(line))
      expect({status, complaints, content}).toStrictEqual({status: 0, complaints: [], content})
    }
  })

  it('counts what we count', () => {
    const {stderr} = spawnSync('msgfmt', ['--statistics', '-o', '/dev/null', written('own.po', own[1]!)], {
      encoding: 'utf8',
      env: {...process.env, LC_ALL: 'C'}
    })
    const count = readPo(own[1]!).entries.filter(({isObsolete, context}) => !isObsolete && context !== null)
    expect(stderr).toContain(`${count.length} translated messages.`)
  })

  it('leaves the mark of a machine where it is, though it drops flags', () => {
    const content = `${own[1]!}\n# kaitei: translated by machine (deepl), not reviewed [00000000]\n#, machine\nmsgctxt "q-x"\nmsgid "赤"\nmsgstr "red"\n`
    const kept = execFileSync('msgcat', ['--no-wrap', written('machine.po', content)], {encoding: 'utf8'})
    expect(kept).toContain('# kaitei: translated by machine (deepl), not reviewed [00000000]')
    expect(kept).not.toContain('#, machine')
  })
})

const meaning = (list: readonly PoEntry[]) =>
  list.map(({context, source, text, comments, extracted, flags, previous, isObsolete}) => ({
    context,
    source,
    text,
    comments,
    extracted,
    flags,
    previous,
    isObsolete
  }))

describe.skipIf(!toolkit)('translate-toolkit, which Weblate stands on,', () => {
  it('reads every catalogue and writes it back with nothing lost', () => {
    for (const content of own) {
      const file = written('toolkit.po', content)
      const program = [
        'import sys',
        'from translate.storage import pypo',
        'store = pypo.pofile.parsefile(sys.argv[1])',
        'print(len([u for u in store.units if u.istranslated()]))',
        'open(sys.argv[2], "wb").write(bytes(store))'
      ].join('\n')
      const back = join(folder, 'back.po')
      const count = execFileSync(python, ['-c', program, file, back], {encoding: 'utf8'})
      const entries = readPo(content).entries.filter(
        ({isObsolete, context}) => !isObsolete && context !== null
      )
      expect(Number(count)).toBe(entries.length)
      const again = readPo(readFileSync(back, 'utf8')).entries
      expect(meaning(again.slice(1))).toStrictEqual(meaning(readPo(content).entries.slice(1)))
    }
  })
})
