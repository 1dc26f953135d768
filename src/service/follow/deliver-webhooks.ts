import { setTimeout as pause } from 'node:timers/promises'
import { fetch } from 'undici'
import { messageOf } from '../../errors.js'
import type { Outgoing, ToldFile } from '../../publication/follow/told-file.js'
import type { Webhook } from '../../publication/follow/webhook-list.js'
import { webhookMessage } from '../../publication/follow/webhook-message.js'
import type { Site } from '../../publication/site/site.js'

/** Milliseconds after each failed try until the next; after the last it is given up. */
export const RETRIES: readonly number[] = [30_000, 300_000, 1_800_000, 7_200_000, 28_800_000, 86_400_000]
/** Milliseconds that a receiver may take. */
const PATIENCE = 10_000
const AT_A_TIME = 20

/** What is told of each try, for the log: no address, which may hold what is secret. */
export interface DeliveryNote {
  readonly webhook: string
  readonly host: string
  readonly message: string
  readonly status: string
  readonly attempt: number
  readonly outcome: 'arrived' | 'again' | 'given-up'
}

export interface DeliveryOptions {
  readonly site: Site
  readonly hooks: readonly Webhook[]
  readonly now?: () => Date
  readonly retries?: readonly number[]
  readonly onNote?: (note: DeliveryNote) => void
}

/** Sends what is due to all webhooks at the same time, each change until it arrives or is given up. Gives how many were tried. */
export async function deliverDue(told: ToldFile, options: DeliveryOptions): Promise<number> {
  const tried = await Promise.all(options.hooks.map((hook) => deliverTo(told, hook, options)))
  return tried.reduce((sum, each) => sum + each, 0)
}

async function deliverTo(told: ToldFile, hook: Webhook, options: DeliveryOptions): Promise<number> {
  const now = options.now ?? ((): Date => new Date())
  const due = told.due(hook.id, now(), AT_A_TIME)
  for (const outgoing of due) await deliver(told, outgoing, hook, { ...options, now })
  return due.length
}

async function deliver(
  told: ToldFile,
  outgoing: Outgoing,
  hook: Webhook,
  { site, now, retries = RETRIES, onNote }: DeliveryOptions & { readonly now: () => Date },
): Promise<void> {
  const { id, attempts } = outgoing
  const status = await send(webhookMessage(site, outgoing, hook, now()), hook.address)
  const wait = retries[attempts]
  const hasArrived = /^2\d\d$/u.test(status)
  if (hasArrived) told.arrived(id)
  // Gone is said by who wants no more.
  else told.failed(id, status, wait === undefined || status === '410' ? undefined : new Date(now().getTime() + wait))
  onNote?.({
    webhook: hook.id,
    host: new URL(hook.address).host,
    message: id,
    status,
    attempt: attempts + 1,
    outcome: hasArrived ? 'arrived' : wait === undefined || status === '410' ? 'given-up' : 'again',
  })
}

/** The status of the answer; a word where there was none. */
async function send({ body, headers }: ReturnType<typeof webhookMessage>, address: string): Promise<string> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body,
      headers: { ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    await answer.body?.cancel()
    return String(answer.status)
  } catch (thrown) {
    return messageOf(thrown).slice(0, 100)
  }
}

/** Milliseconds between two looks at what is due. */
const INTERVAL = 2000

/** Sends what is due until it is stopped, to each webhook in its own time; `stop` waits for the tries under way. */
export function keepDelivering(
  told: ToldFile,
  options: DeliveryOptions & { readonly onError: (message: string) => void },
): { readonly stop: () => Promise<void> } {
  told.keepFollowers(new Set(options.hooks.map(({ id }) => id)))
  const ended = new AbortController()
  const run = async (hook: Webhook): Promise<void> => {
    while (!ended.signal.aborted) {
      let tried = 0
      try {
        tried = await deliverTo(told, hook, options)
      } catch (thrown) {
        options.onError(`a webhook could not be told: ${messageOf(thrown)}`)
      }
      if (tried === 0) await pause(INTERVAL, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  }
  const running = options.hooks.map(run)
  return {
    stop: async () => {
      ended.abort()
      await Promise.all(running)
    },
  }
}
