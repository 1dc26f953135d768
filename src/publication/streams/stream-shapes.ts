import type { Quad } from 'n3'
import { rdfRepresentations, type Resource } from '../site/resource.js'
import type { Site } from '../site/site.js'
import { iri, turtle } from '../../rdf/formats/turtle-template.js'

const ttl = turtle({})

/** IRI of the shape of a stream's members; also the name of its file. */
export function shapeIri({ baseUrl }: Site, stream: string): string {
  return `${baseUrl}ldes/${stream}/vorm.ttl#versie`
}

/**
 * The shapes of the members of both streams (SHACL; TREE, tree:shape): what every version states, including tombstones,
 * and what a publication also states (the four properties of the publication feed, dossier 2.4).
 */
export function streamShapes(site: Site): readonly Resource[] {
  return [
    shapeResource('besluiten', () => version(site, 'besluiten')),
    shapeResource('publicaties', () => [...version(site, 'publicaties'), ...publication(site)]),
  ]
}

function shapeResource(stream: string, quads: () => readonly Quad[]): Resource {
  return {
    path: `ldes/${stream}/vorm`,
    immutable: false,
    representations: rdfRepresentations(quads, ['turtle', 'nquads', 'jsonld']),
  }
}

function version(site: Site, stream: string): readonly Quad[] {
  const shape = shapeIri(site, stream)
  return ttl`
${iri(shape)} a sh:NodeShape ; sh:nodeKind sh:IRI ; sh:property ${[iri(`${shape}-van`), iri(`${shape}-tijd`)]} .
${iri(`${shape}-van`)} a sh:PropertyShape ; sh:path dct:isVersionOf ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 .
${iri(`${shape}-tijd`)} a sh:PropertyShape ; sh:path prov:generatedAtTime ; sh:datatype xsd:dateTime ; sh:minCount 1 ; sh:maxCount 1 .
`
}

function publication(site: Site): readonly Quad[] {
  const shape = `${site.baseUrl}ldes/publicaties/vorm.ttl#publicatie`
  return ttl`
${iri(shape)} a sh:NodeShape ; sh:targetClass foaf:Document ; sh:property ${[iri(`${shape}-plaats`), iri(`${shape}-soort`)]} .
${iri(`${shape}-plaats`)} a sh:PropertyShape ; sh:path prov:atLocation ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 .
${iri(`${shape}-soort`)} a sh:PropertyShape ; sh:path dct:type ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 .
`
}
