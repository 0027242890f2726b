/** Where the scripts stand that keep a page up to date. No name in an output begins like this. */
export const livePath = '/__kaitei/live.js'
export const liveScripts: readonly string[] = ['live.js', 'place.js', 'problems.js']
export const eventsPath = '/__kaitei/events'

const typesByEnding: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  opml: 'application/xml; charset=utf-8',
  // A browser shows it, instead of offering it for download.
  md: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  webm: 'video/webm'
}

export const typeOf = (name: string): string =>
  typesByEnding[/\.(?<ending>[a-z0-9]+)$/iu.exec(name)?.groups!.ending!.toLowerCase() ?? ''] ??
  'application/octet-stream'

/** A page with the script that keeps it up to date; `version` is that of what it shows. */
export function withLiveScript(html: string, version: string): string {
  const script = `<script type="module" src="${livePath}?v=${encodeURIComponent(version)}"></script>`
  const end = html.toLowerCase().lastIndexOf('</body>')
  return end < 0 ? `${html}${script}` : `${html.slice(0, end)}${script}${html.slice(end)}`
}

/** A plain page that says one thing, and leads to what is there. */
export function plainPage(lang: string, title: string, links: readonly string[]): string {
  const items = links.map(
    (name) =>
      `<li><a href="${encodeURI(name).replace(/[?#&"]/gu, encodeURIComponent)}">${escape(name)}</a></li>`
  )
  const list = items.length > 0 ? `<ul>\n${items.join('\n')}\n</ul>\n` : ''
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
</head>
<body>
<h1>${escape(title)}</h1>
${list}</body>
</html>
`
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
