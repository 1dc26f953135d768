import type { FastifyInstance } from 'fastify'
import type { StoreStatus } from '../../store/store.js'
import type { LogLag } from './service-metrics.js'

/** Whether a service works, for its supervisor and the proxy in front of it. */
export interface Health {
  /** False: restart the process. */
  readonly live: boolean
  /** False: send it no requests for now. */
  readonly ready: boolean
  /** What is wrong, in words. */
  readonly reasons: readonly string[]
}

export interface HealthSources {
  readonly status: () => StoreStatus
  readonly lag?: (() => LogLag) | undefined
  /** Whether the service has been asked to stop. */
  readonly stopping?: (() => boolean) | undefined
}

/** Seconds behind the log after which answers are too outdated. */
const FAR_BEHIND = 600

/** Determines the health of a service from its own status. */
export function healthOf({ status, lag, stopping }: HealthSources): Health {
  const { ready, stuck } = status()
  const hanging = hangingOf(status())
  const behind = lag?.().seconds ?? 0
  return {
    live: stuck === 0,
    ready: stuck === 0 && ready > 0 && stopping?.() !== true && behind < FAR_BEHIND,
    reasons: [
      ...(hanging === undefined ? [] : [hanging]),
      ...(ready > 0 ? [] : ['no reader of the store is ready']),
      ...(stopping?.() === true ? ['the service is stopping'] : []),
      ...(behind < FAR_BEHIND ? [] : [`the store is ${Math.round(behind)} s behind the log`]),
    ],
  }
}

/** What hangs permanently and only a new process can fix; undefined when nothing does. */
export function hangingOf({ stuck }: StoreStatus): string | undefined {
  if (stuck === 0) return undefined
  return stuck === 1 ? 'a thread of the store does not stop' : `${stuck} threads of the store do not stop`
}

/** `/health` gives everything; `/health/live` and `/health/ready` are for supervisors and proxies: 200 or 503. */
export function addHealth(app: FastifyInstance, sources: HealthSources): void {
  const serve = (path: string, isWell: (health: Health) => boolean): void => {
    app.get(path, (_request, reply) => {
      const health = healthOf(sources)
      const lag = sources.lag?.()
      return reply
        .code(isWell(health) ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ ...sources.status(), ...(lag && { log: lag }), health })
    })
  }
  serve('/health', ({ live, ready }) => live && ready)
  serve('/health/live', ({ live }) => live)
  serve('/health/ready', ({ ready }) => ready)
}
