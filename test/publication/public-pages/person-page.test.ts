import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { findPublicPage } from '../../../src/publication/public-pages/public-pages.js'
import { besluit, foaf, mandaat, rdf } from '../../../src/rdf/vocabularies.js'
import { openSampleData, sampleSite, type SampleData } from '../sample-site.js'

let sample: SampleData
let outlet: Outlet
beforeEach(() => {
  sample = openSampleData()
  outlet = new Outlet(sample.data, sampleSite)
})
afterEach(() => sample.close())

const mandataris = (n: number): string => `http://data.lblod.info/id/mandatarissen/${n}`
const page = (n: number): string => {
  const path = outlet.council.pathOf(mandataris(n)) ?? expect.fail('no page')
  return findPublicPage(outlet, path)?.representations[0]?.body() as string
}

/** Somebody who is present at a sitting; `more`: what else is said of them. */
function present(n: number, name: string, more: readonly string[] = []): void {
  sample.publish(n)
  sample.data.publish(
    [
      {
        graph: `${sampleSite.baseUrl}id/graphs/00000000-0000-5000-8000-00000000020${n}/stated`,
        role: 'stated',
        triples: [
          `<${sample.zitting(n)}> <${rdf.type.value}> <${besluit.Zitting.value}> .`,
          `<${sample.zitting(n)}> <${besluit.heeftAanwezigeBijStart.value}> <${mandataris(n)}> .`,
          `<${mandataris(n)}> <${rdf.type.value}> <${mandaat.Mandataris.value}> .`,
          `<${mandataris(n)}> <${foaf.name.value}> ${JSON.stringify(name)} .`,
          ...more,
        ].sort(),
      },
    ],
    {
      kind: 'publish',
      address: `https://voorbeeldegem.example/notulen/${n}`,
      agent: 'test',
      software: 'raadlink test',
    },
  )
}

describe('the page of somebody', () => {
  it('says what is not known', () => {
    present(1, 'Greet De Pauw')
    expect(page(1)).toContain('Geen document en geen register vermeldt een mandaat')
    expect(page(1)).toContain('Wie een punt op de agenda liet zetten, staat daar niet in.')
    expect(page(1)).not.toContain('Met dezelfde naam')
  })

  it('has the mandates that the register gives, the latest first, each body and term once', () => {
    const organ = 'http://data.lblod.info/id/bestuursorganen/gemeenteraad-voorbeeldegem'
    present(1, 'Greet De Pauw')
    sample.data.keepRegister(
      [
        'iri\tnaam\torgaan\tstart\teinde\tgezien',
        `${mandataris(1)}\tGreet De Pauw\t${organ}\t2013-01-02\t2018-12-31\t`,
        `${mandataris(1)}\tGreet De Pauw\t${organ}\t2019-01-02\t\t`,
        `${mandataris(1)}\tGreet De Pauw\t${organ}\t2019-01-02\t\t2020-01-01`,
        '',
      ].join('\n'),
    )
    const rows = [...page(1).matchAll(/<li>Functie niet vermeld, .*?<span class="when">(.*?)<\/span>/gu)]
    expect(rows.map(([, term]) => term)).toEqual([
      'sinds 2 januari 2019; einde niet vermeld',
      'van 2 januari 2013 tot en met 31 december 2018',
    ])
    expect(page(1)).toMatch(/Functie niet vermeld, <a href="[^"]*\/organen\/[^"]*">Gemeenteraad Voorbeeldegem<\/a>/u)
  })

  it('has the begin and end that a document states', () => {
    present(1, 'Greet De Pauw', [
      `<${mandataris(1)}> <${mandaat.start.value}> "2019-01-02T00:00:00+01:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`,
    ])
    expect(page(1)).toContain('sinds 2 januari 2019; einde niet vermeld')
  })

  it('keeps those apart who have the same name', () => {
    present(1, 'Greet De Pauw')
    present(2, 'De Pauw Greet')
    expect(page(1)).toContain('De Pauw Greet (Gemeenteraad Voorbeeldegem)')
    expect(page(1)).toContain('Zittingen waarin genoemd</dt><dd>1</dd>')
    expect(page(2)).toContain('Greet De Pauw (Gemeenteraad Voorbeeldegem)')
  })
})
