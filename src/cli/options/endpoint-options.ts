import { InvalidArgumentError, type Command } from 'commander'
import type { Environment } from '../../config.js'
import { AppError } from '../../errors.js'
import type { EndpointSettings } from '../../service/limits/service-settings.js'
import { CLIENT_LIMITS, LOOPBACK_LIMITS } from '../../service/limits/sparql-limits.js'
import { isLoopback } from '../../service/limits/write-access.js'

/** The endpoint options of `raadlink serve`. */
export interface EndpointOptions {
  readonly host: string
  readonly data?: string
  readonly writable?: boolean
  readonly trustProxy?: string
  readonly querySeconds?: number
  readonly maxRows?: number
  readonly maxAnswerBytes?: number
  readonly maxQueryBytes?: number
  readonly clientQueries?: number
  readonly clientSeconds?: number
  readonly clientFailures?: number
  readonly clientRequests?: number
}

/** Requests per minute of one client, where clients can be distinguished. */
const CLIENT_REQUESTS = 6_000
const SHORTEST_TOKEN = 16

/** Adds the options of the endpoint to a command. */
export function addEndpointOptions(command: Command): Command {
  return command
    .option(
      '--writable',
      'accept SPARQL updates and graphs from everybody on this machine, for tests and local work; only when listening on this machine alone',
    )
    .option(
      '--trust-proxy <addresses>',
      'comma-separated addresses of the proxies in front: only their headers are trusted to identify a client',
    )
    .option('--query-seconds <number>', 'maximum seconds of work for a query (30)', above0)
    .option(
      '--max-rows <number>',
      'maximum rows or triples in an answer (100000); more is an error, never a shorter answer',
      above0,
    )
    .option('--max-answer-bytes <number>', 'maximum bytes in an answer (67108864)', above0)
    .option('--max-query-bytes <number>', 'maximum bytes in a query (65536)', above0)
    .option(
      '--client-queries <number>',
      `simultaneous queries of one client (${CLIENT_LIMITS.clientQueries}); 0 for no limit`,
      from0,
    )
    .option(
      '--client-seconds <number>',
      `seconds of work per minute for the queries of one client, twice that at once (${CLIENT_LIMITS.clientSeconds}); 0 for no limit`,
      from0,
    )
    .option(
      '--client-failures <number>',
      `failed queries of one client per minute, twice that at once (${CLIENT_LIMITS.clientFailures}); 0 for no limit`,
      from0,
    )
    .option(
      '--client-requests <number>',
      `requests of one client per minute (${CLIENT_REQUESTS}); 0 for no limit`,
      from0,
    )
}

/**
 * The settings of the endpoint. Limits per client are higher where all clients may look like one: when listening on
 * this machine only, without a trusted proxy. The token for writing comes from the environment
 * (`RAADLINK_WRITE_TOKEN`), as everyone who can list processes can read options. Throws `usage` for incompatible
 * options.
 */
export function endpointFrom(options: EndpointOptions, environment: Environment): EndpointSettings {
  const { host, data, writable = false } = options
  const writeToken = environment['RAADLINK_WRITE_TOKEN']
  if (writeToken !== undefined && !(writeToken.length >= SHORTEST_TOKEN && /^[\w~+/.-]+=*$/u.test(writeToken))) {
    throw new AppError(
      'usage',
      `RAADLINK_WRITE_TOKEN: a token needs at least ${SHORTEST_TOKEN} characters: letters, digits and - . _ ~ + /`,
    )
  }
  if (data !== undefined && (writable || writeToken !== undefined))
    throw new AppError(
      'usage',
      'a data folder only changes by “raadlink ingest” and “raadlink withdraw”: leave out --writable and RAADLINK_WRITE_TOKEN',
    )
  if (writable && !isLoopback(host))
    throw new AppError(
      'usage',
      `--writable lets everybody write, so it only listens on this machine, not on ${host}: set RAADLINK_WRITE_TOKEN instead`,
    )
  const trustProxy =
    options.trustProxy
      ?.split(',')
      .map((address) => address.trim())
      .filter((address) => address !== '') ?? []
  const apart = !isLoopback(host) || trustProxy.length > 0
  const perClient = apart ? CLIENT_LIMITS : LOOPBACK_LIMITS
  return {
    writable,
    trustProxy,
    ...(writeToken !== undefined && { writeToken }),
    apart,
    requestsPerMinute: options.clientRequests ?? (apart ? CLIENT_REQUESTS : 10 * CLIENT_REQUESTS),
    // Without a data folder no graph is private, and only writing can put triples in the default graph but in no named
    // graph.
    features: data === undefined && !writable && writeToken === undefined ? ['UnionDefaultGraph'] : [],
    limits: {
      seconds: options.querySeconds,
      rows: options.maxRows,
      bytes: options.maxAnswerBytes,
      ...(options.maxQueryBytes !== undefined && { queryBytes: options.maxQueryBytes }),
      clientQueries: options.clientQueries ?? perClient.clientQueries,
      clientSeconds: options.clientSeconds ?? perClient.clientSeconds,
      clientFailures: options.clientFailures ?? perClient.clientFailures,
    },
  }
}

function above0(text: string): number {
  const number = from0(text)
  if (number === 0) throw new InvalidArgumentError('It must be a number above 0.')
  return number
}

function from0(text: string): number {
  const number = Number(text)
  if (!/^\d+(?:\.\d+)?$/u.test(text) || !Number.isFinite(number)) throw new InvalidArgumentError('It must be a number.')
  return number
}
