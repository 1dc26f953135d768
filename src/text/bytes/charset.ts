/** Where the name of a character set comes from, strongest first. */
export type CharsetSource = 'byte-order-mark' | 'transport' | 'page' | 'pattern' | 'default'

export interface Charset {
  /** Name in the Encoding Standard, lower case. */
  readonly name: string
  readonly source: CharsetSource
  /** Declared names that are unknown. */
  readonly unknown: readonly string[]
}

/** How far into the page to look for its own declaration: browsers accept one anywhere in the head. */
const HEAD_BYTES = 65_536

/**
 * The character set of a page (HTML Standard, section 13.2.3.2, determining the character encoding): the byte order
 * mark, what the transport declared, the pattern of UTF-16 without a mark, what the page declares, else UTF-8.
 */
export function charsetOf(bytes: Uint8Array, transport?: string): Charset {
  const mark = markOf(bytes)
  if (mark) return { name: mark, source: 'byte-order-mark', unknown: [] }
  const unknown: string[] = []
  const known = (label: string | undefined): string | undefined => {
    if (label === undefined || label.trim() === '') return undefined
    const name = nameOf(label)
    if (name === undefined) unknown.push(label.trim())
    return name
  }
  const declared = known(transport)
  if (declared !== undefined) return { name: declared, source: 'transport', unknown }
  const pattern = utf16Pattern(bytes)
  if (pattern) return { name: pattern, source: 'pattern', unknown }
  const own = known(declaredInPage(bytes))
  // A declaration that can be read as ASCII cannot be in UTF-16.
  if (own !== undefined) return { name: own.startsWith('utf-16') ? 'utf-8' : own, source: 'page', unknown }
  return { name: 'utf-8', source: 'default', unknown }
}

/** The Encoding Standard's name for a label; absent when it has none. */
function nameOf(label: string): string | undefined {
  const trimmed = label.trim().toLowerCase()
  if (trimmed === 'x-user-defined') return 'windows-1252'
  try {
    return new TextDecoder(trimmed).encoding
  } catch {
    // TextDecoder throws a RangeError for an unknown label.
    return undefined
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/** Western text in UTF-16 has a zero in nearly every second byte, and nearly none in the others. */
function utf16Pattern(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 512)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const pairs = sample.length / 2
  if (pairs < 4) return undefined
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be'
  return undefined
}

const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/gu

/** `<meta charset>`, `<meta http-equiv="Content-Type">`, or the XML declaration. */
function declaredInPage(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, HEAD_BYTES))
    .toString('latin1')
    .replace(/<!--[^]*?(?:-->|$)/gu, '')
  const [head = ''] = start.split(/<body[\s>]/iu, 1)
  for (const [, text = ''] of head.matchAll(/<meta[\s/]([^>]*)/giu)) {
    const attributes = new Map(
      [...text.matchAll(ATTRIBUTE)].map(([, name = '', a, b, c]) => [name.toLowerCase(), a ?? b ?? c ?? '']),
    )
    const charset = attributes.get('charset')
    if (charset !== undefined) return charset
    if (attributes.get('http-equiv')?.toLowerCase() !== 'content-type') continue
    const inContent = /charset\s*=\s*["']?([^\s;"']+)/iu.exec(attributes.get('content') ?? '')?.[1]
    if (inContent !== undefined) return inContent
  }
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/u.exec(head)?.[1]
}
