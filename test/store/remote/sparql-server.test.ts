import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { SparqlServer } from '../../../src/store/remote/sparql-server.js'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

const JSON_TYPE = { 'content-type': 'application/sparql-results+json' }
const YES = '{"head":{},"boolean":true}'

describe('SparqlServer, with servers that misbehave', () => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })

  /** A server that answers the first request well, and the next as given. */
  const before = async (
    handler: Handler,
    settings: {
      readonly deadline?: number
      readonly retries?: number
      readonly credentials?: { user: string; password: string }
    } = {},
  ): Promise<SparqlServer> => {
    let first = true
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        if (first && body.includes('ASK')) {
          first = false
          response.writeHead(200, JSON_TYPE).end(YES)
        } else handler(request, response, body)
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`
    const opened = await SparqlServer.open({
      endpoint: address,
      graphStore: address.replace('sparql', 'store'),
      retries: 0,
      backOff: 5,
      ...settings,
    })
    closing.push(async () => {
      await opened.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    })
    return opened
  }
  const select = (server: SparqlServer): Promise<unknown> => server.select('SELECT * { ?s ?p ?o }')

  it.each<readonly [string, Handler, object]>([
    [
      'rows cut silently',
      (_, response) =>
        response
          .writeHead(200, { ...JSON_TYPE, 'X-SPARQL-MaxRows': '10000' })
          .end('{"head":{"vars":[]},"results":{"bindings":[]}}'),
      { code: 'result-too-large' },
    ],
    [
      'a time-out with status 200',
      (_, response) =>
        response
          .writeHead(200, { ...JSON_TYPE, 'X-SQL-State': 'S1TAT' })
          .end('{"head":{"vars":[]},"results":{"bindings":[]}}'),
      { code: 'query-timeout' },
    ],
    [
      'an error page with status 200',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Onderhoud</body></html>'),
      { code: 'endpoint-failed', message: expect.stringContaining('not a SPARQL result') as string },
    ],
    [
      'an error page',
      (_, response) =>
        response
          .writeHead(500, { 'content-type': 'text/html' })
          .end('<html><head><title>x</title></head><body><h1>Stuk &</h1> om uit te leggen</body></html>'),
      {
        code: 'endpoint-failed',
        message: expect.stringMatching(/answers POST with 500: Stuk & om uit te leggen$/u) as string,
      },
    ],
    [
      'a body that ends too early',
      (_, response) => {
        response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' }).write('{"head":{"vars":[]},"res')
        setTimeout(() => response.destroy(), 20)
      },
      { code: 'endpoint-failed', message: expect.stringContaining('cut half-way') as string },
    ],
    [
      'chunks that end too early',
      (_, response) => {
        response.writeHead(200, JSON_TYPE).write('{"head":{"vars":[]},"results":{"bindings":[]}}')
        setTimeout(() => response.destroy(), 20)
      },
      { code: 'endpoint-failed' },
    ],
    [
      'a body cut silently',
      (_, response) => {
        response.writeHead(200, { ...JSON_TYPE, connection: 'close' })
        response.shouldKeepAlive = false
        response.end('{"head":{"vars":[]},"results":{"bin')
      },
      { code: 'endpoint-failed' },
    ],
    [
      'an address that moved',
      (_, response) => response.writeHead(301, { location: 'http://elders.example/sparql' }).end(),
      {
        code: 'endpoint-failed',
        message: expect.stringContaining('has moved to http://elders.example/sparql') as string,
      },
    ],
    ['silence', () => undefined, { code: 'query-timeout' }],
  ])('turns %s into an error', async (_name, handler, expected) => {
    await expect(select(await before(handler, { deadline: 500 }))).rejects.toMatchObject(expected)
  })

  it('retries after passing errors, and not after others', async () => {
    let asked = 0
    const passing = await before(
      (_, response) => {
        asked += 1
        if (asked < 4) response.writeHead(503).end()
        else response.writeHead(200, JSON_TYPE).end(YES)
      },
      { retries: 4 },
    )
    await expect(select(passing)).resolves.toMatchObject({ boolean: true })
    expect(asked).toBe(4)
    let refused = 0
    const lasting = await before(
      (_, response) => {
        refused += 1
        response.writeHead(400).end('nee')
      },
      { retries: 4 },
    )
    await expect(select(lasting)).rejects.toMatchObject({ code: 'endpoint-failed' })
    expect(refused).toBe(1)
  })

  it('sends a batch that is too large in halves, and names a single item that is refused', async () => {
    const kept: string[] = []
    const server = await before((_, response, body) => {
      const lines = body.trim().split('\n')
      if (lines.length > 3 || body.includes('verboden')) response.writeHead(413).end()
      else {
        kept.push(...lines)
        response.writeHead(204).end()
      }
    })
    const lines = Array.from({ length: 10 }, (_, i) => `<https://a.example/${i}> <https://a.example/p> "${i}" .`)
    await server.putGraph('https://a.example/g', lines)
    expect(kept).toEqual(lines)
    await expect(
      server.addTriples('https://a.example/g', [
        ...lines,
        '<https://a.example/fout> <https://a.example/p> "verboden" .',
      ]),
    ).rejects.toThrow(/about https:\/\/a\.example\/fout/u)
  })

  it('shows no password, not even one that the server repeats', async () => {
    const server = await before(
      (request, response) => {
        if (request.headers.authorization === undefined)
          response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
        else response.writeHead(500).end(`kreeg ${request.headers.authorization} en hopgeheim`)
      },
      { credentials: { user: 'jan', password: 'hopgeheim' } },
    )
    const failure: unknown = await select(server).catch((thrown: unknown) => thrown)
    expect(String(failure)).toContain('kreeg Basic *** en ***')
  })
})
