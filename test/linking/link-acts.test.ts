import { describe, expect, it } from 'vitest'
import { parseKnownActs, readKnownActs } from '../../src/linking/known-acts.js'
import { linkActs } from '../../src/linking/link-acts.js'

const acts = [
  ...readKnownActs(),
  ...parseKnownActs(
    'iri\tsoort\tdatum\ttitel\tnamen\nhttps://wet.example/1\twet\t2001-05-04\tkermiswet\twet op de kermissen',
  ),
]
const link = (...titles: readonly string[]) => {
  const model = linkActs({ zittingen: [], besluiten: [{ cites: titles.map((title) => ({ title })) }] }, acts)
  return model.besluiten[0]?.cites?.map(({ iri }) => iri?.split('/').at(-1))
}

describe('linkActs', () => {
  it.each([
    ['Decreet over het lokaal bestuur van 22 december 2017, artikel 40', '1029017'],
    ['Artikel 2 van het decreet lokaal bestuur', '1029017'],
    ['art. 286 DLB', '1029017'],
    ['Decreet over het lokale bestuur van 22 december 2017, in het bijzonder deel 3', '1029017'],
    ['Het decreet van 22 december 2017 over het lokaal bestuur', '1029017'],
    ['Decreet (22/12/2017) betreffende het lokaal bestuur', '1029017'],
    ['Wetboek van de inkomstenbelastingen 1992, artikelen 464 tot en met 470/2', '1015331'],
    ['Artikel 298 WIB 92', '1015331'],
    ['Wetboek van de inkomstenbelastingen', undefined],
    ['Decreet lokaal bestuur van 15 juli 2005', undefined],
    ['Artikel 361 van het decreet van 21 december 2017 over het lokaal bestuur', undefined],
    ['Het decreet lokaal bestuur met ingang van 1 januari 2019', undefined],
    ['Wet van 29 juli 1991 over de motivering', undefined],
    ['De kermiswet en het decreet lokaal bestuur', undefined],
  ])('%s', (title, iri) => expect(link(title)).toEqual([iri]))

  it('knows what "hetzelfde decreet" is, until another act comes between', () => {
    expect(link('Decreet lokaal bestuur', 'Artikel 3 van hetzelfde decreet')).toEqual(['1029017', '1029017'])
    expect(
      link('Decreet lokaal bestuur', 'Decreet van 1 juni 2001 over markten', 'Artikel 3 van hetzelfde decreet'),
    ).toEqual(['1029017', undefined, undefined])
    expect(link('Decreet lokaal bestuur', 'Het gemeentedecreet', 'Artikel 3 van hetzelfde decreet')).toEqual([
      '1029017',
      undefined,
      undefined,
    ])
    expect(link('Decreet lokaal bestuur', 'KB van 30 januari 1979', 'Artikel 3 van voormeld decreet')).toEqual([
      '1029017',
      undefined,
      undefined,
    ])
    expect(link('Artikel 3 van hetzelfde decreet')).toEqual([undefined])
  })
})
