import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { Parser, type Quad } from 'n3'

/** What an engine said: how many rows, and a hash of them in no order. */
export interface Said {
  readonly rows: number
  readonly hash: string
}

/** Asks over HTTP by form, which every server takes, and reads the body to its end. */
export async function asked(endpoint: string, query: string, accept: string): Promise<string> {
  const body = new URLSearchParams({ query }).toString()
  // Nothing but the request: what a client does around it would be measured on both sides and make them look alike.
  const asking = request(endpoint, {
    agent: CONNECTIONS,
    method: 'POST',
    headers: { accept, 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
  })
  asking.end(body)
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  const said = Buffer.concat(parts).toString('utf8')
  if (answer.statusCode !== 200)
    throw new Error(`${endpoint}: ${String(answer.statusCode)} ${said.slice(0, 500)}\n${query}`)
  return said
}

const CONNECTIONS = new Agent({ keepAlive: true })

/** The rows of a JSON or N-Triples answer; `once`: each counts once, however often it was given. */
export function said(body: string, kind: 'select' | 'graph' | 'ask', once = false): Said {
  const rows = kind === 'graph' ? rowsOfTriples(new Parser({ format: 'N-Triples' }).parse(body)) : rowsOfJson(body)
  return saidRows(once ? [...new Set(rows)] : rows)
}

export function saidRows(rows: readonly string[]): Said {
  return {
    rows: rows.length,
    hash: createHash('sha256')
      .update([...rows].sort().join('\n'))
      .digest('hex')
      .slice(0, 8),
  }
}

export function rowsOfTriples(quads: readonly Quad[]): readonly string[] {
  return [
    ...new Set(
      quads.map(
        ({ subject, predicate, object }) =>
          `${subject.value} ${predicate.value} ${'datatype' in object ? valueOf(object.value, object.datatype.value) : object.value}`,
      ),
    ),
  ]
}

/** Bindings by name; used for drawing parameters too. */
export function bindingsOf(body: string): readonly Readonly<Record<string, string>>[] {
  const { results } = JSON.parse(body) as {
    readonly results?: {
      readonly bindings: readonly Readonly<Record<string, { readonly value: string; readonly datatype?: string }>>[]
    }
  }
  return (results?.bindings ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, { value, datatype }]) => [name, valueOf(value, datatype)])),
  )
}

function rowsOfJson(body: string): readonly string[] {
  const { boolean } = JSON.parse(body) as { readonly boolean?: boolean }
  if (boolean !== undefined) return [String(boolean)]
  return bindingsOf(body).map((row) =>
    Object.entries(row)
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('|'),
  )
}

/** Virtuoso writes a boolean as 1 or 0. */
function valueOf(value: string, datatype: string | undefined): string {
  if (datatype?.endsWith('#boolean') !== true) return value
  return value === '1' ? 'true' : value === '0' ? 'false' : value
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function milliseconds(time: number): string {
  return time >= 100 ? time.toFixed(0) : time.toFixed(1)
}
