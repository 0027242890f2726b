import {spawn} from 'node:child_process'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

import {afterEach, describe, expect, it} from 'vitest'

import {fillByMachine, type MachineResult} from '../../src/io/machine-translation.ts'
import {providers} from '../../src/io/providers.ts'
import {planTranslations, saveDraft} from '../../src/io/translate-site.ts'
import {openWorkspace} from '../../src/io/workspace.ts'
import type {ProviderName} from '../../src/model/config.ts'
import {isMachine} from '../../src/translate/machine-mark.ts'
import {readPo} from '../../src/translate/po.ts'
import {bin, config, type Project, project} from '../cli/project.ts'

const article = `---
title: 急須のよくある質問
date: 2022-05-01
lang: ja
---

**Q. 急須は何で洗えますか？**

\`重曹\` か、[手入れの手引き](https://tea.example/care) にある方法で洗ってください。v1.2 の茶こしは別です。

**Q. 何人分のお茶が入りますか？**

三人分です。

**Q. 茶葉は何グラム必要ですか？**

一人分で 3 グラムです。
`
const file = 'articles/tea.en.po'

type Handle = (request: Asked, response: ServerResponse) => void

interface Asked {
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: any
  readonly texts: readonly string[]
}

/** Texts and answers as each service has them on the wire. */
const wires: Readonly<
  Record<ProviderName, {texts(body: any): string[]; answer(texts: readonly string[]): unknown}>
> = {
  deepl: {
    texts: ({text}) => text,
    answer: (texts) => ({translations: texts.map((text) => ({detected_source_language: 'JA', text}))})
  },
  openai: {
    texts: ({messages}) => JSON.parse(messages.at(-1).content).texts,
    answer: (texts) => ({
      choices: [{message: {role: 'assistant', content: JSON.stringify({translations: texts})}}]
    })
  },
  ollama: {
    texts: ({messages}) => JSON.parse(messages.at(-1).content).texts,
    answer: (texts) => ({
      message: {role: 'assistant', content: JSON.stringify({translations: texts})},
      done: true
    })
  }
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server that speaks like a service; `handle` says what is special about the nth request. */
async function service(name: ProviderName, handle: (n: number, asked: Asked) => Handle | null = () => null) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => (text += part))
    request.on('end', () => {
      const body = JSON.parse(text)
      const one = {url: request.url!, headers: request.headers, body, texts: wires[name].texts(body)}
      asked.push(one)
      ;(handle(asked.length, one) ?? answer(name))(one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked}
}

const english = (text: string): string => `English: ${text}`

const answer =
  (name: ProviderName, translate: (text: string, index: number) => string = english): Handle =>
  ({texts}, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(wires[name].answer(texts.map(translate))))
  }

const refuse =
  (status: number, headers: Record<string, string> = {}): Handle =>
  (_, response) => {
    response.writeHead(status, headers).end('{"message": "no"}')
  }

const breakOff: Handle = (_, response) => {
  response.writeHead(200, {'content-length': '1000'}).write('{"translations": [')
  response.destroy()
}

interface Filled extends MachineResult {
  readonly slept: readonly number[]
  /** Translations by their source, each with whose it is. */
  readonly texts: Readonly<Record<string, string>>
}

async function run(site: Project, name: ProviderName, url: string, batch = 10, terms = {}): Promise<Filled> {
  const slept: number[] = []
  const patience = {
    sleep: async (milliseconds: number) => void slept.push(milliseconds),
    now: () => Date.parse('2022-05-01T00:00:00Z')
  }
  const workspace = await openWorkspace({cwd: site.folder, paths: []})
  const plan = await planTranslations(workspace)
  for (const draft of plan.drafts) await saveDraft(draft)
  const provider = providers[name]({url, key: 'secret', model: 'a-model'}, patience)
  const result = await fillByMachine(plan.translations, {
    provider,
    batch,
    glossary: {en: terms},
    progress: () => {}
  })
  return {...result, slept, texts: textsIn(site)}
}

const textsIn = (site: Project) =>
  Object.fromEntries(
    readPo(site.read(file))
      .entries.filter(({context, isObsolete}) => context !== null && !isObsolete)
      .map((entry) => [entry.source, `${isMachine(entry) ? 'machine' : 'person'}: ${entry.text}`])
  )

const site = () =>
  project({
    'articles/tea.md': article,
    'kaitei.config.json': JSON.stringify({...JSON.parse(config), history: {git: false}})
  })

const all = 7

describe('machine translation', () => {
  it.each(['deepl', 'openai', 'ollama'] as const)('by %s fills what is missing, in batches', async (name) => {
    const {url, asked} = await service(name)
    const result = await run(site(), name, url, 3)
    expect(result).toMatchObject({filled: all, refused: 0, total: all, failure: null, problems: []})
    expect(asked.map(({texts}) => texts.length)).toStrictEqual([3, 3, 1])
    expect(result.texts['三人分です。']).toBe('machine: English: 三人分です。')
    // What no translator may touch was never shown to the service, and is back in its place.
    const whole = asked.flatMap(({texts}) => texts).find((text) => text.includes('洗ってください'))!
    expect(whole).not.toMatch(/重曹|https|v1\.2/u)
    expect(Object.values(result.texts).join()).toContain(
      'English: `重曹` か、[手入れの手引き](https://tea.example/care) にある方法'
    )
    expect(asked[0]!.headers.authorization).toBe(
      {deepl: 'DeepL-Auth-Key secret', openai: 'Bearer secret', ollama: undefined}[name]
    )
  })

  it('asks for nothing twice: a second run has nothing to do', async () => {
    const folder = site()
    const {url, asked} = await service('deepl')
    await run(folder, 'deepl', url)
    const written = folder.read(file)
    expect(await run(folder, 'deepl', url)).toMatchObject({filled: 0, total: 0})
    expect(folder.read(file)).toBe(written)
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['429 with seconds', refuse(429, {'retry-after': '7'}), 7000],
    ['429 with a day', refuse(429, {'retry-after': 'Sun, 01 May 2022 00:00:30 GMT'}), 30_000],
    ['429 without a word', refuse(429), 1000],
    ['500', refuse(500), 1000],
    ['503', refuse(503, {'retry-after': '2'}), 2000],
    ['an answer that breaks off', breakOff, 1000]
  ])('waits after %s and asks again', async (_, handle, pause) => {
    const {url, asked} = await service('deepl', (n) => (n === 1 ? handle : null))
    const result = await run(site(), 'deepl', url)
    expect(result).toMatchObject({filled: all, refused: 0, failure: null})
    expect(result.slept).toStrictEqual([pause])
    expect(asked).toHaveLength(2)
    expect(asked[1]!.texts).toStrictEqual(asked[0]!.texts)
  })

  it('waits twice as long each time, and gives up in the end', async () => {
    const {url} = await service('openai', () => refuse(502))
    const result = await run(site(), 'openai', url)
    expect(result.slept).toStrictEqual([1000, 2000, 4000, 8000, 16_000])
    expect(result.failure).toMatchObject({kind: 'unavailable', message: 'HTTP 502 {"message": "no"}'})
    expect(result.filled).toBe(0)
  })

  it.each([
    [403, 'key'],
    [456, 'quota'],
    [400, 'refused']
  ])('stops at %i, with what it has', async (status, kind) => {
    const {url, asked} = await service('deepl', (n) => (n === 2 ? refuse(status) : null))
    const result = await run(site(), 'deepl', url, 3)
    expect(result).toMatchObject({filled: 3, failure: {kind}})
    expect(asked).toHaveLength(2)
    expect(Object.values(result.texts).filter((text) => text.startsWith('machine'))).toHaveLength(3)
  })

  it('asks one by one where the count of translations is wrong', async () => {
    const short: Handle = ({texts}, response) =>
      void response.end(JSON.stringify(wires.openai.answer(texts.slice(1))))
    const {url, asked} = await service('openai', (n) => (n === 1 ? short : null))
    const result = await run(site(), 'openai', url)
    expect(result).toMatchObject({filled: all, refused: 0})
    expect(asked.map(({texts}) => texts.length)).toStrictEqual([all, 1, 1, 1, 1, 1, 1, 1])
    for (const [source, text] of Object.entries(result.texts))
      expect(text).toBe(`machine: English: ${source}`)
  })

  it('leaves missing what keeps losing a placeholder or a number, and nothing else', async () => {
    const careless = answer('ollama', (text) =>
      english(text)
        .replace(/<x id="1"\/>/u, '')
        .replace('3 グラム', '数グラム')
    )
    const {url, asked} = await service('ollama', () => careless)
    const result = await run(site(), 'ollama', url)
    expect(result).toMatchObject({filled: all - 2, refused: 2, failure: null})
    expect(asked.map(({texts}) => texts.length)).toStrictEqual([all, 1, 1, 1, 1])
    expect(result.texts['一人分で 3 グラムです。']).toBe('person: ')
  })

  it('puts the terms of a glossary in their places', async () => {
    const {url} = await service('deepl')
    const {texts} = await run(site(), 'deepl', url, 10, {急須: 'kyusu teapot'})
    expect(texts['急須のよくある質問']).toBe('machine: English: kyusu teapotのよくある質問')
  })

  it("never touches a person's translation; an outdated one is put aside, not lost", async () => {
    const folder = site()
    const {url} = await service('deepl')
    await run(folder, 'deepl', url)
    const mended = folder
      .read(file)
      .replace('msgstr "English: 三人分です。"', 'msgstr "It holds three cups."')
    folder.write(file, mended)
    const own = await run(folder, 'deepl', url)
    expect(own.texts['三人分です。']).toBe('person: It holds three cups.')
    // The mark went with the hash that does not fit any more.
    expect(folder.read(file)).toMatch(/"三人分です。"\nmsgstr "It holds/u)
    folder.write('articles/tea.md', article.replace('三人分です。', '大きなものなら、五人分です。'))
    const {texts} = await run(folder, 'deepl', url)
    expect(texts['大きなものなら、五人分です。']).toBe('machine: English: 大きなものなら、五人分です。')
    expect(folder.read(file)).toContain(
      '#~ msgctxt "q-ai6zdpym/answer"\n#~ msgid "三人分です。"\n#~ msgstr "It holds three cups."'.replace(
        /q-[a-z2-7]{8}/u,
        /msgctxt "(q-[a-z2-7]{8})\/answer"\nmsgid "大きな/u.exec(folder.read(file))![1]!
      )
    )
  })

  it('writes over nothing that somebody edited meanwhile', async () => {
    const folder = site()
    const {url} = await service('deepl', (n) => {
      if (n === 2) folder.write(file, '# edited\n')
      return null
    })
    const result = await run(folder, 'deepl', url, 3)
    expect(result.problems.map(({code}) => code)).toStrictEqual(['catalogue-changed'])
    expect(folder.read(file)).toBe('# edited\n')
  })

  it('killed in the middle, goes on where it was: nothing lost, nothing asked for twice', async () => {
    const folder = site()
    folder.write(
      'kaitei.config.json',
      JSON.stringify({...JSON.parse(config), history: {git: false}, translate: {batch: 2}})
    )
    let kill: (() => void) | undefined
    const {url, asked} = await service('deepl', (n) => {
      if (n !== 3) return null
      // The answer never comes: the process is gone.
      return () => kill?.()
    })
    folder.write(
      'kaitei.config.json',
      JSON.stringify({...JSON.parse(config), history: {git: false}, translate: {batch: 2, url}})
    )
    const command = () =>
      new Promise<number | null>((resolve) => {
        const child = spawn(process.execPath, [bin, 'translate', '--provider', 'deepl'], {
          cwd: folder.folder,
          env: {PATH: process.env.PATH, DEEPL_API_KEY: 'secret'},
          stdio: 'ignore'
        })
        kill = () => void child.kill('SIGKILL')
        child.on('close', resolve)
      })
    expect(await command()).toBeNull()
    const half = Object.values(textsIn(folder)).filter((text) => text.startsWith('machine'))
    expect(half).toHaveLength(4)
    expect(await command()).toBe(0)
    const done = textsIn(folder)
    for (const [source, text] of Object.entries(done)) expect(text).toBe(`machine: English: ${source}`)
    // Those of the batch that was killed, and no other.
    const counts = new Map<string, number>()
    for (const text of asked.flatMap(({texts}) => texts)) counts.set(text, (counts.get(text) ?? 0) + 1)
    expect([...counts.values()].filter((count) => count > 1)).toStrictEqual([2, 2])
  }, 60_000)

  it('says which key is missing, and asks nobody', async () => {
    const folder = site()
    expect(await folder.kaitei('translate --provider deepl')).toMatchObject({
      code: 2,
      stderr:
        'Unexpected environment without DEEPL_API_KEY, which deepl needs. Set it and run the command again.\n'
    })
    expect((await folder.kaitei('translate --provider ollama --lang ja')).stderr).toContain(
      'OLLAMA_MODEL が必要です'
    )
  })
})
