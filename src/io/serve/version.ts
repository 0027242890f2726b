import {createHash} from 'node:crypto'

// `src="assets/search.js"`, `href="../assets/kaitei.css"`: what a page shows, as our own pages write it.
const shown = /\s(?:src|href)="(?<url>[^"?#]+\.(?:avif|css|gif|ico|jpe?g|js|png|svg|webp))"/giu

/** Names a page with all that it shows of the same site: another name means that it is out of date. */
export async function versionOf(
  html: string,
  pathname: string,
  read: (pathname: string) => Promise<Buffer | null>
): Promise<string> {
  const hash = createHash('sha256').update(html)
  const page = new URL(pathname, 'http://here')
  const urls = [...html.matchAll(shown)].map(({groups}) => groups!['url']!)
  for (const url of new Set(urls)) {
    const target = URL.canParse(url, page.href) ? new URL(url, page) : null
    if (target?.host === page.host) hash.update((await read(target.pathname)) ?? '')
  }
  return hash.digest('base64url').slice(0, 22)
}
