import { hash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { destination, pino, type DestinationStream, type Logger } from 'pino'
import { AppError } from '../../errors.js'
import { networkOf, NOBODY } from './client-address.js'
import type { LogLevel } from './log-levels.js'

/** Where lines go: one JSON object each, or made readable for a terminal. */
export interface LogTarget {
  readonly level: LogLevel
  readonly pretty?: boolean
  /** Default: standard error. */
  readonly stream?: DestinationStream
}

/** Failures whose message speaks of the service and not of what a client sent. */
const OUR_OWN: ReadonlySet<string> = new Set(['store-failed', 'store-full', 'endpoint-failed', 'log-damaged'])

/**
 * The log of a service. At `info` and above it holds no personal data: of a client only its network, of a request the
 * pattern of its route, of a query a hash. Texts of queries and paths come at `debug`.
 */
export async function openLog({ level, pretty = false, stream }: LogTarget): Promise<Logger> {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  if (stream) return pino(options, stream)
  const readable = pretty ? await prettyStream() : undefined
  return pino(options, readable ?? destination({ dest: 2, sync: false }))
}

/** A terminal gets readable lines where the package for them is installed, which is optional. */
async function prettyStream(): Promise<DestinationStream | undefined> {
  try {
    const { PinoPretty } = await import('pino-pretty')
    return PinoPretty({ destination: 2, translateTime: 'HH:MM:ss', ignore: 'pid,hostname', singleLine: true })
  } catch {
    // Not installed: JSON is readable too.
    return undefined
  }
}

/** Ids of requests: unlike any other process's, and in order. */
export function requestIds(): () => string {
  const process = randomUUID().slice(0, 8)
  let count = 0
  return () => `${process}-${(count++).toString(36)}`
}

/** Says that a query came: which of all, and of what form, but not its text. */
export function logQuery(request: FastifyRequest, text: string, form: string): void {
  if (request.ip === NOBODY) return
  request.log.info({ query: hash('sha256', text, 'hex').slice(0, 16), form }, 'query')
  request.log.debug({ text }, 'query text')
}

/** One line a request, when its answer is sent or its client gone. */
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

/** Says why a request failed: the code, and the message where it is about the service. What was not foreseen, whole. */
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

/** The pattern of the route: an address itself can hold what nobody should keep. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none'
}
