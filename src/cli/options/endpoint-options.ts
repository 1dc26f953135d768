import { InvalidArgumentError, type Command } from 'commander'
import type { Environment } from '../../config.js'
import { AppError } from '../../errors.js'
import type { EndpointSettings } from '../../service/limits/service-settings.js'
import { CLIENT_LIMITS, LOOPBACK_LIMITS } from '../../service/limits/sparql-limits.js'
import { isLoopback } from '../../service/limits/write-access.js'

/** What `raadlink serve` can be told of its endpoint. */
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

/** Requests a minute of one client that can be told apart. */
const CLIENT_REQUESTS = 6_000
const SHORTEST_TOKEN = 16

/** Adds the options of the endpoint to a command. */
export function addEndpointOptions(command: Command): Command {
  return command
    .option(
      '--writable',
      'take SPARQL updates and graphs from everybody on this machine, for tests and local work; only when listening on this machine alone',
    )
    .option(
      '--trust-proxy <addresses>',
      'addresses of the proxies in front, with commas between: only their headers tell who a client is',
    )
    .option('--query-seconds <number>', 'seconds of work a query may take (30)', above0)
    .option(
      '--max-rows <number>',
      'rows or triples an answer may have (100000); more are an error, never a shorter answer',
      above0,
    )
    .option('--max-answer-bytes <number>', 'bytes an answer may have (67108864)', above0)
    .option('--max-query-bytes <number>', 'bytes a query may have (65536)', above0)
    .option(
      '--client-queries <number>',
      `queries of one client at a time (${CLIENT_LIMITS.clientQueries}); 0: any number`,
      from0,
    )
    .option(
      '--client-seconds <number>',
      `seconds of work a minute for the queries of one client, twice that at once (${CLIENT_LIMITS.clientSeconds}); 0: any number`,
      from0,
    )
    .option(
      '--client-failures <number>',
      `failed queries of one client a minute, twice that at once (${CLIENT_LIMITS.clientFailures}); 0: any number`,
      from0,
    )
    .option('--client-requests <number>', `requests of one client a minute (${CLIENT_REQUESTS}); 0: any number`, from0)
}

/**
 * The settings of the endpoint. Limits per client are higher where clients may all look like one: when listening on
 * this machine alone without a proxy that is trusted. The token for writing comes from the environment
 * (`RAADLINK_WRITE_TOKEN`), as options can be read by all who list processes. Throws `usage` for what does not go
 * together.
 */
export function endpointFrom(options: EndpointOptions, environment: Environment): EndpointSettings {
  const { host, data, writable = false } = options
  const writeToken = environment['RAADLINK_WRITE_TOKEN']
  if (writeToken !== undefined && !(writeToken.length >= SHORTEST_TOKEN && /^[\w~+/.-]+=*$/u.test(writeToken))) {
    throw new AppError(
      'usage',
      `RAADLINK_WRITE_TOKEN: a token has at least ${SHORTEST_TOKEN} letters, digits and signs of - . _ ~ + /`,
    )
  }
  if (data !== undefined && (writable || writeToken !== undefined))
    throw new AppError(
      'usage',
      'what is in a data folder changes by “raadlink ingest” and “raadlink withdraw” only: leave out --writable and RAADLINK_WRITE_TOKEN',
    )
  if (writable && !isLoopback(host))
    throw new AppError(
      'usage',
      `--writable lets everybody write, so it listens on this machine alone, not on ${host}: set RAADLINK_WRITE_TOKEN instead`,
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
    // Without a data folder no graph is private, and only writing puts triples into the default graph alone.
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
  if (number === 0) throw new InvalidArgumentError('It is a number above 0.')
  return number
}

function from0(text: string): number {
  const number = Number(text)
  if (!/^\d+(?:\.\d+)?$/u.test(text) || !Number.isFinite(number)) throw new InvalidArgumentError('It is a number.')
  return number
}
