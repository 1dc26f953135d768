import type { Quad } from 'n3'
import { writeRdf } from '../../rdf/formats/formats.js'
import { ordered } from '../../rdf/formats/formats-order.js'
import { writeInOrder } from '../../rdf/formats/formats-turtle.js'

/** A page of a stream: what it says of itself, and its members in order. */
export interface TreePage {
  readonly address: string
  readonly hypermedia: readonly Quad[]
  /** The triples of each member; the first is its tree:member. */
  readonly members: readonly (readonly Quad[])[]
}

/** The profile of TREE, by which a client may handle each member as soon as the next one begins; JSON-LD is read whole. */
export function profileOf(format: TreeFormat): { readonly profile?: string } {
  return format === 'jsonld' ? {} : { profile: 'https://w3id.org/tree/profile' }
}

const SYNTAX = { nquads: 'N-Quads', turtle: 'Turtle', trig: 'TriG' } as const
type TreeFormat = keyof typeof SYNTAX | 'jsonld'

/**
 * Writes a page by the profile of TREE: its hypermedia first, then each member, begun by its tree:member
 * triple, in the order of the stream; IRIs are relative to the page where the syntax allows (LDES 1.0.0).
 */
export function writeTreePage({ address, hypermedia, members }: TreePage, format: TreeFormat): string {
  if (format === 'jsonld') return writeRdf([...hypermedia, ...members.flat()], format)
  const blocks = members.flatMap(([first, ...rest]) => (first ? [first, ...ordered(rest)] : []))
  return writeInOrder(SYNTAX[format], [...ordered(hypermedia), ...blocks], address)
}
