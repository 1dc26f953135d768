import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { buildService } from '../../../src/service/build-service.js'
import { networkOf, subscriberOf } from '../../../src/service/watch/client-address.js'
import { openLog } from '../../../src/service/watch/service-log.js'
import type { Store } from '../../../src/store/store.js'
import { openSampleStore } from '../../store/sample-store.js'

/* Everything that must not be in a log is sent in every possible way, and searched for in the log. */

const SECRETS = {
  name: 'Geheime Naam',
  word: 'zeergeheim',
  token: 'dit-is-een-geheim-token',
  address: '198.51.100.77',
  ipv6: '2001:db8:1:2:3:4:5:6',
  mail: 'iemand@voorbeeld.example',
}

let store: Store
let app: FastifyInstance
const lines: string[] = []
const service = async (level: 'info' | 'debug'): Promise<FastifyInstance> => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return buildService(
    {
      store,
      check: () => Promise.reject(new Error('a fault of the check')),
      language: 'nl',
      maxDocumentBytes: 100_000,
      writeToken: SECRETS.token,
      trustProxy: ['127.0.0.1'],
    },
    await openLog({ level, stream }),
  )
}
const ask = async (
  text: string,
  client = SECRETS.address,
): Promise<{ readonly headers: Readonly<Record<string, unknown>> }> =>
  app.inject({ url: `/sparql?query=${encodeURIComponent(text)}`, headers: { 'x-forwarded-for': client } })

beforeAll(async () => {
  store = await openSampleStore()
  app = await service('info')
})
afterAll(async () => {
  await app.close()
  await store.close()
})

it('has no query, no path, no token, no file name and no client, in success or failure', async () => {
  await ask(`SELECT * { ?s ?p "${SECRETS.name}" }`)
  await ask(`SELECT * { ?s ?p "${SECRETS.name}" `, SECRETS.ipv6)
  await ask(`SELECT * { SERVICE <http://${SECRETS.word}.example/> { ?s ?p ?o } }`)
  await app.inject({ url: `/${SECRETS.word}/${SECRETS.mail}?q=${SECRETS.word}`, headers: { accept: 'text/html' } })
  await app.inject({ url: `/graph-store?graph=urn:${SECRETS.word}` })
  await app.inject({
    method: 'POST',
    url: '/write/sparql',
    headers: { authorization: `Bearer ${SECRETS.token}`, 'content-type': 'application/sparql-update' },
    payload: `INSERT DATA { <a:x> <a:y> "${SECRETS.name}" `,
  })
  const form = `--x\r\ncontent-disposition: form-data; name="file"; filename="${SECRETS.word}.html"\r\ncontent-type: text/html\r\n\r\n<p>${SECRETS.name}</p>\r\n--x--\r\n`
  const failed = await app.inject({
    method: 'POST',
    url: '/validate',
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-forwarded-for': SECRETS.address },
    payload: form,
  })
  expect(failed.statusCode).toBe(500)
  const log = lines.join('')
  for (const secret of Object.values(SECRETS)) expect(log).not.toContain(secret)
  for (const secret of Object.values(SECRETS)) expect(log).not.toContain(encodeURIComponent(secret))
  // The log is not empty.
  const read = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(read.filter(({ msg }) => msg === 'answered')).toHaveLength(7)
  expect(read.filter(({ query }) => typeof query === 'string' && /^[0-9a-f]{16}$/u.test(query))).toHaveLength(2)
  expect(log).toContain('"client":"198.51.100.0/24"')
  expect(log).toContain('"client":"2001:db8:1::/48"')
  expect(log).toContain('a fault of the check')
})

it('names the request in the answer and in each of its lines', async () => {
  lines.length = 0
  const id = (await ask('ASK {}')).headers['x-request-id']
  const ids = lines.map((line) => (JSON.parse(line) as { readonly reqId?: string }).reqId)
  expect(ids.length).toBeGreaterThan(1)
  expect(new Set(ids)).toEqual(new Set([id]))
})

it('has the text of a query at debug', async () => {
  const closely = await service('debug')
  lines.length = 0
  await closely.inject({ url: `/sparql?query=${encodeURIComponent('ASK { <a:b> ?p ?o }')}` })
  expect(lines.join('')).toContain('ASK { <a:b> ?p ?o }')
  await closely.close()
})

it.each([
  ['192.0.2.77', '192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0:0', '2001:db8:0::/48'],
  ['::1', '0:0:0:0', '0:0:0::/48'],
])('%s counts as %s and is logged as %s', (address, subscriber, network) => {
  expect(subscriberOf(address)).toBe(subscriber)
  expect(networkOf(address)).toBe(network)
})
