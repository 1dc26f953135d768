import { describe, expect, it } from 'vitest'
import { readMovements } from '../../../../src/readers/prose/people/movements.js'
import { DUTCH } from '../../../../src/readers/prose/words/nl.js'
import { readTextBlocks } from '../../../../src/text/text-blocks.js'

const PEOPLE = ['An Claes', 'Bo De Wit', 'Cas Maes', 'Dora Maes', 'Els Van Hove'].map((name) => ({ name }))

function read(text: string): readonly (readonly [string, string, boolean])[] {
  return readMovements(readTextBlocks(text).blocks, PEOPLE, DUTCH).movements.map(({ kind, person, afterwards }) => [
    kind,
    person.name,
    afterwards,
  ])
}

describe('readMovements', () => {
  it.each([
    ['An Claes, raadslid, verlaat de zitting.', 'leaves', 'An Claes'],
    ['Raadslid De Wit verlaat de vergadering.', 'leaves', 'Bo De Wit'],
    ['Mevrouw Van Hove vervoegt de zitting om 20.15 uur.', 'joins', 'Els Van Hove'],
    ['De heer De Wit Bo komt de vergadering binnen.', 'joins', 'Bo De Wit'],
    ['Els Van Hove neemt opnieuw deel aan de zitting.', 'joins', 'Els Van Hove'],
    ['An Claes, schepen is verontschuldigd tijdens de behandeling van dit punt', 'abstains', 'An Claes'],
    ['Cas Maes neemt niet deel aan de stemming.', 'abstains', 'Cas Maes'],
    ['Schepen Claes verlaat de zaal tijdens de behandeling van dit punt.', 'abstains', 'An Claes'],
    ['Els Van Hove onthoudt zich van deelname aan de bespreking.', 'abstains', 'Els Van Hove'],
  ])('%s', (sentence, kind, name) => expect(read(sentence)).toEqual([[kind, name, false]]))

  it('reads several people in one sentence', () =>
    expect(read('An Claes en Bo De Wit verlaten de zitting.').map(([, name]) => name)).toEqual([
      'An Claes',
      'Bo De Wit',
    ]))

  it('holds from the next item on when it is told behind the decision', () => {
    expect(read('Besluit\n\nArtikel 1\nHet reglement wordt vastgesteld.\n\nAn Claes verlaat de zitting.')).toEqual([
      ['leaves', 'An Claes', true],
    ])
  })

  it('takes no family name that two people bear, and reports who is in no list', () => {
    expect(read('Raadslid Maes verlaat de zitting.')).toEqual([])
    const { movements, unread } = readMovements(
      readTextBlocks('Piet Raes, raadslid, verlaat de zitting.').blocks,
      PEOPLE,
      DUTCH,
    )
    expect(movements).toEqual([])
    expect(unread.map(({ text }) => text)).toEqual(['Piet Raes, raadslid, verlaat de zitting.'])
  })

  it('does not mistake other sentences for movements', () => {
    for (const text of [
      'De gemeente neemt deel aan het project.',
      'An Claes maakt deel uit van de raad van bestuur.',
      'De bus vertrekt om 8 uur aan de kerk.',
      'De politie verlaat het gebouw.',
    ])
      expect(read(text)).toEqual([])
  })
})
