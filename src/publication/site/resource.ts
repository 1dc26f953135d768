import type { Quad } from 'n3'
import { FORMATS, writeRdf, type FormatName } from '../../rdf/formats/formats.js'
export type Body = string | Uint8Array

/** One form of a resource. */
export interface Representation {
  readonly mediaType: string
  /** Other media types under which this form is asked for. */
  readonly aliases?: readonly string[]
  /** IRI of the profile it is written by: a parameter of the media type. */
  readonly profile?: string
  /** Ending of the address at which this form stands by itself, without the dot: `nq`, `html`. */
  readonly suffix: string
  /** Made when asked for. */
  readonly body: () => Body | Promise<Body>
  /**
   * What stands at its own address `<path>.<suffix>`, where that is not the same: a page of a stream names the address
   * it was fetched from.
   */
  readonly ownBody?: () => Body | Promise<Body>
}

/** Something that has an address on the site, in one or more forms. Served live by negotiation, or written as files. */
export interface Resource {
  /** Path below the base address, without leading slash or ending: `ldes/besluiten/1`. */
  readonly path: string
  /** The forms, best first: the first is what a client without wishes gets. */
  readonly representations: readonly Representation[]
  /** Never changes again: may be kept for ever. */
  readonly immutable: boolean
  /** Was here and was withdrawn: answered with 410. */
  readonly gone?: boolean
  /** Names what it was made of besides the dataset, where it changes without the dataset doing so. */
  readonly version?: string | undefined
  /** ISO 8601. */
  readonly lastModified?: string
  /** IRI of the thing it describes, where that is something else than a document. */
  readonly describes?: string
  /** The form that also stands under the bare path among files, for an address that others know without ending. */
  readonly bareSuffix?: string
}

/** The RDF forms of a set of quads, in the order given; the quads are made once. */
export function rdfRepresentations(
  quads: () => readonly Quad[],
  formats: readonly FormatName[],
): readonly Representation[] {
  let made: readonly Quad[] | undefined
  return forms(formats, (name) => writeRdf((made ??= quads()), name))
}

/** The same of quads that take a while. */
export function slowRdfRepresentations(
  quads: () => Promise<readonly Quad[]>,
  formats: readonly FormatName[],
): readonly Representation[] {
  let made: Promise<readonly Quad[]> | undefined
  return forms(formats, async (name) => writeRdf(await (made ??= quads()), name))
}

function forms(
  formats: readonly FormatName[],
  write: (name: FormatName) => Body | Promise<Body>,
): readonly Representation[] {
  return formats.map((name) => ({
    mediaType: FORMATS[name].mediaType,
    aliases: FORMATS[name].aliases,
    suffix: FORMATS[name].extensions[0] ?? name,
    body: () => write(name),
  }))
}
