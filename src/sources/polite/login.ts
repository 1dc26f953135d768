import type { Answer } from './ask.js'
import { RequestError } from './request-error.js'

/**
 * How to log in at a source that is not public. Secrets are never written, only the name of the environment variable
 * that holds them.
 */
export type Login =
  | { readonly kind: 'basic'; readonly origin: string; readonly user: string; readonly passwordFrom: string }
  | {
      readonly kind: 'oauth2'
      readonly origin: string
      readonly tokenAddress: string
      readonly clientId: string
      readonly secretFrom: string
      readonly scope?: string
    }

export interface LoginSettings {
  /** The value of an environment variable that holds a secret. */
  readonly secret: (variable: string) => string | undefined
  readonly now: () => Date
  /** Whether a secret may be sent to a host without TLS. */
  readonly isInside: (url: URL) => boolean
}

/** Sends the token request; redirects are not followed. */
export type PostToken = (url: URL, form: URLSearchParams, authorization: string) => Promise<Answer>

export interface LoginDesk {
  /**
   * The Authorization header for an address; undefined when the login is not for its origin (scheme, host, port): a
   * secret never follows a redirect. `refused` is a header that was refused: a new token is then requested. Throws
   * RequestError `login` or `login-unencrypted`.
   */
  authorization(login: Login, url: URL, post: PostToken, refused?: string): Promise<string | undefined>
}

interface Token {
  readonly header: string
  /** Time in ms after which it is not used. */
  readonly until: number
}

/** A token is replaced a little before it expires, so that it stays valid during the request. */
const MARGIN = 30_000
const DEFAULT_LIFE = 300_000

/** Creates headers from logins: HTTP Basic (RFC 7617) and OAuth 2.0 client credentials (RFC 6749, section 4.4). */
export function openLoginDesk({ secret, now, isInside }: LoginSettings): LoginDesk {
  const tokens = new Map<string, Promise<Token>>()

  const valueOf = (variable: string): string => {
    const value = secret(variable)
    if (value === undefined || value === '')
      throw new RequestError('login', `the login needs a secret: the environment variable ${variable} is not set`)
    return value
  }

  const requireTls = (url: URL): void => {
    if (url.protocol !== 'https:' && !isInside(url))
      throw new RequestError('login-unencrypted', `${url.href}: a login is sent over https only`)
  }

  const fetchToken = async (login: Extract<Login, { kind: 'oauth2' }>, post: PostToken): Promise<Token> => {
    const url = new URL(login.tokenAddress)
    requireTls(url)
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      ...(login.scope !== undefined && { scope: login.scope }),
    })
    const { status, body } = await post(
      url,
      form,
      basic(formEncoded(login.clientId), formEncoded(valueOf(login.secretFrom))),
    )
    if (status !== 200) throw new RequestError('login', `${url.href}: no token was given (${status})`, { status })
    const { access_token: token, token_type: type = 'Bearer', expires_in: life } = tokenAnswer(body, url)
    if (typeof token !== 'string' || !/^[\w.~+/=-]+$/u.test(token) || String(type).toLowerCase() !== 'bearer')
      throw new RequestError('login', `${url.href}: the answer holds no bearer token`)
    const milliseconds = typeof life === 'number' && life > 0 ? life * 1000 : DEFAULT_LIFE
    return { header: `Bearer ${token}`, until: now().getTime() + Math.max(milliseconds - MARGIN, milliseconds / 2) }
  }

  return {
    async authorization(login, url, post, refused) {
      if (url.origin !== new URL(login.origin).origin) return undefined
      requireTls(url)
      if (login.kind === 'basic') return basic(login.user, valueOf(login.passwordFrom))
      const key = `${login.tokenAddress} ${login.clientId} ${login.scope ?? ''}`
      const known = await tokens.get(key)
      if (known && now().getTime() < known.until && known.header !== refused) return known.header
      // Another request has already asked for it.
      const asked = tokens.get(key)
      if (asked && (await asked) !== known) return (await asked).header
      const token = fetchToken(login, post)
      tokens.set(key, token)
      token.catch(() => tokens.delete(key))
      return (await token).header
    },
  }
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** RFC 6749, section 2.3.1: id and secret are form-encoded before they are joined. */
function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}

function tokenAnswer(body: Uint8Array, url: URL): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>
  } catch {
    // The answer may hold a secret: it is not shown.
  }
  throw new RequestError('login', `${url.href}: the answer is not a JSON object`)
}
