import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fastify from 'fastify'
import { followSearch, type SearchSource } from '../../src/publication/search/filling/follow-search.js'
import { searchSources } from '../../src/publication/search/filling/read-units.js'
import { SearchFile } from '../../src/publication/search/filling/search-file.js'
import { SearchedFolder } from '../../src/publication/search/filling/searched-folder.js'
import { Searcher } from '../../src/publication/search/finding/searcher.js'
import { searchRequest } from '../../src/publication/search/search-request.js'
import { stemOf, wordsOf } from '../../src/publication/search/search-words.js'
import { loadSqlite } from '../../src/log/state/sqlite.js'
import type { SearchUnit } from '../../src/publication/search/search-unit.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { Outlet } from '../../src/publication/outlet/outlet.js'
import { LiveSearch } from '../../src/service/search/live-search.js'
import { searchRoutes } from '../../src/service/search/search-routes.js'
import { siteRoutes } from '../../src/service/site/site-routes.js'
import { publishGenerated } from '../publication/generated-data.js'
import { sampleSite } from '../publication/sample-site.js'
import { randomFrom } from '../seeded/random.js'

/*
 * `npm run bench:web [-- --decisions 100000] [-- --clients 20] [-- --requests 2000]`: so many decisions made from the
 * fixtures, each with words of its own, into the search index; then clients that search over HTTP at the same time,
 * each search once, and clients that read pages. Prints how quickly the index was made, how long all took and what
 * memory the process has; beside it what the same words cost SQLite alone, as a measure of the machine and what else
 * runs on it. Ends with 1 when a goal was missed.
 */
const { values } = parseArgs({
  options: {
    decisions: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '20' },
    requests: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
  },
  allowPositionals: true,
})
const GOALS = { perSecond: 2000, searchP95: 100, pageP95: 50, megabytes: 1024 }
const decisions = Number(values.decisions)
const random = randomFrom(Number(values.seed))
const folder = mkdtempSync(join(tmpdir(), 'raadlink-bench-'))
try {
  process.exitCode = (await bench()) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function bench(): Promise<boolean> {
  const templates = fixtureUnits()
  const path = join(folder, 'search.sqlite')
  const file = new SearchFile(path)
  const started = performance.now()
  followSearch(file, { state: { erasures: 0, sequence: 1 }, sources: () => generated(templates) })
  const seconds = (performance.now() - started) / 1000
  file.close()
  console.log(`index: ${decisions} decisions in ${seconds.toFixed(1)} s, ${Math.round(decisions / seconds)} a second`)

  fromLog()
  const empty = new DataFolder(join(folder, 'data'))
  const search = new LiveSearch({
    folder: empty.path,
    path,
    // The index is there already: nothing is followed.
    version: () => undefined,
    onError: (message) => {
      throw new Error(message)
    },
  })
  const read = DataFolder.reading(join(folder, 'log'))
  const outlet = new Outlet(read, sampleSite)
  const app = fastify()
  await app.register(searchRoutes(search, sampleSite))
  await app.register(siteRoutes(outlet))
  await app.listen({ port: 0 })
  const { port } = app.server.address() as AddressInfo
  const words = vocabularyOf(templates)
  const asked = searches(words)
  // Both threads read the index before it counts.
  await Promise.all(['verkeer', 'belasting'].map((text) => time(port, addressOf(text))))
  const searchP95 = await clients('search', port, asked.map(addressOf))
  const pages = pageAddresses(outlet)
  const pageP95 = await clients('page', port, pages)
  // Last, as it keeps this thread so long that the service ends connections at rest.
  bareSearch(path, asked)
  const megabytes = process.memoryUsage.rss() / 2 ** 20
  console.log(`memory: ${megabytes.toFixed(0)} MB`)
  await app.close()
  await search.close()
  read.close()
  empty.close()
  return (
    decisions / seconds >= GOALS.perSecond &&
    searchP95 < GOALS.searchP95 &&
    pageP95 < GOALS.pageP95 &&
    megabytes < GOALS.megabytes
  )
}

/** What the same words cost SQLite alone, ordered by bm25: units with all of them, and with any. */
function bareSearch(path: string, asked: readonly string[]): void {
  const db = new (loadSqlite())(path, { readonly: true })
  const statement = db.prepare('SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 20')
  for (const [name, join] of [
    ['all', ' '],
    ['any', ' OR '],
  ] as const) {
    const before = process.cpuUsage()
    for (const text of asked)
      statement.all(
        wordsOf(text)
          .map((word) => `"${stemOf(word)}"`)
          .join(join),
      )
    console.log(`bare FTS5, ${name} of the words: ${cpuSince(before, asked.length)} ms of the processor a search`)
  }
  db.close()
}

function cpuSince(before: NodeJS.CpuUsage, count: number): string {
  const { user, system } = process.cpuUsage(before)
  return ((user + system) / 1000 / count).toFixed(1)
}

/** Pages of every kind that people read, each once. */
function pageAddresses({ council }: Outlet): readonly string[] {
  const kinds = [
    [...council.itemPaths],
    council.sittings.map(({ path }) => path),
    [...council.personPaths],
    council.bodies.map(({ path }) => path),
  ]
  const paths = kinds.flat().map((path) => `/${path}.html`)
  const picked = paths.map((path) => ({ path, at: random.below(2 ** 30) })).sort((a, b) => a.at - b.at)
  return picked.slice(0, Number(values.requests)).map(({ path }) => path)
}

/** How quickly the same goes with all of it: documents read from the log, put together to sittings, indexed. */
function fromLog(): void {
  const path = join(folder, 'log')
  const data = new DataFolder(path)
  publishGenerated(data, sampleSite.baseUrl, 400)
  data.close()
  const searched = new SearchedFolder(path, join(folder, 'log.sqlite'))
  const started = performance.now()
  searched.follow()
  const seconds = (performance.now() - started) / 1000
  searched.close()
  const searcher = Searcher.open(join(folder, 'log.sqlite'))
  searcher?.search(searchRequest(new URLSearchParams()), { offset: 0, limit: 1 })
  const count = searcher?.count ?? 0
  searcher?.close()
  console.log(
    `index from the log: ${count} decisions in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second`,
  )
}

/** Items as the fixtures have them. */
function fixtureUnits(): readonly SearchUnit[] {
  const data = new DataFolder(join(folder, 'fixtures'))
  publishGenerated(data, sampleSite.baseUrl, 20)
  const units = [...searchSources(new Outlet(data, sampleSite).council)].flatMap(({ units: read }) => read())
  data.close()
  return units
}

/** Sittings of 40 items each, by 300 councils over ten years; each text has words that few others have. */
function* generated(templates: readonly SearchUnit[]): Generator<SearchSource> {
  const streets = Array.from(
    { length: 5000 },
    (_, i) => `${syllables()}${['straat', 'laan', 'weg', 'plein'][i % 4] ?? ''}`,
  )
  for (let start = 0; start < decisions; start += 40) {
    const council = random.below(300)
    const eenheid = { iri: `urn:bench:eenheid:${council}`, name: `Gemeente ${council}` }
    const orgaan = { iri: `urn:bench:orgaan:${council}`, name: `Gemeenteraad Gemeente ${council}` }
    const day = new Date(Date.UTC(2015, 0, 1) + random.below(3650) * 86_400_000).toISOString().slice(0, 10)
    yield {
      key: `sitting ${start}`,
      version: '1',
      units: () =>
        Array.from({ length: Math.min(40, decisions - start) }, (_, i) => {
          const template = random.pick(templates)
          return {
            ...template,
            iri: `urn:bench:item:${start + i}`,
            path: `punten/${start + i}`,
            title: `${template.title} ${random.pick(streets)}`,
            text: `${template.text} ${random.pick(streets)} en ${random.pick(streets)}: dossier ${start + i}. ${random.pick(templates).text}`,
            eenheid,
            orgaan,
            day,
          }
        }),
    }
  }
}

/** Words that searches are made of, with those that many texts have and those that few have. */
function vocabularyOf(templates: readonly SearchUnit[]): readonly string[] {
  const words = new Set(templates.flatMap(({ title, text }) => `${title} ${text}`.match(/\p{L}{4,}/gu) ?? []))
  return [...words].sort()
}

/** What is searched for: one to three words, one in five with a typing error, each once. */
function searches(words: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (let tries = 0; found.size < Number(values.requests) && tries < 1e6; tries++) {
    const picked = Array.from({ length: 1 + random.below(3) }, () => random.pick(words))
    if (random.below(5) === 0) picked[0] = (picked[0] ?? '').replace(/(.)(.)$/u, '$2$1')
    found.add(picked.join(' '))
  }
  return [...found]
}

function addressOf(text: string): string {
  return `/zoeken?q=${encodeURIComponent(text)}`
}

/** Clients that ask for all of these at the same time; prints how long they waited, and gives the 95th percentile. */
async function clients(name: string, port: number, addresses: readonly string[]): Promise<number> {
  const times: number[] = []
  const before = process.cpuUsage()
  let next = 0
  const client = async (): Promise<void> => {
    for (let address = addresses[next++]; address !== undefined; address = addresses[next++])
      times.push(await time(port, address))
  }
  await Promise.all(Array.from({ length: Number(values.clients) }, client))
  times.sort((a, b) => a - b)
  const at = (part: number): string =>
    (times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? NaN).toFixed(0)
  console.log(
    `${name}: ${times.length} times by ${values.clients} clients, median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms; ${cpuSince(before, times.length)} ms of the processor each, clients included`,
  )
  return Number(at(0.95))
}

function time(port: number, path: string): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    request({ port, path, headers: { accept: 'text/html' } }, (answer) => {
      let body = ''
      answer
        .setEncoding('utf8')
        .on('data', (chunk: string) => (body += chunk))
        .on('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - started)
          else reject(new Error(`${answer.statusCode ?? 0} for ${path}: ${body.slice(0, 300)}`))
        })
    })
      .on('error', reject)
      .end()
  })
}

function syllables(): string {
  const parts = ['bo', 'ker', 'lin', 'mo', 'ra', 'ste', 'vel', 'wes', 'zon', 'da', 'he', 'gro']
  return Array.from({ length: 3 }, () => random.pick(parts)).join('')
}
