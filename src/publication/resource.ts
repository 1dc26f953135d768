import type { Quad } from 'n3'
import { FORMATS, writeRdf, type FormatName } from '../rdf/formats.js'

/** One form of a resource. */
export interface Representation {
  readonly mediaType: string
  /** Ending of the address at which this form stands by itself, without the dot: `nq`, `html`. */
  readonly suffix: string
  /** Made when asked for. */
  readonly body: () => string | Uint8Array
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
  /** ISO 8601. */
  readonly lastModified?: string
}

/** The RDF forms of a set of quads, in the order given. */
export function rdfRepresentations(quads: () => readonly Quad[], formats: readonly FormatName[]): readonly Representation[] {
  let made: readonly Quad[] | undefined
  return formats.map((name) => ({
    mediaType: FORMATS[name].mediaType,
    suffix: FORMATS[name].extensions[0] ?? name,
    body: () => writeRdf((made ??= quads()), name),
  }))
}
