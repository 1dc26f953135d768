import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer of the stand-in: a status and a body, or the line cut after the request was taken. */
export type LoketAnswer =
  { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } | 'cut'

/** A stand-in for the melding API, by its published contract: it takes each resource once, from whom it knows. */
export interface Loket {
  readonly endpoint: string
  /** Bodies it was sent, in order. */
  readonly received: readonly Readonly<Record<string, unknown>>[]
  readonly close: () => Promise<void>
}

/**
 * Opens one on this machine. `first`: answers it gives before it does its work; `cut` does the work and tells nobody.
 */
export async function openLoket(key: string, first: readonly LoketAnswer[] = []): Promise<Loket> {
  const received: Record<string, unknown>[] = []
  const known = new Set<unknown>()
  const waiting = [...first]
  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const body = JSON.parse(text) as Record<string, unknown>
      received.push(body)
      const told = waiting.shift()
      const answer = told === undefined || told === 'cut' ? work(body, request) : told
      if (told === 'cut') {
        response.destroy()
        return
      }
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      response.end(JSON.stringify(answer.body ?? {}))
    })
  })
  const work = (body: Record<string, unknown>, request: IncomingMessage): Exclude<LoketAnswer, 'cut'> => {
    const error = (status: number, title: string): Exclude<LoketAnswer, 'cut'> => ({
      status,
      body: { errors: [{ title }] },
    })
    if (!/^application\/(?:ld\+)?json$/u.test(request.headers['content-type'] ?? '')) return error(400, 'content type')
    const publisher = body['publisher'] as { readonly key?: unknown } | undefined
    for (const field of ['organization', 'submittedResource', 'href'])
      if (typeof body[field] !== 'string') return error(400, `missing ${field}`)
    if (publisher?.key !== key) return error(401, 'this vendor may not act for the organization')
    if (known.has(body['submittedResource'])) return error(409, 'already submitted')
    known.add(body['submittedResource'])
    const submission = `http://data.lblod.info/submissions/${known.size}`
    return { status: 201, body: { uri: submission, submission, job: `http://data.lblod.info/jobs/${known.size}` } }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}/melding`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
