import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, it} from 'vitest'

import {type Project, project as newProject} from './project.ts'

const article = (name: string, more = '') =>
  `---\ntitle: ${name}\ndate: 2020-06-26\n---\n\n- 2020/10/31 1.1 版に合わせて更新\n\n**Q. ${name}は洗えますか？**（2020/10/31 更新）\n\nはい。${more}\n`

function projectOf(articles: number): Project {
  const project = newProject()
  project.write('kaitei.config.json', '{"baseUrl": "https://faq.example/", "history": {"git": false}}')
  for (let index = 0; index < articles; index++)
    project.write(`articles/tea-${index}.md`, article(`急須${index}`))
  return project
}

/** The entries that a build left, as files. */
const entriesOf = ({folder}: Project): string[] =>
  readdirSync(join(folder, '.kaitei-cache'), {recursive: true, encoding: 'utf8'})
    .filter((name) => /articles\/[^.]+\.json$/u.test(name))
    .map((name) => join(folder, '.kaitei-cache', name))

describe.concurrent('the cache of builds', () => {
  it('makes a second build write nothing, stays out of git, and can be proved', async () => {
    const project = projectOf(2)
    const first = await project.kaitei('build')
    const tree = project.tree('output')
    const second = await project.kaitei('build --verify-cache')
    expect(second.stderr).toBe(first.stderr)
    expect(second.stdout).toMatch(
      /0 written, \d+ unchanged, 0 deleted\nA build from nothing would write the same\.\n$/u
    )
    expect(project.tree('output')).toStrictEqual(tree)
    expect(project.read('.kaitei-cache/.gitignore')).toBe('*\n')
    project.write('articles/tea-1.md', article('急須1', '食洗機でも。'))
    project.remove('articles/tea-0.md')
    expect((await project.kaitei('build --verify-cache')).stdout).toContain(
      'A build from nothing would write the same.'
    )
    expect(entriesOf(project)).toHaveLength(1)
  })

  it('that is wrong is found out, and thrown away', async () => {
    const project = projectOf(1)
    await project.kaitei('build')
    const [entry] = entriesOf(project)
    const [, body] = readFileSync(entry!, 'utf8').split('\n')
    const forged = body!.replace('"questions":1', '"questions":7')
    expect(forged).not.toBe(body)
    writeFileSync(entry!, `${createHash('sha256').update(forged).digest('hex')}\n${forged}`)
    const {code, stdout, stderr} = await project.kaitei('build --verify-cache')
    expect(stdout).toContain('7 questions')
    expect(stderr).toContain('[cache-differs]')
    expect(code).toBe(1)
    expect(entriesOf(project)).toEqual([])
    expect((await project.kaitei('build --verify-cache')).code).toBe(0)
  })

  it('that is thrown away leaves those of other outputs', async () => {
    const project = projectOf(1)
    await project.kaitei('build --out other')
    const [others] = entriesOf(project)
    await project.kaitei('build')
    const own = entriesOf(project).find((entry) => entry !== others)!
    const [, body] = readFileSync(own, 'utf8').split('\n')
    const forged = body!.replace('"questions":1', '"questions":7')
    writeFileSync(own, `${createHash('sha256').update(forged).digest('hex')}\n${forged}`)
    await project.kaitei('build --verify-cache')
    expect(entriesOf(project)).toEqual([others])
  })

  it('says nothing of names that another version of the code has read', async () => {
    const project = projectOf(1)
    project.write('articles/tea-0.md', article('急須').replace('title:', 'id: teapot\ntitle:'))
    await project.kaitei('build')
    const [entry] = entriesOf(project)
    const file = join(entry!, '../../names.json')
    const [, body] = readFileSync(file, 'utf8').split('\n')
    const forge = (change: (text: string) => string) => {
      const forged = change(body!.replace('"teapot"', '"kettle"'))
      expect(forged).toContain('kettle')
      writeFileSync(file, `${createHash('sha256').update(forged).digest('hex')}\n${forged}`)
    }
    // What this one has read is believed.
    forge((text) => text)
    await project.kaitei('build')
    expect(project.has('output/api/v1/articles/kettle.json')).toBe(true)
    forge((text) => text.replace(/"code":"/u, '$&of another '))
    await project.kaitei('build')
    expect(project.has('output/api/v1/articles/teapot.json')).toBe(true)
    expect(project.has('output/api/v1/articles/kettle.json')).toBe(false)
  })

  it('is not kept where nobody wants one, and stands with those of other tools where packages are installed', async () => {
    const project = projectOf(1)
    await project.kaitei('build --no-cache')
    expect(project.has('.kaitei-cache')).toBe(false)
    project.write('node_modules/some/package.json', '{}')
    await project.kaitei('build')
    expect(project.has('.kaitei-cache')).toBe(false)
    expect(project.has('node_modules/.cache/kaitei')).toBe(true)
  })

  it('two builds at once leave the right files, and nothing that a third one would trust wrongly', async () => {
    const project = projectOf(6)
    const both = await Promise.all(
      ['build', 'build --frozen'].map((args) => project.kaitei(args, {ownProcess: true}))
    )
    expect(both.map(({code}) => code)).toContain(0)
    expect((await project.kaitei('build --verify-cache')).stdout).toContain(
      'A build from nothing would write the same.'
    )
  })
})

describe.concurrent('several jobs', () => {
  it('write the same bytes and say the same as one', async () => {
    const [one, three] = await Promise.all(
      [1, 3].map(async (jobs) => {
        const project = projectOf(20)
        project.write('articles/broken.md', '---\ntitle: "\n---\n\n**Q. 何？**\n')
        const run = await project.kaitei(`build --no-cache --jobs ${jobs}`, {ownProcess: true})
        return {...run, files: project.tree('output')}
      })
    )
    expect(three).toStrictEqual(one)
  })
})
