/** What queries and updates may cost. */
export interface SparqlLimits {
  /** Seconds of work of one query or update; absent, here and below: the store's own limit. */
  readonly seconds?: number | undefined
  /** Rows or triples of an answer. */
  readonly rows?: number | undefined
  /** Bytes of an answer. */
  readonly bytes?: number | undefined
  /** Bytes of a query. */
  readonly queryBytes: number
  /** Bytes of an update or of a graph that is sent. */
  readonly writeBytes: number
  /** Queries of one client at a time; 0: any number. */
  readonly clientQueries: number
  /** Seconds of work a minute for one client, twice that at once; 0: any number. */
  readonly clientSeconds: number
  /** Failed queries a minute of one client, twice that at once; 0: any number. */
  readonly clientFailures: number
}

/** Without limits per client, as a service cannot know whether it sees its clients or a proxy in front of them. */
export const DEFAULT_SPARQL_LIMITS: SparqlLimits = {
  queryBytes: 64 * 1024,
  writeBytes: 32 * 2 ** 20,
  clientQueries: 0,
  clientSeconds: 0,
  clientFailures: 0,
}

/** For a service that can tell its clients apart: about half of what two replicas can do, for one client. */
export const CLIENT_LIMITS = {
  clientQueries: 8,
  clientSeconds: 60,
  clientFailures: 60,
} as const satisfies Partial<SparqlLimits>

/**
 * For a service on this machine alone, where a proxy that nobody named may make all clients look like one: higher, and
 * still less than all that the service can do.
 */
export const LOOPBACK_LIMITS = {
  clientQueries: 32,
  clientSeconds: 180,
  clientFailures: 600,
} as const satisfies Partial<SparqlLimits>

/** The limits of one query, as the store takes them. */
export function queryLimits({ seconds, rows, bytes }: SparqlLimits): {
  readonly deadline: number | undefined
  readonly maxRows: number | undefined
  readonly maxBytes: number | undefined
} {
  return { deadline: seconds === undefined ? undefined : seconds * 1000, maxRows: rows, maxBytes: bytes }
}
