import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DataFolder } from '../../../src/log/data-folder.js'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { followSearch } from '../../../src/publication/search/filling/follow-search.js'
import { searchSources } from '../../../src/publication/search/filling/read-units.js'
import { SearchFile } from '../../../src/publication/search/filling/search-file.js'
import { Searcher } from '../../../src/publication/search/finding/searcher.js'
import type { Search } from '../../../src/service/search/live-search.js'
import { publishGenerated } from '../../publication/generated-data.js'
import { sampleSite } from '../../publication/sample-site.js'
import { openSampleService } from '../sample-service.js'

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string }[]
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}
type ListAnswer = { readonly items: readonly Record<string, unknown>[]; readonly next?: string }

const START = `${sampleSite.baseUrl}api/v1`
const folder = mkdtempSync(join(tmpdir(), 'raadlink-api-'))
let data: DataFolder
let outlet: Outlet
let file: SearchFile
let searcher: Searcher
let app: FastifyInstance
let close: () => Promise<void>
let document: ApiDocument
let ajv: Ajv2020

beforeAll(async () => {
  data = new DataFolder(join(folder, 'data'))
  publishGenerated(data, sampleSite.baseUrl, 24)
  outlet = new Outlet(data, sampleSite)
  file = new SearchFile(join(folder, 'search.sqlite'))
  followSearch(file, { state: { erasures: 0, sequence: data.sequence }, sources: () => searchSources(outlet.council) })
  searcher = Searcher.open(file.path) ?? expect.fail('the index shows nothing')
  const search: Search = { search: (request, slice) => Promise.resolve(searcher.search(request, slice)) }
  const service = await openSampleService({ outlet, search })
  app = service.app
  close = service.close
  document = (await get('/api/v1/openapi.json')).json()
  ajv = new Ajv2020({ allErrors: true, strict: true, validateFormats: false })
  ajv.addSchema(byDefs({ $id: 'api', $defs: document.components.schemas }))
})
afterAll(async () => {
  await close()
  searcher.close()
  file.close()
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'GET', url: url.replace(sampleSite.baseUrl, '/'), headers })

/** Checks answers of an operation by the schema that the document gives for a status. */
function validator(path: string, status: string): ValidateFunction {
  const content = Object.values(document.paths[path]?.get.responses[status]?.content ?? {})[0]
  if (!content) throw new Error(`${path} describes no ${status}`)
  return ajv.compile(byDefs(content.schema))
}

/** A schema whose references lead to what Ajv was given. */
function byDefs(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', 'api#/$defs/')) as object
}

function expectValid(validate: ValidateFunction, answer: unknown): void {
  expect(validate(answer) ? [] : validate.errors).toEqual([])
}

describe('the API', () => {
  it('describes itself in OpenAPI 3.1, each operation once', () => {
    const operations = Object.values(document.paths).map(({ get: operation }) => operation.operationId)
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: START }] })
    expect(new Set(operations).size).toBe(operations.length)
    for (const [path, { get: operation }] of Object.entries(document.paths))
      expect(operation.parameters.filter(({ name }) => name === 'id')).toHaveLength(path.includes('{id}') ? 1 : 0)
  })

  it('answers by its description, whole lists and each thing in them', async () => {
    const counts: Record<string, number> = {}
    for (const path of Object.keys(document.paths).filter(
      (each) => !each.includes('{') && each !== '/' && each !== '/zoeken',
    )) {
      const validate = validator(path, '200')
      const single = document.paths[`${path}/{id}`] && validator(`${path}/{id}`, '200')
      const seen: string[] = []
      for (let url: string | undefined = `${START}${path}?limit=7`; url !== undefined;) {
        const answer = await get(url)
        expect(answer.statusCode, url).toBe(200)
        const list: ListAnswer = answer.json()
        expectValid(validate, list)
        expect(list.items.length).toBeLessThanOrEqual(7)
        for (const { self, iri } of list.items) {
          seen.push(String(self ?? iri))
          if (!single || seen.length > 40) continue
          const one = await get(String(self))
          expect(one.statusCode, String(self)).toBe(200)
          expectValid(single, one.json())
          expect(one.json<{ iri: string }>().iri).toBe(iri)
        }
        url = list.next
      }
      expect(new Set(seen).size, path).toBe(seen.length)
      counts[path] = seen.length
    }
    const { council } = outlet
    expect(counts).toMatchObject({
      '/bestuurseenheden': council.councils.length,
      '/bestuursorganen': council.bodies.length,
      '/zittingen': council.sittings.length,
      '/agendapunten': [...council.itemPaths].length,
      '/personen': [...council.personPaths].length,
    })
    expect(counts['/besluiten']).toBeGreaterThan(10)
    expect(counts['/stemmingen']).toBeGreaterThan(10)
  })

  it('filters by body, unit and day', async () => {
    const all = (await get(`${START}/zittingen?limit=200`)).json<ListAnswer>().items
    const [first] = all as { date: string; bestuursorgaan: { id: string } }[]
    const own = (
      await get(`${START}/zittingen?limit=200&bestuursorgaan=${first?.bestuursorgaan.id ?? ''}`)
    ).json<ListAnswer>()
    expect(own.items.length).toBeGreaterThan(0)
    expect(own.items.length).toBe(
      all.filter((each) => (each['bestuursorgaan'] as { id: string } | undefined)?.id === first?.bestuursorgaan.id)
        .length,
    )
    const day = (
      await get(`${START}/zittingen?limit=200&van=${first?.date ?? ''}&tot=${first?.date ?? ''}`)
    ).json<ListAnswer>()
    expect(day.items.map((each) => each['date'])).toEqual(
      all.map((each) => each['date']).filter((each) => each === first?.date),
    )
  })

  it('searches as the page does', async () => {
    const answer = await get(`${START}/zoeken?q=reglement`)
    expectValid(validator('/zoeken', '200'), answer.json())
    expect(answer.json<{ total: number }>().total).toBeGreaterThan(0)
  })

  it('answers 304 to who has it, and says what is wrong', async () => {
    const url = `${START}/zittingen`
    const { headers } = await get(url)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect((await get(url, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
    for (const [wrong, status, path] of [
      ['zittingen?limit=0', 400, '/zittingen'],
      ['zittingen?cursor=x', 400, '/zittingen'],
      ['zittingen?van=gisteren', 400, '/zittingen'],
      ['zittingen/nothing', 404, '/zittingen/{id}'],
      ['besluiten/a.b', 404, '/besluiten/{id}'],
      ['zoeken?volgorde=x', 400, '/zoeken'],
    ] as const) {
      const answer = await get(`${START}/${wrong}`)
      expect(answer.statusCode, wrong).toBe(status)
      expect(answer.headers['content-type']).toBe('application/problem+json')
      expectValid(validator(path, String(status)), answer.json())
    }
  })

  it('shows for every endpoint an example that runs', async () => {
    const page = (await get('/ontwikkelaars')).body
    const examples = [...page.matchAll(/Example: <a href="([^"]+)"/gu)].map(([, address = '']) =>
      address.replaceAll('&amp;', '&'),
    )
    expect(examples).toHaveLength(Object.keys(document.paths).length - 1)
    for (const address of examples) {
      const answer = await get(address)
      expect(answer.statusCode, address).toBe(200)
      const path = Object.keys(document.paths).find((each) =>
        new RegExp(`^${START}${each.replace('{id}', '[^/]+')}$`, 'u').test(address.replace(/\?.*$/u, '')),
      )
      expectValid(validator(path ?? '', '200'), answer.json())
    }
    const start = await get('/api/v1')
    expectValid(validator('/', '200'), start.json())
  })
})
