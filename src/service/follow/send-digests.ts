import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { messageOf } from '../../errors.js'
import { digestMessage, followLink, type MailMessage } from '../../publication/follow/digest-message.js'
import type { MailSettings } from '../../publication/follow/mail-settings.js'
import { SubscriberFile, type Subscriber } from '../../publication/follow/subscriber-file.js'
import { ToldFile, type Outgoing } from '../../publication/follow/told-file.js'
import type { Site } from '../../publication/site/site.js'
import { toBrusselsDate } from '../../rdf/date-time.js'

/** Sends a message; rejects when no server took it. */
export type SendMail = (message: MailMessage) => Promise<void>

/** Sends by SMTP. */
export function smtpSender({ smtp, from }: Pick<MailSettings, 'smtp' | 'from'>): SendMail {
  const transport = createTransport(smtp, { from })
  return async ({ headers, ...message }) => {
    await transport.sendMail({ ...message, headers: { ...headers } })
  }
}

/** The files of those who are written to, and how: what they were told stands beside their addresses, without these. */
export function openMail(settings: MailSettings): {
  readonly subscribers: SubscriberFile
  readonly told: ToldFile
  readonly toldPath: string
  readonly send: SendMail
} {
  const toldPath = `${settings.path}.verteld`
  return {
    subscribers: new SubscriberFile(settings.path, settings.key),
    told: new ToldFile(toldPath),
    toldPath,
    send: smtpSender(settings),
  }
}

/** What is told of each message, for the log: nothing that says to whom it went. */
export interface DigestNote {
  readonly changes: number
  /** A code of the server or of the connection, when it did not go out. */
  readonly code?: string
}

export interface DigestOptions {
  readonly site: Site
  readonly subscribers: SubscriberFile
  readonly send: SendMail
  readonly now?: () => Date
  readonly onNote?: (note: DigestNote) => void
}

/** Changes of one message at most; what is left comes with the next. */
const MOST_CHANGES = 200
/** Days before a sitting in which it is told. */
const AHEAD = 7

/** Writes to everybody who is due and has something to be told. Gives how many messages went out. */
export async function sendDigests(told: ToldFile, options: DigestOptions): Promise<number> {
  const { subscribers, now = () => new Date() } = options
  let sent = 0
  for (const subscriber of subscribers.due(now())) {
    const waiting = told.due(subscriber.id, now(), MOST_CHANGES)
    const { tell, forget } = sorted(subscriber, waiting, now())
    told.arrived(...forget.map(({ id }) => id))
    if (tell.length > 0 && !(await sendOne(subscriber, tell, options, now))) continue
    told.arrived(...tell.map(({ id }) => id))
    subscribers.told(subscriber, now())
    sent += tell.length > 0 ? 1 : 0
  }
  return sent
}

async function sendOne(
  subscriber: Subscriber,
  tell: readonly Outgoing[],
  { site, subscribers, send, onNote }: DigestOptions,
  now: () => Date,
): Promise<boolean> {
  const stop = followLink(site, 'stop', subscriber.id, subscribers.proofOf('stop', subscriber.id))
  try {
    await send(digestMessage(site, subscriber, tell, stop))
    onNote?.({ changes: tell.length })
    return true
  } catch (thrown) {
    // The message of an error has the address: only its code is told.
    const { responseCode, code } = thrown as { responseCode?: number; code?: string }
    subscribers.failed(subscriber, responseCode !== undefined && responseCode >= 500, now())
    onNote?.({ changes: tell.length, code: String(responseCode ?? code ?? 'unknown') })
    return false
  }
}

/** What somebody is told now, and what they need not be told any more; the rest waits. */
function sorted(
  { rhythm }: Subscriber,
  waiting: readonly Outgoing[],
  now: Date,
): { readonly tell: readonly Outgoing[]; readonly forget: readonly Outgoing[] } {
  if (rhythm !== 'zitting') return { tell: waiting, forget: [] }
  const today = dayAt(now)
  const last = dayAt(new Date(now.getTime() + AHEAD * 86_400_000))
  const dayOf = ({ change: { thing } }: Outgoing): string => ('day' in thing ? (thing.day ?? '') : '')
  return {
    tell: waiting.filter((each) => dayOf(each) >= today && dayOf(each) <= last),
    forget: waiting.filter((each) => dayOf(each) < today),
  }
}

function dayAt(time: Date): string {
  const text = time.toISOString()
  return toBrusselsDate(text) ?? text.slice(0, 10)
}

/** Milliseconds between two looks at who is due. */
const INTERVAL = 60_000

/** Writes to who is due until it is stopped; `stop` waits for the message under way. */
export function keepWriting(
  told: ToldFile,
  options: DigestOptions & { readonly onError: (message: string) => void },
): { readonly stop: () => Promise<void> } {
  const ended = new AbortController()
  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      try {
        await sendDigests(told, options)
      } catch (thrown) {
        options.onError(`messages could not be sent: ${messageOf(thrown)}`)
      }
      await pause(INTERVAL, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    stop: async () => {
      ended.abort()
      await running
    },
  }
}
