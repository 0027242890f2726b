/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import {keepPlace, restorePlace} from './place.ts'
import {type PageState, showProblems} from './problems.ts'

// Runs in each page of `kaitei serve`.
restorePlace()

/** Of what this page shows; a newer one means that it is out of date. */
const shown = new URL(import.meta.url).searchParams.get('v')

new EventSource(`/__kaitei/events?page=${encodeURIComponent(location.pathname)}`).addEventListener(
  'message',
  ({data}) => {
    const state = JSON.parse(String(data)) as PageState & {readonly version: string}
    if (state.version === shown) return showProblems(state)
    keepPlace()
    location.reload()
  }
)
