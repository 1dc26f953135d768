import { setTimeout as delay } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { AppError, messageOf } from '../../errors.js'
import { authorization, readChallenge, type Challenge, type Credentials } from './http-credentials.js'

export interface ExchangeSettings {
  readonly credentials?: Credentials | undefined
  /** Requests at the same time. Default 4. */
  readonly concurrency?: number
  /** Milliseconds one request may take, its answer included. Default 120,000. */
  readonly deadline?: number
  /** How often a request is retried. Default 4. */
  readonly retries?: number
  /** Milliseconds before the first retry; doubled each time. Default 250. */
  readonly backOff?: number
}

/** One request. All requests of this driver are safe to repeat. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  readonly address: string
  readonly body?: string
  readonly contentType?: string
  readonly accept?: string
  readonly deadline?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Statuses that count as answers beside 2xx. */
  readonly takes?: readonly number[]
}

export interface ExchangeAnswer {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
}

/** Statuses after which the same request may succeed later (RFC 9110, RFC 6585). */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504])

/** Requests to one server: credentials, retries with back-off, a limit on simultaneous requests. */
export class HttpExchange {
  readonly #settings: Required<Omit<ExchangeSettings, 'credentials'>>
  readonly #credentials: Credentials | undefined
  readonly #agent: Agent
  /** The authentication challenge of each path. */
  readonly #challenges = new Map<string, Challenge>()
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor({ credentials, concurrency = 4, deadline = 120_000, retries = 4, backOff = 250 }: ExchangeSettings = {}) {
    this.#settings = { concurrency, deadline, retries, backOff }
    this.#credentials = credentials
    this.#free = concurrency
    this.#agent = new Agent({
      connections: concurrency,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: 10_000 },
    })
  }

  /**
   * The whole answer. Throws AppError `query-timeout` past the deadline and `endpoint-failed` for everything else: no
   * connection, an answer cut half-way, an error status (with what the server says).
   */
  async send(wanted: ExchangeRequest): Promise<ExchangeAnswer> {
    await this.#take()
    try {
      for (let attempt = 0; ; attempt++) {
        const again = attempt < this.#settings.retries && wanted.signal?.aborted !== true
        const pause = this.#settings.backOff * 2 ** attempt * (0.75 + Math.random() / 2)
        let answer: ExchangeAnswer
        try {
          answer = await this.#authenticated(wanted)
        } catch (thrown) {
          // A deadline that was too short once is too short again.
          if (!again || (thrown instanceof AppError && thrown.code !== 'endpoint-failed')) throw thrown
          await delay(pause)
          continue
        }
        if ((answer.status >= 200 && answer.status < 300) || wanted.takes?.includes(answer.status) === true)
          return answer
        if (!again || !isPassing(answer)) throw this.#failure(wanted, answer)
        await delay(Math.max(pause, Math.min(30_000, 1000 * Number(answer.header('retry-after') ?? 0) || 0)))
      }
    } finally {
      this.#give()
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }

  async #authenticated(wanted: ExchangeRequest): Promise<ExchangeAnswer> {
    const { pathname } = new URL(wanted.address)
    const credentials = this.#credentials
    if (!credentials) return this.#once(wanted)
    // A server that wants credentials often cuts off a large body unread, so ask without a body first.
    if (!this.#challenges.has(pathname) && wanted.body !== undefined) {
      const asked = await this.#once({ ...bare(wanted), method: 'GET' })
      this.#note(pathname, asked)
    }
    const known = this.#challenges.get(pathname)
    const answer = await this.#once(wanted, known && authorization(known, credentials, wanted.method, pathOf(wanted)))
    if (answer.status !== 401) return answer
    // The first time, or the server's nonce has expired.
    this.#note(pathname, answer)
    const fresh = this.#challenges.get(pathname)
    return fresh ? this.#once(wanted, authorization(fresh, credentials, wanted.method, pathOf(wanted))) : answer
  }

  #note(pathname: string, answer: ExchangeAnswer): void {
    const challenge = answer.status === 401 ? readChallenge(answer.header('www-authenticate')) : undefined
    if (challenge) this.#challenges.set(pathname, challenge)
  }

  async #once(
    { method, address, body, contentType, accept, deadline, signal }: ExchangeRequest,
    credentials?: string,
  ): Promise<ExchangeAnswer> {
    const timeUp = AbortSignal.timeout(deadline ?? this.#settings.deadline)
    const host = new URL(address).origin
    try {
      const answer = await request(address, {
        method,
        dispatcher: this.#agent,
        signal: signal ? AbortSignal.any([signal, timeUp]) : timeUp,
        headers: {
          ...(accept !== undefined && { accept }),
          ...(contentType !== undefined && { 'content-type': contentType }),
          ...(credentials !== undefined && { authorization: credentials }),
        },
        ...(body !== undefined && { body }),
      })
      const bytes = Buffer.from(await answer.body.arrayBuffer())
      return {
        status: answer.statusCode,
        header: (name) => [answer.headers[name] ?? []].flat().join(', ') || undefined,
        body: bytes,
      }
    } catch (cause) {
      if (timeUp.aborted)
        throw new AppError(
          'query-timeout',
          `${host} did not answer within ${(deadline ?? this.#settings.deadline) / 1000} seconds`,
          { cause },
        )
      throw new AppError('endpoint-failed', `${host}: ${reasonOf(cause)}`, { cause })
    }
  }

  #failure({ method, address }: ExchangeRequest, answer: ExchangeAnswer): AppError {
    const { origin, pathname } = new URL(address)
    const said = this.#withoutSecrets(textOf(answer))
    if (answer.status === 401 || answer.status === 403) {
      return new AppError(
        'endpoint-failed',
        `${origin}${pathname} refuses ${method} (${answer.status}): ${this.#credentials ? 'another user or password is needed' : 'give a user and a password'}${said === '' ? '' : `; it says: ${said}`}`,
      )
    }
    if (answer.status >= 300 && answer.status < 400) {
      return new AppError(
        'endpoint-failed',
        `${origin}${pathname} has moved to ${answer.header('location') ?? 'an address it does not give'}: use that address`,
      )
    }
    const code = answer.status === 504 ? 'query-timeout' : 'endpoint-failed'
    return new ServerRefusal(
      code,
      `${origin}${pathname} answers ${method} with ${answer.status}${said === '' ? '' : `: ${said}`}`,
      answer.status,
    )
  }

  #withoutSecrets(text: string): string {
    if (!this.#credentials) return text
    const { user, password } = this.#credentials
    const secrets = [Buffer.from(`${user}:${password}`).toString('base64'), password].filter(
      (secret) => secret.length > 3,
    )
    return secrets.reduce((kept, secret) => kept.replaceAll(secret, '***'), text)
  }

  async #take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((go) => this.#waiting.push(go))
  }

  #give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free += 1
  }
}

/** The server understood the request and refused it: a smaller one may succeed. */
export class ServerRefusal extends AppError {
  constructor(
    code: 'endpoint-failed' | 'query-timeout',
    message: string,
    readonly status: number,
  ) {
    super(code, message)
  }
}

function bare({ address, deadline, signal }: ExchangeRequest): Omit<ExchangeRequest, 'method'> {
  return { address, deadline, signal }
}

function pathOf({ address }: ExchangeRequest): string {
  const { pathname, search } = new URL(address)
  return pathname + search
}

/** Virtuoso reports a transaction that lost to another with 500 and SQL state 40001. */
function isPassing(answer: ExchangeAnswer): boolean {
  return (
    PASSING.has(answer.status) || (answer.status === 500 && /\b40001\b/u.test(answer.body.toString('latin1', 0, 2000)))
  )
}

/** The beginning of an error page, without markup. */
function textOf({ body }: ExchangeAnswer): string {
  const text = body
    .toString('utf8', 0, 8000)
    .replace(/<(script|style|head)\b.*?<\/\1>/gisu, ' ')
    .replace(/<[a-z!/][^>]*>/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

function reasonOf(thrown: unknown): string {
  const { code } = thrown as { readonly code?: string }
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens there'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'the name of the server is not known'
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
    case 'EPIPE':
      return `the connection was cut half-way (${messageOf(thrown)})`
    default:
      return messageOf(thrown)
  }
}
