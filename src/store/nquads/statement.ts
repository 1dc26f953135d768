/** The byte offsets of the parts of one N-Quads statement. */
export interface Statement {
  readonly start: number
  readonly subjectEnd: number
  readonly predicateStart: number
  readonly predicateEnd: number
  readonly objectStart: number
  readonly objectEnd: number
  /** Of the IRI between its brackets; both 0 for a triple. */
  readonly graphStart: number
  readonly graphEnd: number
  /** Whether a blank node is among its terms. */
  readonly blank: boolean
}

const [SPACE, TAB, RETURN, QUOTE, BACKSLASH, LESS, GREATER, UNDERSCORE, AT, CARET, DOT] = [
  0x20, 0x09, 0x0d, 0x22, 0x5c, 0x3c, 0x3e, 0x5f, 0x40, 0x5e, 0x2e,
] as const

/**
 * Finds the parts of an N-Quads line (RDF 1.1 N-Quads, section 7) between two offsets, without checking them;
 * `undefined` for an empty line, a comment and anything else that is not a statement. Literals may have any length: it
 * only looks for quotes.
 */
export function statementAt(bytes: Buffer, from: number, to: number): Statement | undefined {
  const start = skipSpace(bytes, from, to)
  const subjectEnd = endOfTerm(bytes, start, to)
  const predicateStart = skipSpace(bytes, subjectEnd, to)
  const predicateEnd = endOfTerm(bytes, predicateStart, to)
  const objectStart = skipSpace(bytes, predicateEnd, to)
  const objectEnd = endOfTerm(bytes, objectStart, to)
  if (objectEnd <= objectStart) return undefined
  const graph = skipSpace(bytes, objectEnd, to)
  const graphEnd = endOfTerm(bytes, graph, to)
  if (bytes[graph] === QUOTE && graph < to) return undefined
  const named = graphEnd > graph && bytes[graph] === LESS
  const blank =
    bytes[start] === UNDERSCORE || bytes[objectStart] === UNDERSCORE || (graph < to && bytes[graph] === UNDERSCORE)
  return {
    start,
    subjectEnd,
    predicateStart,
    predicateEnd,
    objectStart,
    objectEnd,
    graphStart: named ? graph + 1 : 0,
    graphEnd: named ? graphEnd - 1 : 0,
    blank,
  }
}

/** Offset of the first byte from `at` on that is neither space nor tab. */
export function skipSpace(bytes: Buffer, at: number, to: number): number {
  let next = at
  while (next < to && (bytes[next] === SPACE || bytes[next] === TAB)) next += 1
  return next
}

/** Offset after the term that begins at `at`; `at` itself when there is none. */
function endOfTerm(bytes: Buffer, at: number, to: number): number {
  if (at >= to) return at
  switch (bytes[at]) {
    case LESS: {
      let end = at + 1
      while (end < to && bytes[end] !== GREATER) end += 1
      return end < to ? end + 1 : at
    }
    case UNDERSCORE:
      return endOfWord(bytes, at, to)
    case QUOTE: {
      const quote = endOfQuoted(bytes, at, to)
      if (quote < 0) return at
      if (bytes[quote + 1] === AT) return endOfWord(bytes, quote + 1, to)
      return bytes[quote + 1] === CARET && bytes[quote + 2] === CARET && bytes[quote + 3] === LESS
        ? endOfTerm(bytes, quote + 3, to)
        : quote + 1
    }
    default:
      return at
  }
}

/** A blank node label may hold dots but does not end in one. */
function endOfWord(bytes: Buffer, at: number, to: number): number {
  let end = at
  while (end < to && bytes[end] !== SPACE && bytes[end] !== TAB && bytes[end] !== LESS && bytes[end] !== RETURN)
    end += 1
  while (bytes[end - 1] === DOT) end -= 1
  return end
}

/** Offset of the quote that closes the string opened at `at`; -1 when there is none. */
function endOfQuoted(bytes: Buffer, at: number, to: number): number {
  for (let quote = bytes.indexOf(QUOTE, at + 1); quote >= 0 && quote < to; quote = bytes.indexOf(QUOTE, quote + 1)) {
    let backslashes = 0
    while (bytes[quote - 1 - backslashes] === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return quote
  }
  return -1
}
