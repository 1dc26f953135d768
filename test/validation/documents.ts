import { Parser, type Quad } from 'n3'
import type { DocumentKind } from '../../src/model.js'
import { Graph } from '../../src/rdf/graph.js'

/*
 * Complete documents of an invented municipality, one of each kind, and a way to spoil them. In a graph made here the
 * n-th triple is on line n.
 */

export const PREFIXES = `
@prefix besluit: <http://data.vlaanderen.be/ns/besluit#> .
@prefix mandaat: <http://data.vlaanderen.be/ns/mandaat#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix person: <http://www.w3.org/ns/person#> .
@prefix persoon: <https://data.vlaanderen.be/ns/persoon#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix lblodBesluit: <http://lblod.data.gift/vocabularies/besluit/> .
@prefix doctype: <https://data.vlaanderen.be/id/concept/BesluitDocumentType/> .
@prefix besluittype: <https://data.vlaanderen.be/id/concept/BesluitType/> .
@prefix organ: <http://data.lblod.info/id/bestuursorganen/> .
@prefix m: <http://data.lblod.info/id/mandatarissen/> .
@prefix : <https://data.voorbeeldgem.example/id/> .
`
const TYPE =
  '<http://data.vlaanderen.be/ns/besluit#Agendapunt.type> <http://lblod.data.gift/concepts/bdf68a65-ce15-42c8-ae1b-19eeb39e20d0>'
const LANGUAGE = 'eli:language <http://publications.europa.eu/resource/authority/language/NLD>'

const ITEMS = `
:a1 a besluit:Agendapunt ; dct:title "1. Notulen van de vorige zitting" ; dct:description "Goedkeuring." ; besluit:geplandOpenbaar true ; ${TYPE} .
:a2 a besluit:Agendapunt ; dct:title "2. Reglement op de marktkramen"@nl ; besluit:geplandOpenbaar true ; besluit:aangebrachtNa :a1 ; ${TYPE} .
`
const ORGAN = `
organ:raad25 a besluit:Bestuursorgaan ; skos:prefLabel "Gemeenteraad Voorbeeldgem" ; besluit:bestuurt :gemeente ;
  org:classification <http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e000005> ; mandaat:isTijdspecialisatieVan organ:raad .
:gemeente a besluit:Bestuurseenheid ; skos:prefLabel "Voorbeeldgem" .
:zaal a prov:Location ; rdfs:label "Raadzaal" .
`
const PLANNED =
  ':z1 a besluit:Zitting ; besluit:isGehoudenDoor organ:raad25 ; besluit:geplandeStart "2025-02-03T19:30:00+01:00"^^xsd:dateTime ; prov:atLocation :zaal ; besluit:behandelt :a1, :a2 .'
const HELD = `${PLANNED}
:z1 prov:startedAtTime "2025-02-03T19:32:00+01:00"^^xsd:dateTime ; prov:endedAtTime "2025-02-03T22:05:00+01:00"^^xsd:dateTime ;
  besluit:heeftVoorzitter m:an ; besluit:heeftSecretaris m:bo ; besluit:heeftAanwezigeBijStart m:an, m:bo, m:cas ; besluit:heeftAfwezigeBijStart m:dana .
m:an a mandaat:Mandataris . m:bo a mandaat:Mandataris . m:cas a mandaat:Mandataris .
`
const LIST = `
:b1 a besluit:BehandelingVanAgendapunt ; dct:subject :a1 ; besluit:openbaar true ; prov:generated :d1 .
:b2 a besluit:BehandelingVanAgendapunt ; dct:subject :a2 ; besluit:openbaar true ; besluit:gebeurtNa :b1 ; prov:generated :d2 ; besluit:heeftStemming :s2 .
:s2 a besluit:Stemming ; besluit:onderwerp "Reglement op de marktkramen"@nl ; besluit:gevolg "Goedgekeurd"@nl .
:d1 a besluit:Besluit ; eli:title "Notulen van de vorige zitting" ; ${LANGUAGE} ; prov:wasGeneratedBy :b1 ; eli:date_publication "2025-02-07"^^xsd:date .
:d2 a besluit:Besluit, besluittype:ba5922c9-cfad-4b2e-b203-36479219ba56 ; eli:title "Reglement op de marktkramen"@nl ; eli:description "Vaststelling."@nl ; eli:title_short "Marktreglement"@nl ;
  ${LANGUAGE} ; prov:wasGeneratedBy :b2 ; eli:date_publication "2025-02-07"^^xsd:date ; eli:passed_by organ:raad25 ; eli:realizes :r2 ;
  eli:first_date_entry_in_force "2025-03-01"^^xsd:date ; eli:date_no_longer_in_force "2030-12-31"^^xsd:date .
`
const FULL = `${LIST}
:b1 besluit:heeftAanwezige m:an, m:bo, m:cas . :b2 besluit:heeftAanwezige m:an, m:bo, m:cas ; besluit:heeftVoorzitter m:an ; besluit:heeftSecretaris m:bo .
:s2 besluit:geheim false ; besluit:aantalVoorstanders 2 ; besluit:aantalTegenstanders 1 ; besluit:aantalOnthouders 0 ;
  besluit:heeftAanwezige m:an, m:bo, m:cas ; besluit:heeftStemmer m:an, m:bo, m:cas ; besluit:heeftVoorstander m:an, m:bo ; besluit:heeftTegenstander m:cas .
:d1 prov:value "De notulen zijn goedgekeurd." ; besluit:motivering "Gelet op het decreet."@nl .
:d2 prov:value "<p>Artikel 1.</p>"^^rdf:HTML ; besluit:motivering "Gelet op het decreet."@nl ; eli:has_part :art1 .
:art1 a besluit:Artikel ; eli:number "Artikel 1" ; eli:title "Artikel 1" ; prov:value "De markt is op dinsdag." ; ${LANGUAGE} .
`
const page = (kind: string, concept: string, link: string): string => `
<https://www.voorbeeldgem.example/${kind}> a foaf:Document, doctype:${concept} ; dct:type doctype:${concept} ; eli:date_publication "2025-02-07"^^xsd:date .
:z1 besluit:${link} <https://www.voorbeeldgem.example/${kind}> .
`
const AGENDA_PAGE = `
<https://www.voorbeeldgem.example/agenda> a foaf:Document, doctype:13fefad6-a9d6-4025-83b5-e4cbee3a8965 ; eli:date_publication "2025-01-24"^^xsd:date .
:z1 besluit:heeftAgenda <https://www.voorbeeldgem.example/agenda> .
`

export type Kind = Exclude<DocumentKind, 'agenda-toegevoegd'>

/** A complete and correct document of each kind, in Turtle without prefixes. */
export const COMPLETE: Readonly<Record<Kind, string>> = {
  agenda: AGENDA_PAGE + PLANNED + ITEMS + ORGAN,
  besluitenlijst:
    page('besluitenlijst', '3fa67785-ffdc-4b30-8880-2b99d97b4dee', 'heeftBesluitenlijst') + HELD + ITEMS + ORGAN + LIST,
  notulen: page('notulen', '8e791b27-7600-4577-b24e-c7c29e0eb773', 'heeftNotulen') + HELD + ITEMS + ORGAN + FULL,
  uittreksel:
    page('uittreksel', '9d5bfaca-bbf2-49dd-a830-769f91a6377b', 'heeftUittreksel') + HELD + ITEMS + ORGAN + FULL,
  besluit:
    ORGAN +
    `
:d2 a besluit:Besluit, besluittype:ba5922c9-cfad-4b2e-b203-36479219ba56 ; eli:title "Reglement op de marktkramen"@nl ; ${LANGUAGE} ;
  prov:value "De markt is op dinsdag." ; besluit:motivering "Gelet op het decreet."@nl ; eli:date_publication "2025-02-07"^^xsd:date ;
  eli:passed_by organ:raad25 ; eli:first_date_entry_in_force "2025-03-01"^^xsd:date .`,
}

export const KINDS = Object.keys(COMPLETE) as readonly Kind[]

/**
 * Changes to a document: triples whose terms match a row are removed (`-` matches all), the Turtle of `add` is added.
 */
export interface Change {
  /** Each row: subject, predicate, object, as prefixed names or IRIs; `-` for any. */
  readonly remove?: readonly string[]
  readonly add?: string
}

export function quadsOf(turtle: string): Quad[] {
  return new Parser({ format: 'Turtle' }).parse(PREFIXES + turtle)
}

export function graphOf(turtle: string, change: Change = {}): Graph {
  const patterns = (change.remove ?? []).map(patternOf)
  const kept = quadsOf(turtle).filter(
    (quad) =>
      !patterns.some((pattern) =>
        [quad.subject.value, quad.predicate.value, quad.object.value].every(
          (value, position) => pattern[position] === '-' || pattern[position] === value,
        ),
      ),
  )
  return new Graph(
    [...kept, ...quadsOf(change.add ?? '')].map((quad, index) => ({
      quad,
      place: {
        line: index + 1,
        column: 1,
        endLine: index + 1,
        endColumn: 2,
        offset: index * 10,
        endOffset: index * 10 + 9,
      },
    })),
  )
}

/** A complete document with some errors. */
export function spoiled(kind: Kind, change: Change): Graph {
  return graphOf(COMPLETE[kind], change)
}

/** The IRI of a prefixed name of PREFIXES. */
export function iri(name: string): string {
  return name === 'a'
    ? 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    : name.replace(/^(\w*):(?!\/\/)/u, (_, prefix: string) => NAMESPACES.get(prefix) ?? `${prefix}:`)
}

const NAMESPACES: ReadonlyMap<string, string> = new Map(
  [...PREFIXES.matchAll(/@prefix (\w*): <([^>]+)>/gu)].map(([, prefix = '', namespace = '']) => [prefix, namespace]),
)

function patternOf(row: string): readonly string[] {
  return row.split(' ').map((name) => (name === '-' ? '-' : iri(name)))
}
