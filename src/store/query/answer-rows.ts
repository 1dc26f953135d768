import { AppError } from '../../errors.js'

/** What an answer is counted in. */
type Counted = 'rows' | 'triples'

/** Throws `result-too-large` for an answer of more rows or triples than it may have: it is never cut. */
export function checkRows(count: number, maxRows: number, what: Counted): void {
  if (count > maxRows) throw tooManyRows(maxRows, what)
}

export function tooManyRows(maxRows: number, what: Counted): AppError {
  return new AppError(
    'result-too-large',
    `the answer has more than ${maxRows} ${what}: narrow the query, or page through it with ORDER BY, LIMIT and OFFSET`,
  )
}
