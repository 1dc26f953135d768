import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { findPublicPage, publicPages, publicPaths } from '../../../src/publication/public-pages/public-pages.js'
import { besluit, dct, eli, prov, rdf } from '../../../src/rdf/vocabularies.js'
import { openSampleData, sampleSite, type SampleData } from '../sample-site.js'

let sample: SampleData
let outlet: Outlet
beforeEach(() => {
  sample = openSampleData()
  outlet = new Outlet(sample.data, sampleSite)
})
afterEach(() => sample.close())

const html = (path: string): string => findPublicPage(outlet, path)?.representations[0]?.body() as string
const item = (n: number): string => `${sample.zitting(n)}/punten/1`
const pathOf = (n: number): string => outlet.council.pathOf(item(n)) ?? expect.fail('no page')

/** Publishes a decision at the first item of a sitting, with an article of one text. */
function decide(n: number, text: string | undefined, more: readonly string[] = []): void {
  const [handling, decision, article] = ['behandeling', 'besluit', 'artikel'].map((each) => `${item(n)}/${each}`)
  const lines = [
    `<${sample.zitting(n)}> <${rdf.type.value}> <${besluit.Zitting.value}> .`,
    `<${sample.zitting(n)}> <${besluit.behandelt.value}> <${item(n)}> .`,
    `<${item(n)}> <${rdf.type.value}> <${besluit.Agendapunt.value}> .`,
    `<${handling}> <${rdf.type.value}> <${besluit.BehandelingVanAgendapunt.value}> .`,
    `<${handling}> <${dct.subject.value}> <${item(n)}> .`,
    `<${handling}> <${prov.generated.value}> <${decision}> .`,
    `<${decision}> <${rdf.type.value}> <${besluit.Besluit.value}> .`,
    `<${decision}> <${eli.title.value}> "Retributie op het parkeren"@nl .`,
    ...(text === undefined
      ? []
      : [
          `<${decision}> <${eli.has_part.value}> <${article}> .`,
          `<${article}> <${rdf.type.value}> <${besluit.Artikel.value}> .`,
          `<${article}> <${eli.number.value}> "1" .`,
          `<${article}> <${prov.value.value}> ${JSON.stringify(text)} .`,
        ]),
    ...more,
  ]
  sample.data.publish(
    [
      {
        graph: `${sampleSite.baseUrl}id/graphs/00000000-0000-5000-8000-00000000010${n}/stated`,
        role: 'stated',
        triples: lines.sort(),
      },
    ],
    { kind: 'publish', address: `https://voorbeeldegem.example/lijst/${n}`, agent: 'test', software: 'raadlink test' },
  )
}

describe('versions of an item', () => {
  it('are none where it was published once', () => {
    sample.publish(1, 'Parkeren')
    expect(html(pathOf(1))).not.toContain('/versies')
    expect(findPublicPage(outlet, `${pathOf(1)}/versies`)).toBeUndefined()
  })

  it('are told in words, with what came and went between signs', () => {
    sample.publish(1, 'Parkeren')
    decide(1, 'De retributie is 25 euro per dag.')
    decide(1, 'De retributie is 30 euro per halve dag.')
    const path = pathOf(1)
    expect(html(path)).toContain(`${path}/versies.html`)
    const list = html(`${path}/versies`)
    expect(list).toContain('voor het eerst gepubliceerd')
    expect(list).toMatch(/Nieuw: besluit\./u)
    expect(list).toMatch(/Gewijzigd: besluit\./u)
    const difference = html(`${path}/versies/3`)
    expect(difference).toMatch(/<del><span class="said">weggelaten: <\/span>25<span/u)
    expect(difference).toMatch(/<ins><span class="said">toegevoegd: <\/span>30<span/u)
    expect(difference).toContain('2 woorden toegevoegd, 1 woord weggelaten.')
    expect(findPublicPage(outlet, `${path}/versies/4`)).toBeUndefined()
    expect(findPublicPage(outlet, `${path}/versies/1`)).toBeUndefined()
  })

  it('know an article that is no longer there', () => {
    sample.publish(1, 'Parkeren')
    decide(1, 'De retributie is 25 euro per dag.')
    decide(1, undefined)
    expect(html(`${pathOf(1)}/versies/3`)).toMatch(/<del>.*25 euro per dag/su)
  })

  it('are among the files of a site, and not among what search engines are given', () => {
    sample.publish(1, 'Parkeren')
    sample.publish(1, 'Parkeren in de Dorpsstraat')
    const paths = [...publicPages(outlet)].map(({ path }) => path)
    expect(paths).toContain(`${pathOf(1)}/versies`)
    expect(paths).toContain(`${pathOf(1)}/versies/2`)
    expect([...publicPaths(outlet)].filter((path) => path.includes('versies'))).toEqual([])
  })
})

describe('later decisions', () => {
  it.each([
    [eli.cites, 'Hiernaar verwijst'],
    [eli.changes, 'Gewijzigd door'],
    [eli.corrects, 'Rechtgezet door'],
  ])('that relate to one by %s stand in its timeline', (property, words) => {
    sample.publish(1, 'Retributie op het parkeren')
    sample.publish(2, 'Wijziging van de retributie')
    decide(1, 'De retributie is 25 euro per dag.')
    decide(2, 'Artikel 1 wordt gewijzigd.', [`<${item(2)}/besluit> <${property.value}> <${item(1)}/besluit> .`])
    expect(html(pathOf(1))).toContain(`<li>${words} <a href="${sampleSite.baseUrl}${pathOf(2)}.html">`)
    expect(html(pathOf(2))).not.toContain(words)
  })

  it('are only those that are here', () => {
    sample.publish(1, 'Parkeren')
    decide(1, 'De retributie is 25 euro.', [
      `<${item(1)}/besluit> <${eli.cites.value}> <https://codex.vlaanderen.be/1> .`,
    ])
    expect(html(pathOf(1))).not.toContain('Hiernaar verwijst')
  })
})
