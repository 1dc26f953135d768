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
  /** How often it is tried when the Loket cannot be reached, is busy or fails; default 5. */
  readonly attempts?: number
  /** Milliseconds before the second attempt, twice as long before each after that; default 1,000. */
  readonly wait?: number
  /** Milliseconds that one attempt may take. */
  readonly timeout?: number
}

/** A longer wait than this is not waited for, whatever the server asks. */
const LONGEST_WAIT = 60_000

/**
 * Sends one notification, again after failures that may pass, and keeps a receipt of what came of it. Throws AppError
 * `check-failed` for a body that breaks the contract, `endpoint-failed` when every attempt failed: then nothing is
 * known, and it can be sent again without harm, as the Loket takes each resource once.
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
  /** Milliseconds to wait, when the server says so. */
  readonly after?: number
  /** Why there is no answer that tells anything. */
  readonly failure?: string
}

async function post(endpoint: string, body: MeldingBody, timeout: number): Promise<Answer> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      // A redirect would take the key elsewhere.
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

/** What an answer means for good; undefined when another attempt may do. */
function receiptOf(
  { status, json }: Answer,
  about: Omit<MeldingReceipt, 'outcome' | 'submission' | 'job' | 'status' | 'reason'>,
): MeldingReceipt | undefined {
  if (status === 201) {
    const { submission, uri, job } = isRecord(json) ? json : {}
    const made = submission ?? uri
    // Without the name of the submission there is nothing to come back to.
    if (typeof made !== 'string')
      return { ...about, outcome: 'refused', status, reason: 'an answer without submission' }
    return { ...about, outcome: 'accepted', submission: made, ...(typeof job === 'string' && { job }) }
  }
  if (status === 409) return { ...about, outcome: 'known' }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    return { ...about, outcome: 'refused', status, reason: titlesOf(json) }
  return undefined
}

/** The titles of the errors of an answer. */
function titlesOf(json: unknown): string {
  const errors = isRecord(json) && Array.isArray(json['errors']) ? json['errors'] : []
  return errors.map((error: unknown) => (isRecord(error) ? String(error['title']) : '')).join('; ')
}

/** The key goes over the network: only with TLS, or to this machine. */
function mustBeSafe(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  const isHere = url !== undefined && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url === undefined || (url.protocol !== 'https:' && !isHere))
    throw new AppError('usage', `${endpoint}: a notification holds a key and goes to an https address only`)
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
