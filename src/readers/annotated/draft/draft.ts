import { DataFactory, type Quad, type Quad_Object, type Quad_Predicate, type Quad_Subject } from 'n3'
import type { Diagnostic, Place } from '../../../diagnostic.js'
import type { PlacedQuad } from '../../../rdf/graph.js'
import { rdf } from '../../../rdf/vocabularies.js'
import type { RdfaStatement } from '../../../rdfa/values/rdfa-statement.js'

/** One triple on its way from the published to the mended graph, with all that was done to it. */
export interface Entry {
  /** What the page says; absent for a triple that only the repairs bring forth. */
  readonly published?: Quad
  /** What it says now. */
  readonly quad: Quad
  readonly place?: Place
  /** The markup that states it, in the page the mended graph is read from; absent for RDF files. */
  readonly markup?: Pick<RdfaStatement, 'element' | 'attribute' | 'value'>
  /** Every finding that had a part in it. Empty: it is as published. */
  readonly findings: readonly Diagnostic[]
}

/** Terms to put in place of those of a triple; absent ones stay. */
export interface NewTerms {
  readonly subject?: Quad_Subject
  readonly predicate?: Quad_Predicate
  readonly object?: Quad_Object
}

type Writable = { -readonly [key in keyof Entry]: Entry[key] }

/**
 * The mended graph while it is made: triples are changed, rejected and added only through here, each with its finding.
 */
export class Draft {
  /** In document order; the value is the rank. */
  readonly #rank = new Map<Entry, number>()
  /** By subject, then by property; what changes hands is moved. */
  readonly #bySubject = new Map<string, Map<string, Ordered>>()
  /** How often each class is said of a subject. */
  readonly #types = new Map<string, Map<string, number>>()
  /** What `about` gave of a subject, until something of it changes. */
  readonly #about = new Map<string, readonly Entry[]>()
  #next = 0
  readonly #rejected: Entry[]
  readonly #findings = new Set<Diagnostic>()

  /** `rejected`: published triples that were lost before this draft was made, each with its finding. */
  constructor(entries: readonly Entry[], rejected: readonly Entry[] = []) {
    this.#rejected = [...rejected]
    for (const entry of entries) this.#insert({ ...entry })
    for (const { findings } of rejected) for (const finding of findings) this.#findings.add(finding)
  }

  get entries(): readonly Entry[] {
    return [...this.#rank.keys()]
  }

  /** Published triples that have no successor. */
  get rejected(): readonly Entry[] {
    return this.#rejected
  }

  /** Every finding, in the order in which they were made. */
  get findings(): readonly Diagnostic[] {
    return [...this.#findings]
  }

  get placed(): readonly PlacedQuad[] {
    return this.entries.map(({ quad, place }) => ({ quad, ...(place && { place }) }))
  }

  /** Says what was seen, and changes nothing. */
  note(finding: Diagnostic): void {
    this.#findings.add(finding)
  }

  /** Puts other terms in one triple. */
  change(entry: Entry, terms: NewTerms, finding: Diagnostic): void {
    const { subject, predicate, object, graph } = entry.quad
    const changed: Writable = entry
    this.#forget(entry)
    changed.quad = DataFactory.quad(
      terms.subject ?? subject,
      terms.predicate ?? predicate,
      terms.object ?? object,
      graph,
    )
    changed.findings = [...entry.findings, finding]
    this.#findings.add(finding)
    this.#index(entry)
  }

  /** Takes one triple out. */
  reject(entry: Entry, finding: Diagnostic): void {
    this.#forget(entry)
    this.#rank.delete(entry)
    this.#rejected.push({ ...entry, findings: [...entry.findings, finding] })
    this.#findings.add(finding)
  }

  /** Puts in a triple that the page does not state, standing at the place of what it follows from. */
  add(quad: Quad, finding: Diagnostic, place?: Place): void {
    this.#insert({ quad, findings: [finding], ...(place && { place }) })
  }

  /** The triples of a subject, in document order. */
  about(subject: string): readonly Entry[] {
    const known = this.#about.get(subject)
    if (known) return known
    const found = [...(this.#bySubject.get(subject)?.values() ?? [])].flatMap(({ entries }) => [...entries])
    const ordered = this.#inOrder(found)
    this.#about.set(subject, ordered)
    return ordered
  }

  /** The triples of a subject with one property, in document order. */
  values(subject: string, predicate: { readonly value: string }): readonly Entry[] {
    const found = this.#bySubject.get(subject)?.get(predicate.value)
    if (!found) return []
    if (!found.isOrdered) {
      found.entries = new Set(this.#inOrder([...found.entries]))
      found.isOrdered = true
    }
    return [...found.entries]
  }

  /** What is of a class (IRIs and blank node labels), each once, in document order. */
  instances(type: { readonly value: string }): readonly string[] {
    const found = this.entries.filter(({ quad }) => quad.predicate.equals(rdf.type) && quad.object.value === type.value)
    return [...new Set(found.map(({ quad }) => quad.subject.value))]
  }

  /** Whether a subject is of a class. */
  isA(subject: string, type: { readonly value: string }): boolean {
    return (this.#types.get(subject)?.get(type.value) ?? 0) > 0
  }

  #insert(entry: Entry): void {
    this.#rank.set(entry, this.#next++)
    this.#index(entry)
    for (const finding of entry.findings) this.#findings.add(finding)
  }

  #index(entry: Entry): void {
    const { subject, predicate } = entry.quad
    this.#about.delete(subject.value)
    let properties = this.#bySubject.get(subject.value)
    if (!properties) this.#bySubject.set(subject.value, (properties = new Map<string, Ordered>()))
    let same = properties.get(predicate.value)
    if (!same) properties.set(predicate.value, (same = { entries: new Set(), isOrdered: true, last: -1 }))
    const rank = this.#rank.get(entry) ?? 0
    same.isOrdered &&= rank > same.last
    same.last = Math.max(same.last, rank)
    same.entries.add(entry)
    this.#countType(entry, 1)
  }

  #countType({ quad: { subject, predicate, object } }: Entry, step: 1 | -1): void {
    if (predicate.value !== rdf.type.value) return
    let types = this.#types.get(subject.value)
    if (!types) this.#types.set(subject.value, (types = new Map<string, number>()))
    types.set(object.value, (types.get(object.value) ?? 0) + step)
  }

  #forget(entry: Entry): void {
    const { subject, predicate } = entry.quad
    this.#about.delete(subject.value)
    this.#bySubject.get(subject.value)?.get(predicate.value)?.entries.delete(entry)
    this.#countType(entry, -1)
  }

  #inOrder(entries: Entry[]): readonly Entry[] {
    return entries.sort((a, b) => (this.#rank.get(a) ?? 0) - (this.#rank.get(b) ?? 0))
  }
}

/** Triples of one subject and property, put in document order when they are asked for. */
interface Ordered {
  entries: Set<Entry>
  isOrdered: boolean
  /** The highest rank put in. */
  last: number
}
