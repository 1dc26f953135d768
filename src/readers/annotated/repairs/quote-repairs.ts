import { diagnose } from '../../../diagnostic.js'
import { placeOf, type HtmlElement, type HtmlPage } from '../../../text/html/html-page.js'
import { taggedElementsOf } from '../../page/elements.js'
import type { TextFinding, TextRepair } from './repair.js'

const TYPOGRAPHIC = '“”„‟″〝〞‘’‚‛′'
const OPENING = new RegExp(`^[${TYPOGRAPHIC}]`, 'u')
const CLOSING = new RegExp(`[${TYPOGRAPHIC}"']`, 'u')
/** A value that began straight, met a typographic quote, and ran on into the next attribute or out of the tag. */
const RUN_ON = new RegExp(`^[^"'<>${TYPOGRAPHIC}]*([${TYPOGRAPHIC}])(?:\\s+[\\w:-]+\\s*=\\s*$|\\s*/?>)`, 'u')

const RDFA_NAMES = new Set([
  'about',
  'content',
  'datatype',
  'href',
  'inlist',
  'lang',
  'prefix',
  'property',
  'rel',
  'resource',
  'rev',
  'src',
  'typeof',
  'vocab',
])

/** Typographic quotes around the value of an RDFa attribute become straight ones. */
export const typographicQuotes: TextRepair = {
  rule: 'repair/typographic-quotes',
  find(page) {
    const found: TextFinding[] = []
    for (const element of taggedElementsOf(page)) {
      const attributes = element.sourceCodeLocation?.attrs
      if (!attributes) continue
      for (const { name, value } of element.attrs) {
        if (RDFA_NAMES.has(name) && (OPENING.test(value) || RUN_ON.test(value)) && attributes[name])
          found.push(mend(page, element, name, value))
      }
    }
    return found
  },
}

function mend(page: HtmlPage, element: HtmlElement, name: string, value: string): TextFinding {
  const { text } = page
  const location = element.sourceCodeLocation
  const { startOffset = 0, endOffset = 0 } = location?.attrs?.[name] ?? {}
  const tagEnd = (location?.startTag?.endOffset ?? endOffset) - 1
  const runOn = RUN_ON.exec(value)
  const opening = valueStart(text, startOffset, endOffset)
  const doubt: TextFinding = {
    finding: diagnose('doubt/quotes', { place: placeOf(page, element, name), actual: value }),
    edits: [],
    element,
  }
  if (opening === undefined) return doubt

  // Straight at the start, typographic at the end.
  if (runOn) {
    const at = opening + 1 + value.indexOf(runOn[1] ?? '')
    const quote = text.charAt(opening)
    if (text.charAt(at) !== runOn[1]) return doubt
    return { finding: report(page, startOffset, at + 1), edits: [{ start: at, end: at + 1, text: quote }], element }
  }

  // A value in straight quotes whose first character is a typographic one closes where the straight ones do.
  if (/["']/u.test(text.charAt(opening))) return doubt
  const length = text.slice(opening + 1, tagEnd).search(CLOSING)
  const closing = opening + 1 + length
  const next = text.charAt(closing + 1)
  // A quotation mark that opens the next attribute closes nothing.
  const opensNext = /\s[\w:-]+\s*=\s*$/u.test(text.slice(opening + 1, closing))
  if (length < 0 || opensNext || !(closing + 1 >= tagEnd || /[\s/>]/u.test(next))) return doubt
  return {
    finding: report(page, startOffset, closing + 1),
    edits: [
      { start: opening, end: opening + 1, text: '"' },
      { start: closing, end: closing + 1, text: '"' },
    ],
    element,
  }
}

function report(page: HtmlPage, start: number, end: number): TextFinding['finding'] {
  const actual = page.text.slice(start, end)
  return diagnose('repair/typographic-quotes', {
    place: page.places.between(start, end),
    actual,
    expected: actual.replace(new RegExp(`[${TYPOGRAPHIC}]`, 'gu'), '"'),
  })
}

/** Offset of the first character of a value, its opening quote included. */
function valueStart(text: string, start: number, end: number): number | undefined {
  const equals = text.indexOf('=', start)
  if (equals < 0 || equals >= end) return undefined
  const skipped = /^\s*/u.exec(text.slice(equals + 1, end))?.[0].length ?? 0
  return equals + 1 + skipped
}
