import type { NamedNode } from 'n3'
import type { Origin } from './collector.js'
import type { ListScope } from './list-scope.js'
import type { Resource } from './names/names.js'

/** A triple of `rel` or `rev` that still lacks one end (RDFa Core 1.1, section 7.5, step 10). */
export interface IncompleteTriple {
  readonly subject: Resource
  readonly predicate: NamedNode
  readonly direction: 'forward' | 'reverse' | 'list'
  /** The place of `rel` or `rev`. */
  readonly origin: Origin
  /** For a `list`: where the item goes. */
  readonly lists: ListScope
}

/**
 * What an element inherits (the evaluation context of section 7.1). Prefixes are kept separately (prefix-scope.ts), the
 * parent subject in the incomplete triples.
 */
export interface EvaluationContext {
  /** The subject of the element, unless it names another. Absent only above the root element. */
  readonly parentObject: Resource | undefined
  readonly incomplete: readonly IncompleteTriple[]
  readonly lists: ListScope
  readonly language: string | undefined
  readonly vocab: string | undefined
}
