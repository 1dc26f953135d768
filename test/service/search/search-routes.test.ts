import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { LiveSearch } from '../../../src/service/search/live-search.js'
import { openSampleData, sampleSite, type SampleData } from '../../publication/sample-site.js'
import { openSampleService } from '../sample-service.js'

let sample: SampleData
let search: LiveSearch
let app: FastifyInstance
let close: () => Promise<void>
let path: string
let changed: () => Promise<void>

beforeAll(async () => {
  sample = openSampleData()
  sample.publish(1, 'Aanvullend verkeersreglement Dorpsstraat')
  sample.publish(2, 'Reglement over het <verkeer> & "parkeren"')
  sample.publish(3, 'Belasting op tweede verblijven')
  path = join(sample.data.path, 'cache', 'search.sqlite')
  const outlet = new Outlet(sample.data, sampleSite)
  let told = (): void => undefined
  changed = () =>
    new Promise((resolve) => {
      told = resolve
    })
  const first = changed()
  search = new LiveSearch({
    folder: sample.data.path,
    path,
    version: () => outlet.version,
    onError: (message) => {
      throw new Error(message)
    },
    onChange: () => {
      told()
    },
  })
  const service = await openSampleService({ outlet, search })
  app = service.app
  close = service.close
  await first
})
afterAll(async () => {
  await close()
  await search.close()
  sample.close()
})

const get = (url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'GET', url, headers })

describe('the search of a site', () => {
  it('is a page with its form, its hits and a way to follow it', async () => {
    const answer = await get('/zoeken?q=verkeer', { accept: 'text/html' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.body).toContain('<h1>Zoeken naar “verkeer”</h1>')
    expect(answer.body).toContain('2 resultaten')
    expect(answer.body).toContain('<mark>verkeersreglement</mark>')
    expect(answer.body).toContain('&lt;<mark>verkeer</mark>&gt; &amp;')
    expect(answer.body).toContain('href="https://data.voorbeeldegem.example/zoeken.atom?q=verkeer"')
    const errors: string[] = []
    parse(answer.body, { onParseError: ({ code }) => errors.push(code) })
    expect(errors).toEqual([])
  })

  it('says what was corrected, and escapes what was typed', async () => {
    expect((await get('/zoeken?q=verkersreglement')).body).toContain('er is gezocht naar “verkeersreglement”')
    const hostile = await get(`/zoeken?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(hostile.body).not.toContain('<script>')
  })

  it('guesses for who looks, never for who follows', async () => {
    expect((await get('/zoeken.json?q=verkersreglemant')).json()).toMatchObject({ total: 2 })
    for (const words of ['verkersreglemant', 'verkeer+qqqqqqqq'])
      expect((await get(`/zoeken.feed.json?q=${words}`)).json<{ items: unknown[] }>().items, words).toEqual([])
    expect((await get('/zoeken.feed.json?q=verkeer')).json<{ items: unknown[] }>().items).toHaveLength(2)
  })

  it('gives the same as CSV, JSON, Atom and JSON Feed, by ending and by negotiation', async () => {
    const csv = await get('/zoeken.csv?q=belasting')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.body.split('\r\n')[1]).toContain(
      'Belasting op tweede verblijven,Voorbeeldegem,Gemeenteraad Voorbeeldegem,2026-03-04',
    )
    const json = (await get('/zoeken?q=belasting', { accept: 'application/json' })).json<{
      total: number
      results: { title: string; page: string }[]
    }>()
    expect(json).toMatchObject({ total: 1, results: [{ title: 'Belasting op tweede verblijven' }] })
    const atom = await get('/zoeken.atom?q=verkeer&volgorde=datum')
    expect(atom.headers['content-type']).toBe('application/atom+xml')
    const entries: string[] = []
    const parser = new SaxesParser()
    parser.on('opentag', ({ name }) => entries.push(name))
    parser.write(atom.body).close()
    expect(entries.filter((name) => name === 'entry')).toHaveLength(2)
    for (const name of ['id', 'title', 'updated', 'author']) expect(entries).toContain(name)
    expect(atom.body).toContain(
      'rel="self" type="application/atom+xml" href="https://data.voorbeeldegem.example/zoeken.atom?q=verkeer"',
    )
    const feed = (await get('/zoeken.feed.json?q=verkeer')).json<{
      version: string
      items: { id: string; url: string }[]
    }>()
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.items).toHaveLength(2)
  })

  it('answers 304 to who has it, and 400 to what is no search', async () => {
    const { headers } = await get('/zoeken.json?q=verkeer')
    expect((await get('/zoeken.json?q=verkeer', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
    for (const wrong of ['q=' + 'a'.repeat(500), 'pagina=0', 'pagina=99999', 'soort=x'])
      expect((await get(`/zoeken?${wrong}`)).statusCode, wrong).toBe(400)
  })

  it('follows the log, and begins anew when what there was is gone', async () => {
    const next = changed()
    sample.publish(4, 'Speelstraten')
    sample.withdraw(3)
    await next
    expect((await get('/zoeken.json?q=speelstraat')).json()).toMatchObject({ total: 1 })
    expect((await get('/zoeken.json?q=verblijven')).json()).toMatchObject({ total: 0 })
  })

  it('keeps nothing of what was erased', async () => {
    const next = changed()
    const graph = 'https://data.voorbeeldegem.example/id/graphs/00000000-0000-5000-8000-000000000003/stated'
    expect(readFileSync(path).toString('latin1')).toContain('verblijv')
    sample.data.erase({
      addresses: [sample.source(3)],
      hashes: [],
      graphs: [graph],
      subjects: [`${sample.zitting(3)}/punten/1`],
      texts: [],
      sequence: sample.data.sequence,
      tombstones: [],
    })
    expect(existsSync(path)).toBe(false)
    await next
    const held = ['', '-wal'].flatMap((suffix) =>
      existsSync(path + suffix) ? [readFileSync(path + suffix).toString('latin1')] : [],
    )
    expect(held.join('')).toContain('speelstra')
    expect(held.join('')).not.toContain('verblijv')
    expect((await get('/zoeken.json?q=verkeer')).json()).toMatchObject({ total: 2 })
  })

  it('says so while the index is being made', async () => {
    rmSync(path, { force: true })
    const answer = await get('/zoeken.json?q=nieuws')
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBeDefined()
  })
})
