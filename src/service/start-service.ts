import closeWithGrace from 'close-with-grace'
import type { Settings } from '../config.js'
import { AppError, messageOf } from '../errors.js'
import type { Outlet } from '../publication/outlet/outlet.js'
import type { Store } from '../store/store.js'
import { buildService } from './build-service.js'
import { openChecker } from './validate/check-upload.js'
import type { Following } from './follow-data.js'
import type { EndpointSettings } from './limits/service-settings.js'
import { warmUp } from './warm-up.js'

export interface ListenOptions {
  readonly port: number
  /** Default 127.0.0.1: only this machine. */
  readonly host?: string
  /** The dataset whose site stands beside the endpoint. */
  readonly outlet?: Outlet
  /** What keeps the store up to date; stopped before the store is closed. */
  readonly following?: Following
  /** What the endpoint lets clients do. Default: reading, without limits per client. */
  readonly endpoint?: EndpointSettings
  /** Told once the service answers, with its address. */
  readonly onListening: (address: string) => void
}

/** Milliseconds that requests under way get when the service is told to stop. */
const GRACE = 10_000
/** Milliseconds after which a service that listens warms up. */
const CALM = 2000

/**
 * Serves a filled store until the process is told to stop (SIGINT, SIGTERM), then lets requests end and closes the
 * store.
 * Throws `usage` when it cannot listen there.
 */
export async function serveUntilStopped(
  store: Store,
  settings: Settings,
  { port, host = '127.0.0.1', outlet, following, endpoint, onListening }: ListenOptions,
): Promise<void> {
  const checker = openChecker(settings)
  const app = await buildService(
    {
      store,
      check: checker.check,
      language: settings.language,
      maxDocumentBytes: settings.limits.bytes,
      ...endpoint,
      ...(outlet && { outlet, baseUrl: outlet.site.baseUrl }),
    },
    { level: 'error', stream: process.stderr },
  )
  const ended = new AbortController()
  const close = async (): Promise<void> => {
    ended.abort()
    await app.close()
    await checker.close()
    await following?.stop()
    await store.close()
  }
  let address: string
  try {
    address = await app.listen({ port, host })
  } catch (cause) {
    await close()
    throw new AppError('usage', `cannot listen on ${host}:${port}: ${messageOf(cause)}`, { cause })
  }
  await new Promise<void>((resolve, reject) => {
    closeWithGrace({ delay: GRACE }, async ({ err }) => {
      await close()
      if (err) reject(err)
      else resolve()
    })
    onListening(address)
    // Who asks at once is not kept waiting by it.
    const calm = setTimeout(() => {
      warmUp(app, store.status().replicas, ended.signal).catch((thrown: unknown) => {
        app.log.error(thrown)
      })
    }, CALM)
    ended.signal.addEventListener(
      'abort',
      () => {
        clearTimeout(calm)
      },
      { once: true },
    )
  })
}
