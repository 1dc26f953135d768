import { describe, expect, it } from 'vitest'
import type { Place } from '../../../src/diagnostic.js'
import { lift, type Lifted } from '../../../src/mapping/lift/lift.js'
import { lower } from '../../../src/mapping/lower/lower.js'
import { Graph } from '../../../src/rdf/graph.js'
import { parseGraph, triples } from '../graphs.js'

const PREFIXES = `
@prefix besluit: <http://data.vlaanderen.be/ns/besluit#> .
@prefix mandaat: <http://data.vlaanderen.be/ns/mandaat#> .
@prefix generiek: <https://data.vlaanderen.be/ns/generiek#> .
@prefix lgeneriek: <http://data.vlaanderen.be/ns/generiek#> .
@prefix persoon: <http://data.vlaanderen.be/ns/persoon#> .
@prefix ext: <http://mu.semte.ch/vocabularies/ext/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix lregorg: <https://www.w3.org/ns/regorg#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix type: <https://data.vlaanderen.be/id/concept/BesluitDocumentType/> .
@prefix : <https://raadpleeg.voorbeeldegem.be/id/> .
`

const read = (turtle: string, context = {}): Lifted => lift(parseGraph(PREFIXES + turtle), context)
const written = (lifted: Lifted): readonly string[] =>
  triples([...lower(lifted.model, { mintBase: 'https://mint.voorbeeldegem.be/' }).graph.placed, ...lifted.rest])
const rules = ({ diagnostics }: Lifted): readonly string[] => diagnostics.map(({ rule }) => rule)

describe('vendor differences', () => {
  it.each([
    ['mandaat:isTijdspecialisatieVan', 0],
    ['generiek:isTijdspecialisatieVan', 1],
    ['lgeneriek:isTijdspecialisatieVan', 1],
  ])('reads the term of an organ from %s', (property, variants) => {
    const lifted = read(`:z a besluit:Zitting ; besluit:isGehoudenDoor :t . :t ${property} :o .`)
    expect(lifted.model.zittingen[0]?.isGehoudenDoor?.isTijdspecialisatieVan?.iri).toMatch(/\/o$/u)
    expect(written(lifted)).toContain(
      'https://raadpleeg.voorbeeldegem.be/id/t http://data.vlaanderen.be/ns/mandaat#isTijdspecialisatieVan https://raadpleeg.voorbeeldegem.be/id/o',
    )
    expect(rules(lifted).filter((rule) => rule === 'mapping/variant')).toHaveLength(variants)
  })

  it('reads names under http and writes them under https', () => {
    const lifted = read(
      ':z a besluit:Zitting ; besluit:heeftVoorzitter :m . :m mandaat:isBestuurlijkeAliasVan :p . :p persoon:gebruikteVoornaam "Els" .',
    )
    expect(lifted.model.zittingen[0]?.heeftVoorzitter?.isBestuurlijkeAliasVan?.gebruikteVoornaam).toBe('Els')
    expect(written(lifted).join('\n')).toContain('https://data.vlaanderen.be/ns/persoon#gebruikteVoornaam Els')
  })

  it('reads a fractie under either form of regorg and either spelling of organisation', () => {
    const lifted = read(
      ':z a besluit:Zitting ; besluit:heeftVoorzitter :m . :m org:hasMembership :l . :l org:organization :f . :f lregorg:legalName "Lokaal" .',
    )
    expect(lifted.model.zittingen[0]?.heeftVoorzitter?.hasMembership?.[0]?.organisation?.legalName).toBe('Lokaal')
    expect(written(lifted).join('\n')).toContain('http://www.w3.org/ns/regorg#legalName Lokaal')
    expect(written(lifted).join('\n')).toContain('http://www.w3.org/ns/org#organisation')
  })

  it('reads ext:behandelt as besluit:behandelt, once when both occur', () => {
    const lifted = read(':z a besluit:Zitting ; besluit:behandelt :a ; ext:behandelt :a, :b .')
    expect(lifted.model.zittingen[0]?.behandelt?.map(({ iri }) => iri?.at(-1))).toEqual(['a', 'b'])
    expect(lifted.rest).toEqual([])
  })

  it('removes layout from names and labels, and from the ends of texts', () => {
    const lifted = read(
      ':z a besluit:Zitting ; besluit:isGehoudenDoor :o ; besluit:behandelt :a . :o skos:prefLabel "\\n  Gemeente\\n  Voorbeeldegem "@nl . :a dct:title " 1 Kermis "@nl .',
    )
    expect(lifted.model.zittingen[0]?.isGehoudenDoor?.prefLabel).toBe('Gemeente Voorbeeldegem')
    expect(lifted.model.zittingen[0]?.behandelt?.[0]?.title).toEqual([{ value: '1 Kermis', language: 'nl' }])
  })

  it('treats values that differ only in white space as one', () => {
    const lifted = read(
      ':z a besluit:Zitting ; besluit:heeftVoorzitter :m . :m foaf:familyName "De  Smet", " De Smet" .',
    )
    expect(rules(lifted)).toEqual(['mapping/variant'])
    expect(lifted.rest).toEqual([])
  })

  it('recognises officials by the path of their IRI', () => {
    const lifted = read(
      ':z a besluit:Zitting ; besluit:heeftSecretaris <http://data.lblod.info/id/functionarissen/1> ; besluit:heeftVoorzitter :m . <http://data.lblod.info/id/functionarissen/1> a mandaat:Mandataris .',
    )
    expect(lifted.model.zittingen[0]?.heeftSecretaris).toMatchObject({ functionaris: true })
    expect(lifted.model.zittingen[0]?.heeftVoorzitter?.functionaris).toBeUndefined()
  })
})

describe('what does not fit', () => {
  it('keeps a second value of a single field, and reports it', () => {
    const lifted = read(
      ':z a besluit:Zitting ; besluit:geplandeStart "2025-03-24T20:00:00Z"^^xsd:dateTime, "2025-03-24T21:00:00Z"^^xsd:dateTime .',
    )
    expect(lifted.model.zittingen[0]?.geplandeStart).toBe('2025-03-24T20:00:00Z')
    expect(lifted.rest.map(({ quad }) => quad.object.value)).toEqual(['2025-03-24T21:00:00Z'])
    expect(lifted.diagnostics).toMatchObject([
      {
        rule: 'mapping/too-many-values',
        actual: '2025-03-24T21:00:00Z',
        expected: '2025-03-24T20:00:00Z',
        severity: 'warning',
      },
    ])
  })

  it('takes the organ in its term when the abstract one is named too', () => {
    const lifted = read(':z a besluit:Zitting ; besluit:isGehoudenDoor :o, :t . :t mandaat:isTijdspecialisatieVan :o .')
    expect(lifted.model.zittingen[0]?.isGehoudenDoor?.iri).toMatch(/\/t$/u)
    expect(rules(lifted)).toEqual(['mapping/too-many-values'])
  })

  it('prefers Dutch', () => {
    const lifted = read(
      ':h a besluit:BehandelingVanAgendapunt ; besluit:heeftStemming :s . :s besluit:gevolg "Approuvé"@fr, "Goedgekeurd"@nl .',
    )
    expect(lifted.model.behandelingen?.[0]?.heeftStemming?.[0]?.gevolg?.value).toBe('Goedgekeurd')
  })

  it.each([
    ['besluit:geplandeStart "vanavond"'],
    ['besluit:geplandeStart "2025-02-30T20:00:00Z"^^xsd:dateTime'],
    ['besluit:geplandeStart "2025-03-24T20:00:00"^^xsd:date'],
    ['besluit:heeftVoorzitter "Els Janssens"'],
    ['prov:atLocation 5'],
  ])('leaves %s in the rest, with a finding', (statement) => {
    const lifted = read(`:z a besluit:Zitting ; ${statement} .`)
    expect(lifted.rest).toHaveLength(1)
    expect(rules(lifted)).toEqual(['mapping/value-unusable'])
  })

  it('reads plain text of the right form with the type of the property', () => {
    const lifted = read(
      ':z a besluit:Zitting ; besluit:geplandeStart "2025-03-24T20:00:00Z" ; besluit:behandelt :a . :a besluit:geplandOpenbaar "true", "1"^^xsd:boolean .',
    )
    expect(lifted.model.zittingen[0]).toMatchObject({
      geplandeStart: '2025-03-24T20:00:00Z',
      behandelt: [{ geplandOpenbaar: true }],
    })
    expect(lifted.rest).toEqual([])
  })

  it('reports properties without a field once, with their count', () => {
    const lifted = read(':z a besluit:Zitting ; rdfs:comment "a", "b" ; ext:aanwezigenTable "c" .')
    expect(lifted.diagnostics).toMatchObject([
      {
        rule: 'mapping/property-not-modelled',
        predicate: 'http://www.w3.org/2000/01/rdf-schema#comment',
        message: { en: expect.stringContaining('2 times') as string },
      },
      { rule: 'mapping/property-not-modelled', predicate: 'http://mu.semte.ch/vocabularies/ext/aanwezigenTable' },
    ])
  })

  it('does not follow a cycle', () => {
    const lifted = read(
      ':z a besluit:Zitting ; besluit:isGehoudenDoor :t . :t mandaat:isTijdspecialisatieVan :o . :o mandaat:isTijdspecialisatieVan :t .',
    )
    expect(rules(lifted)).toEqual(['mapping/circle'])
    expect(lifted.rest).toHaveLength(1)
  })

  it('survives a chain without end', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `:o${i} mandaat:isTijdspecialisatieVan :o${i + 1} .`).join(
      '\n',
    )
    const lifted = read(`:z a besluit:Zitting ; besluit:isGehoudenDoor :o0 . ${chain}`)
    expect(lifted.carried.length + lifted.rest.length).toBe(5002)
    expect(rules(lifted)).toContain('mapping/circle')
  })
})

describe('roots', () => {
  it('keeps unconnected items, handlings and decisions', () => {
    const { model, rest } = read(
      ':a a besluit:Agendapunt . :h a besluit:BehandelingVanAgendapunt . :b a besluit:Besluit .',
    )
    expect(model).toMatchObject({ zittingen: [], agendapunten: [{}], behandelingen: [{}], besluiten: [{}] })
    expect(rest).toEqual([])
  })

  it('reads a subject without a class as a sitting when only a sitting can have its properties', () => {
    expect(read(':z besluit:geplandeStart "2025-03-24T20:00:00Z"^^xsd:dateTime .').model.zittingen).toMatchObject([
      { untyped: true },
    ])
    expect(
      read(':z a foaf:Document ; besluit:geplandeStart "2025-03-24T20:00:00Z"^^xsd:dateTime .').model.zittingen,
    ).toEqual([])
  })

  it('finds the document itself by address, by kind, or as the only one', () => {
    const two =
      ':n a foaf:Document, type:8e791b27-7600-4577-b24e-c7c29e0eb773 . :a a foaf:Document, type:13fefad6-a9d6-4025-83b5-e4cbee3a8965 .'
    expect(read(two, { address: 'https://raadpleeg.voorbeeldegem.be/id/a' }).model.publicatie?.kind).toBe('agenda')
    expect(read(two, { kind: 'agenda' }).model.publicatie?.kind).toBe('agenda')
    expect(read(two, { kind: 'agenda-toegevoegd' }).model.publicatie?.kind).toBe('agenda-toegevoegd')
    expect(read(two).model.publicatie?.kind).toBe('notulen')
    expect(rules(read(two))).toContain('mapping/document-unclear')
    expect(rules(read(two, { kind: 'agenda' }))).not.toContain('mapping/document-unclear')
  })

  it('finds the kind of a document by the link to it', () => {
    const { model } = read(':z a besluit:Zitting ; besluit:heeftBesluitenlijst :d . :d a foaf:Document .')
    expect(model.zittingen[0]?.heeftBesluitenlijst).toMatchObject([{ kind: 'besluitenlijst' }])
  })
})

describe('places', () => {
  const place = (line: number): Place => ({
    line,
    column: 1,
    endLine: line,
    endColumn: 9,
    offset: line * 10,
    endOffset: line * 10 + 8,
  })
  const graph = new Graph(
    parseGraph(
      `${PREFIXES} :z a besluit:Zitting ; besluit:geplandeStart "2025-03-24T20:00:00Z"^^xsd:dateTime ; besluit:behandelt :a, :b .`,
    ).placed.map(({ quad }, i) => ({ quad, place: place(i + 1) })),
  )
  const { model } = lift(graph)

  it('become the place of the noun and evidence of its fields', () => {
    expect(model.zittingen[0]?.place?.line).toBe(1)
    expect(model.zittingen[0]?.evidence).toEqual([
      { field: 'geplandeStart', rule: 'published', certainty: 1, status: 'stated', place: place(2) },
      { field: 'behandelt', rule: 'published', certainty: 1, status: 'stated', place: place(3) },
      { field: 'behandelt', rule: 'published', certainty: 1, status: 'stated', place: place(4) },
    ])
  })

  it('are restored on the quads', () => {
    const lowered = lower(model, { mintBase: 'https://mint.voorbeeldegem.be/' }).graph
    expect(lowered.placed.map(({ place: at }) => at?.line)).toEqual([1, 2, 3, 4])
  })
})
