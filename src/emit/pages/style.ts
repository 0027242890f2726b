/**
 * The one style sheet of the reader's pages. Ink on paper, and one colour: vermilion, in which Japanese proofs are
 * corrected, marks what changed. Everything that somebody may want otherwise is a variable at the top.
 */
export const style = `:root {
  color-scheme: light dark;
  --kaitei-paper: #fbfaf6; --kaitei-sheet: #fff; --kaitei-ink: #24211d; --kaitei-quiet: #655f57;
  --kaitei-line: #dcd7cc; --kaitei-soft: #f2efe7; --kaitei-link: #1d4e79;
  --kaitei-mark: #b0301c; --kaitei-mark-soft: #fbe9e3; --kaitei-ins: #1b5a36; --kaitei-ins-soft: #e2f1e4;
  --kaitei-del: #9a2a1b; --kaitei-del-soft: #fae6e1;
  --kaitei-text: "Hiragino Sans", "Hiragino Kaku Gothic ProN", "BIZ UDPGothic", "Yu Gothic Medium", "Noto Sans JP", "Noto Sans CJK JP", Meiryo, sans-serif;
  --kaitei-heading: "Hiragino Mincho ProN", "YuMincho", "Yu Mincho", "Noto Serif JP", "Noto Serif CJK JP", serif;
  --kaitei-code: ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace;
  --kaitei-size: 1rem; --kaitei-leading: 1.9; --kaitei-measure: 40rem;
}
:root:not(:lang(ja), :lang(zh), :lang(ko)) {
  --kaitei-text: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif;
  --kaitei-heading: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Noto Serif", "Noto Serif CJK JP", serif;
  --kaitei-leading: 1.7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --kaitei-paper: #171614; --kaitei-sheet: #1e1d1a; --kaitei-ink: #e6e1d8; --kaitei-quiet: #aca498;
    --kaitei-line: #3b3833; --kaitei-soft: #24221f; --kaitei-link: #9cc4ea;
    --kaitei-mark: #ff9d86; --kaitei-mark-soft: #3b211b; --kaitei-ins: #9bdcae; --kaitei-ins-soft: #16321f;
    --kaitei-del: #ffab9c; --kaitei-del-soft: #402019;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--kaitei-paper); color: var(--kaitei-ink);
  font: var(--kaitei-size)/var(--kaitei-leading) var(--kaitei-text);
  overflow-wrap: anywhere; line-break: strict; text-autospace: normal; text-spacing-trim: trim-start; hanging-punctuation: allow-end;
}
h1, h2, h3, h4, h5, h6 {
  font-family: var(--kaitei-heading); font-weight: 700; line-height: 1.5; margin: 0;
  text-wrap: balance; word-break: auto-phrase; font-feature-settings: "palt"; letter-spacing: .02em;
}
:root:not(:lang(ja), :lang(zh), :lang(ko)) :is(h1, h2, h3, h4, h5, h6) { letter-spacing: 0; line-height: 1.35; }
a { color: var(--kaitei-link); text-decoration-thickness: .06em; text-underline-offset: .22em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid var(--kaitei-mark); outline-offset: 3px; border-radius: 2px; }
main:focus { outline: none; }
ul, ol { padding-inline-start: 1.5em; }
ruby { ruby-align: center; }
rt { font-size: .55em; line-height: 1; }
img { max-width: 100%; height: auto; }
.skip { position: absolute; inset-inline-start: 1rem; top: -6rem; z-index: 2; padding: .5rem 1rem; background: var(--kaitei-ink); color: var(--kaitei-paper); }
.skip:focus { top: .5rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

/* The frame */
header.site, main, footer.site { max-width: 76rem; margin-inline: auto; padding-inline: clamp(1.1rem, 4vw, 2.5rem); }
header.site { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; align-items: baseline; padding-block: 1.1rem; font-size: .875rem; }
header.site p { margin: 0; font-family: var(--kaitei-heading); font-weight: 700; letter-spacing: .08em; }
header.site a { color: inherit; text-decoration: none; }
header.site a:hover { text-decoration: underline; }
.languages ul { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: 0; padding: 0; list-style: none; }
.languages a { color: var(--kaitei-link); }
.languages [aria-current] { color: var(--kaitei-quiet); }
main { padding-block: 1.5rem 4rem; }
footer.site { padding-block: 2rem 3rem; border-top: 1px solid var(--kaitei-line); color: var(--kaitei-quiet); font-size: .875rem; }
footer.site h2 { font-size: 1rem; color: var(--kaitei-ink); }
footer.site ul { list-style: none; margin: .5rem 0 1.5rem; padding: 0; }
footer.site p { margin: 0; }
.formats a { display: inline-block; margin-inline-start: .5em; }

/* An article: its head, a list of contents beside it where there is room, and the text */
.faq, .changelog { display: block; }
.head h1 { font-size: clamp(1.65rem, 1.2rem + 2.2vw, 2.5rem); line-height: 1.4; max-width: 22em; }
.as-of { margin: 0 0 .25rem; color: var(--kaitei-mark); font-weight: 700; font-size: .95rem; }
.facts { margin: .5rem 0 0; color: var(--kaitei-quiet); font-size: .875rem; display: flex; flex-wrap: wrap; gap: 0 1.5em; }
.cover { margin: 1.5rem 0 0; }
.cover img { display: block; max-height: 20rem; border-radius: 3px; }
.revisions { margin: 1.5rem 0 0; font-size: .875rem; line-height: 1.5; }
.revisions ul { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.revisions :is(a, span[aria-current]) { display: block; padding: .35rem .8rem; border: 1px solid var(--kaitei-line); border-radius: 3px; background: var(--kaitei-sheet); color: inherit; text-decoration: none; }
.revisions a:hover { border-color: var(--kaitei-ink); }
.revisions span[aria-current] { border-color: var(--kaitei-ink); background: var(--kaitei-ink); color: var(--kaitei-paper); }
.revisions b { font-weight: 700; font-variant-numeric: tabular-nums; }
.revisions time { font-variant-numeric: tabular-nums; opacity: .85; margin-inline-start: .3em; }
.revisions details { margin-top: .5rem; }
.revisions details ul { margin-top: .5rem; }
.neighbours { margin: .75rem 0 0; font-size: .875rem; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.newest { margin: 1.5rem 0 0; padding: .9rem 1.2rem; border-inline-start: 4px solid var(--kaitei-mark); background: var(--kaitei-soft); max-width: var(--kaitei-measure); font-size: .925rem; line-height: 1.7; }
.newest h2 { font-size: .875rem; color: var(--kaitei-mark); letter-spacing: .08em; }
.newest p { margin: 0; }
.newest a { font-weight: 700; margin-inline-end: .5em; }
.notes { margin: .35rem 0 0; padding: 0; list-style: none; color: var(--kaitei-quiet); font-size: .9rem; line-height: 1.7; }
.notes time { font-variant-numeric: tabular-nums; margin-inline-end: .6em; }
.contents { margin: 2rem 0 0; font-size: .875rem; line-height: 1.6; max-width: var(--kaitei-measure); }
.contents h2 { font-size: .875rem; letter-spacing: .12em; color: var(--kaitei-quiet); }
.contents ol { list-style: none; margin: .5rem 0 0; padding: 0; }
.contents li { margin: .3rem 0; word-break: auto-phrase; text-wrap: pretty; }
.contents a { color: inherit; text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.contents .of-section > a { font-weight: 700; }
.contents .of-section ol { margin: .1rem 0 .8rem; padding-inline-start: 1em; }
.contents .of-section .of-question { color: var(--kaitei-quiet); }
.text, .delta, .changelog, .index > * { max-width: var(--kaitei-measure); }
.text { margin-top: 2.5rem; min-width: 0; }
.text > h2, .text .section > :is(h2, h3) { font-size: 1.35rem; margin: 3.5rem 0 0; padding-bottom: .5rem; border-bottom: 3px double var(--kaitei-line); }
.text > h2:first-child, .text > .section:first-child > h2 { margin-top: 0; }
.section .section > :is(h3, h4, h5, h6) { font-size: 1.15rem; margin-top: 2.5rem; border-bottom: 1px solid var(--kaitei-line); }
.question { position: relative; margin: 2.25rem 0 0; padding-inline-start: 1.9rem; }
.question::before { content: "問"; position: absolute; inset-inline-start: 0; top: .18em; font: 700 1rem/1.5 var(--kaitei-heading); color: var(--kaitei-mark); }
:root:not(:lang(ja), :lang(zh)) .question::before { content: "Q"; top: .05em; font-size: 1.05rem; }
.question > :is(h2, h3, h4, h5, h6) { font-size: 1.125rem; }
.permalink { color: var(--kaitei-quiet); font-weight: 400; text-decoration: none; padding-inline: .25em; opacity: 0; }
:is(h2, h3, h4, h5, h6):hover .permalink, .permalink:focus-visible { opacity: 1; }
@media (hover: none) { .permalink { opacity: 1; } }
:target > :is(h2, h3, h4, h5, h6):first-child { text-decoration: underline var(--kaitei-mark) .12em; text-underline-offset: .3em; }
li:target { background: var(--kaitei-mark-soft); }

/* How new a change is: by revisions, not by the clock */
.badge { margin: .35rem 0 0; font-size: .8rem; line-height: 1.6; font-variant-numeric: tabular-nums; }
.badge :is(a, span) { display: inline-block; padding: 0 .6em; border: 1px solid currentColor; border-radius: 2px; text-decoration: none; color: inherit; }
.badge a:hover { text-decoration: underline; }
.badge.new { color: var(--kaitei-mark); font-weight: 700; }
.badge.new :is(a, span) { background: var(--kaitei-mark-soft); }
.badge.recent { color: var(--kaitei-ink); }
.badge.recent :is(a, span) { border-color: var(--kaitei-line); }
.badge.old { color: var(--kaitei-quiet); }
.badge.old :is(a, span) { border-color: transparent; padding-inline: 0; }

/* Answers */
.answer, .prose { margin: .6rem 0 0; }
:is(.answer, .prose) > :first-child { margin-top: 0; }
:is(.answer, .prose) > :last-child { margin-bottom: 0; }
:is(.answer, .prose) :is(p, ul, ol, dl, blockquote, pre, table, figure) { margin: 1em 0; }
:is(.answer, .prose) :is(li p:only-child, li > ul, li > ol) { margin-block: 0; }
:is(.answer, .prose) :is(h1, h2, h3, h4, h5, h6) { font-size: 1.05rem; margin: 1.75em 0 0; }
code, pre, kbd, samp { font-family: var(--kaitei-code); font-size: .9em; text-autospace: no-autospace; }
:not(pre) > code { background: var(--kaitei-soft); padding: .1em .3em; border-radius: 2px; }
pre { overflow-x: auto; padding: .9rem 1.1rem; background: var(--kaitei-soft); border-radius: 3px; line-height: 1.6; }
blockquote { padding-inline-start: 1.2rem; border-inline-start: 3px solid var(--kaitei-line); color: var(--kaitei-quiet); }
table { display: block; width: fit-content; max-width: 100%; overflow-x: auto; border-collapse: collapse; font-size: .925rem; line-height: 1.6; }
th, td { border: 1px solid var(--kaitei-line); padding: .4rem .75rem; text-align: start; min-width: 4em; }
th { background: var(--kaitei-soft); }
figure { text-align: center; }
figcaption { font-size: .85rem; color: var(--kaitei-quiet); line-height: 1.6; }
hr { border: 0; border-top: 1px solid var(--kaitei-line); }
mark { background: var(--kaitei-mark-soft); color: inherit; }
.note { margin: .6rem 0 0; padding: .1rem .8rem; border: 1px dashed var(--kaitei-quiet); border-radius: 2px; color: var(--kaitei-quiet); font-size: .85rem; width: fit-content; max-width: 100%; }
.note.composed { width: auto; padding: .6rem 1rem; margin-top: 1rem; }
.note.inferred { border: 0; padding: 0; font-size: .8rem; }
.question.inferred > :is(.answer, .note.inferred) { margin-inline-start: -1.1rem; padding-inline-start: 1rem; border-inline-start: 2px dotted var(--kaitei-line); }
.flag { font-size: .8rem; color: var(--kaitei-quiet); border: 1px solid var(--kaitei-line); border-radius: 1em; padding: 0 .6em; font-weight: 400; }

/* What changed */
summary { cursor: pointer; width: fit-content; font-size: .85rem; color: var(--kaitei-quiet); line-height: 1.8; }
summary:hover { color: var(--kaitei-ink); text-decoration: underline; }
details.history, details.difference { margin-top: .6rem; }
.history ol { list-style: none; margin: .3rem 0 0; padding: .2rem 0 .2rem 1rem; border-inline-start: 2px solid var(--kaitei-line); font-size: .875rem; line-height: 1.7; }
.history li + li { margin-top: .3rem; }
.difference .marked { margin: .5rem 0 0; padding: .75rem 1rem; background: var(--kaitei-sheet); border: 1px solid var(--kaitei-line); border-radius: 3px; font-size: .925rem; }
.marked p { margin: 0; white-space: pre-wrap; }
.marked p + p { margin-top: 1em; }
.marked .code { font-family: var(--kaitei-code); font-size: .85em; overflow-x: auto; }
.elided { color: var(--kaitei-quiet); }
ins { color: var(--kaitei-ins); background: var(--kaitei-ins-soft); text-decoration: underline; text-underline-offset: .25em; }
del { color: var(--kaitei-del); background: var(--kaitei-del-soft); text-decoration: line-through; }
.provenance, .evidence, .label, .hidden-change { margin: .4rem 0 0; font-size: .85rem; color: var(--kaitei-quiet); line-height: 1.7; }
.delta { margin-top: 2rem; }
.then .delta { padding: 1.25rem 1.4rem; background: var(--kaitei-soft); border-radius: 3px; }
.delta h2 { font-size: 1.15rem; }
.delta h3 { font-size: 1.05rem; }
.delta .counts { margin: .25rem 0 0; font-size: .9rem; }
.changes { margin-top: 1rem; }
.changes h4 { font: 700 .85rem/1.6 var(--kaitei-text); color: var(--kaitei-mark); letter-spacing: .08em; }
.changes ul { margin: .2rem 0 0; padding-inline-start: 1.2em; font-size: .925rem; line-height: 1.7; }
.changes li { margin: .25rem 0; }
.changes li::marker { color: var(--kaitei-line); }
.summary { margin: 0; color: var(--kaitei-quiet); font-size: .875rem; line-height: 1.7; }
.changelog { margin-top: 4.5rem; padding-top: 1.5rem; border-top: 3px double var(--kaitei-line); }
.changelog > h2 { font-size: 1.35rem; }
.gone { margin-top: 3.5rem; font-size: .925rem; color: var(--kaitei-quiet); }
.gone h2 { font-size: 1.05rem; color: var(--kaitei-ink); }

.renamed :is(ins, del) { display: block; width: fit-content; }

/* All articles */
.index { display: grid; gap: 3rem; }
.index h1 { font-size: clamp(1.8rem, 1.3rem + 2.5vw, 2.8rem); letter-spacing: .06em; }
.index h2 { font-size: 1.2rem; padding-bottom: .5rem; border-bottom: 3px double var(--kaitei-line); }
.search { display: block; }
.search[hidden] { display: none; }
.search label { display: block; font-weight: 700; font-size: .925rem; }
.search input { width: 100%; margin-top: .4rem; padding: .65rem .9rem; font: inherit; font-size: 1.05rem; color: inherit; background: var(--kaitei-sheet); border: 1px solid var(--kaitei-quiet); border-radius: 3px; }
.search input::placeholder { color: var(--kaitei-quiet); opacity: 1; }
.search [role=status] { margin: .4rem 0 0; min-height: 1.9em; font-size: .875rem; color: var(--kaitei-quiet); }
.results { list-style: none; margin: 0; padding: 0; }
.results li { padding: .8rem 0; border-top: 1px solid var(--kaitei-line); line-height: 1.7; }
.results a { font-weight: 700; }
.results p { margin: .15rem 0 0; font-size: .9rem; }
.results .where { color: var(--kaitei-quiet); font-size: .8rem; }
.newest-changes, .articles { list-style: none; margin: 0; padding: 0; }
.newest-changes > li, .articles > li { padding: 1.1rem 0; border-bottom: 1px solid var(--kaitei-line); }
:is(.newest-changes, .articles) p { margin: 0; }
:is(.newest-changes, .articles) .name { font: 700 1.1rem/1.6 var(--kaitei-heading); }
.newest-changes .when, .newest-changes .counts { font-size: .85rem; color: var(--kaitei-quiet); font-variant-numeric: tabular-nums; }
.newest-changes .revision { font-variant-numeric: tabular-nums; }
.newest-changes ul { list-style: none; margin: .4rem 0 0; padding: 0; font-size: .9rem; line-height: 1.7; }
.newest-changes li li { margin: .15rem 0; }
.newest-changes li:has(> b) { display: grid; grid-template-columns: minmax(3.4em, max-content) 1fr; align-items: baseline; }
.newest-changes b { font-weight: 700; font-size: .8rem; color: var(--kaitei-quiet); }
.newest-changes b:is(.added, .corrected) { color: var(--kaitei-mark); }
:root:not(:lang(ja), :lang(zh), :lang(ko)) .newest-changes li:has(> b) { grid-template-columns: minmax(6em, max-content) 1fr; }

/* Narrow: sections are contents enough */
@media (max-width: 64rem) {
  .contents .of-section .of-question { display: none; }
}
@media (max-width: 30rem) {
  .question { padding-inline-start: 0; }
  .question::before { content: none !important; }
}
/* Wide: contents at the side, badges in the margin */
@media (min-width: 64.01rem) {
  .faq:not(.then) { display: grid; grid-template-columns: 15rem minmax(0, 1fr); column-gap: 3.5rem; }
  .faq > .head { grid-column: 1 / -1; }
  .faq > .contents { grid-column: 1; grid-row: 2; position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow-y: auto; margin-top: 2.5rem; padding-inline-end: .5rem; scrollbar-width: thin; }
  .faq > .text { grid-column: 2; }
  .head:has(> .cover) { display: grid; grid-template-columns: minmax(0, 1fr) minmax(12rem, 24rem); column-gap: 3rem; align-items: start; }
  .head:has(> .cover) > * { grid-column: 1; }
  .head > .cover { grid-column: 2 !important; grid-row: 1 / span 5; margin-top: .5rem; }
  .then { display: grid; grid-template-columns: minmax(0, var(--kaitei-measure)) minmax(0, 1fr); column-gap: 3.5rem; align-items: start; }
  .then > .head { grid-column: 1 / -1; }
  .then > .text { grid-column: 1; grid-row: 2; }
  .then > .delta { grid-column: 2; grid-row: 2; margin-top: 2.5rem; position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; scrollbar-width: thin; font-size: .95em; }
  .then > .text .question > .badge { position: static; margin: .35rem 0 0; }
  .index { grid-template-columns: minmax(0, var(--kaitei-measure)) minmax(0, 1fr); column-gap: 4.5rem; align-items: start; }
  .index > * { grid-column: 1; }
  .index > .all { grid-column: 2; grid-row: 3; }
  .faq:not(.then, :has(> .contents)) { display: block; }
  .faq:has(> .contents) ~ .changelog { margin-inline-start: 18.5rem; }
}
@media (min-width: 76rem) {
  .faq:not(.then) > .text .question > .badge { position: absolute; inset-inline-start: calc(var(--kaitei-measure) + 1.5rem); top: .1rem; margin: 0; white-space: nowrap; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .revisions span[aria-current] { outline: 2px solid; } }
@media print {
  :root { --kaitei-paper: #fff; --kaitei-sheet: #fff; --kaitei-ink: #000; --kaitei-quiet: #444; --kaitei-link: #000; --kaitei-line: #aaa; --kaitei-soft: #f4f4f4; --kaitei-mark: #9a2a1b; color-scheme: light; }
  @page { margin: 18mm 16mm; }
  body { font-size: 10pt; line-height: 1.75; }
  .skip, .languages, .revisions, .neighbours, .contents, .permalink, .search, .history > summary, footer.site { display: none !important; }
  .faq, .index { display: block !important; }
  .delta { position: static !important; max-height: none !important; }
  .text, .delta, .changelog, .index > * { max-width: none; margin-inline: 0 !important; }
  .question > .badge { position: static !important; }
  h1, h2, h3, h4, .badge { break-after: avoid; }
  .question > :is(h3, h4) + *, li, figure, pre { break-inside: avoid; }
  a { text-decoration: none; }
}
`
