import {execFileSync} from 'node:child_process'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'

import {at, temporary} from '../io/repository.ts'
import {bin, kettle, project, type Project} from './project.ts'

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, {readonly if: string; readonly steps: readonly Step[]}>>
}

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly run?: string
}

const address = '--base-url https://faq.example/'
const workflow = '.github/workflows/kaitei.yml'

/** Runs the steps of a job that are scripts, as a runner does: bash, and an error ends it. */
function run(site: Project, steps: readonly Step[]): string {
  return steps
    .flatMap(({run: script}) => script ?? [])
    .map((script) =>
      execFileSync(
        'bash',
        ['-eo', 'pipefail', '-c', script.replaceAll('npx --yes kaitei', `'${process.execPath}' '${bin}'`)],
        {
          cwd: site.folder,
          encoding: 'utf8',
          env: {...process.env, LANG: 'C', GITHUB_STEP_SUMMARY: join(site.folder, 'summary.md')},
          stdio: ['ignore', 'pipe', 'pipe']
        }
      )
    )
    .join('\n')
}

describe.concurrent('a project that begins', () => {
  test('gets a configuration that a build reads, and keeps what it has', async () => {
    const site = project({'articles/kettle.md': kettle})
    const {code, stdout} = await site.kaitei(`init ${address} --title FAQ`)
    expect(code).toBe(0)
    expect(stdout).toContain('kaitei.config.json')
    const built = await site.kaitei('build')
    expect(built).toMatchObject({code: 0, stderr: ''})
    expect(site.json('output/api/v1/index.json')).toMatchObject({
      url: 'https://faq.example/',
      title: {ja: 'FAQ'}
    })
    const configuration = site.read('kaitei.config.json')
    await site.kaitei('init --base-url https://other.example/')
    expect(site.read('kaitei.config.json')).toBe(configuration)
  })

  test('without an address says what it is missing; --dry-run writes nothing', async () => {
    const site = project({'articles/kettle.md': kettle})
    const {code, stdout} = await site.kaitei('init --dry-run')
    expect(code).toBe(0)
    expect(stdout).toContain('baseUrl')
    expect(site.has('kaitei.config.json')).toBe(false)
  })

  test('gets a workflow whose steps do what they say', async () => {
    const site = project({'articles/kettle.md': kettle})
    await site.kaitei(`init --ci ${address}`)
    const {on, jobs}: Workflow = parse(site.read(workflow))
    expect(Object.keys(on)).toEqual(['push', 'pull_request', 'workflow_dispatch'])
    for (const {steps} of Object.values(jobs))
      expect(steps[0]).toMatchObject({
        uses: expect.stringContaining('actions/checkout'),
        with: {'fetch-depth': 0}
      })

    const repository = at(site.folder)
    repository.git('init', '--quiet', '--initial-branch=main')
    site.write('.gitignore', 'output\nsummary.md\n')
    const origin = temporary()
    repository.git('init', '--quiet', '--bare', '--initial-branch=main', origin)
    repository.git('remote', 'add', 'origin', origin)
    repository.commit('2021-05-01T12:00:00+0000')
    repository.git('push', '--quiet', '--set-upstream', 'origin', 'main')

    run(site, jobs.check!.steps)
    expect(site.read('summary.md')).toContain('Subscribers newly get')
    expect(site.has('output')).toBe(false)

    run(site, jobs.publish!.steps)
    expect(site.has('output/index.html')).toBe(true)
    expect(repository.git('log', '-1', '--format=%s', 'origin/main')).toBe(
      'Record what was published [skip ci]\n'
    )
    expect(repository.git('status', '--porcelain')).toBe('')
    // Nothing to publish: nothing to commit.
    const head = repository.git('rev-parse', 'HEAD')
    run(site, jobs.publish!.steps)
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
  })
})
