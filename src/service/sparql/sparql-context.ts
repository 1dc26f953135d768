import type { Store } from '../../store/store.js'
import { ClientBudget } from '../limits/client-budget.js'
import type { ServiceSettings } from '../limits/service-settings.js'
import { DEFAULT_SPARQL_LIMITS, type SparqlLimits } from '../limits/sparql-limits.js'

/** What all answers from the store share. */
export interface SparqlContext {
  readonly store: Store
  readonly limits: SparqlLimits
  /** One for all addresses: what a client costs counts wherever it asks. */
  readonly budget: ClientBudget
}

export function sparqlContext({ store, limits: given }: ServiceSettings): SparqlContext {
  const limits = { ...DEFAULT_SPARQL_LIMITS, ...given }
  return { store, limits, budget: new ClientBudget(limits) }
}
