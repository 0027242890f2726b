/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

interface Place {
  readonly path: string
  readonly x: number
  readonly y: number
  /** What stood at the top of the window, and how far below it: text above may grow. */
  readonly anchor: {readonly id: string; readonly top: number} | null
  readonly open: readonly boolean[]
}

const key = 'kaitei-place'

/** Notes where the reader is, before the page is loaded again. */
export function keepPlace(): void {
  const place: Place = {
    path: location.pathname,
    x: scrollX,
    y: scrollY,
    anchor: anchor(),
    open: [...document.querySelectorAll('details')].map(({open}) => open)
  }
  sessionStorage.setItem(key, JSON.stringify(place))
  history.scrollRestoration = 'manual'
}

/** Goes back there, once the page is parsed and again once its pictures have come. */
export function restorePlace(): void {
  const kept = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  history.scrollRestoration = 'auto'
  if (kept === null) return
  const place = JSON.parse(kept) as Place
  if (place.path !== location.pathname) return
  const details = [...document.querySelectorAll('details')]
  if (details.length === place.open.length)
    for (const [index, element] of details.entries()) element.open = place.open[index]!
  const back = () => goTo(place)
  back()
  if (document.readyState !== 'complete') addEventListener('load', back, {once: true})
}

function goTo({x, y, anchor}: Place): void {
  const element = anchor && document.getElementById(anchor.id)
  if (!element) return scrollTo({left: x, top: y, behavior: 'instant'})
  scrollBy({top: element.getBoundingClientRect().top - anchor.top, behavior: 'instant'})
}

/** The element with an id that is nearest to the top of the window; none at the top of the page. */
function anchor(): Place['anchor'] {
  if (scrollY === 0) return null
  const places = [...document.querySelectorAll<HTMLElement>('body [id]')]
    .map((element) => ({id: element.id, rect: element.getBoundingClientRect()}))
    .filter(({rect}) => rect.height > 0)
    .map(({id, rect}) => ({id, top: rect.top}))
  return places.reduce<Place['anchor']>(
    (best, place) => (best && Math.abs(best.top) <= Math.abs(place.top) ? best : place),
    null
  )
}
