import type {ArticleEmitter, SiteEmitter} from '../../model/emitter.ts'
import {createHtmlThen} from '../../translate/html-then.ts'
import {articlePage} from './article-page.ts'
import {indexLanguages, indexPages} from './index-page.ts'
import {assets, pageLanguages, revisionPath} from './paths.ts'
import {readerOf} from './reader.ts'
import {type Printed, revisionPage} from './revision-page.ts'
import {searchData} from './search.ts'
import {searchScript} from './search-script.ts'
import {style} from './style.ts'

/** An article's pages: as it stands, and as it stood at every revision, in every language that its title has. */
export const articlePages: ArticleEmitter = {
  kind: 'pages',
  emit(changelog, site) {
    const {article, snapshots} = changelog
    const textThen = createHtmlThen(article, snapshots.at(-1))
    return pageLanguages(article, site).flatMap((lang) => {
      const printed: Printed = new Map()
      return [
        articlePage(changelog, lang, site),
        ...snapshots.map((snapshot) => {
          const path = revisionPath(article, snapshot.revision, lang, site)
          const reader = readerOf(changelog, site, lang, path)
          return revisionPage(reader, snapshot, (subject) => textThen(subject, snapshot, lang), printed)
        })
      ]
    })
  }
}

/** The pages of all articles together, and what all pages share. */
export const sitePages: SiteEmitter = {
  kind: 'pages',
  emit: (articles, site) => [
    ...indexPages(articles, site),
    ...indexLanguages(articles, site).map((lang) => searchData(articles, lang, site)),
    {path: assets.style, content: `${style}${site.layout?.css ?? ''}`},
    {path: assets.search, content: searchScript},
    {path: assets.icon, content: icon}
  ]
}

// Lines of text, and the mark at which something is put in.
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#b0301c"/><path d="M7 9h18M7 15h11M16 25l4.5-7 4.5 7" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>
`
