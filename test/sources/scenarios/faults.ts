import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { atSecond, cut, inTurn, ok, status, until, type Page, type Scenario, type Stage } from '../politeness.js'

const LIMIT = 100_000
/** Small, and twenty million bytes when unpacked. */
const BOMBS = { gzip: gzipSync(Buffer.alloc(20_000_000)), brotli: brotliCompressSync(Buffer.alloc(20_000_000)) }

/** The headers and a part of the body, then nothing. */
const stuck: Page = (response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<p>da')

/** A part of the body, then the connection is closed. */
const half: Page = (response) =>
  response.writeHead(200, { 'content-length': '1000' }).write('<p>da', () => response.destroy())

const drip: Page = (response) => {
  const timer = setInterval(() => response.write('<p>dag</p>'), 20)
  response.on('close', () => {
    clearInterval(timer)
  })
}

/** An endless body, as fast as it is read. */
const endless: Page = (response) => {
  const more = (): void => {
    if (!response.destroyed) response.write('x'.repeat(65_536), more)
  }
  more()
}

const packed =
  (encoding: string, body: Uint8Array): Page =>
  (response) =>
    response.writeHead(200, { 'content-encoding': encoding, 'content-type': 'text/html' }).end(body)

/** The servers saw the last answer break off before its end. */
const brokenOff = async ({ server }: Stage): Promise<void> => {
  await until(() => server.seen.at(-1)?.whole !== undefined)
}
const visit = async (stage: Stage): Promise<void> => {
  await stage.ask('/1')
  await brokenOff(stage)
}
const withWhole: Scenario['see'] = ({ path, whole }) => `${path} ${whole === true ? 'whole' : 'broken off'}`

/** Servers that are slow, broken or malicious. */
export const faults = (): readonly Scenario[] => [
  {
    name: 'no connection in time: retried as often as configured, and the server sees nothing',
    settings: { lookup: () => new Promise(() => undefined), times: { connect: 60 }, retries: 1 },
    visit: ({ ask, server: { port } }) => ask(`http://voorbeeldegem.example:${port}/1`),
    saw: [],
    gives: ['failed robots-unreachable'],
    further: (_, came) => expect(came[0]).toMatchObject({ requests: 2 }),
  },
  {
    name: 'no first byte in time: cut off, retried after a pause, then failed',
    page: () => undefined,
    settings: { times: { firstByte: 600 }, retries: 1 },
    visit: ({ ask }) => ask('/1'),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '1 /1'],
    gives: ['failed first-byte-time'],
  },
  {
    name: 'a body that stops half-way is cut off',
    page: stuck,
    settings: { times: { silence: 600 } },
    visit,
    see: withWhole,
    saw: ['/robots.txt whole', '/1 broken off'],
    gives: ['failed silence'],
  },
  {
    name: 'a body that drips is cut off when the total time is over',
    page: drip,
    settings: { times: { total: 900 } },
    visit,
    see: withWhole,
    saw: ['/robots.txt whole', '/1 broken off'],
    gives: ['failed total-time'],
  },
  {
    name: 'a connection cut in the middle of the body: retried, then failed',
    page: half,
    visit: ({ ask }) => ask('/1'),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '1 /1', '3 /1'],
    gives: ['failed broken-off'],
  },
  {
    name: 'a connection cut once: the retry brings the whole document',
    page: inTurn(cut, half, ok),
    visit: ({ ask }) => ask('/1'),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '1 /1', '3 /1'],
    gives: ['fetched'],
    further: (_, came) => expect(came[0]).toMatchObject({ document: { bytes: Buffer.from('<p>dag</p>') } }),
  },
  {
    name: 'a Content-Length that is too long: half a document is never taken for a whole one',
    page: (response) => {
      response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n<p>dag</p>')
    },
    settings: { retries: 1 },
    visit: ({ ask }) => ask('/1'),
    saw: ['/robots.txt', '/1', '/1'],
    gives: ['failed broken-off'],
  },
  {
    name: 'an answer that is not HTTP: failed, and the next page is requested over a new connection',
    page: inTurn((response) => {
      response.socket?.end('dag allemaal\r\n\r\n')
    }, ok),
    settings: { retries: 0 },
    visit: async ({ ask }) => {
      await ask('/1')
      await ask('/2')
    },
    saw: ['/robots.txt', '/1', '/2'],
    gives: ['failed broken-off', 'fetched'],
    further: ({ server }) => expect(server.connections.made).toBe(2),
  },
  {
    name: 'a body announced as too long is cut off at its headers, and not requested again',
    page: (response) => response.writeHead(200, { 'content-length': '50000000' }).write('x'),
    settings: { bytes: LIMIT },
    visit,
    see: withWhole,
    saw: ['/robots.txt whole', '/1 broken off'],
    gives: ['refused too-large'],
    further: (_, came) => expect(came[0]).toMatchObject({ requests: 2 }),
  },
  {
    name: 'an endless body is cut off while it comes in',
    page: endless,
    settings: { bytes: LIMIT },
    visit,
    see: withWhole,
    saw: ['/robots.txt whole', '/1 broken off'],
    gives: ['refused too-large'],
  },
  {
    name: 'the endless body of a refusal is not read',
    page: (response, seen, stage) => {
      response.writeHead(404)
      endless(response, seen, stage)
    },
    visit,
    see: withWhole,
    saw: ['/robots.txt whole', '/1 broken off'],
    gives: ['gone 404'],
  },
  {
    name: 'a gzip bomb is not unpacked beyond the limit, and not requested again',
    page: packed('gzip', BOMBS.gzip),
    settings: { bytes: LIMIT },
    visit: ({ ask }) => ask('/1'),
    see: ({ path, headers }) => `${path} ${String(headers['accept-encoding'])}`,
    saw: ['/robots.txt identity', '/1 gzip, br'],
    gives: ['refused too-large'],
  },
  {
    name: 'a bomb below the limit is recognised by its ratio',
    page: packed('br', BOMBS.brotli),
    settings: { bytes: 50_000_000 },
    visit: ({ ask }) => ask('/1'),
    saw: ['/robots.txt', '/1'],
    gives: ['refused compression'],
  },
  {
    name: 'brotli and gzip are requested and unpacked',
    page: inTurn(packed('br', brotliCompressSync('<p>dag</p>')), packed('gzip', gzipSync('<p>dag</p>'))),
    visit: async ({ ask }) => {
      await ask('/1')
      await ask('/2')
    },
    see: ({ path, headers }) => `${path} ${String(headers['accept-encoding'])}`,
    saw: ['/robots.txt identity', '/1 gzip, br', '/2 gzip, br'],
    gives: ['fetched', 'fetched'],
    further: (_, came) =>
      expect(came).toMatchObject([
        { document: { bytes: Buffer.from('<p>dag</p>') } },
        { document: { bytes: Buffer.from('<p>dag</p>') } },
      ]),
  },
  {
    name: 'an unrequested compression is refused, also one inside another',
    page: inTurn(packed('zstd', Buffer.from('x')), packed('gzip, gzip', gzipSync(gzipSync('dag')))),
    visit: async ({ ask }) => {
      await ask('/1')
      await ask('/2')
    },
    saw: ['/robots.txt', '/1', '/2'],
    gives: ['refused compression', 'refused compression'],
  },
  {
    name: '404 and 410 are gone: requested once, not again',
    page: inTurn(status(404), status(410)),
    visit: async ({ ask }) => {
      await ask('/1')
      await ask('/2')
    },
    saw: ['/robots.txt', '/1', '/2'],
    gives: ['gone 404', 'gone 410'],
  },
  {
    name: 'after cancelling nothing more is requested: neither what is queued nor what waits for a retry',
    realTime: true,
    page: status(503),
    settings: { backOff: { first: 200, most: 200 } },
    async visit({ ask, server }) {
      const stop = new AbortController()
      const asked = ['/1', '/2', '/3'].map((path) => ask(path, { signal: stop.signal }))
      await until(() => server.pages().length === 1)
      stop.abort(new Error('enough'))
      for (const each of asked) await expect(each).rejects.toThrow('enough')
      await new Promise((resolve) => setTimeout(resolve, 300))
    },
    saw: ['/robots.txt', '/1'],
    gives: [],
  },
  {
    name: 'whoever cancels while robots.txt waits for a retry no longer requests it; others still get it',
    realTime: true,
    robots: inTurn(status(503), status(503), ok),
    settings: { backOff: { first: 150, most: 150 } },
    async visit({ ask, server }) {
      const stop = new AbortController()
      const asked = ask('/1', { signal: stop.signal })
      await until(() => server.seen.length === 1)
      stop.abort(new Error('enough'))
      await expect(asked).rejects.toThrow('enough')
      await new Promise((resolve) => setTimeout(resolve, 250))
      expect(server.paths()).toEqual(['/robots.txt'])
      const other = new AbortController()
      const both = [ask('/2', { signal: other.signal }), ask('/3')]
      await until(() => server.seen.length === 2)
      other.abort(new Error('enough'))
      await expect(both[0]).rejects.toThrow('enough')
      await both[1]
    },
    saw: ['/robots.txt', '/robots.txt', '/robots.txt', '/3'],
    gives: ['fetched'],
  },
]
