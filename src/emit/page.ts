import type {ElementContent, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'

/** A page that stands by itself. */
export interface Page {
  /** BCP 47. */
  readonly lang: string
  readonly title: string
  readonly css: string
  readonly body: readonly ElementContent[]
}

// Nothing on the page may run or load anything, but pictures of the article.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:"

/** A whole HTML page: opens from disk, needs no other file. */
export function pageHtml({lang, title, css, body}: Page): string {
  const root: Root = {
    type: 'root',
    children: [
      {type: 'doctype'},
      h('html', {lang}, [
        h('head', [
          h('meta', {charSet: 'utf-8'}),
          h('meta', {httpEquiv: 'Content-Security-Policy', content: policy}),
          h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
          h('meta', {name: 'color-scheme', content: 'light dark'}),
          h('title', withoutControls(title)),
          h('style', `${baseCss}${css}`)
        ]),
        h('body', h('main', [...body]))
      ])
    ]
  }
  return `${toHtml(root, {allowDangerousHtml: true, characterReferences: {useNamedReferences: true}})}\n`
}

// The HTML standard (§13.2.3.5) calls these parse errors, in references and raw alike.
const controls = /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/gu

// The same and all surrogates, without looking at pairs: many times as fast, and nearly every page has none of it.
const suspicious = /[^\t\n\x20-\x7E\xA0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD]/

/** Text without characters that HTML does not allow. */
export const withoutControls = (text: string): string =>
  suspicious.test(text) ? text.replace(controls, '\uFFFD') : text

const baseCss = `
:root {
  color-scheme: light dark;
  --page: #fff; --ink: #1c1e21; --quiet: #5a6068; --line: #d5d9de; --soft: #f5f6f8; --link: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #15181c; --ink: #e4e6e9; --quiet: #a3abb5; --line: #3a4047; --soft: #1e2227; --link: #8ab8ff; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.75 system-ui, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 48rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.35; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 1rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; line-height: 1.5; margin: 0; }
a { color: var(--link); }
.quiet { color: var(--quiet); margin: 0; }
`
