import type {Localized, Note, Revision, Translation} from '../model/article.ts'
import type {ArticleEntry, Changelog} from '../model/changelog.ts'
import {type Change, type ChangeType, changeTypes, type Delta, type Replacement} from '../model/delta.ts'
import type {
  ArticleEmitter,
  ChangelogSection,
  OutputFile,
  SharedFile,
  SiteArticle,
  SiteEmitter
} from '../model/emitter.ts'
import {languagesOf, type Site} from '../model/site.ts'
import {nameOfLanguage, sayingOf} from '../locale/saying/index.ts'
import {sayCounts, sayRevision} from '../translate/counts.ts'
import {sayIn} from '../translate/phrases.ts'
import {summaryIn} from '../translate/quotes.ts'
import {withoutRetracted} from '../translate/retractions.ts'
import {changeUrl, encodeId} from '../translate/urls.ts'
import {escapeMarkdown, escapeSentence, inLanguage, markdownLink} from './markdown.ts'
import {differenceUrl} from './pages/difference-url.ts'
import {newestFirst} from './rows.ts'

/** Languages of one changelog file: one, or several side by side. */
type Languages = readonly string[]

/** The bilingual file, and one a language. */
const filesOf = (languages: Languages): Record<string, Languages> => ({
  '': languages,
  ...Object.fromEntries(languages.map((lang) => [lang, [lang]]))
})

const fileName = (file: string): string => (file === '' ? 'CHANGELOG.md' : `CHANGELOG.${file}.md`)

/** One article's changelog, newest revision first, in every language file. */
export function changelogSections(changelog: Changelog, site: Site): Record<string, ChangelogSection[]> {
  return Object.fromEntries(
    Object.entries(filesOf(languagesOf(changelog.article.lang, site))).map(([file, languages]) => [
      file,
      changelog.deltas.map((_, index) => sectionOf(changelog, index, languages, site)).reverse()
    ])
  )
}

export const articleChangelog: ArticleEmitter = {
  kind: 'changelog',
  emit({article}, site, {changelogs}) {
    return Object.entries(filesOf(languagesOf(article.lang, site))).map(([file, languages]) => {
      const title = bySlash(languages, (lang) =>
        sayIn(lang)('changelogOf', {
          title:
            article.title[lang] === undefined
              ? inLanguage(escapeMarkdown(article.title[article.lang]!), article.lang)
              : escapeMarkdown(article.title[lang])
        })
      )
      const bodies = changelogs[file]!.map(({heading, body}) => `## ${heading}\n\n${body}`)
      return markdownFile(`articles/${article.id}/${fileName(file)}`, title, bodies)
    })
  }
}

/** All articles' revisions, newest day first. */
export const siteChangelog: SiteEmitter = {
  kind: 'changelog',
  tellsOfGone: true,
  emit: (articles, site) =>
    Object.entries(filesOf(site.languages)).map(([file, languages]) =>
      siteChangelogFile(file, languages, articles)
    )
}

function siteChangelogFile(file: string, languages: Languages, articles: readonly SiteArticle[]): SharedFile {
  const title = bySlash(languages, (lang) => sayIn(lang)('changelog'))
  const titles = articles.map(({entry}) => titleOf(entry, languages))
  const sections = newestFirst(articles.map(({changelogs}) => changelogs[file]))
  return {
    path: fileName(file),
    basis: () => [titles, sections.name()],
    content: () => ({
      *[Symbol.iterator]() {
        yield `# ${title}\n`
        for (const [article, {heading, body}] of sections.all())
          yield `\n## ${titles[article]!} – ${heading}\n\n${body}\n`
      }
    })
  }
}

const titleOf = ({title, translation, lang: source}: ArticleEntry, languages: Languages): string =>
  shown(languages, source, title)
    .map((lang) => textIn(title, translation, source, lang))
    .join(' / ')

const markdownFile = (path: string, title: string, bodies: readonly string[]): OutputFile => ({
  path,
  content: `${[`# ${title}`, ...bodies].join('\n\n')}\n`
})

/** The same thing in every language of a file; once, where the languages agree. */
const bySlash = (languages: Languages, say: (lang: string) => string): string =>
  [...new Set(languages.map(say))].join(' / ')

/** What the entries of one revision are told with. */
interface Telling {
  readonly article: Changelog['article']
  readonly site: Site
  readonly languages: Languages
  readonly revision: string
  /** Of the revision; those of its entries begin with it. */
  readonly anchor: string
  /** There is a revision before, so something differs. */
  readonly isCompared: boolean
}

function sectionOf(
  {article, deltas}: Changelog,
  index: number,
  languages: Languages,
  site: Site
): ChangelogSection {
  const whole = deltas[index]!
  const delta = withoutRetracted(whole)
  const revision = article.revisions.find(({id}) => id === delta.to)!
  const anchor = `${encodeId(article.id)}-${encodeId(revision.id)}`
  const isCompared = delta.from !== null
  const telling = {article, site, languages, revision: revision.id, anchor, isCompared}
  const parts = [
    `<a id="${anchor}"></a>${bySlash(languages, (lang) => sayCounts(delta, revision, lang))}`,
    notesOf(revision, article.lang, languages),
    ...changeTypes.flatMap((type) => groupOf(type, delta, telling)),
    ...retractedGroup(whole, telling)
  ]
  return {
    date: delta.date,
    heading: bySlash(languages, (lang) => escapeMarkdown(sayRevision(revision, index === 0, lang))),
    body: parts.filter((part) => part !== '').join('\n\n')
  }
}

function notesOf({notes}: Revision, source: string, languages: Languages): string {
  const lines = notes.flatMap((note) =>
    shown(languages, source, note.text).map((lang) => `> - ${noteLine(note, source, lang)}`)
  )
  return lines.join('\n')
}

const noteLine = ({date, text, translation}: Note, source: string, lang: string): string =>
  sayIn(lang)('note', {day: sayingOf(lang).day(date), text: textIn(text, translation, source, lang)})

/** The languages that show a text: each where the file is in one, else those that have it. */
const shown = (languages: Languages, source: string, text: Localized): Languages => {
  const having = languages.filter((lang) => text[lang] !== undefined)
  return languages.length === 1 ? languages : having.length > 0 ? having : [source]
}

/** A text in a language; where it is not translated, in its own, marked as such. */
function textIn(text: Localized, translation: Translation, source: string, lang: string): string {
  const translated = text[lang]
  if (translated === undefined) {
    const language = nameOfLanguage(source, lang)
    return `${inLanguage(escapeMarkdown(text[source]!), source)} (${sayIn(lang)('untranslated', {language})})`
  }
  const state = lang === source ? 'current' : translation[lang]
  if (state === 'outdated' || state === 'machine')
    return `${escapeMarkdown(translated)} (${sayIn(lang)(state)})`
  return escapeMarkdown(translated)
}

function groupOf(type: ChangeType, {changes, replacements}: Delta, telling: Telling): string[] {
  const members = changes.filter((change) => change.type === type)
  if (members.length === 0) return []
  const entries = members.filter(({replaced}) => !replaced).map((change) => entryOf(change, telling))
  if (type === 'updated') entries.unshift(...replacementEntries(replacements, changes, telling))
  return [`### ${bySlash(telling.languages, (lang) => sayIn(lang)(type))}`, entries.join('\n')]
}

/** What was withdrawn after it was told: its name, and as what it was told. */
function retractedGroup({changes}: Delta, telling: Telling): string[] {
  const {anchor, languages} = telling
  const entries = changes
    .filter(({retraction}) => retraction)
    .map((change) => {
      const lines = languages.map(
        (lang) => `  ${sayIn(lang)('retractedAs', {type: sayIn(lang)(change.type)})}`
      )
      return [`- ${anchorOf(change, anchor)}${linkTo(change, telling)}`, ...new Set(lines)].join('\\\n')
    })
  if (entries.length === 0) return []
  return [`### ${bySlash(languages, (lang) => sayIn(lang)('retracted'))}`, entries.join('\n')]
}

function entryOf(change: Change, telling: Telling): string {
  const {evidence, type, split, merged} = change
  const head = `- ${anchorOf(change, telling.anchor)}${linksOf(change, telling)}`
  // The heading above says all that there is to say.
  if ((type === 'added' || type === 'removed') && !split && !merged) return head
  // A trailing backslash is a hard break that no editor trims away.
  return [head, ...summaryLines(change, evidence === 'inferred', telling)].join('\\\n')
}

const anchorOf = ({subject}: Change, anchor: string): string =>
  `<a id="${anchor}-${encodeId(subject.id)}"></a>`

/** 「[質問](…) · [差分](…)」 */
const linksOf = (change: Change, telling: Telling): string =>
  [linkTo(change, telling), ...differenceLinks(change, telling)].join(' · ')

function linkTo(change: Change, {article: {lang: source, url}, languages}: Telling): string {
  const {text, translation} = change
  return shown(languages, source, text)
    .map((lang) => markdownLink(textIn(text, translation, source, lang), changeUrl(url, change)))
    .join(' / ')
}

/** To what changed, on the revision's page; languages whose page is the same share a link. */
function differenceLinks({subject}: Change, telling: Telling): string[] {
  const {article, site, languages, revision, isCompared} = telling
  if (!isCompared || !site.outputs.includes('pages')) return []
  const urls = languages.map((lang) => [differenceUrl(article, revision, subject, lang, site), lang] as const)
  const links = [...new Set(urls.map(([url]) => url))].map((url) => {
    const sharing = urls.filter(([other]) => other === url).map(([, lang]) => lang)
    return markdownLink(
      bySlash(sharing, (lang) => sayIn(lang)('difference')),
      url
    )
  })
  return [links.join(' / ')]
}

/** A line a language; one, where languages say the same: the one that marks what it quotes. */
function summaryLines(
  told: Pick<Change, 'summary' | 'summaryQuotes'>,
  isInferred: boolean,
  {article, languages}: Telling
): string[] {
  const lines = languages.map((lang) => {
    const {text, quotes} = summaryIn(told, lang)
    const inferred = isInferred ? ` ${sayIn(lang)('inferredText')}` : ''
    return [`${text}${inferred}`, `  ${escapeSentence({text, quotes}, article.lang)}${inferred}`] as const
  })
  return [...new Map(lines).values()]
}

/** What was replaced in many questions, once; a question that has no other entry has its anchor here. */
function replacementEntries(
  replacements: readonly Replacement[],
  changes: readonly Change[],
  telling: Telling
): string[] {
  const placed = new Set<Change>()
  return replacements.map((replacement) => {
    const {questions} = replacement
    const members = changes.filter(({question}) => question !== null && questions.includes(question))
    const isInferred = members.every(({evidence}) => evidence === 'inferred')
    const lines = summaryLines(replacement, isInferred, telling)
    const links = members.map((change) => {
      const isPlace = change.replaced && !placed.has(change)
      placed.add(change)
      return `  - ${isPlace ? anchorOf(change, telling.anchor) : ''}${linksOf(change, telling)}`
    })
    return [`-${lines.join('\\\n').slice(1)}`, ...links].join('\n')
  })
}
