import { EMPTY_PREFIX, INITIAL_PREFIXES } from './initial-context.js'

/**
 * The prefixes in scope during the walk: one stack of IRIs per prefix, and a log that undoes an element's declarations
 * when it ends. Copying a map per element would take unlimited memory on a page of nested declarations.
 */
export class PrefixScope {
  readonly #iris = new Map<string, string[]>([['', [EMPTY_PREFIX]]])
  readonly #declared: string[] = []
  /** Changes whenever the prefixes in scope change, so that cached results are not used again. */
  version = 0

  constructor() {
    for (const [prefix, iri] of Object.entries(INITIAL_PREFIXES)) this.#iris.set(prefix, [iri])
  }

  /** Declares a prefix from here on. Prefixes are compared without regard to case (RDFa Core 1.1, section 7.4.2). */
  declare(prefix: string, iri: string): void {
    const key = prefix.toLowerCase()
    const iris = this.#iris.get(key)
    if (iris) iris.push(iri)
    else this.#iris.set(key, [iri])
    this.#declared.push(key)
    this.version += 1
  }

  /** A mark to go back to. */
  mark(): number {
    return this.#declared.length
  }

  /** Undoes the declarations since the mark. */
  undo(mark: number): void {
    while (this.#declared.length > mark) {
      this.#iris.get(this.#declared.pop() ?? '')?.pop()
      this.version += 1
    }
  }

  /** The IRI of a prefix here; absent when it is not declared. */
  iriOf(prefix: string): string | undefined {
    return this.#iris.get(prefix.toLowerCase())?.at(-1)
  }
}
