import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVoteRows } from '../../../../src/readers/prose/votes/vote-rows.js'
import { readVote, readVoteTable } from '../../../../src/readers/prose/votes/votes.js'
import { DUTCH } from '../../../../src/readers/prose/words/nl.js'

const counts = (text: string): Record<string, number> | 'unaniem' | undefined => {
  const vote = readVote(text, DUTCH)
  if (!vote) return undefined
  return vote.unanimous
    ? 'unaniem'
    : Object.fromEntries(Object.entries(vote.sides).map(([group, side]) => [group, side.count]))
}

describe('readVote', () => {
  it.each([
    ['Goedgekeurd met eenparigheid van stemmen.', 'unaniem'],
    ['eenparig aangenomen', 'unaniem'],
    ['Goedgekeurd met algemeenheid van stemmen.', 'unaniem'],
    ['Met 6 ja-stemmen tegen 2 neen-stemmen', { voor: 6, tegen: 2 }],
    ['In 2024 keurde de raad dit punt goed met 12 stemmen voor.', undefined],
    ['Het reglement werd in 2019 met 20 stemmen voor en 3 stemmen tegen aangenomen.', undefined],
    ['Vorig jaar werd dit met eenparigheid van stemmen goedgekeurd.', undefined],
    ['Het reglement van 2019 werd gewijzigd met 20 stemmen voor en 3 stemmen tegen.', { voor: 20, tegen: 3 }],
    ['Het meerjarenplan 2026-2031 werd goedgekeurd met 12 stemmen voor.', { voor: 12 }],
    ['Het reglement wordt met algemene stemmen vastgesteld.', 'unaniem'],
    ['Met 11 stemmen voor (Jan Peeters), 6 onthoudingen', { voor: 11, onthouding: 6 }],
    [
      'Met 12 ja-stemmen, 4 neen-stemmen en 3 onthoudingen is het reglement vastgesteld.',
      { voor: 12, tegen: 4, onthouding: 3 },
    ],
    [
      'De raad gaat niet akkoord (met 12 stemmen tegen (An Claes), 8 stemmen voor (Jan Peeters)',
      { tegen: 12, voor: 8 },
    ],
    ['met 27 stemmen voor, 0 stemmen tegen en 0 onthoudingen', { voor: 27, tegen: 0, onthouding: 0 }],
    ['Met 33 stem(men) voor', { voor: 33 }],
    ['met twintig stemmen voor en één onthouding', { voor: 20, onthouding: 1 }],
    ['Met 19 ja-stemmen en 1 niet gestemd is het verslag goedgekeurd.', { voor: 19, niet: 1 }],
    ['Stemmen voor 33', { voor: 33 }],
    ['De politie is daar geen voorstander van.', undefined],
    ['Geen voorstanders, 12 tegenstanders.', { voor: 0, tegen: 12 }],
    ['Op 12 juni kreeg de kandidaat van 2024 een brief voor de vergadering.', undefined],
    ['De gemeente beschikt over 11.574 stemmen.', undefined],
    ['Er zijn 2 voorstellen voor het plein.', undefined],
    ['met 20 stemmen voor, 5 tegen en 2 onthoudingen', { voor: 20, tegen: 5, onthouding: 2 }],
    ['Goedgekeurd met 12 stemmen tegen 4, bij 2 onthoudingen.', { voor: 12, tegen: 4, onthouding: 2 }],
    ['met 12 tegen 5 stemmen bij 2 onthoudingen', { voor: 12, tegen: 5, onthouding: 2 }],
    ['Uitslag van de stemming: 12 ja, 4 neen, 1 onthouding', { voor: 12, tegen: 4, onthouding: 1 }],
    [
      '12 raadsleden stemmen voor, 3 raadsleden stemmen tegen, 1 raadslid onthoudt zich',
      { voor: 12, tegen: 3, onthouding: 1 },
    ],
    ['Ja-stemmen: 18 Neen-stemmen: 4 Onthoudingen: 1', { voor: 18, tegen: 4, onthouding: 1 }],
    ['met 12 stemmen voor, geen stemmen tegen en geen onthoudingen', { voor: 12, tegen: 0, onthouding: 0 }],
    ['Bij geheime stemming: 20 ja, 2 neen, 1 blanco van 23 stemmen.', { voor: 20, tegen: 2, blanco: 1 }],
    ['met éénparigheid van stemmen', 'unaniem'],
    ['Er zijn 12 parkeerplaatsen voor mindervaliden en 3 voor bewoners', undefined],
    ['4 argumenten voor en 3 argumenten tegen', undefined],
  ] as const)('%s', (text, expected) => expect(counts(text)).toEqual(expected))

  it.each([
    'Unaniem minus één stem',
    'Eenparig goedgekeurd, op één stem na',
    'Bijna eenparig goedgekeurd',
    'Goedgekeurd, quasi unaniem',
    'Eenparig goedgekeurd, met uitzondering van Piet Persijn die zich onthoudt',
    'Niet met eenparigheid van stemmen aangenomen',
  ])('%s: half a vote', (text) => expect(readVote(text, DUTCH)).toMatchObject({ unanimous: false, unread: ['voor'] }))
  it('reads no vote in a condition', () =>
    expect(readVote('Indien de raad eenparig akkoord gaat, wordt het punt toegevoegd.', DUTCH)).toBeUndefined())
  it('takes figures and a word that differ for no number', () =>
    expect(readVote('Met 20 (eenentwintig) stemmen voor, 5 (vijf) stemmen tegen', DUTCH)).toMatchObject({
      sides: { tegen: { count: 5 } },
      unread: ['voor'],
    }))
  it('keeps in mind the sides that are told without a number, where votes are told', () =>
    expect(readVote('Met XX stemmen voor en VI stemmen tegen', DUTCH, true)).toMatchObject({
      sides: {},
      unread: ['tegen', 'voor'],
    }))
  it('reads who voted what, a bracket that is never closed too', () => {
    const vote = readVote('Met 2 stemmen voor (Jan Peeters, An De Wit), 1 stem tegen (Bo Claes', DUTCH)
    expect(vote?.sides).toEqual({
      voor: { count: 2, names: ['Jan Peeters', 'An De Wit'] },
      tegen: { count: 1, names: ['Bo Claes'] },
    })
  })

  it('keeps no names when they are not as many as the votes', () => {
    expect(readVote('Met 3 stemmen voor (Jan Peeters, An De Wit)', DUTCH)?.sides.voor).toEqual({
      count: 3,
      names: [],
      differs: true,
    })
  })

  it('takes parties for no names', () => {
    expect(
      readVote('Goedgekeurd met 19 stemmen voor (12 PLUS, 3 Rood, 4 Samen) en 1 onthouding (geel)', DUTCH)?.sides,
    ).toEqual({ voor: { count: 19, names: [] }, onthouding: { count: 1, names: [] } })
  })

  it('tells a secret vote', () =>
    expect(readVote('Er wordt geheim gestemd: met 20 stemmen voor en 3 stemmen tegen', DUTCH)?.secret).toBe(true))

  it('reads any numbers in any order', () => {
    const side = fc.constantFrom(['voor', 'stemmen voor'], ['tegen', 'stemmen tegen'], ['onthouding', 'onthoudingen'])
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(side, fc.integer({ min: 2, max: 60 })), {
          minLength: 1,
          maxLength: 3,
          selector: ([[group]]) => group,
        }),
        (sides) => {
          const text = `Met ${sides.map(([[, words], count]) => `${count} ${words}`).join(', ')}`
          expect(counts(text)).toEqual(Object.fromEntries(sides.map(([[group], count]) => [group, count])))
        },
      ),
    )
  })
})

describe('what stands where votes are told', () => {
  it('needs no word for votes', () => {
    expect(readVote('2 voor (Els Van Hove, Piet Raes), 3 tegen', DUTCH)).toBeUndefined()
    expect(readVote('2 voor (Els Van Hove, Piet Raes), 3 tegen', DUTCH, true)?.sides).toMatchObject({
      voor: { count: 2, names: ['Els Van Hove', 'Piet Raes'] },
      tegen: { count: 3 },
    })
  })

  it('has names under the heads of a table, with or without their number, each on one side', () => {
    const heads = ['Voor', 'Tegen', 'Onthouding']
    const names = ['An Claes\nBo De Wit', 'Els Van Hove', '']
    expect(readVoteRows([heads, names], DUTCH)?.sides).toMatchObject({
      voor: { count: 2, names: ['An Claes', 'Bo De Wit'] },
      tegen: { count: 1 },
      onthouding: { count: 0 },
    })
    expect(readVoteRows([heads, names, ['3', '1', '0']], DUTCH)?.sides).toMatchObject({
      voor: { count: 3, names: [], differs: true },
    })
    expect(readVoteRows([heads, ['An Claes', 'An Claes', '']], DUTCH)).toBeUndefined()
  })
})

describe('readVoteTable', () => {
  it('reads names and totals on lines of their own', () => {
    const vote = readVoteTable(
      ['Voor: Jan Peeters, An De Wit,', 'Totaal: 2', 'Tegen:', 'Totaal: 0', 'Onthoudingen:', 'Bo Claes', 'Totaal: 1'],
      DUTCH,
    )
    expect(vote?.sides).toEqual({
      voor: { count: 2, names: ['Jan Peeters', 'An De Wit'] },
      tegen: { count: 0, names: [] },
      onthouding: { count: 1, names: ['Bo Claes'] },
    })
  })
  it('is no table without a second side', () => expect(readVoteTable(['Voor: 12'], DUTCH)).toBeUndefined())
})
