import type { Settings } from '../config.js'
import type { Document } from '../document.js'
import { AppError } from '../errors.js'
import { SANDBOX_LIMITS } from '../sandbox/jobs.js'
import { openHostile } from '../sandbox/open-hostile.js'
import { decode } from '../text/bytes/decode.js'
import { binaryKind } from '../text/bytes/file-kind.js'

/**
 * All text of a document, folded for searching: of a page also its code, in which annotations hold texts that are not
 * shown. Undefined when the document cannot be searched (damaged, encrypted, a scan): nobody knows what it says.
 */
export async function searchableText(
  document: Document,
  { ocrData }: Pick<Settings, 'ocrData'>,
): Promise<string | undefined> {
  const kind = binaryKind(document.bytes)
  if (kind === undefined) return foldedPage(decode(document).text)
  try {
    const format = kind === 'application/pdf' ? 'pdf' : 'docx'
    const { blocks } = (await openHostile(format, document.bytes, SANDBOX_LIMITS, ocrData)).document
    return blocks.length === 0 ? undefined : foldedText(blocks.map(({ text }) => text).join(' '))
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** Text without differences of white space, case, dashes and quotes. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚′]/gu, "'")
    .replace(/[“”„″]/gu, '"')
    .replace(/[‐-―]/gu, '-')
    .replace(/[\s\u00ad\u200b]+/gu, ' ')
    .trim()
}

function foldedPage(code: string): string {
  const shown = code.replace(/<(?:script|style)\b[^]*?<\/(?:script|style)>/giu, ' ').replace(/<[^>]*>/gu, ' ')
  return `${foldedText(withoutEntities(shown))} ${foldedText(withoutEntities(code))}`
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (all, decimal?: string, hex?: string, name?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    if (name === undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : all
    return ENTITIES[name.toLowerCase()] ?? all
  })
}
