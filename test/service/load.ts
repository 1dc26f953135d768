import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'
import { openSampleData, sampleSite } from '../publication/sample-site.js'
import { originOf } from '../cli/origin-of.js'

export interface LoadOptions {
  readonly clients: number
  readonly seconds: number
}

/** What came of a load. */
export interface LoadResult {
  readonly answers: number
  /** Answers that were not what the same request gave when nobody else asked. */
  readonly wrong: readonly string[]
  /** Refusals by status: 503 and 429, each with Retry-After. */
  readonly refused: Readonly<Record<string, number>>
  /** Megabytes the service's process held, once a second. */
  readonly memory: readonly number[]
}

interface Ask {
  readonly path: string
  readonly accept: string
}

const PREFIXES = 'PREFIX besluit: <http://data.vlaanderen.be/ns/besluit#> PREFIX dct: <http://purl.org/dc/terms/> '
const QUERIES = [
  'SELECT ?z ?start { ?z a besluit:Zitting ; besluit:geplandeStart ?start } ORDER BY ?start ?z',
  'SELECT ?z ?titel { ?z besluit:behandelt ?p . ?p dct:title ?titel FILTER(CONTAINS(LCASE(?titel), "punt")) } ORDER BY ?z',
  'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }',
  'SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t ORDER BY DESC(?n) ?t',
  'SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY ?p',
  'ASK { ?z besluit:behandelt/dct:title "Punt 3"@nl }',
  'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }',
]
const FORMATS = ['application/sparql-results+json', 'text/csv', 'application/sparql-results+xml']

/**
 * Serves a data folder in a process of its own and has many clients, each with an address of its own on the loopback,
 * ask queries and pages of the site at once. Every answer is compared to the one that was given before the load.
 */
export async function runLoad({ clients, seconds }: LoadOptions): Promise<LoadResult> {
  const sample = openSampleData()
  for (let n = 1; n <= 9; n++) sample.publish(n)
  sample.withdraw(9)
  sample.data.close()
  const { baseUrl, title, publisher, contact, licence } = sampleSite
  const site = [
    '--base-url',
    baseUrl,
    '--title',
    title,
    '--publisher',
    publisher.name,
    '--contact',
    'email' in contact ? contact.email : contact.url,
    '--licence',
    licence,
  ]
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('../../bin/raadlink.js', import.meta.url)),
      'serve',
      '--data',
      `${sample.folder}/data`,
      ...site,
      '--port',
      '0',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  try {
    const origin = await originOf(child)
    const asks = await asksOf(origin)
    const expected = new Map<Ask, string>()
    const calm = new Agent()
    for (const ask of asks) expected.set(ask, await fingerprint(origin, ask, calm))
    await calm.close()

    const memory: number[] = []
    const wrong: string[] = []
    const refused: Record<string, number> = {}
    let answers = 0
    const end = Date.now() + seconds * 1000
    const watch = async (): Promise<void> => {
      while (Date.now() < end) {
        memory.push(memoryOf(child))
        await delay(1000)
      }
    }
    const client = async (number: number): Promise<void> => {
      const dispatcher = new Agent({
        connections: 1,
        connect: { localAddress: `127.0.${1 + (number >> 8)}.${1 + (number & 255)}` },
      })
      for (let i = number; Date.now() < end; i += 7) {
        const ask = asks[i % asks.length]
        if (!ask) break
        const got = await fingerprint(origin, ask, dispatcher)
        if (/^(?:503|429) later/u.test(got)) {
          refused[got.slice(0, 3)] = (refused[got.slice(0, 3)] ?? 0) + 1
          await delay(200)
        } else if (got === expected.get(ask)) {
          answers += 1
        } else {
          wrong.push(`${ask.path} as ${ask.accept}: ${got}, not ${expected.get(ask) ?? ''}`)
        }
      }
      await dispatcher.close()
    }
    await Promise.all([watch(), ...Array.from({ length: clients }, (_, i) => client(i))])
    return { answers, wrong, refused, memory }
  } finally {
    const ended = child.exitCode === null ? once(child, 'exit') : undefined
    child.kill('SIGTERM')
    await ended
    sample.close()
  }
}

/** Every query in every format, every page of the site map, and addresses that redirect, are gone or never were. */
async function asksOf(origin: string): Promise<readonly Ask[]> {
  const listed = async (path: string): Promise<readonly string[]> => {
    const map = await (await fetch(`${origin}${path}`)).text()
    return [...map.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address = '']) => new URL(address).pathname)
  }
  const pages = (await Promise.all((await listed('/sitemap.xml')).map(listed))).flat()
  if (pages.length < 8) throw new Error(`the site map lists ${pages.length} pages`)
  return [
    ...QUERIES.flatMap((query) =>
      FORMATS.map((accept) => ({ path: `/sparql?query=${encodeURIComponent(PREFIXES + query)}`, accept })),
    ),
    ...pages.flatMap((path) => ['text/html', 'text/turtle'].map((accept) => ({ path, accept }))),
    ...[
      '/',
      '/sitemap.xml',
      '/robots.txt',
      '/id/zittingen/1',
      '/id/zittingen/9',
      '/nergens',
      '/.well-known/void',
      '/health-is-not-a-page',
    ].map((path) => ({ path, accept: '*/*' })),
  ]
}

/** Status, place and content of an answer; a refusal that says when to come back is told by that. */
async function fingerprint(origin: string, { path, accept }: Ask, dispatcher: Agent): Promise<string> {
  const { statusCode, headers, body } = await request(`${origin}${path}`, { headers: { accept }, dispatcher })
  const text = await body.text()
  if ((statusCode === 503 || statusCode === 429) && headers['retry-after'] !== undefined) return `${statusCode} later`
  return `${statusCode} ${String(headers['location'] ?? '')} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
}

function memoryOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024
}
