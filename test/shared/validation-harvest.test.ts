import { readFileSync } from 'node:fs'
import { DataFactory, Parser, Store, type Quad } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { expect, it } from 'vitest'
import { readSettings } from '../../src/config.js'
import { Graph } from '../../src/rdf/graph.js'
import { readDocument } from '../../src/readers/choose/read.js'
import { previewHarvest } from '../../src/validation/preview/harvest-preview.js'
import { HARVEST_CONSTRAINTS, HARVEST_TYPES } from '../../src/validation/preview/harvest-profile.js'
import { COMPLETE, KINDS, quadsOf } from '../validation/documents.js'
import { corpusPages, describeShared, hasShared, sharedPath } from './shared-data.js'

const SH = 'http://www.w3.org/ns/shacl#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

const profile = new Store(
  hasShared
    ? new Parser().parse(readFileSync(sharedPath('judges', 'shapes', 'harvester-application-profile.ttl'), 'utf8'))
    : [],
)

/* The harvester by other means: nothing below this line knows our code, but for the comparison at the end. */

const line = ({ subject, predicate, object }: Quad): string => {
  const text =
    object.termType !== 'Literal'
      ? object.value
      : `${JSON.stringify(object.value)} ${object.language} ${object.datatype.value}`
  return `${subject.value} ${predicate.value} ${text}`
}

const KEEP = ['string', 'boolean', 'date', 'dateTime', 'integer']
  .map((name) => XSD + name)
  .concat(`${RDF}HTML`, `${RDF}langString`, 'http://www.opengis.net/ont/geosparql#wktLiteral')

/** Extracting, for values that need no rewriting: on these pages dates and booleans are written as XSD asks. */
function extract(page: Store): Store {
  const out = new Store()
  for (const { subject, predicate, object } of page.getQuads(null, null, null, null)) {
    if (subject.termType === 'BlankNode' || object.termType === 'BlankNode') continue
    if (object.termType !== 'Literal') {
      out.addQuad(subject, predicate, object)
      continue
    }
    const type = object.datatype.value
    const text = object.value.replaceAll('\uFFFD', '')
    const plain =
      type === 'http://www.w3.org/2000/01/rdf-schema#Literal' ||
      type === `${RDF}XMLLiteral` ||
      (type === `${RDF}langString` && !object.language)
    if (plain) out.addQuad(subject, predicate, DataFactory.literal(text))
    else if (type === `${XSD}int`)
      out.addQuad(subject, predicate, DataFactory.literal(text, DataFactory.namedNode(`${XSD}integer`)))
    else if (KEEP.includes(type))
      out.addQuad(subject, predicate, DataFactory.literal(text, object.language || object.datatype))
  }
  return out
}

async function filter(extracted: Store): Promise<readonly string[]> {
  const { results } = await new SHACLValidator(profile, {}).validate(extracted)
  const kept = new Store(extracted.getQuads(null, null, null, null))
  for (const { focusNode, path } of results) {
    for (const quad of extracted.getQuads(focusNode.value, path.value, null, null)) kept.removeQuad(quad)
  }
  const listed = profile.getObjects(null, `${SH}targetClass`, null).map(({ value }) => value)
  for (const subject of extracted.getSubjects(`${RDF}type`, null, null)) {
    if (extracted.getObjects(subject, `${RDF}type`, null).some(({ value }) => listed.includes(value))) continue
    for (const quad of extracted.getQuads(subject, null, null, null)) kept.removeQuad(quad)
  }
  return kept.getQuads(null, null, null, null).map(line).sort()
}

/** What the preview says survives, as the same lines. */
function previewed(graph: Graph): readonly string[] {
  const survivors = previewHarvest(graph).outcomes.filter(({ fate }) => fate !== 'dropped')
  const lines = new Parser({ format: 'N-Triples' })
    .parse(
      survivors
        .map(({ subject, predicate, object, becomes }) => `<${subject}> <${predicate}> ${becomes ?? object} .`)
        .join('\n'),
    )
    .map(line)
  return [...new Set(lines)].sort()
}

describeShared('the gate of the official harvester', () => {
  it('lists the same types', () => {
    expect([...HARVEST_TYPES].sort()).toEqual(
      [...new Set(profile.getObjects(null, `${SH}targetClass`, null).map(({ value }) => value))].sort(),
    )
  })

  it('has the same constraints that cost data', () => {
    const theirs = profile.getQuads(null, `${SH}targetClass`, null, null).flatMap(({ subject, object: type }) =>
      profile.getObjects(subject, `${SH}property`, null).flatMap((shape) => {
        const one = (name: string): string | undefined => profile.getObjects(shape, SH + name, null)[0]?.value
        const kind = one('datatype') ?? (one('nodeKind') ? 'literal' : one('or') ? 'text' : undefined)
        return (one('maxCount') ?? kind) ? [[type.value, one('path'), one('maxCount') ?? '', kind ?? ''].join(' ')] : []
      }),
    )
    const ours = [...HARVEST_CONSTRAINTS].flatMap(([type, constraints]) =>
      constraints.map(({ property, maxCount, kind }) =>
        [type, property, maxCount ?? '', typeof kind === 'object' ? kind.datatype : (kind ?? '')].join(' '),
      ),
    )
    expect(ours.toSorted()).toEqual(theirs.toSorted())
  })

  it.each(corpusPages().map((page) => [page.path, page.document] as const))(
    'leaves of %s what the preview says',
    async (_, document) => {
      const { published } = await readDocument(document, readSettings())
      if (!published) throw new Error('no published graph')
      const expected = await filter(extract(new Store(published.quads)))
      expect(previewed(published)).toEqual(expected)
      expect(expected.length).toBeGreaterThan(0)
    },
  )

  it.each(KINDS)('leaves of a spoiled %s what the preview says', async (kind) => {
    const spoiling = `
      :z1 besluit:geplandeStart "2025-02-03T21:30:00Z"^^xsd:dateTime ; besluit:isGehoudenDoor organ:ander ; prov:atLocation "zaal" ; prov:endedAtTime "laat" .
      :a1 dct:title :geen ; dct:description "een", "twee" ; besluit:geplandOpenbaar "ja" . :a2 dct:title 12.5 . _:x dct:title "naamloos" . :b1 dct:subject _:x, :a2 .
      :s2 besluit:aantalVoorstanders "2"^^xsd:int ; besluit:gevolg true ; besluit:onderwerp "a", "b" ; besluit:geheim "maybe"^^xsd:boolean .
      :d1 eli:title_short 5 ; besluit:motivering :m ; eli:realizes :r1, :r2 ; eli:date_publication "2025-02-08T00:00:00Z"^^xsd:dateTime ; a mandaat:Fractie .
      :f a mandaat:Fractie ; skos:prefLabel "Lijst" . :e a eli:LegalExpression ; eli:title :t ; prov:value :v . :r a eli:LegalResource ; eli:passed_by :p, :q ; eli:first_date_entry_in_force "morgen"@nl .
      organ:raad25 skos:prefLabel "Gemeenteraad Voorbeeldgem"^^rdfs:Literal, "Raad"^^rdf:XMLLiteral . :gemeente skos:prefLabel "tekst\uFFFD"@nl .`
    const graph = new Graph(quadsOf(COMPLETE[kind] + spoiling).map((quad) => ({ quad })))
    expect(previewed(graph)).toEqual(await filter(extract(new Store(graph.quads))))
    expect(previewHarvest(graph).dropped).toBeGreaterThan(20)
  })
})
