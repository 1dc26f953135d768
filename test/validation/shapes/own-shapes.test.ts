import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Parser, Store } from 'n3'
import { describe, expect, it } from 'vitest'
import { OWN_SHAPES, SHAPE_RULES, shapesOf, type ShapeGraphName } from '../../../src/validation/shapes/own-shapes.js'
import { readShapeFile } from '../../../src/validation/shapes/package-files.js'
import { unsupportedIn } from '../../../src/validation/shapes/unsupported-shacl.js'
import { validateShapes } from '../../../src/validation/shapes/validate-shapes.js'
import { COMPLETE, KINDS, graphOf, spoiled, type Change, type Kind } from '../documents.js'

const NAMES = Object.keys(OWN_SHAPES) as readonly ShapeGraphName[]

describe('a complete document of each kind', () => {
  it.each(KINDS)('%s gives no finding', async (kind) => {
    const graph = graphOf(COMPLETE[kind])
    expect([
      ...(await validateShapes(graph, OWN_SHAPES.general, 'source')),
      ...(await validateShapes(graph, shapesOf(kind), 'source')),
    ]).toEqual([])
  })
})

/** For rules that require a property: the property to remove, by the name of the shape. */
const MISSING: Readonly<Record<string, string>> = {
  'Zitting-geplandeStart': '- besluit:geplandeStart -',
  'Zitting-isGehoudenDoor': '- besluit:isGehoudenDoor -',
  'Zitting-behandelt': '- besluit:behandelt -',
  'Zitting-startedAtTime': '- prov:startedAtTime -',
  'Zitting-endedAtTime': '- prov:endedAtTime -',
  'Zitting-heeftVoorzitter': ':z1 besluit:heeftVoorzitter -',
  'Zitting-heeftSecretaris': ':z1 besluit:heeftSecretaris -',
  'Zitting-heeftAgenda': '- besluit:heeftAgenda -',
  'Zitting-heeftBesluitenlijst': '- besluit:heeftBesluitenlijst -',
  'Zitting-heeftNotulen': '- besluit:heeftNotulen -',
  'Zitting-heeftUittreksel': '- besluit:heeftUittreksel -',
  'Zitting-date_publication': '- eli:date_publication -',
  'Agendapunt-title': ':a1 dct:title -',
  'Agendapunt-geplandOpenbaar': ':a2 besluit:geplandOpenbaar -',
  'BehandelingVanAgendapunt-subject': ':b1 dct:subject -',
  'BehandelingVanAgendapunt-openbaar': ':b1 besluit:openbaar -',
  'BehandelingVanAgendapunt-heeftAanwezige': ':b1 besluit:heeftAanwezige -',
  'Besluit-title': ':d2 eli:title -',
  'Besluit-language': ':d2 eli:language -',
  'Besluit-value': ':d2 prov:value -',
  'Besluit-motivering': ':d2 besluit:motivering -',
  'Besluit-date_publication': ':d2 eli:date_publication -',
  'Besluit-passed_by': ':d2 eli:passed_by -',
  'Besluit-type': ':d2 a besluittype:ba5922c9-cfad-4b2e-b203-36479219ba56',
  'Besluit-first_date_entry_in_force': ':d2 eli:first_date_entry_in_force -',
  'Stemming-onderwerp': '- besluit:onderwerp -',
  'Stemming-gevolg': '- besluit:gevolg -',
  'Stemming-geheim': '- besluit:geheim -',
  'Stemming-aantalVoorstanders': '- besluit:aantalVoorstanders -',
  'Stemming-aantalTegenstanders': '- besluit:aantalTegenstanders -',
  'Stemming-aantalOnthouders': '- besluit:aantalOnthouders -',
  'Stemming-heeftAanwezige': '- besluit:heeftAanwezige -',
  'Artikel-number': '- eli:number -',
  'Artikel-value': ':art1 prov:value -',
  'Artikel-title': ':art1 eli:title -',
  'Artikel-language': ':art1 eli:language -',
}

/** For rules that require a class: what to remove. */
const ABSENT: Readonly<Record<string, string>> = {
  Document: '- a doctype:CONCEPT',
  Zitting: '- a besluit:Zitting',
  Agendapunt: '- a besluit:Agendapunt',
  BehandelingVanAgendapunt: '- a besluit:BehandelingVanAgendapunt',
  Besluit: '- a besluit:Besluit',
  Artikel: '- a besluit:Artikel',
}

const CONCEPTS: Readonly<Partial<Record<Kind, string>>> = {
  agenda: '13fefad6-a9d6-4025-83b5-e4cbee3a8965',
  besluitenlijst: '3fa67785-ffdc-4b30-8880-2b99d97b4dee',
  notulen: '8e791b27-7600-4577-b24e-c7c29e0eb773',
  uittreksel: '9d5bfaca-bbf2-49dd-a830-769f91a6377b',
}

/** Rules of a kind that no single removal can show. */
const BY_HAND: Readonly<Record<string, Change>> = {
  'Besluit-handling': { remove: ['- prov:generated -', '- prov:wasGeneratedBy -'] },
  'Zitting-start': { remove: ['- besluit:geplandeStart -', '- prov:startedAtTime -'] },
}

/** The rules about the form of values: at least one way to break each, in complete minutes. */
const FORM: Readonly<Record<string, readonly Change[]>> = {
  'Document-date_publication': [
    { add: '<https://www.voorbeeldgem.example/notulen> eli:date_publication "2025-02-08"^^xsd:date .' },
  ],
  'Zitting-geplandeStart': [
    { add: ':z1 besluit:geplandeStart "2025-02-03T20:00:00+01:00"^^xsd:dateTime .' },
    { remove: ['- besluit:geplandeStart -'], add: ':z1 besluit:geplandeStart "3 februari 2025"^^xsd:dateTime .' },
    { remove: ['- besluit:geplandeStart -'], add: ':z1 besluit:geplandeStart "2025-02-03"^^xsd:date .' },
    { remove: ['- besluit:geplandeStart -'], add: ':z1 besluit:geplandeStart :morgen .' },
  ],
  'Zitting-startedAtTime': [{ remove: ['- prov:startedAtTime -'], add: ':z1 prov:startedAtTime "19:30" .' }],
  'Zitting-endedAtTime': [{ add: ':z1 prov:endedAtTime "2025-02-03T23:05:00+01:00"^^xsd:dateTime .' }],
  'Zitting-isGehoudenDoor': [
    { add: ':z1 besluit:isGehoudenDoor organ:ander .' },
    { remove: ['- besluit:isGehoudenDoor -'], add: ':z1 besluit:isGehoudenDoor :onbekend .' },
    { remove: ['- besluit:isGehoudenDoor -'], add: ':z1 besluit:isGehoudenDoor "Gemeenteraad" .' },
  ],
  'Zitting-behandelt': [{ add: ':z1 besluit:behandelt :niet-beschreven .' }],
  'Zitting-atLocation': [
    { remove: ['- prov:atLocation -'], add: ':z1 prov:atLocation " " .' },
    { add: ':z1 prov:atLocation "Raadzaal" .' },
  ],
  'Zitting-heeftVoorzitter': [
    { add: ':z1 besluit:heeftVoorzitter m:cas .' },
    { remove: [':z1 besluit:heeftVoorzitter -'], add: ':z1 besluit:heeftVoorzitter "An" .' },
  ],
  'Zitting-heeftSecretaris': [
    { remove: [':z1 besluit:heeftSecretaris -'], add: ':z1 besluit:heeftSecretaris :iemand .' },
  ],
  'Zitting-heeftAanwezigeBijStart': [{ add: ':z1 besluit:heeftAanwezigeBijStart "Cas" .' }],
  'Zitting-heeftAfwezigeBijStart': [{ add: ':z1 besluit:heeftAfwezigeBijStart :iemand .' }],
  'Zitting-document': [{ add: ':z1 besluit:heeftAgenda "https://www.voorbeeldgem.example/agenda" .' }],
  'Zitting-heeftNotulen': [{ add: ':z1 besluit:heeftNotulen :n2 .' }],
  'Agendapunt-title': [
    { remove: [':a1 dct:title -'], add: ':a1 dct:title "" .' },
    { remove: [':a1 dct:title -'], add: ':a1 dct:title "x"^^rdfs:Literal .' },
  ],
  'Agendapunt-title-single': [{ add: ':a1 dct:title "Iets anders" .' }],
  'Agendapunt-description': [{ add: ':a1 dct:description "Nog een." .' }, { add: ':a2 dct:description "" .' }],
  'Agendapunt-geplandOpenbaar': [
    { add: ':a1 besluit:geplandOpenbaar false .' },
    { remove: [':a1 besluit:geplandOpenbaar -'], add: ':a1 besluit:geplandOpenbaar "ja"^^xsd:boolean .' },
  ],
  'Agendapunt-type': [{ add: ':a1 <http://data.vlaanderen.be/ns/besluit#Agendapunt.type> "gepland" .' }],
  'Agendapunt-aangebrachtNa': [
    {
      remove: [':a2 besluit:aangebrachtNa -'],
      add: ':a2 besluit:aangebrachtNa "https://data.voorbeeldgem.example/id/a1" .',
    },
    { add: ':a2 besluit:aangebrachtNa :a0 .' },
  ],
  'BehandelingVanAgendapunt-subject': [
    { add: ':b1 dct:subject :a2 .' },
    { remove: [':b1 dct:subject -'], add: ':b1 dct:subject :a9 .' },
  ],
  'BehandelingVanAgendapunt-openbaar': [{ add: ':b1 besluit:openbaar false .' }],
  'BehandelingVanAgendapunt-gebeurtNa': [
    { add: ':b2 besluit:gebeurtNa :b0 .' },
    { add: ':b1 besluit:gebeurtNa "b0" .' },
  ],
  'BehandelingVanAgendapunt-generated': [{ remove: [':d1 a besluit:Besluit'] }],
  'BehandelingVanAgendapunt-heeftStemming': [{ remove: [':s2 a besluit:Stemming'] }],
  'BehandelingVanAgendapunt-heeftAanwezige': [{ add: ':b1 besluit:heeftAanwezige :iemand .' }],
  'BehandelingVanAgendapunt-heeftVoorzitter': [{ add: ':b2 besluit:heeftVoorzitter m:cas .' }],
  'BehandelingVanAgendapunt-heeftSecretaris': [{ add: ':b1 besluit:heeftSecretaris "Bo" .' }],
  'Stemming-aantalVoorstanders': [
    { add: ':s2 besluit:aantalVoorstanders 3 .' },
    { remove: ['- besluit:aantalVoorstanders -'], add: ':s2 besluit:aantalVoorstanders "twee"^^xsd:integer .' },
  ],
  'Stemming-aantalTegenstanders': [
    { remove: ['- besluit:aantalTegenstanders -'], add: ':s2 besluit:aantalTegenstanders -1 .' },
  ],
  'Stemming-aantalOnthouders': [
    { remove: ['- besluit:aantalOnthouders -'], add: ':s2 besluit:aantalOnthouders "0" .' },
  ],
  'Stemming-geheim': [{ add: ':s2 besluit:geheim true .' }],
  'Stemming-onderwerp': [
    { add: ':s2 besluit:onderwerp "Iets anders" .' },
    { remove: ['- besluit:onderwerp -'], add: ':s2 besluit:onderwerp " "@nl .' },
  ],
  'Stemming-gevolg': [{ remove: ['- besluit:gevolg -'], add: ':s2 besluit:gevolg ""@nl .' }],
  'Stemming-person': [{ add: ':s2 besluit:heeftStemmer "Cas" .' }, { add: ':s2 besluit:heeftOnthouder _:iemand .' }],
  'Besluit-title': [{ add: ':d2 eli:title "" .' }],
  'Besluit-title_short': [{ add: ':d2 eli:title_short "Nog korter" .' }],
  'Besluit-description': [{ add: ':d2 eli:description "Nog een." .' }],
  'Besluit-language': [
    { remove: [':d2 eli:language -'], add: ':d2 eli:language "nl" .' },
    { add: ':d2 eli:language <http://publications.europa.eu/resource/authority/language/FRA> .' },
  ],
  'Besluit-value': [
    { remove: [':d2 prov:value -'], add: ':d2 prov:value <https://www.voorbeeldgem.example/besluit.pdf> .' },
  ],
  'Besluit-motivering': [{ add: ':d2 besluit:motivering "Nog een." .' }],
  'Besluit-date_publication': [
    { remove: [':d2 eli:date_publication -'], add: ':d2 eli:date_publication "2025-02-07T00:00:00Z"^^xsd:dateTime .' },
  ],
  'Besluit-first_date_entry_in_force': [{ add: ':d2 eli:first_date_entry_in_force "2025-04-01"^^xsd:date .' }],
  'Besluit-date_no_longer_in_force': [{ add: ':d2 eli:date_no_longer_in_force "31/12/2031"^^xsd:date .' }],
  'Besluit-passed_by': [{ add: ':d2 eli:passed_by "Gemeenteraad" .' }],
  'Besluit-realizes': [{ add: ':d2 eli:realizes :r3 .' }],
  'Besluit-wasGeneratedBy': [{ add: ':d2 prov:wasGeneratedBy :b9 .' }],
  'Besluit-has_part': [{ add: ':d2 eli:has_part :bijlage .' }],
  'Artikel-number': [{ add: ':art1 eli:number "Art. 1" .' }],
  'Artikel-title': [{ add: ':art1 eli:title "" .' }],
  'Artikel-value': [{ add: ':art1 prov:value "Nog een tekst." .' }],
  'Artikel-language': [{ add: ':art1 eli:language "nl" .' }],
  'Bestuursorgaan-prefLabel': [{ add: 'organ:raad25 skos:prefLabel "Raad" .' }],
  'Bestuursorgaan-bestuurt': [{ add: 'organ:raad25 besluit:bestuurt :ocmw .' }],
  'Bestuursorgaan-classificatie': [{ add: 'organ:raad25 besluit:classificatie "Gemeenteraad" .' }],
  'Bestuursorgaan-name': [{ add: ':organ a besluit:Bestuursorgaan ; besluit:bestuurt :gemeente .' }],
  'Bestuursorgaan-unit': [{ add: ':organ a besluit:Bestuursorgaan ; skos:prefLabel "Raad" .' }],
  'Bestuurseenheid-prefLabel': [{ add: ':gemeente skos:prefLabel "Voorbeeld" .' }],
  'Location-label': [{ add: ':zaal rdfs:label "Zaal" .' }],
  'Location-label-present': [{ remove: [':zaal rdfs:label -'] }],
  'Person-private': [
    { add: ':an a person:Person ; persoon:geslacht :v .' },
    { add: ':an a person:Person ; <http://data.vlaanderen.be/ns/persoon#heeftGeboorte> :g .' },
  ],
}

const NOTULEN: Kind = 'notulen'

describe('every rule', () => {
  const cases = SHAPE_RULES.flatMap(({ id }) => {
    const [, graph = '', shape = ''] = id.split('/')
    if (graph === 'general') return (FORM[shape] ?? []).map((change) => ({ id, kind: NOTULEN, change }))
    const kind = graph as Kind
    const row = MISSING[shape] ?? ABSENT[shape]?.replace('CONCEPT', CONCEPTS[kind] ?? '')
    const change = BY_HAND[shape] ?? (row === undefined ? undefined : { remove: [row] })
    return change ? [{ id, kind, change }] : []
  })

  it('has a test case', () => {
    const shown = new Set(cases.map(({ id }) => id))
    expect(SHAPE_RULES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  })

  it.each(cases)('$id fires on $change', async ({ id, kind, change }) => {
    const graph = spoiled(kind, change)
    const shapes = id.startsWith('shape/general/') ? OWN_SHAPES.general : shapesOf(kind)
    const findings = await validateShapes(graph, shapes, 'source')
    const own = findings.filter(({ rule }) => rule === id)
    expect(findings.map(({ rule }) => rule)).toContain(id)
    for (const { message } of own) expect(`${message.nl} ${message.en}`).not.toMatch(/\{\$?\w+\}/u)
  })

  it('accepts an organ whose abstract organ has its name and unit', async () => {
    const graph = graphOf(
      ':nu a besluit:Bestuursorgaan ; mandaat:isTijdspecialisatieVan :altijd . :altijd a besluit:Bestuursorgaan ; skos:prefLabel "Raad" ; besluit:bestuurt :gemeente .',
    )
    expect(await validateShapes(graph, OWN_SHAPES.general, 'source')).toEqual([])
  })
})

const vocabularies = fileURLToPath(new URL('../../../vocabularies/', import.meta.url))
const VOCABULARY: ReadonlySet<string> = new Set(
  readdirSync(vocabularies)
    .filter((file) => file.endsWith('.ttl'))
    .flatMap((file) =>
      new Parser().parse(readFileSync(vocabularies + file, 'utf8')).map(({ subject }) => subject.value),
    ),
)

describe('the files', () => {
  it.each(NAMES)('%s: uses nothing that the engine would silently skip', (name) => {
    expect(unsupportedIn(new Store(new Parser().parse(readShapeFile(name))))).toEqual([])
  })

  it.each(NAMES)('%s: has texts in both languages, with a remedy and a reason', (name) => {
    for (const [iri, { id, message, remedy, why }] of OWN_SHAPES[name].rules) {
      expect(id).toBe(`shape/${name}/${iri.slice(`urn:raadlink:shape:${name}:`.length)}`)
      for (const text of [message.nl, message.en, remedy?.nl, remedy?.en, why.nl, why.en])
        expect(text, id).toMatch(/\S.*[.]$/u)
      expect(`${message.nl} ${remedy?.nl ?? ''} ${why.nl}`, id).not.toMatch(
        /https?:|\w+:\w+[A-Z]|RDFa|SHACL|xsd|IRI|URI/u,
      )
    }
  })

  it.each(NAMES)('%s: every class, path and datatype is a term of vocabularies/', (name) => {
    const terms = new Parser()
      .parse(readShapeFile(name))
      .flatMap(({ predicate, object }) => [predicate, object])
      .filter(
        ({ termType, value }) =>
          termType === 'NamedNode' && !/^(?:urn:raadlink:|http:\/\/www\.w3\.org\/ns\/shacl#)/u.test(value),
      )
    expect([...new Set(terms.map(({ value }) => value))].filter((term) => !VOCABULARY.has(term))).toEqual([])
  })

  it('every property shape belongs to a node shape with a target', () => {
    expect(SHAPE_RULES.filter(({ targetClass }) => targetClass === undefined)).toEqual([])
  })
})
