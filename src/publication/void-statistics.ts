import { rdf } from '../rdf/vocabularies.js'

/** What VoID counts of a dataset (VoID, section 4.6). */
export interface VoidStatistics {
  readonly triples: number
  /** Distinct subjects that have a type. */
  readonly entities: number
  readonly distinctSubjects: number
  readonly distinctObjects: number
  /** Number of entities per class IRI. */
  readonly classes: ReadonlyMap<string, number>
  /** Number of triples per property IRI. */
  readonly properties: ReadonlyMap<string, number>
}

/** Counts a set of N-Triples lines in one pass. */
export function voidStatistics(lines: Iterable<string>): VoidStatistics {
  const entities = new Set<string>()
  const subjects = new Set<string>()
  const objects = new Set<string>()
  const classes = new Map<string, number>()
  const properties = new Map<string, number>()
  let triples = 0
  for (const line of lines) {
    const subjectEnd = line.indexOf(' ')
    const predicateEnd = line.indexOf(' ', subjectEnd + 1)
    const subject = line.slice(0, subjectEnd)
    const predicate = line.slice(subjectEnd + 2, predicateEnd - 1)
    const object = line.slice(predicateEnd + 1, -2)
    triples += 1
    subjects.add(subject)
    objects.add(object)
    properties.set(predicate, (properties.get(predicate) ?? 0) + 1)
    if (predicate !== rdf.type.value) continue
    entities.add(subject)
    const type = object.slice(1, -1)
    classes.set(type, (classes.get(type) ?? 0) + 1)
  }
  return { triples, entities: entities.size, distinctSubjects: subjects.size, distinctObjects: objects.size, classes: sorted(classes), properties: sorted(properties) }
}

function sorted(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
