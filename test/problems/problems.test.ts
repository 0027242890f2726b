import {execFileSync} from 'node:child_process'
import {chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {delimiter} from 'node:path'
import {fileURLToPath} from 'node:url'

import colors from 'picocolors'
import {describe, expect, it, vi} from 'vitest'

import {applyEdits, editsOf} from '../../src/check/mend.ts'
import {formatPretty} from '../../src/cli/format-problems.ts'
import {cliSay} from '../../src/cli/say.ts'
import {readArticles} from '../../src/io/articles.ts'
import {buildSite} from '../../src/io/build-site.ts'
import {importTranslation} from '../../src/io/import-translation.ts'
import {inspectArticle} from '../../src/io/inspect.ts'
import {planPublication, recordPublication} from '../../src/io/publish-site.ts'
import {vanishedArticles} from '../../src/io/recalled.ts'
import {planTranslations, saveDraft} from '../../src/io/translate-site.ts'
import {verifyCache} from '../../src/io/verify-cache.ts'
import {openWorkspace, type Workspace} from '../../src/io/workspace.ts'
import {parsePlainDate} from '../../src/plain-date.ts'
import {type Problem, type ProblemCode, problemEntries, reporter} from '../../src/problem/index.ts'
import {config, type Project, project} from '../cli/project.ts'
import {asNobody} from '../faults/world.ts'
import {publish} from '../io/publishing.ts'
import {at} from '../io/repository.ts'

// Each code has a folder: a small project, and in `expected.txt` what is said of it, in English and in Japanese, as a
// terminal shows it; where there is a fix, `fixed.md` is the article after it. `UPDATE=1` writes both.
const fixtures = new URL('fixtures/', import.meta.url)
const update = process.env.UPDATE === '1'
const today = parsePlainDate('2022-01-01')!

interface Found {
  readonly problems: readonly Problem[]
  /** Texts by file, as they were read. */
  readonly sources: ReadonlyMap<string, string>
}

const open = ({folder}: Project, paths: readonly string[] = []) => openWorkspace({cwd: folder, paths})

/** As `kaitei check` looks at a project. */
async function check(workspace: Workspace): Promise<Found> {
  const problems: Problem[] = [...workspace.problems]
  const sources = new Map<string, string>()
  const seen: string[] = []
  for await (const article of readArticles(workspace)) {
    const {file, outcome} = article
    if (outcome.type === 'built' || outcome.type === 'failed') seen.push(outcome.id)
    if (outcome.type === 'built') sources.set(file.display, outcome.output.state.source)
    problems.push(...(await inspectArticle(article, workspace, today)))
  }
  await vanishedArticles(seen, workspace, problems)
  return {problems, sources}
}

const build = async (site: Project, {frozen = false, dryRun = false} = {}) =>
  buildSite(await open(site), {dryRun, frozen, progress: () => {}})

const without = (problems: readonly Problem[]): Found => ({problems, sources: new Map()})

/** Commits the project; of its article first what is given, each with its day. */
function commit(site: Project, ...states: readonly [day: string, text: string][]) {
  const repo = at(site.folder)
  const text = site.read('articles/faq.md')
  repo.git('init', '--quiet', '--initial-branch=main')
  for (const [day, state] of states) {
    site.write('articles/faq.md', state)
    repo.commit(`${day}T12:00:00+0000`)
  }
  site.write('articles/faq.md', text)
  return repo
}

/** The article as it was: without the mark, and with another answer. */
const earlierOf = (text: string) =>
  text
    .replace(/^- 2020.*\n\n/mu, '')
    .replace('（2020/10/31 更新）', '')
    .replace(/いいえ、.*。/u, 'はい。')
    .replace(/\n\*\*Q. 茶こし[^]*/u, '')

const failing = (): never => {
  throw new Error('no such thing')
}

/** What no text alone leads to: how a project comes to it, and who tells of it where `check` does not. */
const ways: Partial<Record<ProblemCode, (site: Project) => Found | Promise<Found>>> = {
  'article-failed': async (site) => {
    const workspace = await open(site)
    return check({...workspace, git: {...workspace.git, pastOf: failing}})
  },
  'article-renamed': async (site) => {
    const text = site.read('articles/kyusu.md')
    site.remove('articles')
    site.write('articles/faq.md', text)
    await publish(site)
    site.remove('articles/faq.md')
    site.write('articles/kyusu.md', text)
    return check(await open(site))
  },
  'cache-differs': async (site) => {
    const built = await build(site)
    site.write('output/CHANGELOG.ja.md', 'これは古い内容です。\n')
    const clean = {frozen: false, jobs: 1, progress: () => {}}
    return without(await verifyCache(built, await open(site), clean))
  },
  'catalogue-changed': async (site) => {
    const {translations} = await planTranslations(await open(site))
    const {draft} = translations[0]!
    site.write('articles/faq.en.po', '# 書きかけ\n')
    return without(await saveDraft(draft))
  },
  'changelog-parity': () => {
    const problems: Problem[] = []
    const data = {one: 'ja', other: 'en', found: 'faq/wash/2020-10-31/updated'}
    // No project leads to it, unless a language was added that leaves something unsaid.
    reporter('articles/faq.md', problems)('changelog-parity', undefined, data)
    return without(problems)
  },
  'claim-date-mismatch': async (site) => {
    const text = site.read('articles/faq.md')
    commit(site, ['2020-01-01', earlierOf(text)], ['2020-12-22', text])
    return check(await open(site))
  },
  'config-typescript': async (site) => {
    const features = {value: {typescript: false}}
    vi.stubGlobal('process', Object.create(process, {features}))
    try {
      return without((await open(site)).problems)
    } finally {
      vi.unstubAllGlobals()
    }
  },
  'front-matter-too-long': async (site) => {
    site.write('articles/faq.md', site.read('articles/faq.md').replace('あ', 'あ'.repeat(40_000)))
    return check(await open(site))
  },
  'frozen-unpublished': async (site) => without((await build(site, {frozen: true})).problems),
  'git-failed': async (site) => {
    commit(site, ['2020-01-01', site.read('articles/faq.md')])
    site.write('.git/HEAD', 'nonsense\n')
    return check(await open(site))
  },
  'git-missing': async (site) => {
    commit(site, ['2020-01-01', site.read('articles/faq.md')])
    vi.stubEnv('PATH', `${site.folder}${delimiter}`)
    try {
      return await check(await open(site))
    } finally {
      vi.unstubAllEnvs()
    }
  },
  'history-cut-off': async (site) => {
    const text = site.read('articles/faq.md')
    const repo = commit(site, ['2020-01-01', earlierOf(text)], ['2020-10-31', text])
    site.write('.git/shallow', `${repo.git('rev-parse', 'HEAD').trim()}\n`)
    return check(await open(site))
  },
  'ignore-revs-line': async (site) => {
    commit(site, ['2020-01-01', site.read('articles/faq.md')])
    return check(await open(site))
  },
  'ignore-revs-unreadable': async (site) => {
    commit(site, ['2020-01-01', site.read('articles/faq.md')])
    return check(await open(site))
  },
  'input-link': async (site) => {
    execFileSync('ln', ['-s', '../shared/faq.md', `${site.folder}/articles/faq.md`])
    return check(await open(site))
  },
  'input-unlisted': async (site) => {
    chmodSync(site.folder, 0o755)
    chmodSync(`${site.folder}/articles/private`, 0)
    const workspace = await asNobody(() => open(site))
    chmodSync(`${site.folder}/articles/private`, 0o755)
    return without(workspace.problems)
  },
  'input-missing': async (site) => check(await open(site, ['articles/fqa.md'])),
  'input-unreadable': async (site) => {
    site.write('kaitei.config.json', '{"baseUrl": "https://faq.example/", "pages": {"css": "none.css"}}')
    return check(await open(site))
  },
  'input-not-file': async (site) => {
    execFileSync('mkfifo', [`${site.folder}/articles/faq.md`])
    return check(await open(site, ['articles/faq.md']))
  },
  'limit-revisions': async (site) => {
    const text = site.read('articles/faq.md')
    commit(site, ['2020-01-01', earlierOf(text)], ['2020-10-31', text])
    return check(await open(site))
  },
  'memory-changed': async (site) => {
    const plan = await planPublication(await open(site), {fromGit: false})
    site.write('.kaitei/articles/faq.jsonl', '')
    return without(await recordPublication(plan, site.folder))
  },
  'limit-states': async (site) => {
    const text = site.read('articles/faq.md')
    commit(site, ['2020-01-01', `${earlierOf(text)}\n>>>> 深い引用\n`], ['2020-10-31', text])
    return check(await open(site))
  },
  'memory-unreadable': async (site) => {
    // A folder in the place of a file, which even root cannot read.
    mkdirSync(`${site.folder}/.kaitei/articles/faq.jsonl`, {recursive: true})
    return check(await open(site))
  },
  'output-failed': async (site) => {
    mkdirSync(`${site.folder}/output/CHANGELOG.ja.md`, {recursive: true})
    return without((await build(site)).problems)
  },
  'output-manifest': async (site) => {
    await build(site)
    site.write('output/.kaitei-manifest.json', '{"files": [')
    return without((await build(site)).problems)
  },
  'output-not-ours': async (site) => {
    site.write('output/CHANGELOG.ja.md', '手で書いた変更履歴\n')
    return without((await build(site)).problems)
  },
  'publish-needs-base-url': async (site) => {
    site.remove('kaitei.config.json')
    const problems: Problem[] = []
    const preview = (await open(site)).problems.find(({code}) => code === 'site-preview')
    // The command refuses in the place of the warning.
    reporter(preview!.file, problems)('publish-needs-base-url', undefined)
    return without(problems)
  },
  'site-preview': async (site) => {
    site.remove('kaitei.config.json')
    return check(await open(site))
  },
  'snapshot-against-git': async (site) => {
    const text = site.read('articles/faq.md')
    commit(site, ['2020-01-01', earlierOf(text)], ['2020-10-31', text])
    return check(await open(site))
  },
  'translation-unaligned': async (site) => {
    const {translations} = await planTranslations(await open(site, ['articles/faq.md']))
    const {problems} = await importTranslation(`${site.folder}/faq.en.md`, translations[0]!, site.folder)
    return {problems, sources: new Map([['faq.en.md', site.read('faq.en.md')]])}
  }
}

/** What depends on the machine. */
const own: Partial<Record<ProblemCode, Problem['data']>> = {
  'config-typescript': {node: '20.19.0'},
  'git-failed': {detail: 'fatal: bad object HEAD'}
}

async function find(code: ProblemCode): Promise<Found> {
  const site = project()
  cpSync(fileURLToPath(new URL(`${code}/`, fixtures)), site.folder, {recursive: true})
  const hasConfig = readdirSync(site.folder).some((name) => name.startsWith('kaitei.config.'))
  if (!hasConfig) site.write('kaitei.config.json', config)
  const {problems, sources} = await (ways[code]?.(site) ?? check(await open(site)))
  return {
    problems: problems
      .filter((problem) => problem.code === code)
      .map((problem) => ({...problem, data: {...problem.data, ...own[code]}})),
    sources
  }
}

const plain = colors.createColors(false)

const said = ({problems, sources}: Found): string =>
  (['en', 'ja'] as const)
    .map((lang) => formatPretty(problems, {lang, say: cliSay(lang), colors: plain, sources}))
    .join('\n')

function fixed({problems, sources}: Found): string | null {
  const edits = editsOf(problems)
  const source = problems[0] && sources.get(problems[0].file)
  return edits.length === 0 || source === undefined ? null : applyEdits(source, edits)
}

const codes = Object.keys(problemEntries).sort() as ProblemCode[]

describe('every problem', () => {
  it('has a project that shows it, and no other has one', () => {
    expect(readdirSync(fixtures).sort()).toStrictEqual(codes)
  })

  it.each(codes)('%s', async (code) => {
    const found = await find(code)
    expect(found.problems.map((problem) => problem.code)).toContain(code)
    const actual: Record<string, string | null> = {'expected.txt': said(found), 'fixed.md': fixed(found)}
    for (const [name, text] of Object.entries(actual)) {
      const file = new URL(`${code}/${name}`, fixtures)
      if (update && text !== null) writeFileSync(file, text)
      expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : null)
    }
  })
})
