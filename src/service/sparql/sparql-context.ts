import type { Store } from '../../store/store.js'
import type { BytesUnderWay } from '../limits/bytes-under-way.js'
import { ClientBudget } from '../limits/client-budget.js'
import type { ServiceSettings } from '../limits/service-settings.js'
import { DEFAULT_SPARQL_LIMITS, type SparqlLimits } from '../limits/sparql-limits.js'
import type { Accounts } from '../limits/within-budget.js'
import type { ServiceMetrics } from '../watch/service-metrics.js'

/** What all answers from the store share. */
export interface SparqlContext extends Accounts {
  readonly store: Store
  readonly limits: SparqlLimits
  readonly bytes: BytesUnderWay
}

/** One for all addresses, since a client's costs are counted wherever it sends requests. */
export function sparqlContext(
  { store, limits: given, apart = true }: ServiceSettings,
  metrics: ServiceMetrics,
  bytes: BytesUnderWay,
): SparqlContext {
  const limits = { ...DEFAULT_SPARQL_LIMITS, ...given }
  return { store, limits, budget: new ClientBudget(limits, undefined, apart), metrics, bytes }
}
