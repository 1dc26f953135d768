import type { Diagnostic } from '../../diagnostic.js'
import type { DocumentKind } from '../../model.js'
import type { Graph } from '../../rdf/graph.js'

/** What a check looks at. */
export interface CheckContext {
  readonly graph: Graph
  /** Absent when the document does not say what it is. */
  readonly kind?: DocumentKind
  readonly stage: Diagnostic['stage']
}

/** A check beside the shapes: from a graph to findings, nothing else. */
export type Check = (context: CheckContext) => readonly Diagnostic[]
