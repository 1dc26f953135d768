import { createHash, randomBytes } from 'node:crypto'

/** Our credentials on a server. The password is used only here and is in no message and no log. */
export interface Credentials {
  readonly user: string
  readonly password: string
}

/** A server's demand for credentials: one of its `WWW-Authenticate` values (RFC 9110, section 11.6.1). */
export interface Challenge {
  readonly scheme: 'basic' | 'digest'
  readonly parameters: Readonly<Record<string, string>>
  /** Number of requests that used it. */
  uses: number
}

const HASHES: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-256': 'sha256' }

/**
 * The strongest challenge that we can answer: Digest (RFC 7616) before Basic (RFC 7617); `undefined` when there is
 * none.
 */
export function readChallenge(header: string | readonly string[] | undefined): Challenge | undefined {
  const challenges = [header ?? []]
    .flat()
    .flatMap((value) => value.split(/,\s*(?=(?:Basic|Digest|Bearer|Negotiate|NTLM)\b)/iu))
    .map(parse)
  const digest = challenges.filter((each) => each?.scheme === 'digest' && algorithmOf(each) !== undefined)
  return (
    digest.find((each) => each?.parameters['algorithm']?.toUpperCase() === 'SHA-256') ??
    digest[0] ??
    challenges.find((each) => each?.scheme === 'basic')
  )
}

/** The `Authorization` header that answers a challenge for one request. */
export function authorization(
  challenge: Challenge,
  { user, password }: Credentials,
  method: string,
  path: string,
): string {
  if (challenge.scheme === 'basic') return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const { realm = '', nonce = '', opaque, qop } = challenge.parameters
  const hash = (text: string): string =>
    createHash(algorithmOf(challenge) ?? 'md5')
      .update(text)
      .digest('hex')
  challenge.uses += 1
  const count = challenge.uses.toString(16).padStart(8, '0')
  const client = randomBytes(12).toString('hex')
  const [secret, request] = [hash(`${user}:${realm}:${password}`), hash(`${method}:${path}`)]
  const asksQuality = qop !== undefined && /\bauth\b(?!-)/u.test(qop)
  const response = hash(
    asksQuality ? `${secret}:${nonce}:${count}:${client}:auth:${request}` : `${secret}:${nonce}:${request}`,
  )
  const parts = [
    `username="${quoted(user)}"`,
    `realm="${quoted(realm)}"`,
    `nonce="${nonce}"`,
    `uri="${path}"`,
    `response="${response}"`,
    ...(challenge.parameters['algorithm'] === undefined ? [] : [`algorithm=${challenge.parameters['algorithm']}`]),
    ...(asksQuality ? ['qop=auth', `nc=${count}`, `cnonce="${client}"`] : []),
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
  ]
  return `Digest ${parts.join(', ')}`
}

function parse(text: string): Challenge | undefined {
  const [, scheme = '', rest = ''] = /^\s*(\w+)\s*(.*)$/su.exec(text) ?? []
  const name = scheme.toLowerCase()
  if (name !== 'basic' && name !== 'digest') return undefined
  const parameters: Record<string, string> = {}
  for (const [, key = '', text1, word] of rest.matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gu)) {
    parameters[key.toLowerCase()] = text1?.replace(/\\(.)/gu, '$1') ?? word ?? ''
  }
  return { scheme: name, parameters, uses: 0 }
}

function algorithmOf({ parameters }: Challenge): string | undefined {
  return HASHES[(parameters['algorithm'] ?? 'MD5').toUpperCase()]
}

function quoted(text: string): string {
  return text.replace(/["\\]/gu, '\\$&')
}
