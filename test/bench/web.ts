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
import type { SearchUnit } from '../../src/publication/search/search-unit.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { Outlet } from '../../src/publication/outlet/outlet.js'
import { LiveSearch } from '../../src/service/search/live-search.js'
import { searchRoutes } from '../../src/service/search/search-routes.js'
import { publishGenerated } from '../publication/generated-data.js'
import { sampleSite } from '../publication/sample-site.js'
import { randomFrom } from '../seeded/random.js'

/*
 * `npm run bench:web [-- --decisions 100000] [-- --clients 20] [-- --requests 2000]`: so many decisions made from the
 * fixtures, each with words of its own, into the search index; then clients that search over HTTP at the same time,
 * each search once. Prints how quickly the index was made, how long searches took and what memory the process has. Ends
 * with 1 when a goal was missed.
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
const GOALS = { perSecond: 2000, p95: 100, megabytes: 1024 }
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
  const app = fastify()
  await app.register(searchRoutes(search, sampleSite))
  await app.listen({ port: 0 })
  const { port } = app.server.address() as AddressInfo
  const words = vocabularyOf(templates)
  // Both threads read the index before it counts.
  await Promise.all(['verkeer', 'belasting'].map((text) => time(port, text)))
  const before = process.cpuUsage()
  const times = await clients(port, words)
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? NaN
  const megabytes = process.memoryUsage.rss() / 2 ** 20
  console.log(
    `search: ${times.length} searches by ${values.clients} clients, median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, slowest ${at(1).toFixed(0)} ms`,
  )
  // On a machine with other work on it this tells more than the clock.
  console.log(`of the processor: ${((user + system) / 1000 / times.length).toFixed(1)} ms a search, clients included`)
  console.log(`memory: ${megabytes.toFixed(0)} MB`)
  await app.close()
  await search.close()
  empty.close()
  return decisions / seconds >= GOALS.perSecond && at(0.95) < GOALS.p95 && megabytes < GOALS.megabytes
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

async function clients(port: number, words: readonly string[]): Promise<number[]> {
  const times: number[] = []
  let left = Number(values.requests)
  const seen = new Set<string>()
  const ask = (): string => {
    const count = 1 + random.below(3)
    const picked = Array.from({ length: count }, () => random.pick(words))
    // One in five has a typing error.
    if (random.below(5) === 0) picked[0] = (picked[0] ?? '').replace(/(.)(.)$/u, '$2$1')
    const text = picked.join(' ')
    if (seen.has(text) && seen.size < words.length) return ask()
    seen.add(text)
    return text
  }
  const client = async (): Promise<void> => {
    while (left-- > 0) times.push(await time(port, ask()))
  }
  await Promise.all(Array.from({ length: Number(values.clients) }, client))
  return times
}

function time(port: number, text: string): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    request({ port, path: `/zoeken?q=${encodeURIComponent(text)}`, headers: { accept: 'text/html' } }, (answer) => {
      let body = ''
      answer
        .setEncoding('utf8')
        .on('data', (chunk: string) => (body += chunk))
        .on('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - started)
          else reject(new Error(`${answer.statusCode ?? 0} for “${text}”: ${body.slice(0, 300)}`))
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
