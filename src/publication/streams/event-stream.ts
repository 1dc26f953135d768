import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3'
import { FORMATS } from '../../rdf/formats/formats.js'
import { dct, ldes, prov, rdf, tree, xsd } from '../../rdf/vocabularies.js'
import type { Representation, Resource } from '../site/resource.js'
import { profileOf, writeTreePage, type TreePage } from './tree-page.js'

const { namedNode, literal, quad } = DataFactory

/** One member of a stream: an immutable version of something. */
export interface Member {
  /** The thing of which it is a version. */
  readonly isVersionOf: string
  /** When this version was created, ISO 8601 in UTC; later for each next unit of the log. */
  readonly time: string
  /** What it states, besides version and time: predicate and object, with the member itself as subject. */
  readonly properties: readonly (readonly [NamedNode, Quad_Object])[]
}

/** The source of members, in the order of the log. */
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
  /** Number of erasures so far: after one, closed pages have changed, and the chain continues under new addresses. */
  readonly generation: number
  /** Members per page; fixed, because closed pages never change. */
  readonly pageSize: number
  /** IRI of the SHACL shape of its members. */
  readonly shape: string
  /** Seconds after which it makes sense to poll again. */
  readonly pollingInterval: number
  /** Class of the members that report that something is gone. */
  readonly deleteType: NamedNode
}

/**
 * N-Quads comes first: common clients prefer it, and LBLOD's own client reads it as the Turtle it asks for. Never HTML.
 */
const FORMS = ['nquads', 'turtle', 'trig', 'jsonld'] as const

/** The class that LBLOD's own client looks for: in the namespace with http, which w3id.org does not define. */
const LBLOD_EVENT_STREAM = namedNode('http://w3id.org/ldes#EventStream')

/**
 * A linked data event stream as one linear chain of pages, each linking to the next; full pages are closed and never
 * change (LDES 1.0, TREE). Every known client follows a chain, and those of LBLOD follow nothing else.
 */
export class EventStream {
  readonly #root: string
  /** Start of the names of the pages. */
  readonly #start: string

  constructor(
    private readonly source: MemberSource,
    private readonly settings: EventStreamSettings,
  ) {
    this.#start = settings.generation === 0 ? '' : `${settings.generation}-`
    this.#root = `${settings.baseUrl}${settings.path}/${this.#start}`
  }

  /** IRI of the stream itself. */
  get iri(): string {
    return `${this.settings.baseUrl}${this.settings.path}`
  }

  /** Number of members. */
  get count(): number {
    return this.source.count
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
    const lastModified = this.source.members(
      Math.min(number * pageSize, this.source.count) - 1,
      Math.min(number * pageSize, this.source.count),
    )[0]?.time
    return {
      path: `${path}/${this.#start}${number}`,
      immutable: closed,
      ...(lastModified !== undefined && { lastModified }),
      representations: this.#representations(number),
    }
  }

  /**
   * The page with a name: `1`, or after two erasures `2-1`. A name from before an erasure redirects to the current
   * chain; undefined when it is not a page name.
   */
  named(name: string): Resource | { readonly movedTo: string } | undefined {
    const [, generation = '0', number = ''] = /^(?:([1-9]\d*)-)?([1-9]\d*)$/u.exec(name) ?? []
    if (number === '' || Number(generation) > this.settings.generation) return undefined
    return Number(generation) === this.settings.generation
      ? this.page(Number(number))
      : { movedTo: `${this.settings.path}/${this.#start}1` }
  }

  /**
   * The starting point for clients that knew the chain before an erasure: an empty page that links to the current
   * chain. For hosts of files, which cannot redirect.
   */
  signpost(): Resource | undefined {
    if (this.#start === '') return undefined
    const { path } = this.settings
    const signpost = (ending: string): TreePage => {
      const page = namedNode(`${this.iri}/1${ending}`)
      const first = this.source.members(0, 1)[0]
      const hypermedia = [
        quad(namedNode(this.iri), tree.view, page),
        quad(page, rdf.type, tree.Node),
        ...this.#description(namedNode(this.iri), page),
        ...relation(page, namedNode(`${this.#root}1${ending}`), first?.time ?? '1970-01-01T00:00:00Z'),
      ]
      return { address: page.value, hypermedia, members: [] }
    }
    const representations = FORMS.map((name) => ({
      mediaType: FORMATS[name].mediaType,
      ...profileOf(name),
      suffix: FORMATS[name].extensions[0] ?? name,
      body: () => writeTreePage(signpost(`.${FORMATS[name].extensions[0] ?? name}`), name),
    }))
    return { path: `${path}/1`, immutable: false, representations }
  }

  /**
   * Each form is a chain of its own with its own addresses (`1.nq` leads to `2.nq`), so that it also works as plain
   * files, without content negotiation.
   */
  #representations(number: number): readonly Representation[] {
    const made = new Map<string, TreePage>()
    const page = (ending: string): TreePage => {
      const found = made.get(ending) ?? this.#page(number, ending)
      made.set(ending, found)
      return found
    }
    return FORMS.map((name) => {
      const suffix = FORMATS[name].extensions[0] ?? name
      return {
        mediaType: FORMATS[name].mediaType,
        aliases: FORMATS[name].aliases,
        ...profileOf(name),
        suffix,
        body: () => writeTreePage(page(''), name),
        ownBody: () => writeTreePage(page(`.${suffix}`), name),
      }
    })
  }

  /** The triples of a page; `ending` is the suffix of its address and those of its neighbours. */
  quads(number: number, ending = ''): readonly Quad[] {
    const { hypermedia, members } = this.#page(number, ending)
    return [...hypermedia, ...members.flat()]
  }

  #page(number: number, ending: string): TreePage {
    const { pageSize } = this.settings
    const page = namedNode(this.#root + String(number) + ending)
    const stream = namedNode(this.iri)
    const hypermedia: Quad[] = [
      quad(stream, tree.view, namedNode(`${this.#root}1${ending}`)),
      quad(page, rdf.type, tree.Node),
      ...(number === 1 ? this.#description(stream, page) : [quad(stream, rdf.type, ldes.EventStream)]),
    ]
    if (number < this.pages) {
      const next = this.source.members(number * pageSize, number * pageSize + 1)[0]
      if (next) hypermedia.push(...relation(page, namedNode(this.#root + String(number + 1) + ending), next.time))
      hypermedia.push(quad(page, ldes.immutable, literal('true', xsd.boolean)))
    }
    const members = this.source.members((number - 1) * pageSize, number * pageSize)
    // A version stays on its page, so its IRI can redirect there permanently.
    const nameOf = (i: number): NamedNode =>
      namedNode(`${this.#root}${number}#versie-${(number - 1) * pageSize + i + 1}`)
    return {
      address: page.value,
      hypermedia,
      members: members.map((member, i) => memberQuads(stream, nameOf(i), member)),
    }
  }

  /** What the first page says of the stream, and of itself as the view of it. */
  #description(stream: NamedNode, view: NamedNode): readonly Quad[] {
    const policy = namedNode(`${this.iri}#bewaring`)
    return [
      quad(stream, rdf.type, ldes.EventStream),
      quad(stream, rdf.type, LBLOD_EVENT_STREAM),
      quad(stream, ldes.timestampPath, prov.generatedAtTime),
      quad(stream, ldes.versionOfPath, dct.isVersionOf),
      quad(stream, ldes.versionDeleteObject, this.settings.deleteType),
      quad(stream, ldes.pollingInterval, literal(String(this.settings.pollingInterval), xsd.integer)),
      quad(stream, tree.shape, namedNode(this.settings.shape)),
      // A policy is of a view, not of the stream (LDES 1.0.0). All members are kept, which is stated explicitly, because
      // a policy without terms would mean “nothing is kept”.
      quad(view, ldes.retentionPolicy, policy),
      quad(policy, rdf.type, ldes.RetentionPolicy),
      quad(policy, ldes.fullLogDuration, literal('P1000Y', xsd.duration)),
    ]
  }
}

function memberQuads(stream: NamedNode, member: NamedNode, { isVersionOf, time, properties }: Member): readonly Quad[] {
  return [
    quad(stream, tree.member, member),
    quad(member, dct.isVersionOf, namedNode(isVersionOf)),
    quad(member, prov.generatedAtTime, literal(time, xsd.dateTime)),
    ...properties.map(([predicate, object]) => quad(member, predicate, object)),
  ]
}

/** The link to the next page, whose members are no older than `from`. */
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
