import { strToU8, zipSync } from 'fflate'
import { paragraph, wordDocument } from '../text/word-document.js'
import { printedPdf } from './printed-pdf.js'

const LINE = 'De gemeenteraad keurt het reglement goed in openbare zitting'

/** Hostile files that anybody may send, by name. */
export function hostileDocuments(): Readonly<Record<string, Uint8Array>> {
  const whole = printedPdf({ pages: 3, lines: [LINE] })
  const word = wordDocument({ body: paragraph('Besluitenlijst') })
  return {
    'encrypted.pdf': printedPdf({ pages: 1, lines: [LINE], encrypted: true }),
    'truncated.pdf': whole.subarray(0, whole.length * 0.6),
    'giant.pdf': printedPdf({ pages: 5000, lines: [LINE] }),
    'bomb.docx': zipSync(
      { 'word/document.xml': strToU8('<w:document/>'), 'word/media/nul.bin': new Uint8Array(250_000_000) },
      { level: 1 },
    ),
    'truncated.docx': word.subarray(0, word.length / 2),
    'scan.pdf': printedPdf({ pages: 2, lines: [], picture: true }),
    'fonts.pdf': printedPdf({ pages: 1, lines: [LINE], privateLetters: true }),
  }
}
