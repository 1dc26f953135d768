import type { Settings } from '../config.js'
import { AppError, messageOf } from '../errors.js'
import { addressesByState } from '../harvest/ledger/statements-of-data.js'
import type { Outlet } from '../publication/outlet/outlet.js'
import type { Store } from '../store/store.js'
import { buildService } from './build-service.js'
import { openChecker } from './validate/check-upload.js'
import type { Desk } from './desk/ground/desk.js'
import type { Following } from './follow-data.js'
import { searchPathOf } from '../publication/search/filling/searched-folder.js'
import type { MailSettings } from '../publication/follow/mail-settings.js'
import { ToldFile } from '../publication/follow/told-file.js'
import type { Webhook } from '../publication/follow/webhook-list.js'
import { keepDelivering } from './follow/deliver-webhooks.js'
import { keepWriting, openMail } from './follow/send-digests.js'
import { LiveSearch } from './search/live-search.js'
import type { EndpointSettings } from './limits/service-settings.js'
import { hangingOf } from './watch/service-health.js'
import { openLog, type LogTarget } from './watch/service-log.js'
import { endWithin, listenForStop, type StopReason } from './watch/stop-signals.js'
import { startWatchdog } from './watch/watchdog.js'
import { warmUp } from './warm-up.js'

export interface ListenOptions {
  readonly port: number
  /** Default 127.0.0.1: only this machine. */
  readonly host?: string
  /** The dataset whose site stands beside the endpoint. */
  readonly outlet?: Outlet
  /** Who is told what changes of a search, and the file with what they know. */
  readonly webhooks?: { readonly hooks: readonly Webhook[]; readonly path: string }
  /** Who is written to about a search, and how. */
  readonly mail?: MailSettings
  /** The desk at /bureau; closed before the store is. */
  readonly desk?: Desk
  /** What keeps the store up to date; stopped before the store is closed. */
  readonly following?: Following
  /** What the endpoint lets clients do. Default: reading, without limits per client. */
  readonly endpoint?: EndpointSettings
  /** Default: lines at `info`, readable on a terminal. */
  readonly log?: LogTarget
  /** Told once the service answers, with its address. */
  readonly onListening: (address: string) => void
}

/** Milliseconds that requests under way get when the service is told to stop. */
const GRACE = 10_000
/** Milliseconds after which the process ends, whatever still runs in it. */
const HARD_END = 15_000
/** Milliseconds after which a service that listens warms up. */
const CALM = 2000

/**
 * Serves a filled store until the process is told to stop (SIGINT, SIGTERM), then lets requests end and closes the
 * store. Ends the process by force when that takes too long, or when nothing else ends what hangs in it. Throws `usage`
 * when it cannot listen there, `store-failed` when a thread of the store hangs, and what nobody caught.
 */
export async function serveUntilStopped(
  store: Store,
  settings: Settings,
  {
    port,
    host = '127.0.0.1',
    outlet,
    webhooks,
    mail,
    desk,
    following,
    endpoint,
    log: target,
    onListening,
  }: ListenOptions,
): Promise<void> {
  const log = await openLog(target ?? { level: 'info', pretty: process.stderr.isTTY })
  const checker = openChecker(settings)
  const ended = new AbortController()
  const onError = (message: string): void => {
    log.error(message)
  }
  const written = mail && outlet ? openMail(mail) : undefined
  const search =
    outlet &&
    new LiveSearch({
      folder: outlet.data.path,
      path: searchPathOf(outlet.data.path),
      version: () => outlet.version,
      onError,
      followings: () => [
        ...(webhooks
          ? [{ path: webhooks.path, followers: webhooks.hooks.map(({ id, request }) => ({ id, request })) }]
          : []),
        ...(written ? [{ path: written.toldPath, followers: written.subscribers.followers() }] : []),
      ],
    })
  const told = webhooks && new ToldFile(webhooks.path)
  const delivering =
    outlet &&
    told &&
    keepDelivering(told, {
      site: outlet.site,
      hooks: webhooks.hooks,
      onError,
      onNote: (note) => {
        log.info(note, 'webhook')
      },
    })
  const writing =
    outlet &&
    written &&
    keepWriting(written.told, {
      ...written,
      site: outlet.site,
      onError,
      onNote: (note) => {
        log.info(note, 'mail')
      },
    })
  const app = await buildService(
    {
      store,
      check: checker.check,
      language: settings.language,
      maxDocumentBytes: settings.limits.bytes,
      watch: {
        stopping: () => ended.signal.aborted,
        checks: checker.load,
        process: true,
        ...(following && { lag: following.lag }),
        ...(outlet && { crawl: () => addressesByState(outlet.data) }),
      },
      ...endpoint,
      ...(desk && { desk }),
      ...(outlet && { outlet, baseUrl: outlet.site.baseUrl }),
      ...(search && { search }),
      ...(search &&
        written && {
          digests: {
            ...written,
            onError,
            onConfirmed: () => {
              search.lookAgain()
            },
          },
        }),
    },
    log,
  )
  const close = async (): Promise<void> => {
    ended.abort()
    const cut = setTimeout(() => {
      app.server.closeAllConnections()
    }, GRACE).unref()
    await app.close()
    clearTimeout(cut)
    await checker.close()
    await search?.close()
    await delivering?.stop()
    await writing?.stop()
    told?.close()
    written?.told.close()
    written?.subscribers.close()
    await desk?.close()
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
  const signals = listenForStop()
  let onHang: (reason: StopReason) => void = () => undefined
  const hang = new Promise<StopReason>((resolve) => {
    onHang = resolve
  })
  const watchdog = startWatchdog({
    hanging: () => hangingOf(store.status()),
    onHang: (what) => {
      onHang({ error: new AppError('store-failed', `${what}: the service ends to be started again`) })
    },
  })
  onListening(address)
  // Who asks at once is not kept waiting by it.
  const calm = setTimeout(() => {
    warmUp(app, store.status().replicas, ended.signal).catch((thrown: unknown) => {
      app.log.error(thrown)
    })
  }, CALM)
  const reason = await Promise.race([signals.told, hang])
  clearTimeout(calm)
  endWithin(HARD_END)
  if ('error' in reason) log.fatal(reason.error)
  else log.info({ signal: reason.signal }, 'stopping')
  await close()
  await watchdog.stop()
  signals.release()
  await new Promise<void>((resolve) => {
    log.flush(() => {
      resolve()
    })
  })
  if ('error' in reason) throw reason.error
}
