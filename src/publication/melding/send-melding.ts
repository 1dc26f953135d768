import { setTimeout as pause } from 'node:timers/promises'
import { fetch } from 'undici'
import { AppError, messageOf } from '../../errors.js'
import { checkMelding, type MeldingBody } from './melding-body.js'
import type { MeldingReceipt, MeldingReceipts } from './melding-receipts.js'

/** Addresses of the Loket. */
export const LOKET = {
  production: 'https://api.loket.lokaalbestuur.vlaanderen.be/melding',
  test: 'https://api.loket.lblod.info/melding',
} as const

export interface SendOptions {
  readonly endpoint: string
  readonly receipts: Pick<MeldingReceipts, 'keep'>
  readonly now: () => Date
  /** Number of attempts when the Loket cannot be reached, is busy or fails; default 5. */
  readonly attempts?: number
  /** Milliseconds before the second attempt, doubled for each next attempt; default 1,000. */
  readonly wait?: number
  /** Maximum duration of one attempt in milliseconds. */
  readonly timeout?: number
}

/** Maximum wait between attempts in milliseconds, even if the server asks for more. */
const LONGEST_WAIT = 60_000

/**
 * Sends one notification, repeats it after temporary failures, and keeps a receipt of the result. Throws AppError
 * `check-failed` for a body that breaks the contract, `endpoint-failed` when every attempt failed. In that case the
 * result is unknown and it can safely be sent again, as the Loket accepts each resource once.
 */
export async function sendMelding(
  body: MeldingBody,
  { endpoint, receipts, now, attempts = 5, wait = 1_000, timeout = 30_000 }: SendOptions,
): Promise<MeldingReceipt> {
  checkMelding(body)
  mustBeSafe(endpoint)
  const about = { resource: body.submittedResource, href: body.href, organization: body.organization, endpoint }
  let failure = ''
  for (let attempt = 0; attempt < attempts; attempt++) {
    receipts.keep({ ...about, time: now().toISOString(), outcome: 'attempt' })
    const answer = await post(endpoint, body, timeout)
    const receipt = receiptOf(answer, { ...about, time: now().toISOString() })
    if (receipt) {
      receipts.keep(receipt)
      return receipt
    }
    failure = answer.failure ?? `${answer.status}`
    if (attempt < attempts - 1) await pause(Math.min(Math.max(answer.after ?? 0, wait * 2 ** attempt), LONGEST_WAIT))
  }
  throw new AppError('endpoint-failed', `${endpoint}: ${failure}; tried ${attempts} times: notify again later`)
}

interface Answer {
  readonly status: number
  readonly json?: unknown
  /** Milliseconds to wait, if the server says so. */
  readonly after?: number
  /** Why there is no usable answer. */
  readonly failure?: string
}

async function post(endpoint: string, body: MeldingBody, timeout: number): Promise<Answer> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      // A redirect would send the key elsewhere.
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
    const text = await response.text()
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    return {
      status: response.status,
      json: parsed(text),
      ...(Number.isFinite(seconds) && { after: seconds * 1_000 }),
    }
  } catch (thrown) {
    return { status: 0, failure: messageOf(thrown) }
  }
}

/** The final meaning of an answer; undefined when another attempt may succeed. */
function receiptOf(
  { status, json }: Answer,
  about: Omit<MeldingReceipt, 'outcome' | 'submission' | 'job' | 'status' | 'reason'>,
): MeldingReceipt | undefined {
  if (status === 201) {
    const { submission, uri, job } = isRecord(json) ? json : {}
    const made = submission ?? uri
    // Without the IRI of the submission it cannot be found again.
    if (typeof made !== 'string')
      return { ...about, outcome: 'refused', status, reason: 'an answer without submission' }
    return { ...about, outcome: 'accepted', submission: made, ...(typeof job === 'string' && { job }) }
  }
  if (status === 409) return { ...about, outcome: 'known' }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    return { ...about, outcome: 'refused', status, reason: titlesOf(json) }
  return undefined
}

/** The titles of the errors in an answer. */
function titlesOf(json: unknown): string {
  const errors = isRecord(json) && Array.isArray(json['errors']) ? json['errors'] : []
  return errors.map((error: unknown) => (isRecord(error) ? String(error['title']) : '')).join('; ')
}

/** The key goes over the network, so only with TLS, or to this machine. */
function mustBeSafe(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  const isHere = url !== undefined && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url === undefined || (url.protocol !== 'https:' && !isHere))
    throw new AppError('usage', `${endpoint}: a notification contains a key and is only sent to an https address`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
