/** Knows which mandatarissen exist, from a local list, never from the network. `has` takes the IRI as published. */
export interface Register {
  has(iri: string): boolean
}
