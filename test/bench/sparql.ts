/*
 * `npm run bench:sparql [-- --quads 1m] [-- --runs 5]`: council-shaped data into the service, 22 queries over HTTP, medians.
 * At 100 k quads Comunica over an N3 store answers the same queries beside it, in process; the median of the ratios
 * ours/Comunica must be at most 0.2. A query of Comunica's that passes the cap counts as the cap.
 * Generator and queries stand in the shared folder (RAADLINK_SHARED); without it this says so and ends with status 2.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { QueryEngine } from '@comunica/query-sparql'
import { Parser, Store as N3Store, StreamParser, type Quad } from 'n3'
import { buildService } from '../../src/service/build-service.js'
import { openEmbeddedStore } from '../../src/store/embedded.js'

interface Query {
  readonly id: string
  readonly kind: 'select' | 'graph' | 'ask'
  readonly q: string
  readonly noCompare?: boolean
  readonly probe?: boolean
}

/** What one engine said to one query: milliseconds (median), rows, a hash of them in no order. */
interface Answer {
  readonly time: number
  readonly rows: number
  readonly hash: string
  readonly late?: boolean
}

const { values } = parseArgs({ options: { quads: { type: 'string' }, runs: { type: 'string', default: '5' }, cap: { type: 'string', default: '60000' } }, allowPositionals: true })
const SIZES: Readonly<Record<string, number>> = { '100k': 100_000, '1m': 1_000_000, '5m': 5_000_000 }
const sizes = (values.quads ?? '100k,1m').split(',')
const runs = Number(values.runs)
const cap = Number(values.cap)
const TARGET = 0.2

const shared = process.env['RAADLINK_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const cache = fileURLToPath(new URL('../../.cache/bench', import.meta.url))
if (!existsSync(join(shared, 'bench', 'gen.mjs'))) {
  console.error(`no generator at ${join(shared, 'bench')}: name the shared folder in RAADLINK_SHARED`)
  process.exit(2)
}
const { QUERIES, fill } = (await import(pathToFileURL(join(shared, 'bench', 'queries.mjs')).href)) as {
  readonly QUERIES: readonly Query[]
  readonly fill: (query: string, parameters: Readonly<Record<string, string>>) => string
}

const missed: string[] = []
for (const size of sizes) {
  const quads = SIZES[size]
  if (quads === undefined) throw new Error(`--quads is one of ${Object.keys(SIZES).join(', ')}; not ${size}`)
  const file = generate(size, quads)
  const parameters = JSON.parse(readFileSync(`${file}.params.json`, 'utf8')) as Readonly<Record<string, string>>
  const ours = await askService(file, parameters)
  const theirs = size === '100k' ? await askComunica(file, parameters) : undefined
  print(size, ours, theirs)
}
process.exit(missed.length > 0 ? 1 : 0)

function generate(size: string, quads: number): string {
  mkdirSync(cache, { recursive: true })
  const file = join(cache, `${size}.nq`)
  if (!existsSync(`${file}.params.json`)) execFileSync(process.execPath, [join(shared, 'bench', 'gen.mjs'), String(quads), file], { stdio: ['ignore', 'ignore', 'inherit'] })
  return file
}

async function askService(file: string, parameters: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Answer>> {
  const store = await openEmbeddedStore()
  const start = performance.now()
  await store.load(createReadStream(file, { highWaterMark: 2 ** 20 }))
  const seconds = (performance.now() - start) / 1000
  const { quads, merged, readers } = store.status()
  const app = await buildService({ store, check: () => Promise.reject(new Error('not measured')), language: 'nl', maxDocumentBytes: 1, requestsPerMinute: 0 })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  console.log(`service: ${quads} quads (${merged} in the merge) on ${readers} readers, loaded in ${seconds.toFixed(1)} s (${Math.round(quads / seconds / 1000)} k/s); ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`)
  const answers = new Map<string, Answer>()
  for (const query of QUERIES) {
    const accept = query.kind === 'graph' ? 'application/n-triples' : 'application/sparql-results+json'
    answers.set(query.id, await measured(async () => {
      const answer = await fetch(`${address}/sparql`, { method: 'POST', headers: { accept, 'content-type': 'application/sparql-query' }, body: fill(query.q, parameters) })
      const body = await answer.text()
      if (!answer.ok) throw new Error(`${query.id}: ${answer.status} ${body}`)
      return (): readonly string[] => (query.kind === 'graph' ? rowsOfTriples(new Parser({ format: 'N-Triples' }).parse(body)) : rowsOfJson(body))
    }, query))
  }
  await app.close()
  await store.close()
  return answers
}

async function askComunica(file: string, parameters: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Answer>> {
  const store = new N3Store()
  for await (const quad of createReadStream(file).pipe(new StreamParser({ format: 'N-Quads' }))) store.addQuad(quad as Quad)
  const engine = new QueryEngine()
  const answers = new Map<string, Answer>()
  for (const query of QUERIES) {
    answers.set(query.id, await measured(async () => {
      // `unionDefaultGraph` is how Comunica sees all named graphs at once; the queries are written to be right over it.
      const result = await engine.query(fill(query.q, parameters), { sources: [store], unionDefaultGraph: true })
      switch (result.resultType) {
        case 'boolean': {
          const yes = await result.execute()
          return () => [String(yes)]
        }
        case 'bindings': {
          const rows = await (await result.execute()).toArray()
          return () => rows.map((row) => [...row].map(([variable, term]) => `${variable.value}=${term.value}`).sort().join('|'))
        }
        case 'quads': {
          const found = await (await result.execute()).toArray()
          return () => rowsOfTriples(found as unknown as Quad[])
        }
        default:
          throw new Error(`${query.id}: no rows`)
      }
    }, query))
  }
  return answers
}

/** Asks once to warm up and then `runs` times; stops at the cap, which then is the time. */
async function measured(ask: () => Promise<() => readonly string[]>, { id }: Query): Promise<Answer> {
  const times: number[] = []
  let rows: readonly string[] = []
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>((resolve) => { timer = setTimeout(() => { resolve(undefined) }, cap) })
    const read = await Promise.race([ask(), late])
    clearTimeout(timer)
    const time = performance.now() - start
    if (!read) {
      console.log(`  ${id}: past ${cap / 1000} s`)
      return { time: cap, rows: -1, hash: '', late: true }
    }
    if (run > 0) times.push(time)
    if (run === runs) rows = read()
    // A slow query need not be asked as often.
    if (run > 0 && time > 5_000) {
      rows = read()
      break
    }
  }
  const hash = createHash('sha256').update([...rows].sort().join('\n')).digest('hex').slice(0, 8)
  return { time: median(times), rows: rows.length, hash }
}

function rowsOfJson(body: string): readonly string[] {
  const { boolean, results } = JSON.parse(body) as { readonly boolean?: boolean; readonly results?: { readonly bindings: readonly Readonly<Record<string, { readonly value: string }>>[] } }
  if (boolean !== undefined) return [String(boolean)]
  return (results?.bindings ?? []).map((row) => Object.entries(row).map(([name, { value }]) => `${name}=${value}`).sort().join('|'))
}

function rowsOfTriples(quads: readonly Quad[]): readonly string[] {
  return [...new Set(quads.map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`))]
}

function print(size: string, ours: ReadonlyMap<string, Answer>, theirs: ReadonlyMap<string, Answer> | undefined): void {
  const milliseconds = (time: number): string => (time >= 100 ? time.toFixed(0) : time.toFixed(1))
  console.log(`\n${size}: milliseconds, median of ${runs} warm runs over HTTP${theirs ? '; beside it Comunica over an N3 store, in process' : ''}`)
  console.log(`${'query'.padEnd(26)}${'rows'.padStart(8)}${'service'.padStart(10)}${theirs ? `${'comunica'.padStart(10)}${'ratio'.padStart(8)}  same answer` : ''}`)
  const ratios: number[] = []
  let different = 0
  for (const { id, noCompare, probe } of QUERIES) {
    const mine = ours.get(id)
    const other = theirs?.get(id)
    if (!mine) throw new Error(`${id} was not asked`)
    let line = `${id.padEnd(26)}${String(mine.rows).padStart(8)}${milliseconds(mine.time).padStart(10)}`
    if (other) {
      ratios.push(mine.time / other.time)
      const compared = noCompare !== true && probe !== true && other.late !== true
      const same = mine.rows === other.rows && mine.hash === other.hash
      if (compared && !same) different += 1
      const verdict = other.late === true ? 'past the cap' : !compared ? 'may differ' : same ? 'yes' : `NO (${other.rows} rows)`
      line += `${milliseconds(other.time).padStart(10)}${(mine.time / other.time).toFixed(3).padStart(8)}  ${verdict}`
    }
    console.log(line)
  }
  if (!theirs) return
  const ratio = median(ratios)
  console.log(`median ratio ${ratio.toFixed(3)} (at most ${TARGET}): ${ratio <= TARGET ? 'reached' : 'MISSED'}; different answers: ${different}\n`)
  if (ratio > TARGET || different > 0) missed.push(size)
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
