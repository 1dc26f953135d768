import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'
import { crawlSite, uselessLabels, type CrawledSite } from './crawl-site.js'
import { openSite, type RunningSite } from './fixture-site.js'

describe.each(['live', 'files'] as const)('a site whose every link is followed (%s)', (hosting) => {
  let site: RunningSite
  let crawled: CrawledSite
  beforeAll(async () => {
    site = await openSite(
      fixturePages.map((each) => fixtureDocument(each)),
      hosting,
    )
    // What only a service answers is no page of the site.
    crawled = await crawlSite(site.baseUrl, /^(?:zoeken|sparql|api|volgen)/u)
  })
  afterAll(() => site.close())

  it('has no dead link', () => {
    expect(crawled.dead).toEqual([])
    expect(crawled.lost).toEqual([])
  })

  it('leads to every page for people', () => {
    const { council } = site.outlet
    const paths = [
      ...council.sittings.map(({ path }) => path),
      ...council.itemPaths,
      ...council.personPaths,
      ...council.bodies.map(({ path }) => path),
      ...council.councils.map(({ path }) => path),
    ]
    expect(paths.length).toBeGreaterThan(30)
    expect(paths.filter((path) => !crawled.pages.has(`${site.baseUrl}${path}.html`))).toEqual([])
  })

  it('calls every page something else', () => {
    const titles = [...crawled.pages.values()].map(({ title }) => title)
    expect(titles.filter((title, i) => title === '' || titles.indexOf(title) !== i)).toEqual([])
  })

  it('names what documents name', () => {
    const useless = [...crawled.pages].map(([address, { title, labels }]) => [
      address,
      uselessLabels([title, ...labels]),
    ])
    expect(useless.filter(([, labels]) => labels!.length > 0)).toEqual([])
    // The test can fail.
    expect(uselessLabels(['Agendapunt zonder titel', '127.0.0.1 … x', 'Mandataris', 'artikel 2.1.4.0.2'])).toHaveLength(
      3,
    )
  })
})
