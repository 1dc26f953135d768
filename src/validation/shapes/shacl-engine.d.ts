/** The part of shacl-engine 1.1 that is used here; the package has no types. */
declare module 'shacl-engine' {
  import type { DatasetCore, DataFactory, Term } from '@rdfjs/types'

  interface PathStep {
    readonly quantifier: 'one' | 'oneOrMore' | 'zeroOrMore' | 'zeroOrOne'
    readonly start: 'subject' | 'object'
    readonly end: 'subject' | 'object'
    readonly predicates: readonly Term[]
  }

  interface Result {
    readonly constraintComponent: Term
    readonly focusNode: { readonly term: Term }
    readonly path?: readonly PathStep[] | null
    readonly severity: Term
    readonly shape: { readonly ptr: { readonly term: Term } }
    readonly value?: { readonly term: Term }
  }

  class Validator {
    constructor(shapes: DatasetCore, options: { readonly factory: DataFactory })
    validate(data: {
      readonly dataset: DatasetCore
    }): Promise<{ readonly conforms: boolean; readonly results: readonly Result[] }>
  }
}
