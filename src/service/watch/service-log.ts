import { hash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { destination, pino, type DestinationStream, type Logger } from 'pino'
import { AppError } from '../../errors.js'
import { networkOf, NOBODY } from './client-address.js'
import type { LogLevel } from './log-levels.js'

/** Destination of the lines: one JSON object each, or formatted for a terminal. */
export interface LogTarget {
  readonly level: LogLevel
  readonly pretty?: boolean
  /** Default: standard error. */
  readonly stream?: DestinationStream
}

/** Failures whose message is about the service and not about what a client sent. */
const OUR_OWN: ReadonlySet<string> = new Set(['store-failed', 'store-full', 'endpoint-failed', 'log-damaged'])

/**
 * The log of a service. At `info` and above it has no personal data: only a client's network, a request's route pattern
 * and a query's hash. Texts of queries and paths are logged at `debug`.
 */
export async function openLog({ level, pretty = false, stream }: LogTarget): Promise<Logger> {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  if (stream) return pino(options, stream)
  const readable = pretty ? await prettyStream() : undefined
  return pino(options, readable ?? destination({ dest: 2, sync: false }))
}

/** Terminals get formatted lines if the package for it, which is optional, is installed. */
async function prettyStream(): Promise<DestinationStream | undefined> {
  try {
    const { PinoPretty } = await import('pino-pretty')
    return PinoPretty({ destination: 2, translateTime: 'HH:MM:ss', ignore: 'pid,hostname', singleLine: true })
  } catch {
    // Not installed: JSON is readable too.
    return undefined
  }
}

/** Ids of requests: in order, and different from those of any other process. */
export function requestIds(): () => string {
  const process = randomUUID().slice(0, 8)
  let count = 0
  return () => `${process}-${(count++).toString(36)}`
}

/** Logs that a query came in: its hash and form, but not its text. */
export function logQuery(request: FastifyRequest, text: string, form: string): void {
  if (request.ip === NOBODY) return
  request.log.info({ query: hash('sha256', text, 'hex').slice(0, 16), form }, 'query')
  request.log.debug({ text }, 'query text')
}

/** One line per request, when its answer is sent or its client is gone. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    if (request.ip === NOBODY) {
      done()
      return
    }
    const level = reply.statusCode >= 500 ? 'warn' : 'info'
    request.log[level](
      {
        method: request.method,
        route: routeOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        client: networkOf(request.ip),
      },
      'answered',
    )
    request.log.debug({ url: request.url }, 'address')
    done()
  })
  app.addHook('onRequestAbort', (request, done) => {
    request.log.info({ method: request.method, route: routeOf(request) }, 'client went away')
    done()
  })
}

/**
 * Logs why a request failed: the code, and the message if it is about the service. Unexpected errors are logged
 * completely.
 */
export function logFailure(request: FastifyRequest, thrown: unknown, status: number): void {
  if (!(thrown instanceof AppError)) {
    if (status >= 500) request.log.error(thrown)
    return
  }
  const { code, message } = thrown
  const level = OUR_OWN.has(code) ? 'error' : 'info'
  request.log[level]({ code, ...(OUR_OWN.has(code) && { err: message }) }, 'refused')
  request.log.debug({ message }, 'why')
}

/** The pattern of the route, since an address itself can contain personal data. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none'
}
