/** Options for reading RDF. */
export interface ReadOptions {
  /** Absolute IRI against which relative IRIs are resolved; without it a relative IRI is an error. */
  readonly base?: string | undefined
  /**
   * Put before blank node labels, so that several documents can be merged. Without it labels are unique to one reading,
   * or the document's own.
   */
  readonly blankNodePrefix?: string | undefined
  /** Name of the input in messages. */
  readonly name?: string | undefined
  /** JSON-LD contexts by address; a context that is neither here nor in the document is refused, never fetched. */
  readonly contexts?: Readonly<Record<string, object>> | undefined
}
