import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../../src/model.js'
import type { MaturityLevel } from '../../../src/report/report.js'
import { checkDocument } from '../../../src/validation/check-document.js'
import type { Register } from '../../../src/validation/maturity/register.js'
import { COMPLETE, iri, spoiled, type Change, type Kind } from '../documents.js'

const EVERYONE = ['m:an', 'm:bo', 'm:cas', 'm:dana'].map(iri)
const register = (...absent: readonly string[]): Register => ({
  has: (mandataris) => EVERYONE.includes(mandataris) && !absent.map(iri).includes(mandataris),
})

interface Case {
  readonly what: string
  readonly kind: Kind
  readonly change?: Change
  /** Absent: a register that knows everyone. `none`: no register. */
  readonly register?: Register | 'none'
  readonly level: MaturityLevel
  /** The gaps: the rules without `shape/<graph>/`. */
  readonly gaps?: readonly string[]
}

const s2 = '- besluit:heeftStemming -'
const VOTE = [s2, ':s2 - -']

/** The truth table; src/validation/README.md explains each row where the official tool differs. */
const TABLE: readonly Case[] = [
  // Niveau 1, agenda
  { what: 'complete', kind: 'agenda', level: 3 },
  { what: 'complete, no register', kind: 'agenda', register: 'none', level: 3 },
  {
    what: 'no planned start',
    kind: 'agenda',
    change: { remove: ['- besluit:geplandeStart -'] },
    level: 0,
    gaps: ['Zitting-geplandeStart'],
  },
  {
    what: 'no organ',
    kind: 'agenda',
    change: { remove: ['- besluit:isGehoudenDoor -'] },
    level: 0,
    gaps: ['Zitting-isGehoudenDoor'],
  },
  {
    what: 'items not linked',
    kind: 'agenda',
    change: { remove: ['- besluit:behandelt -'] },
    level: 0,
    gaps: ['Zitting-behandelt'],
  },
  {
    what: 'one title missing',
    kind: 'agenda',
    change: { remove: [':a1 dct:title -'] },
    level: 0,
    gaps: ['Agendapunt-title'],
  },
  {
    what: 'one title empty',
    kind: 'agenda',
    change: { remove: [':a1 dct:title -'], add: ':a1 dct:title " " .' },
    level: 0,
    gaps: ['Agendapunt-title'],
  },
  {
    what: 'two titles',
    kind: 'agenda',
    change: { add: ':a1 dct:title "Iets anders" .' },
    level: 0,
    gaps: ['Agendapunt-title-single'],
  },
  {
    what: 'public or not unknown',
    kind: 'agenda',
    change: { remove: [':a2 besluit:geplandOpenbaar -'] },
    level: 0,
    gaps: ['Agendapunt-geplandOpenbaar'],
  },
  {
    what: 'not typed as an agenda',
    kind: 'agenda',
    change: { remove: ['- a doctype:13fefad6-a9d6-4025-83b5-e4cbee3a8965'] },
    level: 0,
    gaps: ['Document'],
  },
  {
    what: 'nothing at all',
    kind: 'agenda',
    change: { remove: ['- - -'] },
    level: 0,
    gaps: ['Document', 'Zitting', 'Agendapunt'],
  },
  { what: 'no description anywhere (optional)', kind: 'agenda', change: { remove: ['- dct:description -'] }, level: 3 },
  {
    what: 'an empty description (optional: as if absent)',
    kind: 'agenda',
    change: { add: ':a2 dct:description "" .' },
    level: 3,
  },
  {
    what: 'two descriptions (optional, but wrong)',
    kind: 'agenda',
    change: { add: ':a1 dct:description "Nog een." .' },
    level: 0,
    gaps: ['Agendapunt-description'],
  },
  { what: 'no order anywhere (optional)', kind: 'agenda', change: { remove: ['- besluit:aangebrachtNa -'] }, level: 3 },
  {
    what: 'an order in text',
    kind: 'agenda',
    change: { remove: ['- besluit:aangebrachtNa -'], add: ':a2 besluit:aangebrachtNa "a1" .' },
    level: 0,
    gaps: ['Agendapunt-aangebrachtNa'],
  },
  { what: 'no place (optional)', kind: 'agenda', change: { remove: ['- prov:atLocation -', ':zaal - -'] }, level: 3 },
  {
    what: 'the place as plain text',
    kind: 'agenda',
    change: { remove: ['- prov:atLocation -'], add: ':z1 prov:atLocation "Raadzaal" .' },
    level: 3,
  },
  {
    what: 'titles with a language tag',
    kind: 'agenda',
    change: { remove: [':a1 dct:title -'], add: ':a1 dct:title "Punt"@nl .' },
    level: 3,
  },
  {
    what: 'a title of type rdfs:Literal',
    kind: 'agenda',
    change: { remove: [':a1 dct:title -'], add: ':a1 dct:title "Punt"^^rdfs:Literal .' },
    level: 0,
    gaps: ['Agendapunt-title'],
  },
  {
    what: 'a start that is a date',
    kind: 'agenda',
    change: { remove: ['- besluit:geplandeStart -'], add: ':z1 besluit:geplandeStart "2025-02-03"^^xsd:date .' },
    level: 0,
    gaps: ['Zitting-geplandeStart'],
  },
  {
    what: 'a start on a day that does not exist',
    kind: 'agenda',
    change: {
      remove: ['- besluit:geplandeStart -'],
      add: ':z1 besluit:geplandeStart "2025-02-30T19:30:00+01:00"^^xsd:dateTime .',
    },
    level: 0,
    gaps: ['check/day-impossible'],
  },
  {
    what: 'an official organ that is not described',
    kind: 'agenda',
    change: { remove: ['organ:raad25 - -'] },
    level: 3,
  },
  {
    what: 'the organ as text',
    kind: 'agenda',
    change: { remove: ['- besluit:isGehoudenDoor -'], add: ':z1 besluit:isGehoudenDoor "Gemeenteraad" .' },
    level: 0,
    gaps: ['Zitting-isGehoudenDoor'],
  },
  {
    what: 'no link to the agenda (no level)',
    kind: 'agenda',
    change: { remove: ['- besluit:heeftAgenda -'] },
    level: 3,
  },
  {
    what: 'no names of organ and unit (bonus)',
    kind: 'agenda',
    change: { remove: ['- skos:prefLabel -', '- besluit:bestuurt -', '- org:classification -'] },
    level: 3,
  },

  // Niveau 1, besluitenlijst
  { what: 'complete', kind: 'besluitenlijst', level: 3 },
  {
    what: 'no start',
    kind: 'besluitenlijst',
    change: { remove: ['- prov:startedAtTime -'] },
    level: 0,
    gaps: ['Zitting-startedAtTime'],
  },
  {
    what: 'no end',
    kind: 'besluitenlijst',
    change: { remove: ['- prov:endedAtTime -'] },
    level: 0,
    gaps: ['Zitting-endedAtTime'],
  },
  {
    what: 'no language',
    kind: 'besluitenlijst',
    change: { remove: [':d1 eli:language -'] },
    level: 0,
    gaps: ['Besluit-language'],
  },
  {
    what: 'the language as text',
    kind: 'besluitenlijst',
    change: { remove: [':d1 eli:language -'], add: ':d1 eli:language "nl" .' },
    level: 0,
    gaps: ['Besluit-language'],
  },
  {
    what: 'decisions not typed',
    kind: 'besluitenlijst',
    change: { remove: ['- a besluit:Besluit'] },
    level: 0,
    gaps: ['Besluit', 'BehandelingVanAgendapunt-generated'],
  },
  { what: 'no vote anywhere (not applicable)', kind: 'besluitenlijst', change: { remove: VOTE }, level: 3 },
  {
    what: 'a vote without subject',
    kind: 'besluitenlijst',
    change: { remove: ['- besluit:onderwerp -'] },
    level: 0,
    gaps: ['Stemming-onderwerp'],
  },
  { what: 'votes without counts (of the minutes only)', kind: 'besluitenlijst', level: 3, change: {} },
  {
    what: 'a count that differs from the names (of the minutes only)',
    kind: 'besluitenlijst',
    change: { add: ':s2 besluit:aantalVoorstanders 5 ; besluit:heeftVoorstander m:an .' },
    level: 3,
  },
  {
    what: 'no publication date (bonus)',
    kind: 'besluitenlijst',
    change: { remove: ['- eli:date_publication -'] },
    level: 3,
  },
  {
    what: 'decisions that hang on nothing (bonus)',
    kind: 'besluitenlijst',
    change: { remove: ['- prov:generated -', '- prov:wasGeneratedBy -'] },
    level: 3,
  },

  // Niveau 1, notulen
  { what: 'complete', kind: 'notulen', level: 3 },
  {
    what: 'no counts',
    kind: 'notulen',
    change: { remove: ['- besluit:aantalVoorstanders -'] },
    level: 0,
    gaps: ['Stemming-aantalVoorstanders'],
  },
  {
    what: 'a count that differs from the names',
    kind: 'notulen',
    change: { remove: ['- besluit:aantalVoorstanders -'], add: ':s2 besluit:aantalVoorstanders 3 .' },
    level: 0,
    gaps: ['check/vote-count'],
  },
  {
    what: 'a vote by name of someone unknown',
    kind: 'notulen',
    change: { add: ':s2 besluit:heeftStemmer "Cas" .' },
    level: 0,
    gaps: ['Stemming-person'],
  },
  {
    what: 'nobody present at an item',
    kind: 'notulen',
    change: { remove: [':b1 besluit:heeftAanwezige -'] },
    level: 0,
    gaps: ['BehandelingVanAgendapunt-heeftAanwezige'],
  },
  {
    what: 'a decision without text',
    kind: 'notulen',
    change: { remove: [':d1 prov:value -'] },
    level: 0,
    gaps: ['Besluit-value'],
  },
  {
    what: 'a link to a file for the text',
    kind: 'notulen',
    change: { remove: [':d1 prov:value -'], add: ':d1 prov:value :bestand .' },
    level: 0,
    gaps: ['Besluit-value'],
  },
  {
    what: 'nobody voted against or abstained',
    kind: 'notulen',
    change: {
      remove: ['- besluit:heeftTegenstander -', '- besluit:aantalTegenstanders -'],
      add: ':s2 besluit:aantalTegenstanders 0 .',
    },
    level: 3,
  },

  // Niveau 2
  { what: 'without a register', kind: 'notulen', register: 'none', level: 1, gaps: ['maturity/mandataris-unchecked'] },
  {
    what: 'without a register, someone with an own IRI',
    kind: 'besluitenlijst',
    register: 'none',
    change: { add: ':eva a mandaat:Mandataris . :z1 besluit:heeftAanwezigeBijStart :eva .' },
    level: 1,
    gaps: ['maturity/mandataris-unchecked', 'maturity/mandataris-not-official'],
  },
  {
    what: 'one voter not in the register',
    kind: 'notulen',
    register: register('m:cas'),
    level: 1,
    gaps: ['maturity/mandataris-not-registered'],
  },
  {
    what: 'only the chair not in the register',
    kind: 'besluitenlijst',
    register: register('m:an'),
    change: { remove: [':z1 besluit:heeftAanwezigeBijStart m:an'] },
    level: 1,
    gaps: ['maturity/mandataris-not-registered'],
  },
  { what: 'someone absent not in the register', kind: 'notulen', register: register('m:dana'), level: 3 },
  {
    what: 'someone with an own IRI that the register knows',
    kind: 'besluitenlijst',
    register: { has: () => true },
    change: { add: ':eva a mandaat:Mandataris . :z1 besluit:heeftAanwezigeBijStart :eva .' },
    level: 3,
  },
  {
    what: 'someone without IRI',
    kind: 'besluitenlijst',
    change: { add: ':b1 besluit:heeftAanwezige [ a mandaat:Mandataris ] .' },
    level: 1,
    gaps: ['maturity/mandataris-not-official'],
  },
  {
    what: 'nobody named at all',
    kind: 'besluitenlijst',
    register: 'none',
    change: {
      remove: ['- besluit:heeftAanwezigeBijStart -', '- besluit:heeftVoorzitter -', '- besluit:heeftSecretaris -'],
    },
    level: 2,
    gaps: ['Zitting-heeftVoorzitter', 'Zitting-heeftSecretaris'],
  },

  // Niveau 3
  {
    what: 'no chair',
    kind: 'notulen',
    change: { remove: [':z1 besluit:heeftVoorzitter -'] },
    level: 2,
    gaps: ['Zitting-heeftVoorzitter'],
  },
  {
    what: 'no secretary',
    kind: 'besluitenlijst',
    change: { remove: [':z1 besluit:heeftSecretaris -'] },
    level: 2,
    gaps: ['Zitting-heeftSecretaris'],
  },
  {
    what: 'no motivation',
    kind: 'notulen',
    change: { remove: [':d1 besluit:motivering -'] },
    level: 2,
    gaps: ['Besluit-motivering'],
  },
  {
    what: 'no outcome',
    kind: 'notulen',
    change: { remove: ['- besluit:gevolg -'] },
    level: 2,
    gaps: ['Stemming-gevolg'],
  },
  {
    what: 'an empty outcome',
    kind: 'besluitenlijst',
    change: { remove: ['- besluit:gevolg -'], add: ':s2 besluit:gevolg ""@nl .' },
    level: 2,
    gaps: ['Stemming-gevolg'],
  },
  {
    what: 'no article anywhere',
    kind: 'notulen',
    change: { remove: ['- eli:has_part -', ':art1 - -'] },
    level: 2,
    gaps: ['Artikel'],
  },
  {
    what: 'an article without number',
    kind: 'notulen',
    change: { remove: ['- eli:number -'] },
    level: 2,
    gaps: ['Artikel-number'],
  },
  {
    what: 'no short title anywhere (optional)',
    kind: 'notulen',
    change: { remove: ['- eli:title_short -'] },
    level: 3,
  },
  {
    what: 'attendance that is no mandataris, of Niveau 3 (and not registered)',
    kind: 'besluitenlijst',
    register: { has: () => true },
    change: { add: ':z1 besluit:heeftAanwezigeBijStart :eva .' },
    level: 2,
    gaps: ['Zitting-heeftAanwezigeBijStart'],
  },
  { what: 'no vote anywhere', kind: 'notulen', change: { remove: VOTE }, level: 3 },
]

describe('the maturity level', () => {
  it('has at least forty cases', () => expect(TABLE.length).toBeGreaterThanOrEqual(40))

  it.each(TABLE)(
    '$kind, $what: Niveau $level',
    async ({ kind, change = {}, register: given = register(), level, gaps = [] }) => {
      const { maturity } = await checkDocument({
        graph: spoiled(kind, change),
        kind,
        stage: 'source',
        ...(given !== 'none' && { register: given }),
      })
      const names = maturity?.gaps.map(({ rule }) => rule.replace(/^shape\/[^/]+\//u, ''))
      expect({ level: maturity?.level, gaps: names?.toSorted() }).toEqual({ level, gaps: gaps.toSorted() })
      for (const gap of maturity?.gaps ?? []) expect(gap.level).toBe(level + 1)
    },
  )

  it.each<readonly [DocumentKind]>([['uittreksel'], ['besluit']])('does not apply to a %s', async (kind) => {
    expect((await checkDocument({ graph: spoiled(kind as Kind, {}), kind, stage: 'source' })).maturity).toBeUndefined()
  })

  it('treats an added agenda as an agenda', async () => {
    expect(
      (await checkDocument({ graph: spoiled('agenda', {}), kind: 'agenda-toegevoegd', stage: 'source' })).maturity
        ?.level,
    ).toBe(3)
  })

  it('reports what does not apply, with the reason', async () => {
    const rules = async (kind: Kind, change: Change = {}): Promise<readonly string[] | undefined> =>
      (await checkDocument({ graph: spoiled(kind, change), kind, stage: 'source' })).maturity?.notApplicable.map(
        ({ rule }) => rule,
      )
    expect(await rules('agenda')).toEqual(['maturity/still-to-come', 'maturity/no-mandataris'])
    expect(await rules('besluitenlijst', { remove: VOTE })).toEqual(['maturity/no-vote'])
    expect(await rules('notulen')).toEqual([])
  })

  it('groups gaps: one for each rule, with all resources and the first place', async () => {
    const { maturity } = await checkDocument({
      graph: spoiled('agenda', { remove: ['- besluit:geplandOpenbaar -'] }),
      kind: 'agenda',
      stage: 'source',
    })
    expect(maturity?.gaps).toMatchObject([
      {
        rule: 'shape/agenda/Agendapunt-geplandOpenbaar',
        subjects: [iri(':a1'), iri(':a2')],
        message: { nl: 'Het agendapunt zegt niet of het in openbare zitting gepland is.' },
      },
    ])
    const first = spoiled('agenda', { remove: ['- besluit:geplandOpenbaar -'] }).place(iri(':a1'))
    expect(maturity?.gaps[0]?.place).toEqual(first)
  })

  it('starts from complete documents', () => expect(Object.keys(COMPLETE)).toHaveLength(5))
})
