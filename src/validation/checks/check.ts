import type { Diagnostic } from '../../diagnostic.js'
import type { DocumentKind } from '../../model.js'
import type { Graph } from '../../rdf/graph.js'

/** The input of a check. */
export interface CheckContext {
  readonly graph: Graph
  /** Absent when the document does not state its kind. */
  readonly kind?: DocumentKind
  readonly stage: Diagnostic['stage']
}

/** A check that shapes cannot express: a pure function from a graph to findings. */
export type Check = (context: CheckContext) => readonly Diagnostic[]
