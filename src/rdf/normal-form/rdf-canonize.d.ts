/** The part of rdf-canonize 5 that is used; the package ships no types. */
declare module 'rdf-canonize' {
  import type { Quad } from 'n3'

  export function canonize(
    quads: readonly Quad[],
    options: { readonly algorithm: 'RDFC-1.0'; readonly format: 'application/n-quads'; readonly maxWorkFactor: number },
  ): Promise<string>
}
