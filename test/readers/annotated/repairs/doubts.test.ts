import { describe, expect, it } from 'vitest'
import { ADDRESS, expectSilence, readSnippet } from '../../read-page.js'

const AGENDA = 'https://data.vlaanderen.be/id/concept/BesluitDocumentType/13fefad6-a9d6-4025-83b5-e4cbee3a8965'
const NOTULEN = 'https://data.vlaanderen.be/id/concept/BesluitDocumentType/8e791b27-7600-4577-b24e-c7c29e0eb773'
const time = (property: string, value: string, mark = '', label = ''): string =>
  `<i property="${property}" datatype="xsd:dateTime" ${mark}content="${value}">${label}</i>\n`
const zitting = (inside: string, resource = 'resource="/z"'): string =>
  `<div typeof="besluit:Zitting" ${resource}>\n${inside}</div>`

/** Each: the rule, a page on which it sees something, and pages on which it is silent. */
const CASES: readonly (readonly [rule: string, seen: string, ...silent: string[]])[] = [
  [
    'doubt/planned-midnight',
    zitting(time('besluit:geplandeStart', '2024-12-30T23:00:00Z', '⟦')),
    zitting(time('besluit:geplandeStart', '2024-12-31T00:00:00Z')),
    zitting(time('besluit:geplandeStart', '2024-12-31T19:00:00')),
  ],
  [
    'doubt/created-stamp',
    zitting(time('besluit:geplandeStart', '2025-02-24T19:00:31.586Z', '⟦')),
    zitting(time('besluit:geplandeStart', '2025-02-24T19:00:00.000+01:00')),
    zitting(time('prov:startedAtTime', '2025-02-24T19:00:31.586Z')),
  ],
  [
    'doubt/planned-equals-started',
    zitting(
      time('besluit:geplandeStart', '2025-02-24T19:00:00Z') +
        time('prov:startedAtTime', '2025-02-24T20:00:00+01:00', '⟦'),
    ),
    zitting(time('besluit:geplandeStart', '2025-02-24T19:00:00Z') + time('prov:startedAtTime', '2025-02-24T19:02:00Z')),
  ],
  [
    'doubt/start-far-from-planned',
    zitting(
      time('besluit:geplandeStart', '2025-02-24T19:00:00Z') + time('prov:startedAtTime', '2025-02-24T12:18:00Z', '⟦'),
    ),
    zitting(time('besluit:geplandeStart', '2025-02-24T19:00:00Z') + time('prov:startedAtTime', '2025-02-24T21:59:00Z')),
  ],
  [
    'doubt/label-time',
    zitting(time('prov:startedAtTime', '2025-02-24T20:02:00Z', '⟦', '24 februari 2025, 20:02')),
    zitting(time('prov:startedAtTime', '2025-02-24T19:02:00Z', '', '24 februari 2025, 20.02 uur')),
    zitting(time('prov:startedAtTime', '2025-02-24T19:02:00Z', '', '24.02.2025')),
    zitting(time('prov:startedAtTime', '2025-02-24T19:02:00Z', '', '20u30')),
  ],
  [
    'doubt/offset-season',
    zitting(time('prov:startedAtTime', '2025-12-01T20:02:00+02:00', '⟦')),
    zitting(time('prov:startedAtTime', '2025-12-01T20:02:00+01:00')),
    zitting(time('prov:endedAtTime', '2025-07-01T22:02:00+02:00')),
    zitting(time('prov:endedAtTime', '2025-07-01T20:02:00Z')),
    zitting(time('prov:startedAtTime', '2025-03-30T03:00:00+02:00')),
  ],
  [
    'doubt/offset-season',
    zitting(time('besluit:geplandeStart', '2025-06-30T20:00:00+01:00', '⟦')),
    zitting(time('besluit:geplandeStart', '2025-06-30T20:00:00')),
  ],
  [
    'doubt/in-force-before-sitting',
    `${zitting(time('besluit:geplandeStart', '2025-02-24T19:00:00Z'))}<p resource="/b"><i property="eli:first_date_entry_in_force" datatype="xsd:date" ⟦content="2025-02-20"></i></p>`,
    `${zitting(time('besluit:geplandeStart', '2025-02-24T23:30:00Z'))}<p resource="/b"><i property="eli:first_date_entry_in_force" datatype="xsd:date" content="2025-02-25"></i></p>`,
    '<p resource="/b"><i property="eli:first_date_entry_in_force" datatype="xsd:date" content="2025-02-20"></i></p>',
  ],
  [
    'doubt/agenda-with-results',
    `<div typeof="foaf:Document ${AGENDA}" resource="/a"><p ⟦typeof="besluit:Besluit" resource="/b"></p><p typeof="besluit:Stemming" resource="/s"></p></div>`,
    `<div typeof="foaf:Document ${NOTULEN}" resource="/a"><p typeof="besluit:Besluit" resource="/b"></p></div>`,
    `<div typeof="foaf:Document ${AGENDA}" resource="/a"><p typeof="besluit:Agendapunt" resource="/1"></p></div>`,
    `<div typeof="foaf:Document ${AGENDA}" resource="/a"></div><div typeof="foaf:Document ${NOTULEN}" resource="/n"><p typeof="besluit:Besluit" resource="/b"></p></div>`,
  ],
  [
    'doubt/zitting-of-page',
    zitting('', `⟦resource="${ADDRESS}#zitting"`),
    zitting('', 'resource="https://gemeente.example/zitting#1"'),
    zitting('', `resource="${ADDRESS}"`),
  ],
  [
    'doubt/local-person',
    zitting(
      '<i property="besluit:heeftVoorzitter" ⟦resource="#35_An%20Bos"></i><i property="besluit:heeftAanwezige" resource="#35_An%20Bos"></i>',
    ),
    zitting(
      '<i property="besluit:heeftVoorzitter" resource="/mandatarissen#35"></i><i property="besluit:behandelt" resource="#1"></i>',
    ),
  ],
  [
    'doubt/body-label',
    '<p typeof="besluit:Bestuursorgaan" resource="/o"><b ⟦property="skos:prefLabel" datatype="xsd:string">Gemeenteraad\n Gemeente </b></p>',
    '<p typeof="besluit:Bestuursorgaan" resource="/o"><b property="skos:prefLabel" datatype="xsd:string">Gemeenteraad Gemeente Wilgendam</b></p>',
    '<p typeof="besluit:Bestuurseenheid" resource="/e"><b property="skos:prefLabel" datatype="xsd:string">De Gemeente</b></p>',
  ],
  [
    'doubt/besluit-alone',
    `${zitting('')}<p typeof="besluit:Besluit" ⟦resource="/b"></p>`,
    `${zitting('')}<p typeof="besluit:BehandelingVanAgendapunt" resource="/h"><i property="prov:generated" typeof="besluit:Besluit" resource="/b"></i></p>`,
    '<p typeof="besluit:Besluit" resource="/b"></p>',
  ],
]

describe.each(CASES)('%s', (rule, seen, ...silent) => {
  it('is noticed at its place, and nothing is changed', () => {
    const { findings, marks, published, mended, reading } = readSnippet(seen)
    expect(findings).toEqual(marks.map((mark) => `${rule} ${mark}`))
    expect(mended).toEqual(published)
    expect(reading.ledger).toMatchObject({ changed: 0, rejected: 0, added: 0 })
  })

  it.each(silent)('is silent on %s', (clean) => {
    expectSilence(clean)
  })
})
