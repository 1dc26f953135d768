/** Abbreviations after which a full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|art|artt|nr|nrs|blz|pag|bv|bijv|wnd|mevr|mw|dhr|dd|d\.d|m\.b\.t|m\.b|i\.v\.m|n\.a\.v|i\.k\.v|t\.e\.m|o\.a|e\.d|cfr|resp|incl|excl|ca|max|min|st|vzw|o\.v|t\.a\.v|i\.f\.v|m\.a\.w|e\.a|nl|prof|dr|ir|ing|mr|tel|vgl)\.$/iu

/** A bracket that is longer than this was never closed. */
const LONGEST_BRACKET = 1500

/**
 * Splits running text into sentences; a full stop after an abbreviation, initial or number before a small letter ends
 * none.
 */
export function splitSentences(text: string): readonly string[] {
  const sentences: string[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?](?:["”’')\]]*)\s+(?=["“‘'(]?[\p{Lu}\d])/gu)) {
    const end = match.index + match[0].trimEnd().length
    const before = text.slice(start, match.index + 1)
    if (isInBrackets(before) || ABBREVIATION.test(before) || /(?:^|\s)\d{1,3}\.$/u.test(before)) continue
    sentences.push(text.slice(start, end).trim())
    start = match.index + match[0].length
  }
  const rest = text.slice(start).trim()
  return rest === '' ? sentences : [...sentences, rest]
}

/** A bracket that was opened not long ago goes on: initials in a list of names end no sentence. */
function isInBrackets(text: string): boolean {
  const open = text.lastIndexOf('(')
  return open > text.lastIndexOf(')') && text.length - open < LONGEST_BRACKET
}
