import {readFile} from 'node:fs/promises'
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {type AddressInfo, isIP} from 'node:net'

import {findFile, type Found} from './serve/find-file.ts'
import {eventsPath, livePath, liveScripts, plainPage, typeOf, withLiveScript} from './serve/pages.ts'
import {versionOf} from './serve/version.ts'

export interface ServeOptions {
  readonly host: string
  /** Null: the usual one, else one that is free. */
  readonly port: number | null
  /** What is served now. Absolute. */
  readonly folder: () => string
  /** What pages of ours say. */
  readonly words: {readonly lang: string; readonly notFound: string; readonly contents: string}
}

/** A problem as a page shows it. */
export interface ShownProblem {
  /** `file:line:column` */
  readonly place: string
  readonly severity: 'error' | 'warning' | 'info'
  /** The severity in words. */
  readonly kind: string
  readonly message: string
  readonly advice: string
  readonly code: string
}

/** What a page needs to know of the newest build. */
export interface PageState {
  readonly lang: string
  /** What stands above the problems, and on the button that puts them away. */
  readonly title: string
  readonly close: string
  readonly problems: readonly ShownProblem[]
}

export interface LocalServer {
  /** `http://127.0.0.1:4600/` */
  readonly address: string
  /** Tells all open pages; those that show something that changed load again. */
  show(state: PageState): Promise<void>
  /** The same while a build goes on: what it says of problems is not known yet. */
  refresh(): Promise<void>
  close(): Promise<void>
}

const usualPort = 4600

/** Serves a folder to this machine, each page with a script that keeps it up to date. Rejects where it cannot listen. */
export async function serveSite(options: ServeOptions): Promise<LocalServer> {
  const scripts = await readScripts()
  /** By the path of the page that listens. */
  const listeners = new Map<ServerResponse, string>()
  let state: PageState | null = null

  const find = (pathname: string) => findFile(options.folder(), pathname)
  const read = async (pathname: string): Promise<Buffer | null> => {
    const found = await find(pathname)
    return found.type === 'file' ? found.content : null
  }
  const pageOf = (found: Found): {readonly status: number; readonly html: string} | null => {
    const {lang, notFound, contents} = options.words
    if (found.type === 'folder') return {status: 200, html: plainPage(lang, contents, found.names)}
    if (found.type === 'nothing') return {status: 404, html: plainPage(lang, notFound, [])}
    if (found.type !== 'file' || !/\.html?$/iu.test(found.name)) return null
    return {status: 200, html: found.content.toString('utf8')}
  }
  const tell = async (response: ServerResponse, pathname: string): Promise<void> => {
    const page = pageOf(await find(pathname))
    const version = page && (await versionOf(page.html, pathname, read))
    // Left meanwhile.
    if (listeners.has(response)) response.write(`data: ${JSON.stringify({...state, version})}\n\n`)
  }
  const tellAll = async (): Promise<void> => {
    if (state) await Promise.all([...listeners].map(([response, pathname]) => tell(response, pathname)))
  }
  const sendEvents = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.writeHead(200, {...headers, 'Content-Type': 'text/event-stream; charset=utf-8'})
    response.write(': hello\n\n')
    const pathname = new URL(request.url!, 'http://here').searchParams.get('page') ?? '/'
    listeners.set(response, pathname)
    response.on('close', () => listeners.delete(response))
    if (state) await tell(response, pathname)
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isAllowedHost(request.headers.host, options.host))
      return send(response, 403, 'text/plain', 'Forbidden\n')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(response, 405, 'text/plain', 'Method not allowed\n')
    const pathname = request.url!.replace(/[?#].*$/u, '')
    if (pathname === eventsPath && request.method === 'GET') return sendEvents(request, response)
    const script = scripts.get(pathname)
    if (script) return send(response, 200, typeOf(pathname), script)
    return sendFile(pathname, response)
  }
  const sendFile = async (pathname: string, response: ServerResponse): Promise<void> => {
    const found = await find(pathname)
    const page = pageOf(found)
    if (found.type === 'elsewhere') {
      response.writeHead(302, {...headers, Location: found.location})
      response.end()
    } else if (found.type === 'nothing' && pathname === '/favicon.ico') {
      // Every browser asks for it, and no build writes one.
      response.writeHead(204, headers)
      response.end()
    } else if (page) {
      const version = await versionOf(page.html, pathname, read)
      send(response, page.status, typeOf('.html'), withLiveScript(page.html, version))
    } else if (found.type === 'file') send(response, 200, typeOf(found.name), found.content)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'text/plain', 'Internal error\n')
      response.end()
    })
  })
  await listen(server, options)
  return {
    address: addressOf(server, options.host),
    async show(next) {
      state = next
      await tellAll()
    },
    refresh: tellAll,
    async close() {
      for (const response of listeners.keys()) response.end()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    }
  }
}

/** The scripts of `live/`, compiled, by their address. */
async function readScripts(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = new URL('../live/', import.meta.url)
  return new Map(
    await Promise.all(
      liveScripts.map(
        async (name) =>
          [new URL(name, `http://x${livePath}`).pathname, await readFile(new URL(name, folder))] as const
      )
    )
  )
}

// What is served may not be published yet: no page of another origin can read it.
const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin'
}

function send(response: ServerResponse, status: number, type: string, content: string | Buffer): void {
  const body = Buffer.from(content)
  response.writeHead(status, {...headers, 'Content-Type': type, 'Content-Length': body.length})
  response.end(body)
}

// `faq.test:4600`, `127.0.0.1`, `[::1]:4600`
const hostHeader = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d+)?$/iu

/**
 * Whether a request was meant for us. A page of a stranger can make its own name stand for this machine (DNS
 * rebinding), and would then read everything as its own; addresses in numbers, and `localhost`, nobody can take.
 */
export function isAllowedHost(header: string | undefined, host: string): boolean {
  const name = hostHeader
    .exec(header ?? '')
    ?.groups!.name!.toLowerCase()
    .replace(/^\[|\]$/gu, '')
  if (name === undefined) return false
  return isIP(name) > 0 || /^(?:.*\.)?localhost$/u.test(name) || name === host.toLowerCase()
}

/** At the port that was wanted; where none was, at the usual one, else at any that is free. */
async function listen(server: Server, {host, port}: ServeOptions): Promise<void> {
  try {
    await listenAt(server, host, port ?? usualPort)
  } catch (error) {
    if (port !== null || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    await listenAt(server, host, 0)
  }
}

const listenAt = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

function addressOf(server: Server, host: string): string {
  const {port, family} = server.address() as AddressInfo
  // What stands for every address of this machine is none to visit.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${family === 'IPv6' && name !== 'localhost' && isIP(name) === 6 ? `[${name}]` : name}:${port}/`
}
