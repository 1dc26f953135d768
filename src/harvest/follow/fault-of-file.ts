import type { Document } from '../../document.js'

/**
 * Why a file stored beside a publication certainly cannot be opened; undefined when its beginning and end are those of
 * its format (ISO 32000-1, section 7.5: a PDF begins with its version and ends with the offset of its
 * cross-references).
 */
export function faultOfFile({
  bytes,
  mediaType,
  address,
}: Pick<Document, 'bytes' | 'mediaType' | 'address'>): string | undefined {
  if (bytes.length === 0) return 'het bestand is leeg'
  const isPdf = mediaType === 'application/pdf' || /\.pdf(?:$|[?&])/iu.test(address)
  if (!isPdf) return undefined
  const [start, end] = [bytes.subarray(0, 1024), bytes.subarray(-2048)].map((part) =>
    Buffer.from(part).toString('latin1'),
  ) as [string, string]
  if (!start.includes('%PDF-')) return 'het bestand is geen PDF, al zegt het dat te zijn'
  return end.includes('startxref') && end.includes('%%EOF')
    ? undefined
    : 'de PDF is niet volledig en kan niet geopend worden'
}
