import { describe, expect, it } from 'vitest'
import { isUnanimous, uitkomstOf } from '../../../src/mapping/summary/uitkomst.js'

describe('uitkomstOf', () => {
  it.each([
    ['Goedgekeurd', 'goedgekeurd'],
    ['Algemeen goedgekeurd', 'goedgekeurd'],
    ['de aanpassingen worden goedgekeurd.', 'goedgekeurd'],
    ['Vaststelling', 'goedgekeurd'],
    ['De raad stelt het reglement vast.', 'goedgekeurd'],
    ['Niet goedgekeurd', 'verworpen'],
    ['De raad keurt het voorstel niet goed.', 'verworpen'],
    ['De gemeenteraad gaat niet akkoord met 12 stemmen tegen', 'verworpen'],
    ['Aktename', 'kennisgenomen'],
    ['Kennis genomen met eenparigheid van stemmen', 'kennisgenomen'],
    ['De raad neemt kennis van de goedgekeurde notulen', 'kennisgenomen'],
    ['Goedgekeurd: kennisname van het verslag', 'goedgekeurd'],
    ['Verdaagd met eenparigheid van stemmen', 'verdaagd'],
    ['Uitgesteld', 'verdaagd'],
    ['Het punt wordt teruggetrokken', 'ingetrokken'],
    ['Van de agenda gehaald', 'ingetrokken'],
    ['Met eenparigheid van stemmen aanvaard', 'aanvaard'],
    ['Eenparig', 'goedgekeurd'],
    ['Met unanimiteit', 'goedgekeurd'],
    ['Behandeld', undefined],
    ['Te hernemen', undefined],
    ['', undefined],
  ])('reads %j as %s', (text, expected) => {
    expect(uitkomstOf(text)).toBe(expected)
  })

  it('recognises unanimity and its negation', () => {
    expect(isUnanimous('met eenparigheid van stemmen')).toBe(true)
    expect(isUnanimous('niet eenparig')).toBe(false)
    expect(isUnanimous('niet met eenparigheid van stemmen')).toBe(false)
    expect(isUnanimous('Unaniem, minus één stem')).toBe(false)
    expect(isUnanimous('bijna unaniem goedgekeurd')).toBe(false)
    expect(isUnanimous('eenparig goedgekeurd, op één lid na')).toBe(false)
    expect(isUnanimous('met 12 stemmen voor')).toBe(false)
  })
})
