/**
 * Colours are those of the page around, unless it sets `--kaitei-…`; `light-dark` follows its `color-scheme`. The page
 * reaches the rest by `::part()`.
 */
export const style = `
:host { display: block; font: var(--kaitei-font, inherit); color: var(--kaitei-color, inherit); background: var(--kaitei-background, transparent); line-height: var(--kaitei-line-height, 1.75); overflow-wrap: anywhere; }
:host([hidden]) { display: none; }
:host([theme='light']) { color-scheme: light; color: var(--kaitei-color, #1d1d1f); background: var(--kaitei-background, #fff); }
:host([theme='dark']) { color-scheme: dark; color: var(--kaitei-color, #ececf0); background: var(--kaitei-background, #1b1b1f); }
* { box-sizing: border-box; }
:lang(ja) { line-break: strict; text-autospace: normal; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; margin: 1.5em 0 0.5em; text-wrap: pretty; }
[part~='title'] { margin-block-start: 0; font-size: 1.5em; }
[part~='section'] { font-size: 1.2em; border-block-end: 1px solid var(--kaitei-border, light-dark(#d0d0d6, #4a4a52)); padding-block-end: 0.2em; }
[part~='heading'] { font-size: 1.05em; }
[part~='handle'] { cursor: pointer; }
[part~='handle'] > [part~='heading'] { display: inline; }
[part~='heading']:focus { outline: none; }
[part~='heading']:focus-visible { outline: 2px solid currentColor; outline-offset: 3px; }
a { color: var(--kaitei-accent, light-dark(#0a50b5, #a8c7fa)); }
[part~='badge'] { display: inline-block; margin-inline-start: 0.6em; padding: 0.05em 0.6em; border: 1px solid var(--kaitei-border, light-dark(#b9b9c2, #5c5c66)); border-radius: 999px; font-size: 0.75rem; font-weight: 500; line-height: 1.6; white-space: nowrap; color: var(--kaitei-muted, light-dark(#55555c, #c3c3ca)); }
[part~='badge-new'] { color: var(--kaitei-accent, light-dark(#0a50b5, #a8c7fa)); border-color: currentColor; }
[part~='changes'] { margin: 0 0 1.5em; padding: 0.75em 1em; border-inline-start: 4px solid var(--kaitei-accent, light-dark(#0a50b5, #a8c7fa)); background: var(--kaitei-panel, light-dark(#f2f5fb, #25272e)); color: var(--kaitei-color, light-dark(#1d1d1f, #ececf0)); }
[part~='changes'] :is(h1, h2, h3, h4, h5, h6) { margin: 0 0 0.4em; font-size: 1em; }
[part~='changes'] ul { margin: 0; padding-inline-start: 1.2em; }
[part~='changes'] [part~='badge'] { margin: 0 0.5em 0 0; }
[part~='summary'] { display: block; font-size: 0.9em; color: var(--kaitei-muted, light-dark(#55555c, #c3c3ca)); }
[part~='answer'] > :first-child { margin-block-start: 0; }
[part~='answer'] img { max-inline-size: 100%; block-size: auto; }
[part~='answer'] pre { overflow-x: auto; padding: 0.75em 1em; background: light-dark(#f3f3f6, #26262c); color: light-dark(#1d1d1f, #ececf0); }
[part~='answer'] table { display: block; overflow-x: auto; border-collapse: collapse; }
[part~='answer'] :is(td, th) { border: 1px solid var(--kaitei-border, light-dark(#d0d0d6, #4a4a52)); padding: 0.25em 0.6em; }
[part~='source'] { font-size: 0.9em; }
`
