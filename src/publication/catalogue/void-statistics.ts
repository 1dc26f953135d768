import { sha256 } from '../../document.js'
import { rdf } from '../../rdf/vocabularies.js'

/** The counts of a dataset (VoID, section 4.6). */
export interface VoidStatistics {
  readonly triples: number
  /** Number of distinct subjects with a type. */
  readonly entities: number
  readonly distinctSubjects: number
  readonly distinctObjects: number
  /** Number of entities per class IRI. */
  readonly classes: ReadonlyMap<string, number>
  /** Number of triples per property IRI. */
  readonly properties: ReadonlyMap<string, number>
}

/** Length from which objects are remembered by their hash, since a site has many long texts. */
const LONG = 64

/**
 * Counts N-Triples lines that are grouped by subject, each once. Pauses regularly, so that other work gets its turn.
 */
export async function voidStatistics(
  lines: Iterable<string>,
  rest: () => Promise<void> = () => Promise.resolve(),
): Promise<VoidStatistics> {
  const objects = new Set<string>()
  const classes = new Map<string, number>()
  const properties = new Map<string, number>()
  const counts = { triples: 0, entities: 0, distinctSubjects: 0 }
  let subjectNow = ''
  let isEntity = false
  for (const line of lines) {
    const subjectEnd = line.indexOf(' ')
    const predicateEnd = line.indexOf(' ', subjectEnd + 1)
    const subject = line.slice(0, subjectEnd)
    const predicate = line.slice(subjectEnd + 2, predicateEnd - 1)
    const object = line.slice(predicateEnd + 1, -2)
    counts.triples += 1
    if (counts.triples % 5000 === 0) await rest()
    if (subject !== subjectNow) {
      subjectNow = subject
      isEntity = false
      counts.distinctSubjects += 1
    }
    objects.add(object.length > LONG ? sha256(object) : object)
    properties.set(predicate, (properties.get(predicate) ?? 0) + 1)
    if (predicate !== rdf.type.value) continue
    if (!isEntity) counts.entities += 1
    isEntity = true
    const type = object.slice(1, -1)
    classes.set(type, (classes.get(type) ?? 0) + 1)
  }
  return { ...counts, distinctObjects: objects.size, classes: sorted(classes), properties: sorted(properties) }
}

function sorted(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
