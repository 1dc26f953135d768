import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3'
import { FORMATS, writeRdf } from '../../rdf/formats/formats.js'
import { dct, ldes, prov, rdf, tree, xsd } from '../../rdf/vocabularies.js'
import type { Representation, Resource } from '../site/resource.js'

const { namedNode, literal, quad } = DataFactory

/** One member of a stream: an immutable version of something. */
export interface Member {
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
  /** How often something was erased: then closed pages do change, and the chain goes on under new addresses. */
  readonly generation: number
  /** Members on a page; fixed for ever, because closed pages never change. */
  readonly pageSize: number
  /** IRI of the SHACL shape of its members. */
  readonly shape: string
  /** Seconds after which asking again is worthwhile. */
  readonly pollingInterval: number
  /** Class of the members that say that something is gone. */
  readonly deleteType: NamedNode
}

/**
 * N-Quads first: what stock clients like best, and LBLOD's own client reads it as the Turtle it asks for. Never HTML.
 */
const FORMS = ['nquads', 'turtle', 'trig', 'jsonld'] as const

/** The class that LBLOD's own client looks for: the namespace with http, which w3id.org does not define. */
const LBLOD_EVENT_STREAM = namedNode('http://w3id.org/ldes#EventStream')

/**
 * A linked data event stream as one linear chain of pages, each pointing to the next, full pages closed for ever (LDES
 * 1.0, TREE; every client known follows a chain, the ones of LBLOD follow nothing else).
 */
export class EventStream {
  readonly #root: string
  /** What the names of the pages begin with. */
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

  /** Members there are. */
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
   * The page of a name: `1`, or after two erasures `2-1`. A name of before an erasure leads on to the chain as it is
   * now; undefined for what is no page.
   */
  named(name: string): Resource | { readonly movedTo: string } | undefined {
    const [, generation = '0', number = ''] = /^(?:([1-9]\d*)-)?([1-9]\d*)$/u.exec(name) ?? []
    if (number === '' || Number(generation) > this.settings.generation) return undefined
    return Number(generation) === this.settings.generation
      ? this.page(Number(number))
      : { movedTo: `${this.settings.path}/${this.#start}1` }
  }

  /**
   * Where those begin who knew the chain before something was erased: a page that holds nothing and leads to it. For
   * hosts of files, which cannot redirect.
   */
  signpost(): Resource | undefined {
    if (this.#start === '') return undefined
    const { path } = this.settings
    const quads = (ending: string): readonly Quad[] => {
      const page = namedNode(`${this.iri}/1${ending}`)
      const first = this.source.members(0, 1)[0]
      return [
        quad(namedNode(this.iri), tree.view, page),
        quad(page, rdf.type, tree.Node),
        ...this.#description(namedNode(this.iri)),
        ...relation(page, namedNode(`${this.#root}1${ending}`), first?.time ?? '1970-01-01T00:00:00Z'),
      ]
    }
    const representations = FORMS.map((name) => ({
      mediaType: FORMATS[name].mediaType,
      suffix: FORMATS[name].extensions[0] ?? name,
      body: () => writeRdf(quads(`.${FORMATS[name].extensions[0] ?? name}`), name),
    }))
    return { path: `${path}/1`, immutable: false, representations }
  }

  /**
   * At its own address each form is a chain of its own (`1.nq` leads to `2.nq`), so that it works among files, where
   * nobody negotiates.
   */
  #representations(number: number): readonly Representation[] {
    const made = new Map<string, readonly Quad[]>()
    const quads = (ending: string): readonly Quad[] => {
      const found = made.get(ending) ?? this.quads(number, ending)
      made.set(ending, found)
      return found
    }
    return FORMS.map((name) => {
      const suffix = FORMATS[name].extensions[0] ?? name
      return {
        mediaType: FORMATS[name].mediaType,
        aliases: FORMATS[name].aliases,
        suffix,
        body: () => writeRdf(quads(''), name),
        ownBody: () => writeRdf(quads(`.${suffix}`), name),
      }
    })
  }

  /** The triples of a page; `ending` is what its address and those of its neighbours end in. */
  quads(number: number, ending = ''): readonly Quad[] {
    const { pageSize } = this.settings
    const page = namedNode(this.#root + String(number) + ending)
    const stream = namedNode(this.iri)
    const quads: Quad[] = [
      quad(stream, tree.view, namedNode(`${this.#root}1${ending}`)),
      quad(page, rdf.type, tree.Node),
      ...(number === 1 ? this.#description(stream) : [quad(stream, rdf.type, ldes.EventStream)]),
    ]
    if (number < this.pages) {
      const next = this.source.members(number * pageSize, number * pageSize + 1)[0]
      if (next) quads.push(...relation(page, namedNode(this.#root + String(number + 1) + ending), next.time))
      quads.push(quad(page, ldes.immutable, literal('true', xsd.boolean)))
    }
    const members = this.source.members((number - 1) * pageSize, number * pageSize)
    // A version lives on its page for ever, so its IRI leads there.
    members.forEach((member, i) =>
      quads.push(
        ...memberQuads(stream, namedNode(`${this.#root}${number}#versie-${(number - 1) * pageSize + i + 1}`), member),
      ),
    )
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
}

function memberQuads(stream: NamedNode, member: NamedNode, { isVersionOf, time, properties }: Member): readonly Quad[] {
  return [
    quad(stream, tree.member, member),
    quad(member, dct.isVersionOf, namedNode(isVersionOf)),
    quad(member, prov.generatedAtTime, literal(time, xsd.dateTime)),
    ...properties.map(([predicate, object]) => quad(member, predicate, object)),
  ]
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
