import type { Answer } from './ask.js'
import { RequestError } from './request-error.js'

/** An answer that is not a redirect, with the addresses that led to it. */
export interface Followed {
  readonly answer: Answer
  readonly redirects: readonly string[]
}

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Requests an address and follows its redirects, at most five and never in a circle (RFC 9110, section 15.4). `step`
 * checks and requests each address, the first one too. Throws RequestError.
 */
export async function followRedirects(
  start: URL,
  step: (url: URL, from: URL | undefined) => Promise<Answer>,
): Promise<Followed> {
  const seen: string[] = []
  let from: URL | undefined
  for (let url = start; ;) {
    if (seen.includes(url.href))
      throw new RequestError('redirects', `${start.href}: redirects in a circle (${url.href})`)
    if (seen.length > MOST_REDIRECTS)
      throw new RequestError('redirects', `${start.href}: more than ${MOST_REDIRECTS} redirects`)
    const answer = await step(url, from)
    const header = answer.header('location')
    const location = header === undefined ? undefined : asWritten(header)
    if (!REDIRECTS.has(answer.status) || location === undefined) return { answer, redirects: seen }
    seen.push(url.href)
    from = url
    url = checkedUrl(location, url)
  }
}

/**
 * Node reads headers as ISO 8859-1, one character per byte, but servers write them in UTF-8: decodes the bytes as UTF-8
 * where they are valid.
 */
function asWritten(header: string): string {
  if (!/[\u0080-\u00ff]/u.test(header)) return header
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'))
  } catch {
    // Not UTF-8, so it was ISO 8859-1 after all.
    return header
  }
}

/**
 * An address as a URL that can be requested: http(s), no name or password in it, no fragment. Throws RequestError,
 * without the secrets.
 */
export function checkedUrl(address: string, base?: URL): URL {
  // An address that cannot be parsed may hold a password: show it only when it certainly does not.
  const shown = address.includes('@') ? '…' : address
  if (!URL.canParse(address, base?.href))
    throw new RequestError(
      'address',
      `${base ? `${base.href}: redirects to “${shown}”, which` : `“${shown}”`} is not an address`,
    )
  const url = new URL(address, base)
  url.hash = ''
  if (url.username !== '' || url.password !== '') {
    url.username = ''
    url.password = ''
    throw new RequestError('credentials', `${url.href}: addresses with a user name or password are not fetched`)
  }
  if (!/^https?:$/u.test(url.protocol))
    throw new RequestError(
      'scheme',
      `${base ? `${base.href}: ` : ''}only http and https addresses are fetched, not “${shown}”`,
    )
  return url
}
