/** Who knows which mandatarissen exist: a local list, never the network. `has` is asked for the IRI as published. */
export interface Register {
  has(iri: string): boolean
}
