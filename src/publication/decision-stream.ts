import { DataFactory, Parser, type NamedNode, type Quad_Object } from 'n3'
import type { Version, Versions } from '../log/versions.js'
import { activityStreams, rdf } from '../rdf/vocabularies.js'
import type { Member, MemberSource } from './event-stream.js'

/** The decisions stream: every version of every zitting, agendapunt, behandeling, stemming, besluit and artikel, and its tombstone when it is withdrawn. */
export function decisionMembers(versions: Versions, streamIri: string): MemberSource {
  return {
    count: versions.count,
    members: (from, to) => versions.between(from + 1, to + 1).map((version) => memberOf(version, streamIri)),
  }
}

function memberOf({ number, subject, time, triples, tombstone }: Version, streamIri: string): Member {
  const iri = `${streamIri}/versie/${number}`
  const deleted: readonly (readonly [NamedNode, Quad_Object])[] = [[rdf.type, activityStreams.Delete]]
  return {
    iri,
    isVersionOf: subject,
    time,
    properties: tombstone ? deleted : new Parser({ format: 'N-Triples' }).parse(triples.join('\n')).map(({ predicate, object }) => [DataFactory.namedNode(predicate.value), object] as const),
  }
}
