import { describe, expect, it } from 'vitest'
import type { Agendapunt, Model, Uitkomst } from '../../src/model.js'
import { compareDocuments } from '../../src/validation/compare-documents.js'

const item = (nummer: string, title: string, uitkomst?: Uitkomst, votes?: readonly [number, number]): Agendapunt => ({
  nummer,
  title: [{ value: title }],
  behandelingen: [{ ...(uitkomst && { uitkomst }), ...(votes && { heeftStemming: [{ aantalVoorstanders: votes[0], aantalTegenstanders: votes[1] }] }) }],
})
const told = (name: string, kind: 'besluitenlijst' | 'notulen', items: readonly Agendapunt[], datum = '2025-03-24'): { name: string; model: Model } => ({
  name,
  model: { publicatie: { kind }, zittingen: [{ datum, isGehoudenDoor: { prefLabel: 'Gemeenteraad', bestuurt: { prefLabel: 'Bovendorp' } }, behandelt: items }], besluiten: [] },
})
const ITEMS = [item('1', 'Verslag. Goedkeuring', 'goedgekeurd'), item('2', 'Reglement op de kermis', 'goedgekeurd', [12, 3]), item('3', 'Verkoop van de pastorie', 'verworpen', [5, 10])]
const differences = (list: readonly Agendapunt[], minutes: readonly Agendapunt[]) =>
  compareDocuments([told('lijst', 'besluitenlijst', list), told('notulen', 'notulen', minutes)]).map(({ name, diagnostic: { rule, actual, expected } }) => [name, rule, expected, actual])

describe('compareDocuments', () => {
  it('finds nothing where list and minutes agree, be it with a category in front of a title', () => {
    expect(differences(ITEMS, ITEMS)).toEqual([])
    expect(differences([item('1', 'Algemeen bestuur: Verslag. Goedkeuring', 'goedgekeurd'), ...ITEMS.slice(1)], ITEMS)).toEqual([])
  })

  it('finds what the two say differently, at the document in whose text it stands', () => {
    const minutes = [ITEMS[0]!, item('2', 'Reglement op de kermis', 'goedgekeurd', [11, 4]), item('4', 'Verkoop van de pastorie', 'goedgekeurd', [10, 5])]
    expect(differences(ITEMS, minutes)).toEqual([
      ['notulen', 'pairing/votes-differ', '12/3/0', '11/4/0'],
      ['notulen', 'pairing/number-differs', '3', '4'],
      ['notulen', 'pairing/outcome-differs', 'verworpen', 'goedgekeurd'],
      ['notulen', 'pairing/votes-differ', '5/10/0', '10/5/0'],
    ])
    expect(differences(ITEMS, ITEMS.slice(0, 2))).toEqual([['lijst', 'pairing/item-missing', undefined, 'Verkoop van de pastorie']])
    expect(differences(ITEMS.slice(0, 2), ITEMS)).toEqual([['notulen', 'pairing/item-missing', undefined, 'Verkoop van de pastorie']])
  })

  it('takes note of a carried item for no contradiction, and a missing outcome for none', () => {
    expect(differences([item('1', 'Jaarverslag. Kennisname', 'kennisgenomen'), item('2', 'Varia')], [item('1', 'Jaarverslag. Kennisname', 'goedgekeurd'), item('2', 'Varia', 'goedgekeurd')])).toEqual([])
  })

  it('leaves two sittings on one day, and other days, alone', () => {
    expect(differences([item('1', 'Eedaflegging'), item('2', 'Aanduiding voorzitter')], ITEMS)).toEqual([])
    expect(compareDocuments([told('lijst', 'besluitenlijst', ITEMS.slice(1), '2025-04-28'), told('notulen', 'notulen', ITEMS)])).toEqual([])
  })
})
