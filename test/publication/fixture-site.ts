import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import fastify from 'fastify'
import { readSettings } from '../../src/config.js'
import { ingest } from '../../src/dataset/dataset.js'
import type { Document } from '../../src/document.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { Outlet, type Hosting } from '../../src/publication/outlet/outlet.js'
import { writeStaticSite } from '../../src/publication/static-site.js'
import { FORMATS } from '../../src/rdf/formats/formats.js'
import { siteRoutes } from '../../src/service/site/site-routes.js'
import { sampleSite } from './sample-site.js'

/**
 * A site that answers on a port of this machine: live, or written as files behind a server that knows nothing but
 * files.
 */
export interface RunningSite {
  readonly baseUrl: string
  readonly folder: string
  readonly data: DataFolder
  readonly outlet: Outlet
  /** Every answer that was sent, in their order: `200 /ldes/publicaties/1`. */
  readonly answers: readonly string[]
  /** Writes the files anew; a live site needs nothing. */
  readonly refresh: () => Promise<void>
  readonly close: () => Promise<void>
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.json', 'application/json'],
  ['.xml', 'application/xml'],
  ['.txt', 'text/plain'],
  ['.gz', 'application/gzip'],
  ...Object.values(FORMATS).flatMap(({ extensions, mediaType }) =>
    extensions.map((extension) => [`.${extension}`, mediaType] as const),
  ),
])

/**
 * Ingests documents into a new data folder and serves what came of it. `id/` of the site is where things without an IRI
 * get one.
 */
export async function openSite(documents: readonly Document[], hosting: Hosting, pageSize = 20): Promise<RunningSite> {
  const folder = mkdtempSync(join(tmpdir(), 'raadlink-running-'))
  const files = join(folder, 'site')
  const app = fastify()
  const server: Server =
    hosting === 'live'
      ? app.server
      : createServer((request, reply) => {
          const path = join(files, decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname))
          if (!path.startsWith(files) || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
            reply.writeHead(404).end()
            return
          }
          // As hosts of files do: size and time tell whether a file changed.
          const { mtimeMs, size } = statSync(path)
          const etag = `"${size}-${mtimeMs}"`
          if (request.headers['if-none-match'] === etag) {
            reply.writeHead(304).end()
            return
          }
          reply.writeHead(200, { etag, 'content-type': TYPES.get(extname(path)) ?? 'application/octet-stream' })
          createReadStream(path).pipe(reply)
        })
  const answers: string[] = []
  server.on('request', (request, reply) =>
    reply.on('finish', () => answers.push(`${reply.statusCode} ${request.url ?? ''}`)),
  )
  // Reading a page keeps this process, and so the server, busy for longer than connections are usually kept.
  server.keepAliveTimeout = 120_000
  // The port must be known before anything is said about addresses, and a live site is told its routes before it
  // listens.
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}/`
  const data = new DataFolder(join(folder, 'data'))
  const outcomes: string[] = []
  for await (const { outcome } of ingest(documents, data, readSettings({ mintBase: `${baseUrl}id/` }, {}), {
    agent: 'test',
  }))
    outcomes.push(outcome)
  if (outcomes.some((outcome) => outcome !== 'published'))
    throw new Error(`not all documents were published: ${outcomes.join(', ')}`)
  const outlet = new Outlet(data, { ...sampleSite, baseUrl }, undefined, hosting, pageSize)
  const refresh = async (): Promise<void> => {
    if (hosting === 'files') await writeStaticSite(outlet, files)
  }
  await refresh()
  if (hosting === 'live') {
    await app.register(siteRoutes(outlet))
    await app.listen({ port, host: '127.0.0.1' })
  } else await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const close = async (): Promise<void> => {
    if (hosting === 'live') await app.close()
    else {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
    data.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { baseUrl, folder, data, outlet, answers, refresh, close }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}
