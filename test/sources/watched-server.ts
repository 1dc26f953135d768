import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request as the server saw it. */
export interface Seen {
  readonly method: string
  readonly path: string
  readonly host: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Milliseconds on a clock that only goes forward. */
  readonly time: number
  /** Whether the answer was sent completely; undefined while it is being sent. */
  readonly whole: boolean | undefined
}

export interface WatchSettings {
  /** Milliseconds now; by default a real clock that only goes forward. */
  readonly clock?: () => number
  /** Where it listens; default 127.0.0.1, on a free port. */
  readonly address?: string
  readonly port?: number
}

export interface WatchedServer {
  readonly origin: string
  /** Host and port. */
  readonly host: string
  readonly port: number
  readonly seen: readonly Seen[]
  /** Paths in the order of the requests. */
  paths(): readonly string[]
  /** Paths without robots.txt. */
  pages(): readonly string[]
  /** Connections ever made, and the most that were open at the same time. */
  readonly connections: { readonly made: number; readonly most: number }
  /** The most requests that were open at the same time. */
  mostAtOnce(): number
  close(): Promise<void>
}

export type Handler = (request: IncomingMessage, response: ServerResponse, seen: Seen) => void

/** A server on loopback that records everything it sees; `robots` is its robots.txt (absent: 404). */
export async function watchServer(
  handler: Handler,
  robots?: string | Handler,
  settings: WatchSettings = {},
): Promise<WatchedServer> {
  const { clock = () => performance.now(), address = '127.0.0.1', port: wanted = 0 } = settings
  const seen: Seen[] = []
  const sockets = new Set<Socket>()
  const connections = { made: 0, most: 0 }
  let underWay = 0
  let mostUnderWay = 0
  const server = createServer((request, response) => {
    const time = clock()
    underWay++
    mostUnderWay = Math.max(mostUnderWay, underWay)
    const chunks: Buffer[] = []
    const entry: { body: string; whole: boolean | undefined } & Omit<Seen, 'body' | 'whole'> = {
      method: request.method ?? '',
      path: request.url ?? '',
      host: request.headers.host ?? '',
      headers: request.headers,
      body: '',
      time,
      whole: undefined,
    }
    seen.push(entry)
    response.on('close', () => {
      underWay--
      entry.whole = response.writableFinished
    })
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      entry.body = Buffer.concat(chunks).toString()
      if (request.url !== '/robots.txt') handler(request, response, entry)
      else if (typeof robots === 'function') robots(request, response, entry)
      else if (robots === undefined) response.writeHead(404).end()
      else response.writeHead(200, { 'content-type': 'text/plain' }).end(robots)
    })
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    connections.made++
    connections.most = Math.max(connections.most, sockets.size)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(wanted, address, resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://${address}:${port}`,
    host: `${address}:${port}`,
    port,
    seen,
    connections,
    paths: () => seen.map(({ path }) => path),
    pages: () => seen.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    mostAtOnce: () => mostUnderWay,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
