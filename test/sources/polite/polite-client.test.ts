import { afterEach, describe, expect, it } from 'vitest'
import { openPoliteClient, type PoliteClient } from '../../../src/sources/polite/polite-client.js'
import { watchServer, type WatchedServer } from '../watched-server.js'

const open: (PoliteClient | WatchedServer)[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

describe('openPoliteClient', () => {
  it('gives the document, its validators and the cost, and then only “unchanged”', async () => {
    const server = await watchServer((request, response) => {
      if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end()
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          etag: '"1"',
          'last-modified': 'Mon, 02 Feb 2026 10:00:00 GMT',
        })
        .end('<p>dag</p>')
    })
    const client = openPoliteClient({
      userAgent: 'raadlink/0 (+mailto:wie@voorbeeldegem.example)',
      now: () => new Date(),
      allowPrivate: true,
      requestsPerSecond: 1000,
    })
    open.push(server, client)
    const first = await client.fetch(`${server.origin}/a?b=1&a=2`)
    expect(first).toMatchObject({
      kind: 'fetched',
      requests: 2,
      bytes: 10,
      redirectedTo: [],
      validators: { etag: '"1"', lastModified: 'Mon, 02 Feb 2026 10:00:00 GMT' },
      document: { address: `${server.origin}/a?a=2&b=1`, mediaType: 'text/html', charset: 'utf-8' },
    })
    expect(await client.fetch(`${server.origin}/a?b=1&a=2`, { validators: { etag: '"1"' } })).toEqual({
      kind: 'unchanged',
      requests: 1,
      bytes: 0,
      redirectedTo: [],
    })
    expect(server.seen.map(({ headers }) => headers['user-agent'])).toEqual(
      Array(3).fill('raadlink/0 (+mailto:wie@voorbeeldegem.example)'),
    )
  })
})
