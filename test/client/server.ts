import {createHash} from 'node:crypto'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'

/** A host of static files on this machine that remembers what it was asked. */
export interface Host {
  readonly url: string
  /** `200 /api/v1/index.json`, in order; `take` empties it. */
  take(): string[]
  close(): Promise<void>
}

/** Serves files under a folder, with ETags. */
export async function serve(files: ReadonlyMap<string, string>, folder = '/'): Promise<Host> {
  const log: string[] = []
  const server = createServer(({url, headers}, response) => {
    const path = decodeURIComponent(url!)
    const content = path.startsWith(folder) ? files.get(path.slice(folder.length)) : undefined
    const etag = `"${createHash('sha256')
      .update(content ?? '')
      .digest('hex')
      .slice(0, 16)}"`
    const status = content === undefined ? 404 : headers['if-none-match'] === etag ? 304 : 200
    log.push(`${status} ${url}`)
    response.writeHead(status, status === 404 ? {} : {etag, 'content-type': 'application/json'})
    response.end(status === 200 ? content : undefined)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${folder}`,
    take: () => log.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}
