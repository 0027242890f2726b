import {buildSite} from '../../src/io/build-site.ts'
import {
  mendMemory,
  planPublication,
  type PublishOptions,
  recordPublication
} from '../../src/io/publish-site.ts'
import type {NewItem} from '../../src/io/make-article.ts'
import {openWorkspace} from '../../src/io/workspace.ts'
import type {Problem} from '../../src/problem/index.ts'
import type {Project} from '../cli/project.ts'

/** What a build told: problems by code, and the titles that subscribers newly get. */
export interface Told {
  readonly codes: readonly string[]
  readonly problems: readonly Problem[]
  readonly newItems: readonly string[]
}

/** `kaitei build`, in this process: a test may build many times. */
export async function build({folder}: Project, {frozen = false} = {}): Promise<Told> {
  const workspace = await openWorkspace({cwd: folder, paths: []})
  const newItems: NewItem[] = []
  const {problems} = await buildSite(workspace, {
    dryRun: false,
    frozen,
    progress: () => {},
    tellNew: (items) => void newItems.push(...items)
  })
  return told(problems, newItems)
}

/** `kaitei publish`, in this process. */
export async function publish({folder}: Project, options: Partial<PublishOptions> = {}): Promise<Told> {
  const workspace = await openWorkspace({cwd: folder, paths: []})
  await mendMemory(workspace)
  const plan = await planPublication(workspace, {fromGit: false, ...options})
  const failures = await recordPublication(plan, folder)
  return told([...plan.problems, ...failures], plan.newItems)
}

const told = (problems: readonly Problem[], items: readonly {readonly title: string}[]): Told => ({
  codes: problems.map(({code}) => code),
  problems,
  newItems: items.map(({title}) => title)
})

export interface EventLine {
  readonly id: string
  readonly article: string
  readonly question: string | null
  readonly type: string
  readonly date: string
  readonly revision: string
  readonly significance: string
  readonly status: string
  readonly title: Readonly<Record<string, string>>
}

/** Events as they are published, of every page. */
export function eventsOf(site: Project): EventLine[] {
  const pages = Object.entries(site.tree('output/api/v1')).filter(([path]) =>
    /^events(?:\.json|\/)/u.test(path)
  )
  return pages.flatMap(([, text]) => (JSON.parse(text) as {events: EventLine[]}).events)
}

/** Id, title and day of all that the site's feeds tell in a language, each as one line. */
export function toldBy(site: Project, lang = 'en'): string[] {
  return ['feed.json', 'questions.atom.xml'].flatMap((name) => {
    const text = site.read(`output/feeds/${lang}/${name}`)
    if (name === 'feed.json') {
      const {items} = JSON.parse(text) as {items: {id: string; title: string; date_published: string}[]}
      return items.map(({id, title, date_published: day}) => `${id} | ${title} | ${day}`)
    }
    return text
      .split('<entry>')
      .slice(1)
      .map((entry) =>
        ['id', 'title', 'published']
          .map((tag) => new RegExp(`<${tag}[^>]*>([^<]*)`, 'u').exec(entry)?.[1])
          .join(' | ')
      )
  })
}
