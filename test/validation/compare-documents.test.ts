import { describe, expect, it } from 'vitest'
import type { Agendapunt, DocumentKind, Model, Uitkomst } from '../../src/model.js'
import { compareDocuments } from '../../src/validation/compare-documents.js'

const item = (nummer: string, title: string, uitkomst?: Uitkomst, votes?: readonly [number, number]): Agendapunt => ({
  nummer,
  title: [{ value: title }],
  behandelingen: [
    {
      ...(uitkomst && { uitkomst }),
      ...(votes && { heeftStemming: [{ aantalVoorstanders: votes[0], aantalTegenstanders: votes[1] }] }),
    },
  ],
})
const told = (
  name: string,
  kind: DocumentKind,
  items: readonly Agendapunt[],
  datum = '2025-03-24',
  unit = 'Bovendorp',
): { name: string; model: Model } => ({
  name,
  model: {
    publicatie: { kind },
    zittingen: [
      { datum, isGehoudenDoor: { prefLabel: 'Gemeenteraad', bestuurt: { prefLabel: unit } }, behandelt: items },
    ],
    besluiten: [],
  },
})
const ITEMS = [
  item('1', 'Verslag. Goedkeuring', 'goedgekeurd'),
  item('2', 'Reglement op de kermis', 'goedgekeurd', [12, 3]),
  item('3', 'Verkoop van de pastorie', 'verworpen', [5, 10]),
]
const differences = (list: readonly Agendapunt[], minutes: readonly Agendapunt[]) =>
  compareDocuments([told('lijst', 'besluitenlijst', list), told('notulen', 'notulen', minutes)]).map(
    ({ name, diagnostic: { rule, actual, expected } }) => [name, rule, expected, actual],
  )

describe('compareDocuments', () => {
  it('pairs minutes without a unit with the list of the same items, and with no other', () => {
    const minutes = (items: readonly Agendapunt[]): { name: string; model: Model } => ({
      name: 'notulen',
      model: {
        publicatie: { kind: 'notulen' },
        // Mapping gives the body its own IRI, which says nothing about its unit.
        zittingen: [
          { datum: '2025-03-24', isGehoudenDoor: { iri: 'urn:x:raad', prefLabel: 'Gemeenteraad' }, behandelt: items },
        ],
        besluiten: [],
      },
    })
    const found = (items: readonly Agendapunt[], day?: string): readonly string[] =>
      compareDocuments([told('lijst', 'besluitenlijst', ITEMS, day), minutes(items)]).map(
        ({ diagnostic }) => diagnostic.rule,
      )
    const other = [...ITEMS.slice(0, 2), item('3', 'Verkoop van de pastorie', 'goedgekeurd', [5, 10])]
    expect(found(other)).toEqual(['pairing/outcome-differs'])
    expect(found(other, '2025-03-25')).toEqual([])
    expect(found([...other.slice(1), item('1', 'Plein. Naam')])).toEqual([])
    const elsewhere = told('lijst elders', 'besluitenlijst', ITEMS, undefined, 'Elders')
    expect(compareDocuments([told('lijst', 'besluitenlijst', ITEMS), elsewhere, minutes(other)])).toEqual([])
  })

  it('finds nothing where list and minutes agree, even with a category in front of a title', () => {
    expect(differences(ITEMS, ITEMS)).toEqual([])
    expect(
      differences([item('1', 'Algemeen bestuur: Verslag. Goedkeuring', 'goedgekeurd'), ...ITEMS.slice(1)], ITEMS),
    ).toEqual([])
  })

  it('finds differences, at the document whose text shows them', () => {
    const minutes = [
      ITEMS[0]!,
      item('2', 'Reglement op de kermis', 'goedgekeurd', [11, 4]),
      item('4', 'Verkoop van de pastorie', 'goedgekeurd', [10, 5]),
    ]
    expect(differences(ITEMS, minutes)).toEqual([
      ['notulen', 'pairing/votes-differ', '12/3/0', '11/4/0'],
      ['notulen', 'pairing/number-differs', '3', '4'],
      ['notulen', 'pairing/outcome-differs', 'verworpen', 'goedgekeurd'],
      ['notulen', 'pairing/votes-differ', '5/10/0', '10/5/0'],
    ])
    expect(differences(ITEMS, ITEMS.slice(0, 2))).toEqual([
      ['lijst', 'pairing/item-missing', undefined, 'Verkoop van de pastorie'],
    ])
    expect(differences(ITEMS.slice(0, 2), ITEMS)).toEqual([
      ['notulen', 'pairing/item-missing', undefined, 'Verkoop van de pastorie'],
    ])
  })

  it('accepts "taken note" for an approved item, and a missing outcome', () => {
    expect(
      differences(
        [item('1', 'Jaarverslag. Kennisname', 'kennisgenomen'), item('2', 'Varia')],
        [item('1', 'Jaarverslag. Kennisname', 'goedgekeurd'), item('2', 'Varia', 'goedgekeurd')],
      ),
    ).toEqual([])
  })

  it('does not compare two sittings on one day, or on different days', () => {
    expect(differences([item('1', 'Eedaflegging'), item('2', 'Aanduiding voorzitter')], ITEMS)).toEqual([])
    expect(
      compareDocuments([
        told('lijst', 'besluitenlijst', ITEMS.slice(1), '2025-04-28'),
        told('notulen', 'notulen', ITEMS),
      ]),
    ).toEqual([])
  })

  it('reports what became of the items of an agenda, the added one first: dropped, added, or retitled', () => {
    const planned = [
      item('1', 'Verslag. Goedkeuring'),
      item('2', 'Reglement op de jaarmarkt en de kermis'),
      item('3', 'Verkoop van de pastorie'),
      item('4', 'Onteigening Dorpsstraat'),
    ]
    const treated = [
      ITEMS[0]!,
      item('2', 'Reglement op de jaarmarkt en kermissen'),
      ITEMS[2]!,
      item('4', 'Motie over de treinhalte'),
    ]
    const all = (documents: readonly { name: string; model: Model }[]) =>
      compareDocuments(documents).map(({ name, diagnostic: { rule, actual, expected } }) => [
        name,
        rule,
        expected,
        actual,
      ])
    expect(all([told('agenda', 'agenda', planned), told('notulen', 'notulen', treated)])).toEqual([
      ['agenda', 'pairing/item-dropped', undefined, 'Onteigening Dorpsstraat'],
      ['notulen', 'pairing/item-added', undefined, 'Motie over de treinhalte'],
      [
        'notulen',
        'pairing/title-differs',
        'Reglement op de jaarmarkt en de kermis',
        'Reglement op de jaarmarkt en kermissen',
      ],
    ])
    const added = [...planned.slice(0, 3), item('4', 'Motie over de treinhalte')]
    expect(
      all([
        told('agenda', 'agenda', planned),
        told('toegevoegd', 'agenda-toegevoegd', added),
        told('lijst', 'besluitenlijst', treated),
      ]).map(([name, rule]) => [name, rule]),
    ).toEqual([['lijst', 'pairing/title-differs']])
  })
})
