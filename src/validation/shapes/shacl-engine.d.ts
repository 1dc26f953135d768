/** The part of shacl-engine 1.1 that is used here; the package has no types. */
declare module 'shacl-engine' {
  import type { DatasetCore, DataFactory, NamedNode, Quad, Term } from '@rdfjs/types'

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

  interface Pointer {
    readonly term: Term
    readonly terms: readonly Term[]
    readonly value: string | undefined
    out(predicates: readonly Term[]): Pointer
  }

  interface Context {
    readonly valueOrNode: Pointer
    test(passes: boolean, component: Term, result: { readonly args: object; readonly value: Pointer }): void
  }

  /** Makes the check of one constraint of a shape. */
  type Compile = (shape: { readonly ptr: Pointer }) => { readonly generic: (context: Context) => void }

  /** What the engine asks of the data. */
  interface Triples {
    readonly size: number
    match(subject?: Term | null, predicate?: Term | null, object?: Term | null): Iterable<Quad>
  }

  class Validator {
    constructor(
      shapes: DatasetCore,
      options: {
        readonly factory: DataFactory
        readonly validations?: readonly (readonly [NamedNode, Compile])[]
      },
    )
    validate(data: {
      readonly dataset: Triples
    }): Promise<{ readonly conforms: boolean; readonly results: readonly Result[] }>
  }
}
