import { expect, it } from 'vitest'
import { parseKnownUnits, readKnownUnits } from '../../src/linking/known-units.js'
import { searchUnits } from '../../src/linking/search-units.js'

const units = parseKnownUnits(
  [
    'id\tsoort\tnaam\tnis2019\tnis2025\tsinds2025',
    'a\tGemeente\tBovendorp\t1\t1\tja',
    'b\tOCMW\tBovendorp\t1\t1\tja',
    'c\tGemeente\tBovendorp-Aan-Zee\t2\t2\tja',
    'd\tGemeente\tNieuw-Bovendorp\t3\t3\tja',
    'e\tGemeente\tBovendort\t4\t\tnee',
    'f\tGemeente\tLiërs\t5\t5\tja',
  ].join('\n'),
)
const found = (text: string): readonly string[] => searchUnits(text, units).map(({ iri }) => iri.slice(-1))

it.each([
  ['bovendorp', ['a', 'b', 'c', 'd']],
  ['OCMW bovendorp', ['b']],
  ['Stad Bovendorp', ['a', 'c', 'd']],
  ['boven', ['a', 'b', 'c', 'd']],
  ['bovendrop', ['a', 'b']],
  ['liers', ['f']],
  ['aan zee', ['c']],
  ['gent', []],
  ['', []],
])('%s finds the current units that may be meant, the likeliest first', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

it('finds every current gemeente by its name, as the first result', () => {
  const known = readKnownUnits()
  for (const unit of known.filter(({ kind, isCurrent }) => kind === 'Gemeente' && isCurrent))
    expect(searchUnits(unit.name, known)[0]?.iri).toBe(unit.iri)
})
