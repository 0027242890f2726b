import type {SiteEmitter} from '../model/emitter.ts'

/** Read again after five minutes: cheap, since an unchanged file is answered by its ETag alone. */
const fresh = 'public, max-age=300, must-revalidate'
/** What is only ever written once, unless a new version of us or a retraction mends it. */
const lasting = 'public, max-age=86400'

/**
 * Paths and how long they last. No two match one file: hosts join the values of all that match. `:name` is one part
 * of a path.
 */
const caching: Readonly<Record<string, string>> = {
  '/api/v1/index.json': fresh,
  '/api/v1/events.json': fresh,
  '/api/v1/events/*': fresh,
  '/api/v1/articles/*': fresh,
  '/api/v1/schema/*': lasting,
  '/feeds/:lang/:file': fresh,
  '/feeds/:lang/archive/*': lasting,
  '/articles/:id/feeds/:lang/:file': fresh,
  '/articles/:id/feeds/:lang/archive/*': lasting,
  // A module of another origin is only run with its leave.
  '/embed/*': fresh
}

/**
 * For hosts of static files. `_headers` (Netlify, Cloudflare Pages) opens data and feeds to scripts of other sites.
 * The ETag is not exposed to these: a script that sends it back would make the browser ask for leave first, which
 * static hosts refuse; the browser's own cache asks with it anyway.
 */
export const hosting: SiteEmitter = {
  kind: 'api',
  emit(_, {baseUrl}) {
    const root = new URL(baseUrl).pathname.replace(/\/$/u, '')
    const rules = Object.entries(caching).map(
      ([path, value]) => `${root}${path}\n  Access-Control-Allow-Origin: *\n  Cache-Control: ${value}\n`
    )
    const types = `${root}/api/v1/articles/:id/faq.jsonld\n  Content-Type: application/ld+json; charset=utf-8\n`
    return [
      // GitHub Pages would run the folder through Jekyll, which leaves out what begins with `_`.
      {path: '.nojekyll', content: ''},
      {path: '_headers', content: [...rules, types].join('\n')}
    ]
  }
}
