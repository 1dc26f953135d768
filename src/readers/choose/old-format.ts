import { diagnose } from '../../diagnostic.js'
import type { Opened } from '../opened.js'
import type { Reading } from '../reading.js'

/** Kinds of files of before .docx, by their first bytes, as they are called to a reader. */
const OLD: readonly (readonly [start: string, name: string, kind: string])[] = [
  ['\xd0\xcf\x11\xe0', 'oud Office-bestand (.doc)', 'an old Office file (.doc)'],
  ['{\\rtf', 'RTF-bestand (.rtf)', 'an RTF file (.rtf)'],
]

/** How a document is called that is of an old format; undefined for all others. */
export function oldFormat({ document }: Opened): { readonly name: string; readonly kind: string } | undefined {
  const start = Buffer.from(document.bytes.subarray(0, 16)).toString('latin1')
  const found = OLD.find(([signature]) => start.startsWith(signature))
  return found && { name: found[1], kind: found[2] }
}

/** Reads nothing, and says how to save the document so that it can be read. */
export function readOldFormat(opened: Opened): Reading {
  return {
    document: opened.document,
    reader: 'old-format',
    model: { zittingen: [], besluiten: [] },
    rest: [],
    links: [],
    diagnostics: [diagnose('document/old-format', { values: { ...oldFormat(opened) } })],
  }
}
