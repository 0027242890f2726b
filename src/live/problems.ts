/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** A problem, and what the build says of all; as `io/serve-site.ts` sends it. */
interface Problem {
  readonly place: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly kind: string
  readonly message: string
  readonly advice: string
  readonly code: string
}

export interface PageState {
  readonly lang: string
  readonly title: string
  readonly close: string
  readonly problems: readonly Problem[]
}

const dismissedKey = 'kaitei-dismissed'

let panel: {readonly host: HTMLElement; readonly root: ShadowRoot} | null = null

/** Shows problems over the page: errors at once, anything less when a person asks. Nothing where there is none. */
export function showProblems(state: PageState): void {
  if (state.problems.length === 0) {
    panel?.host.remove()
    panel = null
    return
  }
  panel ??= createPanel()
  const {host, root} = panel
  host.lang = state.lang
  const errors = JSON.stringify(state.problems.filter(({severity}) => severity === 'error'))
  const isOpen = errors !== '[]' && sessionStorage.getItem(dismissedKey) !== errors
  const list = h('div', {id: 'panel', role: 'region', 'aria-label': state.title, tabindex: '-1'}, [
    h('header', {}, [
      h('h2', {}, [state.title]),
      h('button', {id: 'close', type: 'button', 'aria-label': state.close, title: state.close}, ['×'])
    ]),
    h('ol', {}, state.problems.map(problemItem))
  ])
  const badge = h('button', {id: 'badge', type: 'button', 'aria-expanded': 'false'}, [state.title])
  if (errors !== '[]') badge.classList.add('error')
  const status = h('p', {id: 'status', role: 'status'}, [])
  root.replaceChildren(status, badge, list)
  // Said once it stands in the page: an element that comes with its text is not announced.
  status.textContent = state.title

  const set = (open: boolean) => {
    list.hidden = !open
    badge.hidden = open
  }
  set(isOpen)
  const close = () => {
    sessionStorage.setItem(dismissedKey, errors)
    set(false)
    badge.focus()
  }
  list.querySelector('#close')!.addEventListener('click', close)
  root.host.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape' && !list.hidden) close()
  })
  badge.addEventListener('click', () => {
    set(true)
    list.focus()
  })
}

const problemItem = ({place, severity, kind, message, advice, code}: Problem): HTMLElement =>
  h('li', {class: severity}, [
    h('p', {}, [h('code', {class: 'place'}, [place]), ' ', h('strong', {}, [kind])]),
    h('p', {}, [message, ' ', h('code', {class: 'code'}, [code])]),
    ...(advice === '' ? [] : [h('p', {class: 'advice'}, [advice])])
  ])

/** An element; texts are texts, whatever they look like. */
function h(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

function createPanel(): NonNullable<typeof panel> {
  const host = document.createElement('kaitei-problems')
  const root = host.attachShadow({mode: 'open'})
  // The page's own policy may forbid a style sheet in the text of the page; this is none.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [sheet]
  document.body.append(host)
  return {host, root}
}

const style = `
:host { all: initial; color-scheme: light dark; position: fixed; inset: auto 0 0; z-index: 2147483647; font: 15px/1.6 system-ui, sans-serif; color: light-dark(#1d1d1f, #f2f2f4); }
[hidden] { display: none !important; }
#status { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
#panel { box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 0.75rem 1.25rem 1.25rem; background: light-dark(#fff, #232327); border-block-start: 4px solid light-dark(#b3261e, #ff8a80); box-shadow: 0 -6px 30px rgb(0 0 0 / 30%); }
#panel:focus { outline: none; }
header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
h2 { margin: 0; font-size: 1rem; }
button { font: inherit; color: inherit; cursor: pointer; background: light-dark(#f1f1f4, #36363c); border: 1px solid light-dark(#8a8a92, #8f8f99); border-radius: 6px; }
button:focus-visible { outline: 3px solid light-dark(#0b57d0, #a8c7fa); outline-offset: 2px; }
#close { inline-size: 2.25rem; block-size: 2.25rem; font-size: 1.25rem; line-height: 1; }
#badge { position: absolute; inset: auto 1rem 1rem auto; padding: 0.35rem 0.85rem; border-radius: 999px; white-space: nowrap; }
#badge.error { border: 2px solid light-dark(#b3261e, #ff8a80); }
ol { margin: 0.5rem 0 0; padding: 0; list-style: none; display: grid; gap: 0.75rem; }
li { padding-inline-start: 0.75rem; border-inline-start: 4px solid light-dark(#8a6100, #f2c14e); overflow-wrap: anywhere; }
li.error { border-color: light-dark(#b3261e, #ff8a80); }
li.info { border-color: light-dark(#5f6368, #9aa0a6); }
p { margin: 0; }
code { font: 0.9em ui-monospace, monospace; }
.place { font-weight: 600; }
.code, .advice { color: light-dark(#55555c, #c3c3ca); }
@media print { :host { display: none; } }
`
