import {describe, expect, test} from 'vitest'

import {config, kettle, project, type Project} from '../cli/project.ts'
import {build, eventsOf, publish, toldBy} from './publishing.ts'
import {at, type Repository} from './repository.ts'

/** A site whose first revision was published on the branch that two others leave from. */
async function repositoryOf(base = kettle): Promise<{site: Project; repo: Repository}> {
  const site = project({
    'kaitei.config.json': config,
    'articles/kettle.md': base,
    '.gitignore': 'output\n'
  })
  await publish(site)
  const repo = at(site.folder)
  repo.git('init', '--quiet', '--initial-branch=main')
  repo.commit('2021-04-11T12:00:00+0000')
  return {site, repo}
}

/** Publishes a text on a branch of its own. */
async function publishOn(branch: string, text: string, {site, repo}: {site: Project; repo: Repository}) {
  repo.git('checkout', '--quiet', '-B', branch, 'main')
  site.write('articles/kettle.md', text)
  await publish(site)
  repo.commit('2021-10-01T12:00:00+0000')
}

function merge(repo: Repository, branch: string): boolean {
  try {
    repo.git('-c', 'user.name=M', '-c', 'user.email=m@example.com', 'merge', '--quiet', '--no-edit', branch)
    return true
  } catch {
    return false
  }
}

const note = (line: string) => kettle.replace('new lid\n', `new lid\n- ${line}\n`)
const whistle = (text: string, day: string) =>
  text
    .replace('(updated 2021-04-10)', `(updated ${day})`)
    .replace('as soon as the water boils', 'two seconds before the water boils')
const volume = (text: string, day: string) =>
  text.replace('fits in?**', `fits in?** (updated ${day})`).replace('A litre and a half.', 'Two litres.')

describe('two branches that published', () => {
  test('different revisions: the union has the events of both, without a conflict', async () => {
    const both = await repositoryOf()
    const {site, repo} = both
    await publishOn('ours', whistle(note('2021-09-01 Version 3'), '2021-09-01'), both)
    await build(site)
    const [ours, told] = [eventsOf(site).map(({id}) => id), toldBy(site)]
    await publishOn('theirs', volume(note('2021-09-20 Version 4'), '2021-09-20'), both)
    await build(site)
    const theirs = eventsOf(site).map(({id}) => id)
    repo.git('checkout', '--quiet', 'ours')
    merge(repo, 'theirs')
    // Only the article itself has to be merged by hand.
    expect(repo.git('diff', '--name-only', '--diff-filter=U').trim()).toBe('articles/kettle.md')
    site.write(
      'articles/kettle.md',
      volume(whistle(note('2021-09-01 Version 3\n- 2021-09-20 Version 4'), '2021-09-01'), '2021-09-20')
    )
    repo.commit('2021-10-02T12:00:00+0000')
    const {problems} = await build(site)
    expect(problems.filter(({severity}) => severity === 'error')).toEqual([])
    const ids = eventsOf(site).map(({id}) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining([...ours, ...theirs]))
    expect(toldBy(site)).toEqual(expect.arrayContaining(told))
    expect((await publish(site)).newItems).toEqual([])
  })

  test('late changes of the same revision: those of the other are told once more, under their own ids', async () => {
    const both = await repositoryOf()
    const {site, repo} = both
    const [one, other] = [
      volume(kettle, '2021-04-10'),
      `${kettle}\n**Q. Is there a lid?** (added 2021-04-10)\n\nYes, a glass one.\n`
    ]
    await publishOn('ours', one, both)
    await build(site)
    const [ours, told] = [eventsOf(site).map(({id}) => id), toldBy(site)]
    await publishOn('theirs', other, both)
    await build(site)
    const theirs = eventsOf(site).map(({id}) => id)
    repo.git('checkout', '--quiet', 'ours')
    merge(repo, 'theirs')
    site.write(
      'articles/kettle.md',
      `${one}\n**Q. Is there a lid?** (added 2021-04-10)\n\nYes, a glass one.\n`
    )
    repo.commit('2021-10-02T12:00:00+0000')
    const {newItems} = await publish(site)
    expect(newItems).toEqual(['Updated: The kettle 2 (1 added)'])
    for (let round = 0; round < 2; round++) {
      await build(site)
      const ids = eventsOf(site).map(({id}) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toEqual(expect.arrayContaining([...ours, ...theirs]))
      expect(ids).toHaveLength(new Set([...ours, ...theirs]).size)
      // Who follows this branch is told of the lid, and of nothing else again.
      expect(toldBy(site)).toEqual(expect.arrayContaining(told))
      expect(toldBy(site).filter((line) => line.includes('/2/3 '))).toHaveLength(1)
      expect((await publish(site)).newItems).toEqual([])
    }
  })

  test('a text in conflict is an error of a build, and publish mends it', async () => {
    const {site} = await repositoryOf()
    const kept = '.kaitei/revisions/kettle@2.md'
    const text = site.read(kept)
    site.write(
      kept,
      text.replace(
        'A litre and a half.\n',
        '<<<<<<< ours\nA litre and a half.\n=======\nA gallon.\n>>>>>>> theirs\n'
      )
    )
    const {problems} = await build(site)
    expect(problems.filter(({code}) => code === 'memory-conflict-text')).toMatchObject([
      {severity: 'error', file: kept, position: {line: 15}}
    ])
    await publish(site)
    expect(site.read(kept)).toBe(text)
    expect((await build(site)).problems.filter(({severity}) => severity === 'error')).toEqual([])
  })
})
