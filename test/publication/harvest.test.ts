import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Hosting } from '../../src/publication/outlet/outlet.js'
import { OSLO_CONTEXT } from '../../src/publication/dumps/oslo-context.js'
import { WAYS_OUT } from '../../src/publication/ways-out.js'
import { readRdf, writeRdf, type FormatName } from '../../src/rdf/formats/formats.js'
import { harvestRules } from '../../src/rules/harvest-rules.js'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'
import { openSite, type RunningSite } from './fixture-site.js'
import { harvest, rdfaOf } from './harvest.js'
/** Pages that only list publications are none themselves: their links stay in the dataset, without a page. */
const LISTS = fixturePages.filter(({ kind }) => kind === 'lijst').map(({ address }) => `<${address}> `)
const FORMAT: Readonly<Record<string, FormatName>> = { ttl: 'turtle', jsonld: 'jsonld', nt: 'ntriples', rdf: 'rdfxml' }

describe.each(['live', 'files'] as const satisfies readonly Hosting[])('a site of the fixtures, %s', (hosting) => {
  let site: RunningSite
  beforeAll(async () => {
    site = await openSite(
      fixturePages.map((page) => fixtureDocument(page)),
      hosting,
    )
  })
  afterAll(() => site.close())

  it('is harvested whole from one address, and loses in the gate only subjects whose class it does not list', async () => {
    const { pages, extracted, deleted } = await harvest(`${site.baseUrl}overzicht/1.html`)
    expect(pages.size).toBe(fixturePages.length - LISTS.length + 1)
    const stated = [...site.data.merge.triples(true)].filter((line) => !LISTS.some((list) => line.startsWith(list)))
    expect([...extracted].sort()).toEqual(stated.sort())
    expect(extracted.size).toBeGreaterThan(1000)
    expect([...new Set(deleted.map(({ rule }) => rule))]).toEqual(['harvest/type-unknown'])
    expect(harvestRules['harvest/type-unknown'].why.nl.length).toBeGreaterThan(0)
    // Places and parties: the gate's list of classes has neither (dossier 3.1).
    const classes = [...new Set(deleted.flatMap(({ line }) => /rdf-syntax-ns#type> <([^>]*)>/u.exec(line)?.[1] ?? []))]
    expect(classes.sort()).toEqual(
      [
        'http://data.vlaanderen.be/ns/mandaat#Fractie',
        'http://www.w3.org/ns/org#Membership',
        'http://www.w3.org/ns/prov#Location',
      ].filter((each) => classes.includes(each)),
    )
  })

  it('says the same of every publication and every thing in every form', async () => {
    const contexts = { [`${site.baseUrl}context/besluit.jsonld`]: { '@context': OSLO_CONTEXT } }
    const fetchForm = async (path: string, suffix: string, mediaType: string): Promise<string> => {
      const address = `${site.baseUrl}${path}`
      const answer =
        hosting === 'live'
          ? await fetch(address, { headers: { accept: mediaType } })
          : await fetch(`${address}.${suffix}`)
      expect([path, suffix, answer.status]).toEqual([path, suffix, 200])
      return answer.text()
    }
    let resources = 0
    for (const way of WAYS_OUT.filter(({ name }) => name === 'publications' || name === 'descriptions')) {
      for (const { path, representations } of way.resources(site.outlet)) {
        resources += 1
        const forms = await Promise.all(
          representations.map(async ({ suffix, mediaType }) => {
            const text = await fetchForm(path, suffix, mediaType)
            const quads =
              suffix === 'html'
                ? await rdfaOf(text, `${site.baseUrl}${path}.html`)
                : await readRdf(text, FORMAT[suffix]!, { contexts })
            return writeRdf(quads, 'ntriples')
          }),
        )
        expect(forms).toHaveLength(5)
        expect(new Set(forms).size, path).toBe(1)
        expect(forms[0]!.length).toBeGreaterThan(0)
      }
    }
    expect(resources).toBeGreaterThan(fixturePages.length)
  })
})
