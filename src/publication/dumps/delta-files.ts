import { Parser, type Quad, type Term } from 'n3'
import type { Merge, NetChange } from '../../log/state/merge.js'
import { xsd } from '../../rdf/vocabularies.js'

/**
 * The graph named in every triple of a delta file (dossier 5.1): a constant of the contract, not a graph of raadlink.
 */
const DELTA_GRAPH = 'http://redpencil.data.gift/id/deltas/producer/lblod-harvester-besluiten-producer'

/** Maximum number of triples per operation: the producer's default; consumers make one update of each operation. */
const TRIPLES_PER_OPERATION = 100

/** A term as in delta files: SPARQL JSON, without languages (flattened by contract). */
interface DeltaTerm {
  readonly type: 'uri' | 'literal' | 'typed-literal'
  readonly value: string
  readonly datatype?: string
}

interface DeltaTriple {
  readonly graph: DeltaTerm
  readonly subject: DeltaTerm
  readonly predicate: DeltaTerm
  readonly object: DeltaTerm
}

/** One change set: deletes are applied before inserts. */
interface ChangeSet {
  readonly deletes: readonly DeltaTriple[]
  readonly inserts: readonly DeltaTriple[]
}

/** The listing of one delta file. */
export interface DeltaFile {
  /** Stays the same after a rebuild. */
  readonly id: string
  readonly name: string
  /** ISO 8601 with milliseconds; unique, later for each next file. */
  readonly created: string
  readonly content: () => readonly ChangeSet[]
}

/** Maximum number of files per listing; a consumer continues with the `created` of the last. */
export const FILES_PER_LISTING = 1000

/**
 * The delta files of the LBLOD stack: one per unit of the log, deletes first (contract: publishing, section 4). `since`
 * is exclusive; at most FILES_PER_LISTING, oldest first.
 */
export function deltaFiles(merge: Merge, since: string): readonly DeltaFile[] {
  const files: DeltaFile[] = []
  for (const net of merge.after(since)) {
    if (net.flattened.inserts.length + net.flattened.deletes.length === 0) continue
    files.push(fileOf(net))
    if (files.length === FILES_PER_LISTING) break
  }
  return files
}

/** A delta file by its id; undefined when there is none. */
export function deltaFile(merge: Merge, id: string): DeltaFile | undefined {
  const hex = /^00000000-0000-8000-8000-([0-9a-f]{12})$/u.exec(id)?.[1]
  const net = hex === undefined ? undefined : merge.at(Number.parseInt(hex, 16))
  return net && fileOf(net)
}

/** The id is a UUID of version 8 (RFC 9562, 5.8: free content) that contains the sequence number in the log. */
function fileOf(net: NetChange): DeltaFile {
  const id = `00000000-0000-8000-8000-${net.sequence.toString(16).padStart(12, '0')}`
  return { id, name: `delta-${net.time}.json`, created: net.time, content: () => changeSets(net) }
}

function changeSets({ flattened }: NetChange): readonly ChangeSet[] {
  const deletes = chunks(flattened.deletes).map((lines): ChangeSet => ({ deletes: triples(lines), inserts: [] }))
  const inserts = chunks(flattened.inserts).map((lines): ChangeSet => ({ deletes: [], inserts: triples(lines) }))
  return [...deletes, ...inserts]
}

function chunks(lines: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(lines.length / TRIPLES_PER_OPERATION) }, (_, i) =>
    lines.slice(i * TRIPLES_PER_OPERATION, (i + 1) * TRIPLES_PER_OPERATION),
  )
}

function triples(lines: readonly string[]): readonly DeltaTriple[] {
  return new Parser({ format: 'N-Triples' }).parse(lines.join('\n')).map(({ subject, predicate, object }: Quad) => ({
    graph: { type: 'uri', value: DELTA_GRAPH },
    subject: termOf(subject),
    predicate: termOf(predicate),
    object: termOf(object),
  }))
}

function termOf(term: Term): DeltaTerm {
  if (term.termType !== 'Literal') return { type: 'uri', value: term.value }
  const datatype = term.datatype.value
  return datatype === xsd.string.value
    ? { type: 'literal', value: term.value }
    : { type: 'typed-literal', value: term.value, datatype }
}
