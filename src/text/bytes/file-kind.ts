/** The first bytes of files that are not text. */
const SIGNATURES: readonly (readonly [start: string, kind: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive or an Office document (DOCX, XLSX, ODT)'],
  ['\xd0\xcf\x11\xe0', 'an old Office document (DOC, XLS)'],
  ['{\\rtf', 'an RTF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['II*\0', 'a TIFF image'],
  ['MM\0*', 'a TIFF image'],
  ['\x1f\x8b', 'a gzip file'],
  ['\0asm', 'a WebAssembly module'],
]

/** The kind of a file whose bytes show that it is not text, for a message. Absent for text and for unknown kinds. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  // Some servers send a byte order mark or an empty line first.
  const trimmed = start.replace(/^(?:\xef\xbb\xbf)?[\t\n\r ]*/u, '')
  return SIGNATURES.find(([signature]) => trimmed.startsWith(signature))?.[1]
}

/**
 * Whether more than one in twenty of the first 8,192 bytes is a control character that text in an ASCII-based character
 * set never has (the binary data bytes of the MIME Sniffing Standard, section 3).
 */
export function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  const controls = sample.filter(
    (byte) => byte < 0x09 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f),
  )
  return controls.length * 20 > sample.length
}
