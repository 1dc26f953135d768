import { AppError } from '../../errors.js'

/*
 * RFC 3986, section 5.2, exactly. `new URL` is not used: it lower-cases hosts, drops default ports and encodes
 * characters, and IRIs are compared as strings.
 */

interface Parts {
  readonly scheme: string | undefined
  readonly authority: string | undefined
  readonly path: string
  readonly query: string | undefined
  readonly fragment: string | undefined
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/u
const PARTS = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/su

/** Whether a reference starts with a scheme. */
export function isAbsoluteIri(reference: string): boolean {
  return SCHEME.test(reference)
}

/** A base to resolve against: absolute, its fragment dropped. Throws `base-invalid` when it has no scheme. */
export function baseIri(address: string): string {
  if (!isAbsoluteIri(address))
    throw new AppError('base-invalid', `"${address}" is not an absolute address, so it cannot be a base`)
  const hash = address.indexOf('#')
  return hash === -1 ? address : address.slice(0, hash)
}

/**
 * The absolute IRI of a reference (RFC 3986, 5.2.2, strict). `base` is absolute; dot segments are removed from the
 * result.
 */
export function resolveIri(reference: string, base: string): string {
  // Most references on real pages: absolute, and without dot segments.
  if (isAbsoluteIri(reference) && !reference.includes('/.')) return reference
  const given = partsOf(reference)
  if (given.scheme !== undefined) return compose({ ...given, path: removeDotSegments(given.path) })
  const from = partsOf(base)
  if (given.authority !== undefined)
    return compose({ ...given, scheme: from.scheme, path: removeDotSegments(given.path) })
  const { scheme, authority } = from
  const { query, fragment } = given
  if (given.path === '') return compose({ scheme, authority, path: from.path, query: query ?? from.query, fragment })
  const path = removeDotSegments(given.path.startsWith('/') ? given.path : merge(from, given.path))
  return compose({ scheme, authority, path, query, fragment })
}

function partsOf(reference: string): Parts {
  const [, scheme, authority, path = '', query, fragment] = PARTS.exec(reference) ?? []
  return { scheme, authority, path, query, fragment }
}

/** RFC 3986, 5.3. */
function compose({ scheme, authority, path, query, fragment }: Parts): string {
  return (
    (scheme === undefined ? '' : `${scheme}:`) +
    (authority === undefined ? '' : `//${authority}`) +
    path +
    (query === undefined ? '' : `?${query}`) +
    (fragment === undefined ? '' : `#${fragment}`)
  )
}

/** RFC 3986, 5.2.3. */
function merge(base: Parts, path: string): string {
  if (base.authority !== undefined && base.path === '') return `/${path}`
  return base.path.slice(0, base.path.lastIndexOf('/') + 1) + path
}

/**
 * RFC 3986, 5.2.4, by segments: `.` is removed, `..` removes the segment before it too, a path that starts with `/`
 * keeps it.
 */
function removeDotSegments(path: string): string {
  if (!path.includes('.')) return path
  const rooted = path.startsWith('/')
  const segments = (rooted ? path.slice(1) : path).split('/')
  const kept: string[] = []
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1
    if (segment === '..') kept.pop()
    if (segment !== '.' && segment !== '..') kept.push(segment)
    else if (last) kept.push('')
  })
  return (rooted ? '/' : '') + kept.join('/')
}
