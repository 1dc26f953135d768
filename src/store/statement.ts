/** Where the parts of one N-Quads statement stand in its line. */
export interface Statement {
  /** Offset of the first character and of the one after the object. */
  readonly start: number
  readonly objectEnd: number
  /** Predicate and object as they stand. */
  readonly predicate: string
  readonly object: string
  /** IRI of the graph; absent for a triple. */
  readonly graph?: string
  /** Whether a blank node is among its terms. */
  readonly blank: boolean
}

/**
 * Finds the parts of an N-Quads line (RDF 1.1 N-Quads, section 7) without judging them; `undefined` for an empty line, a
 * comment, and what is no statement. Literals of any length: it only looks for quotes.
 */
export function statementOf(line: string): Statement | undefined {
  const start = skipSpace(line, 0)
  const subject = endOfTerm(line, start)
  const predicateStart = skipSpace(line, subject)
  const predicate = endOfTerm(line, predicateStart)
  const objectStart = skipSpace(line, predicate)
  const objectEnd = endOfTerm(line, objectStart)
  if (objectEnd <= objectStart) return undefined
  const graphStart = skipSpace(line, objectEnd)
  const graphEnd = endOfTerm(line, graphStart)
  const blank = line[start] === '_' || line[objectStart] === '_' || line[graphStart] === '_'
  const graph = line[graphStart] === '<' && graphEnd > graphStart ? line.slice(graphStart + 1, graphEnd - 1) : undefined
  return { start, objectEnd, blank, predicate: line.slice(predicateStart, predicate), object: line.slice(objectStart, objectEnd), ...(graph !== undefined && { graph }) }
}

function skipSpace(line: string, at: number): number {
  let next = at
  while (line[next] === ' ' || line[next] === '\t') next += 1
  return next
}

/** Offset after the term that begins at `at`; `at` itself when none does. */
function endOfTerm(line: string, at: number): number {
  switch (line[at]) {
    case '<': {
      const end = line.indexOf('>', at)
      return end < 0 ? at : end + 1
    }
    case '_':
      return endOfWord(line, at)
    case '"': {
      const quote = endOfQuoted(line, at)
      if (quote < 0) return at
      if (line[quote + 1] === '@') return endOfWord(line, quote + 1)
      return line.startsWith('^^<', quote + 1) ? endOfTerm(line, quote + 3) : quote + 1
    }
    default:
      return at
  }
}

/** A blank node label may hold dots but does not end in one. */
function endOfWord(line: string, at: number): number {
  let end = at
  while (end < line.length && line[end] !== ' ' && line[end] !== '\t' && line[end] !== '<' && line[end] !== '\r') end += 1
  while (line[end - 1] === '.') end -= 1
  return end
}

/** Offset of the quote that closes the text opened at `at`; -1 when none does. */
function endOfQuoted(line: string, at: number): number {
  for (let quote = line.indexOf('"', at + 1); quote >= 0; quote = line.indexOf('"', quote + 1)) {
    let backslashes = 0
    while (line[quote - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return quote
  }
  return -1
}
