import {ownNameOf} from '../../locale/saying/index.ts'
import type {Site} from '../../model/site.ts'
import {urlOf} from '../../translate/urls.ts'
import {withoutControls} from '../page.ts'
import {html, type Html, raw} from './html.ts'
import {labelsIn, markLabels} from './labels.ts'
import {assets, indexPath, linkBetween} from './paths.ts'

/** A feed as a page names it. */
export interface FeedLink {
  readonly title: string
  readonly type: string
  /** Of the feed, in the output. */
  readonly path: string
}

/** What stands in the frame that all pages have. */
export interface Frame {
  readonly path: string
  readonly lang: string
  readonly title: string
  readonly description: string | null
  /** Absolute: where this text is at home. */
  readonly canonical: string
  /** The same page in every language it has, the one without a language of its own first. */
  readonly translations: readonly {readonly lang: string; readonly path: string}[]
  readonly feeds: readonly FeedLink[]
  /** A page beside the one that search engines should lead to. */
  readonly isAside?: boolean
  readonly hasScript?: boolean
  /** Data for machines. */
  readonly data?: string | null
  readonly body: Html
  readonly footer: Html | null
}

// Own scripts and styles only, none of them inline; pictures from anywhere, as articles have them.
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' http: https: data:; connect-src 'self'; base-uri 'none'; form-action 'self'"

/** A page as a file. */
export function framePage(frame: Frame, site: Site): string {
  const {path, lang, title, body, footer, translations, data, hasScript} = frame
  const say = labelsIn(lang)
  const {layout} = site
  const siteTitle = siteTitleOf(lang, site)
  const home = indexPath(lang, site)
  const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
${policyOf(site)}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === siteTitle ? title : `${title} – ${siteTitle}`}</title>
${headOf(frame, site)}<link rel="icon" type="image/svg+xml" href="${linkBetween(path, assets.icon)}">
<link rel="stylesheet" href="${linkBetween(path, assets.style)}">
${hasScript ? html`<script src="${linkBetween(path, assets.search)}" defer></script>\n` : null}${raw(layout?.head ?? '')}</head>
<body>
<a class="skip" href="#_main">${say('pageSkip')}</a>
${raw(layout?.header ?? '')}<header class="site">
<p class="home">${
    path === home
      ? html`<span>${siteTitle}</span>`
      : html`<a href="${linkBetween(path, home)}">${siteTitle}</a>`
  }</p>
${languageSwitch(path, lang, translations)}</header>
<main id="_main" tabindex="-1">
${body}
</main>
<footer class="site">
${footer}<p>${say('pageMadeWith')}</p>
</footer>
${raw(layout?.footer ?? '')}${data ? html`<script type="application/ld+json">${raw(data)}</script>\n` : null}</body>
</html>
`
  return withoutControls(markLabels(page.html, lang))
}

/** The site's name in a language, or in one that it has. */
export const siteTitleOf = (lang: string, {title}: Pick<Site, 'title'>): string =>
  title[lang] ?? Object.values(title)[0]!

function policyOf({layout}: Site): Html | null {
  const own = layout?.policy ?? policy
  return own === '' ? null : html`<meta http-equiv="Content-Security-Policy" content="${own}">\n`
}

function headOf({path, description, canonical, translations, feeds, isAside}: Frame, site: Site): Html {
  const alternates = translations.length > 1 ? translations : []
  return html`${description === null || description === '' ? null : html`<meta name="description" content="${description}">\n`}${
    isAside ? html`<meta name="robots" content="noindex">\n` : null
  }<link rel="canonical" href="${canonical}">
${alternates.map((other) => html`<link rel="alternate" hreflang="${other.lang}" href="${pageUrl(other.path, site)}">\n`)}${alternates
    .slice(0, 1)
    .map(
      (main) => html`<link rel="alternate" hreflang="x-default" href="${pageUrl(main.path, site)}">\n`
    )}${feeds.map(
    (feed) =>
      html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${linkBetween(path, feed.path)}">\n`
  )}`
}

/** Where a page is served: `index.html` goes without saying. */
export const pageUrl = (path: string, site: Site): string => urlOf(path, site).replace(/index\.html$/u, '')

function languageSwitch(path: string, lang: string, translations: Frame['translations']): Html | null {
  if (translations.length < 2) return null
  return html`<nav class="languages" aria-label="${labelsIn(lang)('pageLanguage')}">
<ul>
${translations.map((other) =>
  other.lang === lang
    ? html`<li><span aria-current="page">${ownNameOf(other.lang)}</span></li>\n`
    : html`<li><a href="${linkBetween(path, other.path)}" hreflang="${other.lang}" lang="${other.lang}" rel="alternate">${ownNameOf(other.lang)}</a></li>\n`
)}</ul>
</nav>
`
}
