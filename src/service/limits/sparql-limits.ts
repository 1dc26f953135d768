/** Limits on queries and updates. */
export interface SparqlLimits {
  /** Seconds of work for one query or update; when absent (here and below), the store's own limit. */
  readonly seconds?: number | undefined
  /** Maximum number of rows or triples in an answer. */
  readonly rows?: number | undefined
  /** Maximum size of an answer in bytes. */
  readonly bytes?: number | undefined
  /** Maximum size of a query in bytes. */
  readonly queryBytes: number
  /** Maximum size of an update or an uploaded graph in bytes. */
  readonly writeBytes: number
  /** Simultaneous queries of one client; 0 for no limit. */
  readonly clientQueries: number
  /** Seconds of work per minute for one client, with twice that at once; 0 for no limit. */
  readonly clientSeconds: number
  /** Failed queries per minute for one client, with twice that at once; 0 for no limit. */
  readonly clientFailures: number
}

/** No limits per client, as a service cannot know whether it sees its clients or a proxy in front of them. */
export const DEFAULT_SPARQL_LIMITS: SparqlLimits = {
  queryBytes: 64 * 1024,
  writeBytes: 32 * 2 ** 20,
  clientQueries: 0,
  clientSeconds: 0,
  clientFailures: 0,
}

/** For a service that can distinguish its clients: about half of what two replicas can do, for one client. */
export const CLIENT_LIMITS = {
  clientQueries: 8,
  clientSeconds: 60,
  clientFailures: 60,
} as const satisfies Partial<SparqlLimits>

/**
 * For a service on this machine only, where an unlisted proxy may make all clients look like one: higher, but less than
 * the capacity of the service.
 */
export const LOOPBACK_LIMITS = {
  clientQueries: 32,
  clientSeconds: 180,
  clientFailures: 600,
} as const satisfies Partial<SparqlLimits>

/** The limits of one query, in the form used by the store. */
export function queryLimits({ seconds, rows, bytes }: SparqlLimits): {
  readonly deadline: number | undefined
  readonly maxRows: number | undefined
  readonly maxBytes: number | undefined
} {
  return { deadline: seconds === undefined ? undefined : seconds * 1000, maxRows: rows, maxBytes: bytes }
}
