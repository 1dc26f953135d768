import type { Draft } from './draft/draft.js'
import type { GraphContext } from './repairs/repair.js'
import { GRAPH_REPAIRS } from './repairs/repairs.js'

/** Applies the repairs of triples, in the order of the table. */
export function mendGraph(draft: Draft, context: GraphContext): void {
  for (const repair of GRAPH_REPAIRS) repair.mend(draft, context)
}
