import type { HostileFormat } from '../sandbox/jobs.js'
import type { Opened } from './opened.js'

/**
 * Which hostile format the bytes are, by their first bytes: `%PDF`, or a zip of which the type, the name or the parts
 * tell that it is a document of Word or an OpenDocument text. Names of parts stand in a zip unpacked.
 */
export function hostileFormat({ document }: Opened): HostileFormat | undefined {
  const bytes = Buffer.from(document.bytes.buffer, document.bytes.byteOffset, document.bytes.byteLength)
  const start = bytes.toString('latin1', 0, 1024)
  if (start.includes('%PDF-')) return 'pdf'
  if (!start.startsWith('PK')) return undefined
  const type = document.mediaType.toLowerCase()
  // OpenDocument says what it is in the first part, which is not packed (OpenDocument 1.2, part 3, 3.3).
  if (start.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return 'odt'
  if (/wordprocessingml|macroenabled/u.test(type) || /\.doc[xm]$/iu.test(document.name)) return 'docx'
  if (/opendocument\.text/u.test(type) || /\.odt$/iu.test(document.name)) return 'odt'
  return bytes.includes('[Content_Types].xml') && (bytes.includes('word/') || bytes.includes('word\\'))
    ? 'docx'
    : undefined
}
