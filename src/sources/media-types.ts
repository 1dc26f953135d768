import { formatOfFileName } from '../rdf/formats/formats.js'

/** Media types of council documents by file extension; those of RDF are in the table of formats. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
}

/** Plain text is read only when a file is named: in a folder of pages a .txt is mostly something else. */
const TEXT: Readonly<Record<string, string>> = { txt: 'text/plain' }

/** The media type of a file whose name tells nothing; reading looks at its bytes. */
export const UNKNOWN_MEDIA_TYPE = 'application/octet-stream'

/** The media type for a file name, `undefined` for an unknown extension. */
export function mediaTypeOf(fileName: string): string | undefined {
  const extension = extensionOf(fileName)
  return (
    (extension === undefined ? undefined : (BY_EXTENSION[extension] ?? TEXT[extension])) ??
    formatOfFileName(fileName)?.mediaType
  )
}

/** Extensions of the documents to look for in a folder of pages. */
export const DOCUMENT_EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION)

/** The extension of a file name, in lower case without its dot. */
export function extensionOf(fileName: string): string | undefined {
  return /\.([^./\\]+)$/u.exec(fileName)?.[1]?.toLowerCase()
}

/** Media type and character set of a Content-Type header: the type in lower case, the charset unquoted. */
export function parseContentType(header: string | null): { readonly mediaType: string; readonly charset?: string } {
  const [type = '', ...parameters] = (header ?? '').split(';')
  const charset = parameters
    .map((each) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/iu.exec(each)?.[1])
    .find((value) => value !== undefined)
  return { mediaType: type.trim().toLowerCase() || UNKNOWN_MEDIA_TYPE, ...(charset !== undefined && { charset }) }
}
