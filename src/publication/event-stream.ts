import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3'
import { dct, ldes, prov, rdf, tree, xsd } from '../rdf/vocabularies.js'
import { rdfRepresentations, type Resource } from './resource.js'

const { namedNode, literal, quad } = DataFactory

/** One member of a stream: an immutable version of something. */
export interface Member {
  readonly iri: string
  /** What it is a version of. */
  readonly isVersionOf: string
  /** When this version came to be, ISO 8601 in UTC; later for each further unit of the log. */
  readonly time: string
  /** What it says, besides version and time: predicate and object of its own subject. */
  readonly properties: readonly (readonly [NamedNode, Quad_Object])[]
}

/** Where members come from, in the order of the log. */
export interface MemberSource {
  readonly count: number
  /** Members `from` up to but not including `to`, counted from 0. */
  readonly members: (from: number, to: number) => readonly Member[]
}

export interface EventStreamSettings {
  /** Absolute address of the site, ending in a slash. */
  readonly baseUrl: string
  /** Path of the stream below it: pages are `<path>/1`, `<path>/2` … */
  readonly path: string
  /** Members on a page; fixed for ever, because closed pages never change. */
  readonly pageSize: number
  /** IRI of the SHACL shape of its members. */
  readonly shape: string
  /** Seconds after which asking again is worthwhile. */
  readonly pollingInterval: number
  /** Class of the members that say that something is gone. */
  readonly deleteType: NamedNode
}

/** The class that LBLOD's own client looks for: the namespace with http, which w3id.org does not define. */
const LBLOD_EVENT_STREAM = namedNode('http://w3id.org/ldes#EventStream')

/**
 * A linked data event stream as one linear chain of pages, each pointing to the next, full pages closed for ever
 * (LDES 1.0, TREE; every client known follows a chain, the ones of LBLOD follow nothing else).
 */
export class EventStream {
  readonly #root: string

  constructor(private readonly source: MemberSource, private readonly settings: EventStreamSettings) {
    this.#root = `${settings.baseUrl}${settings.path}/`
  }

  /** IRI of the stream itself. */
  get iri(): string {
    return `${this.settings.baseUrl}${this.settings.path}`
  }

  /** Number of pages; an empty stream has one. */
  get pages(): number {
    return Math.max(1, Math.ceil(this.source.count / this.settings.pageSize))
  }

  /** A page by its number from 1; undefined beyond the last. */
  page(number: number): Resource | undefined {
    if (!Number.isInteger(number) || number < 1 || number > this.pages) return undefined
    const { path, pageSize } = this.settings
    const closed = number < this.pages
    const lastModified = this.source.members(Math.min(number * pageSize, this.source.count) - 1, Math.min(number * pageSize, this.source.count))[0]?.time
    return {
      path: `${path}/${number}`,
      immutable: closed,
      ...(lastModified !== undefined && { lastModified }),
      representations: rdfRepresentations(() => this.quads(number), ['nquads', 'turtle', 'trig', 'jsonld']),
    }
  }

  /** The triples of a page. */
  quads(number: number): readonly Quad[] {
    const { pageSize } = this.settings
    const page = namedNode(this.#root + String(number))
    const stream = namedNode(this.iri)
    const quads: Quad[] = [
      quad(stream, tree.view, namedNode(`${this.#root}1`)),
      quad(page, rdf.type, tree.Node),
      ...(number === 1 ? this.#description(stream) : [quad(stream, rdf.type, ldes.EventStream)]),
    ]
    if (number < this.pages) {
      const next = this.source.members(number * pageSize, number * pageSize + 1)[0]
      if (next) quads.push(...relation(page, namedNode(this.#root + String(number + 1)), next.time))
      quads.push(quad(page, ldes.immutable, literal('true', xsd.boolean)))
    }
    for (const member of this.source.members((number - 1) * pageSize, number * pageSize)) quads.push(...this.#member(stream, member))
    return quads
  }

  #description(stream: NamedNode): readonly Quad[] {
    const policy = namedNode(`${this.iri}#bewaring`)
    return [
      quad(stream, rdf.type, ldes.EventStream),
      quad(stream, rdf.type, LBLOD_EVENT_STREAM),
      quad(stream, ldes.timestampPath, prov.generatedAtTime),
      quad(stream, ldes.versionOfPath, dct.isVersionOf),
      quad(stream, ldes.versionDeleteObject, this.settings.deleteType),
      quad(stream, ldes.pollingInterval, literal(String(this.settings.pollingInterval), xsd.integer)),
      quad(stream, tree.shape, namedNode(this.settings.shape)),
      // Everything since the start stays: said aloud, because a policy without terms would mean “nothing is kept”.
      quad(stream, ldes.retentionPolicy, policy),
      quad(policy, rdf.type, ldes.RetentionPolicy),
      quad(policy, ldes.fullLogDuration, literal('P1000Y', xsd.duration)),
    ]
  }

  #member(stream: NamedNode, { iri, isVersionOf, time, properties }: Member): readonly Quad[] {
    const member = namedNode(iri)
    return [
      quad(stream, tree.member, member),
      quad(member, dct.isVersionOf, namedNode(isVersionOf)),
      quad(member, prov.generatedAtTime, literal(time, xsd.dateTime)),
      ...properties.map(([predicate, object]) => quad(member, predicate, object)),
    ]
  }
}

/** From here on to the next page: its members are no older than `from`. */
function relation(page: NamedNode, next: NamedNode, from: string): readonly Quad[] {
  const node = namedNode(`${page.value}#volgende`)
  return [
    quad(page, tree.relation, node),
    quad(node, rdf.type, tree.GreaterThanOrEqualToRelation),
    quad(node, tree.node, next),
    quad(node, tree.path, prov.generatedAtTime),
    quad(node, tree.value, literal(from, xsd.dateTime)),
  ]
}
