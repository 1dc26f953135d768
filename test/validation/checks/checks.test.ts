import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/diagnostic.js'
import type { DocumentKind } from '../../../src/model.js'
import { checkRules } from '../../../src/rules/check-rules.js'
import { CHECKS } from '../../../src/validation/checks/checks.js'
import { COMPLETE, KINDS, graphOf, iri, spoiled, type Change, type Kind } from '../documents.js'

const run = (kind: DocumentKind | undefined, graph: ReturnType<typeof graphOf>): readonly Diagnostic[] =>
  CHECKS.flatMap((check) => check({ graph, stage: 'source', ...(kind && { kind }) }))

/** Each rule with documents that break it and no other; a row without a kind is a complete document of its own. */
const BROKEN: readonly (readonly [rule: string, kind: Kind, change: Change, more?: readonly string[]])[] = [
  ['check/day-impossible', 'notulen', { add: ':art1 eli:date_publication "2023-02-29"^^xsd:date .' }],
  ['check/day-impossible', 'notulen', { add: ':art1 prov:atTime "2024-04-31T10:00:00Z"^^xsd:dateTime .' }],
  ['check/value-malformed', 'notulen', { add: ':art1 eli:date_publication " 2024-02-29"^^xsd:date .' }],
  ['check/value-malformed', 'notulen', { add: ':art1 prov:atTime "2024-02-29T25:00:00Z"^^xsd:dateTime .' }],
  ['check/value-malformed', 'notulen', { add: ':art1 prov:value "12,5"^^xsd:decimal .' }],
  ['check/time-zone-missing', 'notulen', { add: ':art1 prov:atTime "2024-02-29T10:00:00"^^xsd:dateTime .' }],

  [
    'check/end-before-start',
    'notulen',
    { remove: ['- prov:endedAtTime -'], add: ':z1 prov:endedAtTime "2025-02-02T23:00:00Z"^^xsd:dateTime .' },
  ],
  [
    'check/end-before-start',
    'notulen',
    {
      remove: ['- prov:endedAtTime -', '- prov:startedAtTime -'],
      add: ':z1 prov:endedAtTime "2025-02-03T18:00:00+01:00"^^xsd:dateTime .',
    },
  ],
  [
    'check/start-far-from-planned',
    'notulen',
    { remove: ['- prov:startedAtTime -'], add: ':z1 prov:startedAtTime "2025-02-03T12:48:00+01:00"^^xsd:dateTime .' },
  ],
  [
    'check/sitting-too-long',
    'notulen',
    { remove: ['- prov:endedAtTime -'], add: ':z1 prov:endedAtTime "2025-02-04T22:05:00+01:00"^^xsd:dateTime .' },
  ],
  [
    'check/midnight',
    'agenda',
    {
      remove: ['- besluit:geplandeStart -'],
      add: ':z1 besluit:geplandeStart "2025-02-02T23:00:00.0000000Z"^^xsd:dateTime .',
    },
  ],

  ['check/order-self', 'notulen', { add: ':a1 besluit:aangebrachtNa :a1 .' }],
  ['check/order-self', 'notulen', { add: ':b1 besluit:gebeurtNa :b1 .' }],
  ['check/order-loop', 'notulen', { add: ':a1 besluit:aangebrachtNa :a2 .' }],
  [
    'check/order-loop',
    'notulen',
    { add: ':b1 besluit:gebeurtNa :b3 . :b3 a besluit:BehandelingVanAgendapunt ; besluit:gebeurtNa :b2 .' },
  ],
  [
    'check/order-fork',
    'notulen',
    { add: ':z1 besluit:behandelt :a3 . :a3 a besluit:Agendapunt ; besluit:aangebrachtNa :a1 .' },
  ],
  ['check/order-unknown', 'notulen', { add: ':a1 besluit:aangebrachtNa :a0 .' }],

  [
    'check/vote-count',
    'notulen',
    { remove: ['- besluit:aantalVoorstanders -'], add: ':s2 besluit:aantalVoorstanders 1 .' },
    ['check/vote-outcome'],
  ],
  [
    'check/vote-count',
    'notulen',
    {
      remove: ['- besluit:heeftTegenstander -', '- besluit:aantalOnthouders -'],
      add: ':s2 besluit:heeftOnthouder m:cas ; besluit:aantalOnthouders 2 ; besluit:aantalTegenstanders 0 .',
    },
    ['check/vote-more-than-present', 'check/vote-names-missing'],
  ],
  ['check/vote-names-missing', 'notulen', { remove: ['- besluit:heeftTegenstander -'] }],
  [
    'check/vote-twice',
    'notulen',
    {
      remove: ['- besluit:aantalOnthouders -', '- besluit:aantalTegenstanders -', '- besluit:heeftTegenstander -'],
      add: ':s2 besluit:heeftOnthouder m:an ; besluit:aantalOnthouders 1 ; besluit:aantalTegenstanders 0 .',
    },
  ],
  [
    'check/vote-twice',
    'notulen',
    {
      add: ':s2 besluit:heeftAanwezige m:cas2 ; besluit:heeftStemmer m:cas2 ; besluit:heeftOnthouder m:cas2 . m:cas2 mandaat:isBestuurlijkeAliasVan :cas . m:cas mandaat:isBestuurlijkeAliasVan :cas .',
      remove: ['- besluit:aantalOnthouders -'],
    },
  ],
  ['check/voter-absent', 'notulen', { remove: [':s2 besluit:heeftAanwezige m:cas'] }, ['check/vote-more-than-present']],
  [
    'check/voter-absent',
    'notulen',
    { remove: [':s2 besluit:heeftAanwezige -', ':b2 besluit:heeftAanwezige m:cas'] },
    ['check/vote-more-than-present'],
  ],
  ['check/voter-unlisted', 'notulen', { remove: [':s2 besluit:heeftStemmer m:bo'] }],
  [
    'check/vote-more-than-present',
    'notulen',
    {
      remove: ['- besluit:heeftVoorstander -', '- besluit:heeftTegenstander -', '- besluit:aantalVoorstanders -'],
      add: ':s2 besluit:aantalVoorstanders 3 .',
    },
  ],
  ['check/vote-secret-names', 'notulen', { remove: ['- besluit:geheim -'], add: ':s2 besluit:geheim true .' }],
  [
    'check/vote-outcome',
    'notulen',
    {
      remove: ['- besluit:heeftVoorstander -', '- besluit:heeftTegenstander -', '- besluit:aantalVoorstanders -'],
      add: ':s2 besluit:aantalVoorstanders 1 .',
    },
  ],

  [
    'check/published-before-sitting',
    'notulen',
    { remove: [':d1 eli:date_publication -'], add: ':d1 eli:date_publication "2025-02-02"^^xsd:date .' },
  ],
  [
    'check/published-before-sitting',
    'besluitenlijst',
    {
      remove: ['https://www.voorbeeldgem.example/besluitenlijst eli:date_publication -'],
      add: '<https://www.voorbeeldgem.example/besluitenlijst> eli:date_publication "2025-02-02"^^xsd:date .',
    },
  ],
  [
    'check/published-late',
    'besluitenlijst',
    {
      remove: ['https://www.voorbeeldgem.example/besluitenlijst eli:date_publication -'],
      add: '<https://www.voorbeeldgem.example/besluitenlijst> eli:date_publication "2025-02-14"^^xsd:date .',
    },
  ],
  [
    'check/published-late',
    'besluitenlijst',
    { remove: [':d1 eli:date_publication -'], add: ':d1 eli:date_publication "2025-02-14"^^xsd:date .' },
  ],
  [
    'check/agenda-published-late',
    'agenda',
    {
      remove: ['- eli:date_publication -'],
      add: '<https://www.voorbeeldgem.example/agenda> eli:date_publication "2025-02-04"^^xsd:date .',
    },
  ],
  [
    'check/in-force-before-sitting',
    'notulen',
    {
      remove: ['- eli:first_date_entry_in_force -'],
      add: ':d2 eli:first_date_entry_in_force "2025-02-02"^^xsd:date .',
    },
  ],
  [
    'check/in-force-end-before-start',
    'notulen',
    { remove: ['- eli:date_no_longer_in_force -'], add: ':d2 eli:date_no_longer_in_force "2025-02-28"^^xsd:date .' },
  ],

  [
    'check/kind-contradictory',
    'notulen',
    { add: '<https://www.voorbeeldgem.example/notulen> a doctype:3fa67785-ffdc-4b30-8880-2b99d97b4dee .' },
  ],
  ['check/agenda-with-results', 'agenda', { add: ':b1 a besluit:BehandelingVanAgendapunt ; dct:subject :a1 .' }],
  ['check/item-without-sitting', 'agenda', { add: '[] a besluit:Agendapunt ; dct:title "Spookpunt" .' }],
  ['check/decision-twice', 'notulen', { add: ':b1 prov:generated :d2 .' }],
  [
    'check/sitting-twice',
    'agenda',
    {
      add: ':z2 a besluit:Zitting ; besluit:isGehoudenDoor organ:raad25 ; besluit:geplandeStart "2025-02-03T19:30:00+01:00"^^xsd:dateTime .',
    },
  ],
]

describe('the checks', () => {
  it.each(KINDS)('find nothing in a complete %s', (kind) => expect(run(kind, graphOf(COMPLETE[kind]))).toEqual([]))

  it.each(BROKEN.map(([rule, kind, change, more = []]) => ({ rule, kind, change, more })))(
    'find $rule in $kind with $change',
    ({ rule, kind, change, more }) => {
      const findings = run(kind, spoiled(kind, change))
      expect([...new Set(findings.map((finding) => finding.rule))].sort()).toEqual([rule, ...more].sort())
      for (const { message, place } of findings) {
        expect(`${message.nl}${message.en}`).not.toMatch(/\{\w+\}/u)
        expect(place).toBeDefined()
      }
    },
  )

  it('have a test case for each of their rules', () => {
    const shown = new Set([
      ...BROKEN.map(([rule]) => rule),
      'check/nothing-found',
      'check/kind-unknown',
      'check/shape-not-run',
      'check/shapes-empty',
    ])
    expect(Object.keys(checkRules).filter((rule) => !shown.has(rule))).toEqual([])
  })
})

describe('places and words', () => {
  it('name the group, the count and the names of a vote that does not add up', () => {
    const change = { remove: ['- besluit:aantalVoorstanders -'], add: ':s2 besluit:aantalVoorstanders 1 .' }
    const graph = spoiled('notulen', change)
    const [finding] = run('notulen', graph)
    expect(finding).toMatchObject({
      subject: iri(':s2'),
      predicate: iri('besluit:aantalVoorstanders'),
      actual: '1',
      expected: '2',
      place: { line: graph.placed.length },
    })
    expect(finding?.message.nl).toBe('Het aantal voorstanders is 1, maar er staan 2 namen bij.')
  })

  it('name a voter by name when the page does, else by the end of the address', () => {
    const change = {
      remove: [':s2 besluit:heeftStemmer m:bo', ':s2 besluit:heeftStemmer m:an'],
      add: 'm:bo mandaat:isBestuurlijkeAliasVan :bo . :bo foaf:familyName "Boon" ; persoon:gebruikteVoornaam "Bo" .',
    }
    expect(run('notulen', spoiled('notulen', change)).map(({ message }) => message.nl)).toEqual([
      '…/an heeft voor, tegen of onthouding gestemd, maar staat niet bij de stemmers.',
      'Bo Boon heeft voor, tegen of onthouding gestemd, maar staat niet bij de stemmers.',
    ])
  })

  it('count the members of a loop', () => {
    const [finding] = run('notulen', spoiled('notulen', { add: ':a1 besluit:aangebrachtNa :a2 .' }))
    expect(finding?.message.nl).toContain('(2 punten)')
  })
})

describe('a page as a whole', () => {
  it('without council data is an error', () =>
    expect(run(undefined, graphOf(':x dct:title "Nieuws" .')).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['check/nothing-found', 'error'],
    ]))
  it('with only links to publications is an overview', () =>
    expect(run(undefined, graphOf(':x lblodBesluit:linkToPublication :y .'))).toEqual([]))
  it('of unknown kind reports that only the general rules were checked', () =>
    expect(run(undefined, graphOf(':z a besluit:Zitting .')).map(({ rule }) => rule)).toEqual(['check/kind-unknown']))
})

describe('correct though unusual data', () => {
  it.each<readonly [string, Kind, Change]>([
    [
      'a secret vote with its voters',
      'notulen',
      {
        remove: ['- besluit:geheim -', '- besluit:heeftVoorstander -', '- besluit:heeftTegenstander -'],
        add: ':s2 besluit:geheim true .',
      },
    ],
    [
      'counts without any names',
      'notulen',
      { remove: ['- besluit:heeftVoorstander -', '- besluit:heeftTegenstander -', '- besluit:heeftStemmer -'] },
    ],
    ['a vote without those present', 'notulen', { remove: ['- besluit:heeftAanwezige -'] }],
    [
      'a rejection with more votes in favour (a special majority)',
      'notulen',
      { remove: ['- besluit:gevolg -'], add: ':s2 besluit:gevolg "Verworpen" .' },
    ],
    [
      '"niet goedgekeurd" with more votes against',
      'notulen',
      {
        remove: [
          '- besluit:gevolg -',
          '- besluit:heeftVoorstander -',
          '- besluit:heeftTegenstander -',
          '- besluit:aantalVoorstanders -',
        ],
        add: ':s2 besluit:gevolg "Niet goedgekeurd" ; besluit:aantalVoorstanders 0 .',
      },
    ],
    [
      'a sitting past midnight',
      'notulen',
      { remove: ['- prov:endedAtTime -'], add: ':z1 prov:endedAtTime "2025-02-04T01:05:00+01:00"^^xsd:dateTime .' },
    ],
    [
      'a list published on the tenth day',
      'besluitenlijst',
      { remove: [':d1 eli:date_publication -'], add: ':d1 eli:date_publication "2025-02-13"^^xsd:date .' },
    ],
    [
      'minutes published a month later',
      'notulen',
      {
        remove: ['- eli:date_publication -'],
        add: '<https://www.voorbeeldgem.example/notulen> eli:date_publication "2025-03-10"^^xsd:date .',
      },
    ],
    [
      'a decision in force for one day',
      'notulen',
      { remove: ['- eli:date_no_longer_in_force -'], add: ':d2 eli:date_no_longer_in_force "2025-03-01"^^xsd:date .' },
    ],
    [
      'seven digits of a second',
      'notulen',
      { remove: ['- prov:endedAtTime -'], add: ':z1 prov:endedAtTime "2025-02-03T21:05:00.0000000Z"^^xsd:dateTime .' },
    ],
    ['a leap day', 'notulen', { add: ':art1 eli:date_publication "2024-02-29"^^xsd:date .' }],
  ])('%s', (_, kind, change) => expect(run(kind, spoiled(kind, change))).toEqual([]))
})
