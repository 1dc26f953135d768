import { describe, expect, it } from 'vitest'
import { linkPeople } from '../../src/linking/link-people.js'
import { parseRegister, writeRegister } from '../../src/linking/person-register.js'
import { registerOfModel } from '../../src/linking/register-of-model.js'
import type { Mandataris, Model } from '../../src/model.js'

const RAAD = 'http://data.lblod.info/id/bestuursorganen/raad'
const person = (name: string, iri?: string): Mandataris => ({
  ...(iri !== undefined && { iri }),
  isBestuurlijkeAliasVan: { name },
})
const sitting = (datum: string, present: readonly Mandataris[], voters: readonly Mandataris[] = []): Model => ({
  zittingen: [
    {
      datum,
      isGehoudenDoor: { iri: RAAD },
      heeftAanwezigeBijStart: present,
      behandelt: [{ behandelingen: [{ heeftStemming: [{ heeftVoorstander: voters }] }] }],
    },
  ],
  besluiten: [],
})
const entry = (iri: string, naam: string, start: string, einde: string) => ({
  iri,
  naam,
  orgaan: RAAD,
  start,
  einde,
  gezien: '',
})
const register = parseRegister(
  writeRegister([
    entry('https://x.example/jan', 'Jan Peeters', '2019-01-01', ''),
    entry('https://x.example/an-1', 'An Claes', '2019-01-01', '2024-12-01'),
    entry('https://x.example/an-2', 'An Claes', '2024-12-02', ''),
    entry('https://x.example/bo-1', 'Bo De Wit', '2024-12-02', ''),
    entry('https://x.example/bo-2', 'Bo De Wit', '2024-12-02', ''),
    {
      ...entry('https://x.example/elders', 'Cas Maes', '2019-01-01', ''),
      orgaan: 'http://data.lblod.info/id/bestuursorganen/elders',
    },
    { ...entry('https://x.example/dirk', 'Dirk Smet', '', ''), gezien: '2025-02-24' },
  ]),
)
const linked = (datum: string, name: string) => {
  const { model, diagnostics } = linkPeople(sitting(datum, [person(name)], [person(name)]), register)
  const zitting = model.zittingen[0]
  return {
    iri: zitting?.heeftAanwezigeBijStart?.[0]?.iri,
    voter: zitting?.behandelt?.[0]?.behandelingen?.[0]?.heeftStemming?.[0]?.heeftVoorstander?.[0]?.iri,
    rules: diagnostics.map(({ rule }) => rule),
  }
}

describe('linkPeople', () => {
  it.each([
    ['Jan Peeters', '2025-03-24', 'https://x.example/jan', []],
    ['PEETERS Jan', '2025-03-24', 'https://x.example/jan', []],
    ['An Claes', '2024-03-24', 'https://x.example/an-1', []],
    ['An Claes', '2025-03-24', 'https://x.example/an-2', []],
    ['An Claes', '2018-03-24', undefined, ['linking/person-unknown']],
    ['Bo De Wit', '2025-03-24', undefined, ['linking/person-unsure']],
    ['Cas Maes', '2025-03-24', undefined, ['linking/person-unknown']],
    ['Dirk Smet', '2025-03-24', 'https://x.example/dirk', []],
    ['Dirk Smet', '2024-03-24', undefined, ['linking/person-unknown']],
  ])('%s on %s', (name, datum, iri, rules) => expect(linked(datum, name)).toEqual({ iri, voter: iri, rules }))

  it('keeps an IRI given by the document', () => {
    const { model } = linkPeople(sitting('2025-03-24', [person('Jan Peeters', 'https://y.example/andere')]), register)
    expect(model.zittingen[0]?.heeftAanwezigeBijStart?.[0]?.iri).toBe('https://y.example/andere')
  })

  it('makes a register from annotated pages that gives the same people back', () => {
    const annotated = sitting('2025-02-24', [person('Jan Peeters', 'https://x.example/jan'), person('Els Maes')])
    expect(registerOfModel(annotated)).toEqual([
      { iri: 'https://x.example/jan', naam: 'Jan Peeters', orgaan: RAAD, start: '', einde: '', gezien: '2025-02-24' },
    ])
    const { model } = linkPeople(
      sitting('2025-03-24', [person('Jan Peeters'), person('Els Maes')]),
      parseRegister(writeRegister(registerOfModel(annotated))),
    )
    expect(model.zittingen[0]?.heeftAanwezigeBijStart?.map(({ iri }) => iri)).toEqual([
      'https://x.example/jan',
      undefined,
    ])
  })
})
