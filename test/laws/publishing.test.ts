import * as fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'

import {config, project, type Project} from '../cli/project.ts'
import {build, eventsOf, publish, toldBy} from '../io/publishing.ts'
import {at} from '../io/repository.ts'

// Each run builds a site a dozen times.
vi.setConfig({testTimeout: 600_000})

interface Entry {
  text: string
  answer: string
  mark: string
}

/** An article as its author thinks of it. */
interface Draft {
  file: string
  notes: string[]
  questions: Entry[]
}

const words = ['water', 'steam', 'copper', 'handle', 'whistle', 'spout', 'filter', 'descaling']

const first = (): Draft => ({
  file: 'kettle',
  notes: ['2021-04-10 Version 2'],
  questions: words.slice(0, 3).map((word, index) => ({
    text: `What about the ${word} in question ${word}${index}?`,
    answer: `The ${word} is fine as it is, said number ${index} of them.`,
    mark: index === 0 ? ' (updated 2021-04-10)' : ''
  }))
})

const printed = ({notes, questions}: Draft): string =>
  [
    '---\ntitle: Kettles\ndate: 2021-03-01\nlang: en\n---\n',
    notes.map((note) => `- ${note}\n`).join(''),
    ...questions.map(({text, answer, mark}) => `**Q. ${text}**${mark}\n\n${answer}\n`)
  ].join('\n')

/** What an author does to it; `n` chooses where. Days only go on. */
const steps = {
  edit(draft: Draft, n: number) {
    const entry = draft.questions[n % draft.questions.length]
    if (entry) entry.answer += ` Mind the ${words[n % words.length]!} number ${n}.`
  },
  stamp(draft: Draft, n: number, day: string) {
    const entry = draft.questions[n % draft.questions.length]
    if (!entry) return
    entry.answer += ` Dated advice ${n} of ${day}.`
    entry.mark = ` (updated ${day})`
    draft.notes.push(`${day} Changed ${n}`)
  },
  late(draft: Draft, n: number) {
    const entry = draft.questions[n % draft.questions.length]
    const day = draft.notes.at(-1)?.slice(0, 10)
    if (!entry || day === undefined) return
    entry.answer += ` Late advice ${n}.`
    entry.mark += ` (updated ${day})`
  },
  add(draft: Draft, n: number, day: string) {
    const word = `${words[n % words.length]!}${n}`
    draft.questions.push({
      text: `Is there a new ${word} at all?`,
      answer: `There is one with ${word}.`,
      mark: ` (added ${day})`
    })
    draft.notes.push(`${day} Added ${word}`)
  },
  remove(draft: Draft, n: number) {
    if (draft.questions.length > 1) draft.questions.splice(n % draft.questions.length, 1)
  },
  mendDay(draft: Draft, n: number) {
    const entry = draft.questions[n % draft.questions.length]
    if (entry)
      entry.mark = entry.mark.replace(/-(\d\d)\)$/u, (_, day: string) => `-${day === '11' ? '12' : '11'})`)
  },
  mendKind(draft: Draft, n: number) {
    const entry = draft.questions[n % draft.questions.length]
    if (entry) entry.mark = entry.mark.replace('(updated', '(corrected')
  },
  forgetNote(draft: Draft, n: number) {
    if (draft.notes.length > 0) draft.notes.splice(n % draft.notes.length, 1)
  }
} satisfies Record<string, (draft: Draft, n: number, day: string) => void>

type Name = keyof typeof steps
type Action = {readonly name: Name | 'rename' | 'vanish' | 'publish' | 'branch'; readonly n: number}

const action: fc.Arbitrary<Action> = fc.record({
  name: fc.constantFrom<Action['name']>(
    ...(Object.keys(steps) as Name[]),
    'rename',
    'vanish',
    'publish',
    'publish',
    'publish',
    'branch'
  ),
  n: fc.nat(40)
})

const write = (site: Project, draft: Draft) => site.write(`articles/${draft.file}.md`, printed(draft))

describe('whatever happens to a published article', () => {
  test('no event is lost or told twice, and no feed item takes another id, title or day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, {minLength: 4, maxLength: 10}), async (actions) => {
        const site = project({'kaitei.config.json': config, '.gitignore': 'output\n'})
        const draft = first()
        const published = new Map<string, true>()
        const told = new Set<string>()
        const check = async () => {
          await build(site)
          const ids = eventsOf(site).map(({id}) => id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids).toEqual(expect.arrayContaining([...published.keys()]))
          const lines = toldBy(site)
          expect(new Set(lines.map((line) => line.split(' | ')[0])).size).toBe(lines.length)
          expect(lines).toEqual(expect.arrayContaining([...told]))
        }
        const record = async () => {
          await publish(site)
          await check()
          for (const {id, status} of eventsOf(site)) if (status === 'published') published.set(id, true)
          for (const line of toldBy(site)) told.add(line)
        }
        write(site, draft)
        await record()
        for (const [index, {name, n}] of actions.entries()) {
          const day = `2021-${String(5 + Math.floor(index / 2)).padStart(2, '0')}-${index % 2 === 0 ? '02' : '20'}`
          if (name === 'publish') await record()
          else if (name === 'vanish') {
            site.remove(`articles/${draft.file}.md`)
            await check()
            write(site, draft)
          } else if (name === 'rename') {
            site.remove(`articles/${draft.file}.md`)
            draft.file = `kettle${index}`
            write(site, draft)
          } else if (name === 'branch') await branchOff(site, draft, n, day, published, record)
          else {
            steps[name](draft, n, day)
            write(site, draft)
          }
          await check()
        }
      }),
      {numRuns: 3, seed: 20210410}
    )
  })
})

/** Another branch publishes something, and is merged: the lines of both. */
async function branchOff(
  site: Project,
  draft: Draft,
  n: number,
  day: string,
  published: Map<string, true>,
  record: () => Promise<void>
): Promise<void> {
  const repo = at(site.folder)
  if (!site.has('.git')) repo.git('init', '--quiet', '--initial-branch=main')
  await record()
  repo.commit('2022-01-01T12:00:00+0000')
  repo.git('checkout', '--quiet', '-B', 'other')
  const theirs = structuredClone(draft)
  steps.stamp(theirs, n, day)
  write(site, theirs)
  await publish(site)
  await build(site)
  for (const {id, status} of eventsOf(site)) if (status === 'published') published.set(id, true)
  repo.commit('2022-01-02T12:00:00+0000')
  repo.git('checkout', '--quiet', 'main')
  repo.git('-c', 'user.name=M', '-c', 'user.email=m@example.com', 'merge', '--quiet', '--no-edit', 'other')
  Object.assign(draft, theirs)
}
