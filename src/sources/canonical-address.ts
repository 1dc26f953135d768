import { withoutSession } from '../rdf/iri.js'

/**
 * Longer addresses, and addresses with more parameters, come from a program running in circles; every server accepts
 * 2,048.
 */
const LONGEST = 2048
const MOST_PARAMETERS = 24
/** A path that repeats itself more often than this is a relative link that grows with every page. */
const MOST_REPEATS = 3

/** Parameters that hold a session, or say what led a visitor here: the page is the same without them. */
const PASSING =
  /^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|session_?id|cfid|cftoken|zenid|oscsid|utm_\w+|fbclid|gclid|msclkid)$/iu
/** `sid` may be the number of a thing; it is a session when its value is a long token. */
const TOKEN = /^[\da-z]{16,}$/iu

/**
 * The one form of an address under which it is fetched and remembered: absolute, lower-case scheme and host, without
 * fragment, session ids, campaign parameters, default port and dot segments, parameters sorted by name (RFC 3986,
 * section 6.2; equal names keep their order), escapes in capitals and only where needed. Undefined for what is not
 * fetched: no http(s), a user name in it, longer than 2,048 characters, or made by a trap (too many parameters, a path
 * that repeats itself).
 */
export function canonicalAddress(href: string, base?: string): string | undefined {
  if (!URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  if (!/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') return undefined
  const host = url.host.replace(/\.(?=$|:)/u, '')
  if (host === '' || host.startsWith(':')) return undefined
  const path = withoutDots(withoutSessionSegments(plainEscapes(url.pathname)))
  const parameters = url.search
    .slice(1)
    .split('&')
    .filter((each) => each !== '')
    .map(plainEscapes)
    .filter((each) => !isPassing(each))
  if (parameters.length > MOST_PARAMETERS || repeatsItself(path)) return undefined
  const query = parameters.sort((a, b) => compare(nameOf(a), nameOf(b))).join('&')
  const address = `${url.protocol}//${host}${path}${query === '' ? '' : `?${query}`}`
  return address.length > LONGEST ? undefined : address
}

/**
 * Escapes of letters, digits and `-._~` are undone, the others get capitals (RFC 3986, sections 6.2.2.1 and 6.2.2.2).
 */
function plainEscapes(text: string): string {
  return text.replace(/%([\da-f]{2})/giu, (_, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16))
    return /[\w.~-]/u.test(character) ? character : `%${code.toUpperCase()}`
  })
}

/** `;jsessionid=…` (Java) and `/(S(…))` (ASP.NET without cookies), also where one is in the other. */
function withoutSessionSegments(path: string): string {
  for (let before = path; ; before = path) {
    path = withoutSession(before).replace(/\/\((?:[A-Z]\([^()/]*\))+\)(?=\/|$)/gu, '')
    if (path === before) return path === '' ? '/' : path
  }
}

/** Dot segments that appear when escapes or sessions are removed. */
function withoutDots(path: string): string {
  return /\/\.{1,2}(?:\/|$)/u.test(path) ? withoutSessionSegments(new URL(`http://host.invalid${path}`).pathname) : path
}

function isPassing(parameter: string): boolean {
  const name = nameOf(parameter)
  return PASSING.test(name) || (/^sid$/iu.test(name) && TOKEN.test(parameter.slice(name.length + 1)))
}

function nameOf(parameter: string): string {
  const end = parameter.indexOf('=')
  return end < 0 ? parameter : parameter.slice(0, end)
}

/** Whether one to four parts of a path are repeated more than three times in a row. */
function repeatsItself(path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '')
  for (let length = 1; length <= 4; length++) {
    let equal = 0
    for (let at = length; at < parts.length; at++) {
      equal = parts[at] === parts[at - length] ? equal + 1 : 0
      if (equal >= length * MOST_REPEATS) return true
    }
  }
  return false
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
