import { describe, expect, it } from 'vitest'
import { parseKnownUnits } from '../../../../src/linking/known-units.js'
import { readProse } from '../../../../src/readers/prose/read-prose.js'
import { unitOfAddress } from '../../../../src/readers/prose/sitting/unit-of-address.js'
import { readTextBlocks } from '../../../../src/text/text-blocks.js'

const units = parseKnownUnits(
  [
    'id\tsoort\tnaam\tnis2019\tnis2025\tsinds2025',
    ...['Bovendorp', 'Onder-Bovendorp', 'Es', 'Sint-Jorisveld'].map((name, i) => `${i}\tGemeente\t${name}\t1\t1\tja`),
    'x\tGemeente\tOuddorp\t1\t\tnee',
  ].join('\n'),
)

describe('unitOfAddress', () => {
  it.each([
    ['https://bovendorp.raad.example/zitting/1', 'Bovendorp'],
    ['https://raadpleeg-bovendorp.raad.example/', 'Bovendorp'],
    ['https://www.sintjorisveld.example/notulen', 'Sint-Jorisveld'],
    ['https://onder-bovendorp.raad.example/', 'Onder-Bovendorp'],
    ['https://publicatie.raad.example/Bovendorp/Gemeente/zittingen/1', 'Bovendorp'],
    ['https://es.raad.example/', 'Es'],
    ['https://web-es.raad.example/', undefined],
    ['https://www.raad.example/zittingen/bovendorp', undefined],
    ['https://bovendorp.raad.example/sint-jorisveld/', undefined],
    ['https://bovendorper.raad.example/', undefined],
    ['https://ouddorp.raad.example/', undefined],
    ['file:///bovendorp/notulen.pdf', undefined],
    ['notulen', undefined],
  ])('%s', (address, name) => expect(unitOfAddress(address, '2025-03-24', 'Gemeente', units)).toBe(name))
})

describe('the unit of a text that does not name it', () => {
  const read = (text: string, address?: string) => {
    const { model, diagnostics } = readProse(
      readTextBlocks(
        `NOTULEN\n\nGemeenteraad\n\nZitting van 24 maart 2025\n\n1. Kermis\n\n${'Er is veel volk.\n\n'.repeat(16)}${text}`,
      ),
      { units, ...(address !== undefined && { address }) },
    )
    const unit = model.zittingen[0]?.isGehoudenDoor?.bestuurt
    return [
      unit?.prefLabel,
      unit?.evidence?.[0]?.rule,
      ...diagnostics.filter(({ rule }) => rule === 'prose/unit-unsure').map(({ actual }) => actual),
    ]
  }

  it('is that of the site, unless the text names another', () => {
    expect(read('Niets.', 'https://bovendorp.raad.example/')).toEqual(['Bovendorp', 'unit/address'])
    expect(read('Samen voor Bovendorp stemt tegen.', 'https://bovendorp.raad.example/')).toEqual([
      'Bovendorp',
      'unit/address',
    ])
    expect(read('Samen voor Bovendorp stemt tegen.')).toEqual([undefined, undefined, 'Bovendorp'])
    expect(read('Samen voor Sint-Jorisveld stemt tegen.', 'https://bovendorp.raad.example/')).toEqual([
      'Bovendorp',
      'unit/address',
    ])
    expect(read('Gedaan te Sint-Jorisveld, 24 maart 2025.', 'https://bovendorp.raad.example/')).toEqual([
      'Sint-Jorisveld',
      'unit/named',
    ])
  })
})
