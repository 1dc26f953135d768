import { DataFactory, Parser, type NamedNode, type Quad_Object } from 'n3'
import type { Version, Versions } from '../../log/state/versions.js'
import { activityStreams, rdf } from '../../rdf/vocabularies.js'
import type { Member, MemberSource } from './event-stream.js'

/**
 * The decisions stream: every version of every zitting, agendapunt, behandeling, stemming, besluit and artikel, and its
 * tombstone when it is withdrawn.
 */
export function decisionMembers(versions: Versions): MemberSource {
  return {
    count: versions.count,
    members: (from, to) => versions.between(from + 1, to + 1).map(memberOf),
  }
}

function memberOf({ subject, time, triples, tombstone }: Version): Member {
  const deleted: readonly (readonly [NamedNode, Quad_Object])[] = [[rdf.type, activityStreams.Delete]]
  return {
    isVersionOf: subject,
    time,
    properties: tombstone
      ? deleted
      : new Parser({ format: 'N-Triples' })
          .parse(triples.join('\n'))
          .map(({ predicate, object }) => [DataFactory.namedNode(predicate.value), object] as const),
  }
}
