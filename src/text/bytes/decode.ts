import iconv from 'iconv-lite'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { charsetOf } from './charset.js'
import { binaryKind, looksBinary } from './file-kind.js'
import { placesIn } from './places.js'

export interface Decoded {
  readonly text: string
  /** The character set used, by its name in the Encoding Standard. */
  readonly charset: string
  readonly diagnostics: readonly Diagnostic[]
}

/** A larger page is refused before it is decoded; PAGE_LIMITS limits its text. */
export const MAX_PAGE_BYTES = 48_000_000

/**
 * Characters that XML 1.0 excludes (section 2.2), except the form feed, which text pages use and HTML treats as a
 * space.
 */
const CONTROLS = /[\u0000-\u0008\u000B\u000E-\u001F\uFFFE\uFFFF]/gu

/**
 * The text of a page or of a text file. Bytes that are invalid in the character set become U+FFFD and give a finding.
 * Throws `input-empty`, `input-too-large`, and `media-type-unsupported` when it is not text (a PDF named .html).
 */
export function decode({ bytes, charset: transport, name }: Pick<Document, 'bytes' | 'charset' | 'name'>): Decoded {
  if (bytes.length === 0) throw new AppError('input-empty', `${name} is empty`)
  if (bytes.length > MAX_PAGE_BYTES) {
    throw new AppError('input-too-large', `${name} has ${bytes.length} bytes; at most ${MAX_PAGE_BYTES} are read`)
  }
  const kind = binaryKind(bytes)
  if (kind !== undefined) throw new AppError('media-type-unsupported', `${name} is ${kind}, not a web page`)

  const declared = charsetOf(bytes, transport)
  if (!declared.name.startsWith('utf-16') && looksBinary(bytes)) {
    throw new AppError('media-type-unsupported', `${name} is a binary file, not a web page`)
  }
  const diagnostics = declared.unknown.map((label) =>
    diagnose('input/charset-unknown', { actual: label, expected: declared.name }),
  )
  if (declared.source === 'pattern') diagnostics.push(diagnose('input/charset-guessed', { expected: declared.name }))

  let charset = declared.name
  let text = read(bytes, charset)
  let broken = brokenIn(bytes, text, charset)
  // An undeclared page that is not UTF-8 is in what Western servers send by default.
  if (broken.count > 0 && declared.source === 'default' && !/[^\u0000-\u007f\ufffd]/u.test(text)) {
    charset = 'windows-1252'
    text = read(bytes, charset)
    broken = brokenIn(bytes, text, charset)
    diagnostics.push(diagnose('input/charset-guessed', { expected: charset }))
  }
  if (text.trim() === '') throw new AppError('input-empty', `${name} contains only white space`)

  const at = (offset: number): Diagnostic['place'] =>
    offset === -1 ? undefined : placesIn(text).between(offset, offset + 1)
  if (broken.count > 0) {
    diagnostics.push(
      diagnose('input/encoding-broken', { actual: charset, values: { count: broken.count }, place: at(broken.first) }),
    )
  }
  if (broken.genuine > 0) {
    diagnostics.push(
      diagnose('input/characters-lost', { values: { count: broken.genuine }, place: at(broken.firstGenuine) }),
    )
  }
  const controls = [...text.matchAll(CONTROLS)]
  if (controls.length > 0) {
    diagnostics.push(
      diagnose('input/control-characters', { values: { count: controls.length }, place: at(controls[0]?.index ?? -1) }),
    )
  }
  if (charset === 'windows-1252' && declared.source !== 'default' && isUtf8(bytes)) {
    diagnostics.push(diagnose('input/charset-doubtful', { actual: charset, expected: 'utf-8' }))
  }
  return { text, charset, diagnostics }
}

/** Node 20 reads windows-1252 as ISO 8859-1 (no € and no typographic quotes), so iconv-lite does it. */
function read(bytes: Uint8Array, charset: string): string {
  return charset === 'windows-1252' ? iconv.decode(Buffer.from(bytes), charset) : new TextDecoder(charset).decode(bytes)
}

interface Broken {
  /** Invalid sequences, and where the first is in the text. */
  readonly count: number
  readonly first: number
  /** Replacement characters in the file itself: characters that were lost earlier. */
  readonly genuine: number
  /** Where the first of those is; -1 when an invalid sequence comes before it. */
  readonly firstGenuine: number
}

const REPLACEMENT = '\ufffd'

function brokenIn(bytes: Uint8Array, text: string, charset: string): Broken {
  const start = text.indexOf(REPLACEMENT)
  if (start === -1) return { count: 0, first: -1, genuine: 0, firstGenuine: -1 }
  const count = occurrences(text, REPLACEMENT)
  // In windows-1252 nothing decodes to U+FFFD; elsewhere a strict decoder tells whether all of them were in the file.
  if (charset !== 'windows-1252' && isStrictly(bytes, charset))
    return { count: 0, first: -1, genuine: count, firstGenuine: start }
  if (charset !== 'utf-8') return { count, first: start, genuine: 0, firstGenuine: -1 }
  const written = occurrences(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), Buffer.from(REPLACEMENT))
  const first = firstBroken(bytes, text)
  return { count: count - written, first, genuine: written, firstGenuine: first === start ? -1 : start }
}

/**
 * Up to the first invalid sequence text and bytes run in step, so the bytes there tell a written U+FFFD from an
 * inserted one.
 */
function firstBroken(bytes: Uint8Array, text: string): number {
  let byte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let from = 0
  let index = text.indexOf(REPLACEMENT)
  for (; index !== -1; index = text.indexOf(REPLACEMENT, from)) {
    byte += Buffer.byteLength(text.slice(from, index), 'utf8')
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) break
    byte += 3
    from = index + 1
  }
  return index
}

function occurrences<Part extends string | Buffer>(
  whole: { indexOf(part: Part, from?: number): number },
  part: Part,
): number {
  let count = 0
  for (let at = whole.indexOf(part); at !== -1; at = whole.indexOf(part, at + part.length)) count += 1
  return count
}

function isStrictly(bytes: Uint8Array, charset: string): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes)
    return true
  } catch {
    // A strict decoder throws at the first invalid sequence: that is the answer.
    return false
  }
}

/**
 * Whether there are bytes beyond ASCII and all of them are UTF-8: windows-1252 text does not look like that by chance.
 */
function isUtf8(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f) && isStrictly(bytes, 'utf-8')
}
