import type { Document } from '../../document.js'

/**
 * Why a file that is kept beside a publication can surely not be opened; undefined when it has the beginning and the
 * end of what it says it is (ISO 32000-1, section 7.5: a PDF begins with its version and ends with the place of its
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
