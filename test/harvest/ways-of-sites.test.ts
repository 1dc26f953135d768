import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LedgerRow } from '../../src/completeness/ledger-row.js'
import type { CompletenessStatement } from '../../src/completeness/completeness.js'
import { Ledger } from '../../src/harvest/ledger/ledger.js'
import { statementsOfData } from '../../src/harvest/ledger/statements-of-data.js'
import { DataFolder } from '../../src/log/data-folder.js'
import type { SourceSettings } from '../../src/sources/list/source-settings.js'
import { watchServer, type WatchedServer } from '../sources/watched-server.js'
import { runTrial, temporaryFolder } from './harvest-trial.js'

/*
 * The ways in which a site can lead to its publications and send them: each is followed to the minutes, or the source
 * is not called complete.
 */

const MINUTES = `<!DOCTYPE html><html lang="nl"><title>Notulen</title><body><h1>Notulen gemeenteraad</h1>
<p>Zitting van 10 februari 2025</p><h2>1. Goedkeuring van het verslag</h2><p>De raad keurt het verslag goed.</p></body></html>`
const PLACE = '/zittingen/25.1/notulen'
const link = `<a href="${PLACE}">Notulen</a>`
const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="nl"><head>${head}</head><body><h1>Zittingen</h1>${body}</body></html>`

type Answer = (request: IncomingMessage, response: ServerResponse, origin: string) => void
type Site = Readonly<Record<string, Answer>>
const html =
  (body: string | ((origin: string) => string)): Answer =>
  (_, response, origin) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(typeof body === 'string' ? body : body(origin))
  }
const send =
  (headers: Record<string, string>, body: (origin: string) => string | Uint8Array): Answer =>
  (_, response, origin) => {
    response.writeHead(200, headers).end(body(origin))
  }
/** A head written byte by byte, as no library would. */
const raw =
  (head: Buffer): Answer =>
  (request) => {
    request.socket.end(Buffer.concat([head, Buffer.from('Content-Length: 0\r\nConnection: close\r\n\r\n')]))
  }
const urlset = (address: string): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${address}</loc></url></urlset>`
const minutes = { [PLACE]: html(MINUTES) }
const list = { '/lijst': html(page(link)), ...minutes }

let folder: ReturnType<typeof temporaryFolder>
let server: WatchedServer
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  folder.remove()
  await server.close()
})

interface Outcome {
  readonly state: string | undefined
  readonly statement: CompletenessStatement
  readonly rows: readonly LedgerRow[]
  readonly published: readonly string[]
}

async function harvestOf(site: Site, robots?: string, extra: Partial<SourceSettings> = {}): Promise<Outcome> {
  let origin = ''
  server = await watchServer(
    (request, response) => {
      const answer = site[decodeURI((request.url ?? '').split('?')[0]!)]
      if (answer) answer(request, response, origin)
      else response.writeHead(404).end()
    },
    (_, response) => {
      response.writeHead(robots === undefined ? 404 : 200).end(robots?.replaceAll('ORIGIN', origin))
    },
  )
  origin = server.origin
  const source = { id: 'raad', start: `${origin}/`, kind: 'site' as const, hosts: [], limits: {}, withdrawAfter: 3 }
  const { results } = await runTrial(folder.path, [{ ...source, ...extra }])
  const ledger = Ledger.reading(folder.path)!
  const rows = [...ledger.rows('raad')]
  ledger.close()
  const data = DataFolder.reading(folder.path)
  const [statement] = statementsOfData(data)
  const published = data.pages.published()
  data.close()
  return { state: results[0]?.state, statement: statement!, rows, published }
}

const sitemap = (path: string, answer: Answer): readonly [Site, string] => [
  { '/': html(page('Welkom')), [path]: answer, ...minutes },
  `User-agent: *\nAllow: /\nSitemap: ORIGIN${path}\n`,
]

it.each<[string, readonly [Site, string?]]>([
  ['a frame', [{ '/': html(page('<iframe src="/lijst"></iframe>')), ...list }]],
  ['a frameset', [{ '/': html('<!DOCTYPE html><frameset><frame src="/lijst"></frameset>'), ...list }]],
  ['an image map', [{ '/': html(page('<map><area href="/lijst" alt="Zittingen"></map>')), ...list }]],
  ['a refresh', [{ '/': html(page('', '<meta http-equiv="Refresh" content="0; URL=\'/lijst\'">')), ...list }]],
  ['a refresh without a name', [{ '/': html(page('', '<meta http-equiv=refresh content="3;/lijst">')), ...list }]],
  [
    'a link element to the next page',
    [
      {
        '/': html(page(`<a href="/zittingen/25.2/agenda">x</a>`, '<link rel="next" href="/lijst">')),
        '/zittingen/25.2/agenda': html(MINUTES),
        ...list,
      },
    ],
  ],
  [
    'an anchor to the next page, whatever its label',
    [
      {
        '/': html(page(`<a href="/zittingen/25.2/agenda">x</a><a rel="nofollow next" href="/lijst">Meer laden</a>`)),
        '/zittingen/25.2/agenda': html(MINUTES),
        ...list,
      },
    ],
  ],
  [
    'a Location in raw UTF-8',
    [
      {
        '/': raw(Buffer.from('HTTP/1.1 302 Found\r\nLocation: /café/lijst\r\n')),
        '/café/lijst': html(page(link)),
        ...minutes,
      },
    ],
  ],
  [
    'a list that says it is plain text',
    [{ '/': send({ 'content-type': 'text/plain' }, () => `<ul><li>${link}</li></ul>`), ...minutes }],
  ],
  [
    'a list in XHTML that says it is XML',
    [
      {
        '/': send(
          { 'content-type': 'text/xml' },
          () => `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${link}</body></html>`,
        ),
        ...minutes,
      },
    ],
  ],
  ['a list without a type', [{ '/': send({}, () => page(link)), ...minutes }]],
  [
    'a character set in the header of the compression',
    [{ '/': send({ 'content-type': 'text/html', 'content-encoding': 'utf-8' }, () => page(link)), ...minutes }],
  ],
  [
    'a list that is compressed without saying so',
    [{ '/': send({ 'content-type': 'text/html' }, () => gzipSync(page(link))), ...minutes }],
  ],
  [
    'a sitemap with CDATA',
    sitemap(
      '/sitemap.xml',
      send({ 'content-type': 'text/xml' }, (origin) => urlset(`<![CDATA[${origin}${PLACE}]]>`)),
    ),
  ],
  [
    'a compressed sitemap',
    sitemap(
      '/sitemap.xml.gz',
      send({ 'content-type': 'application/gzip' }, (origin) => gzipSync(urlset(origin + PLACE))),
    ),
  ],
  [
    'a compressed sitemap that claims to be XML',
    sitemap(
      '/sitemap.xml.gz',
      send({ 'content-type': 'application/xml' }, (origin) => gzipSync(urlset(origin + PLACE))),
    ),
  ],
  [
    'a sitemap in UTF-16',
    sitemap(
      '/sitemap.xml',
      send({ 'content-type': 'text/xml' }, (origin) => Buffer.from(`\uFEFF${urlset(origin + PLACE)}`, 'utf16le')),
    ),
  ],
  [
    'a sitemap in plain text',
    sitemap(
      '/sitemap.txt',
      send({ 'content-type': 'text/plain' }, (origin) => `${origin}/zwembad\n${origin}${PLACE}\n`),
    ),
  ],
])('finds the minutes through %s', async (_, [site, robots]) => {
  const { state, published } = await harvestOf(site, robots)
  expect(published).toContain(server.origin + PLACE)
  expect(state).toBe('complete')
})

it.each<[string, readonly [Site, string?]]>([
  [
    'a frame on the site of a vendor',
    [{ '/': html(page('<iframe src="https://vendor.example/zittingen/lijst"></iframe>')) }],
  ],
  [
    'a refresh to another site',
    [{ '/': html(page('', '<meta http-equiv="refresh" content="0;url=https://elders.example/">')) }],
  ],
  [
    'a truncated sitemap',
    sitemap(
      '/sitemap.xml',
      send({ 'content-type': 'text/xml' }, (origin) => urlset(`${origin}/zwembad`).slice(0, -12)),
    ),
  ],
  ['an error page instead of a sitemap', sitemap('/sitemap.xml', html(page('Niet gevonden')))],
  ['a list in a type that is not read', [{ '/': send({ 'content-type': 'application/json' }, () => page(link)) }]],
  [
    'a list in a compression that is not supported',
    [{ '/': send({ 'content-type': 'text/html', 'content-encoding': 'zstd' }, () => page(link)) }],
  ],
  [
    'a list in another compression than it claims',
    [{ '/': send({ 'content-type': 'text/html', 'content-encoding': 'gzip' }, () => page(link)) }],
  ],
])('does not call a source complete that has %s', async (_, [site, robots]) => {
  const { state, statement } = await harvestOf(site, robots)
  expect(state).not.toBe('complete')
  expect(statement.verdict).not.toBe('complete')
})
