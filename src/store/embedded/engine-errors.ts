import { AppError, messageOf } from '../../errors.js'
import { undeclaredPrefix } from '../query/query-text.js'

/**
 * Plain errors of the engine are the client's fault and become AppErrors; others (RuntimeError, RangeError) mean that
 * the engine is broken and are passed on.
 */
export function judged<Value>(query: string, ask: () => Value): Value {
  try {
    return ask()
  } catch (cause) {
    if (!isPlain(cause)) throw cause
    throw new AppError('sparql-syntax', explained(cause.message, query), { cause })
  }
}

/** The same for RDF that is loaded; lines are counted from `firstLine`. Throws `rdf-syntax`. */
export function judgedRdf<Value>(load: () => Value, firstLine = 1): Value {
  try {
    return load()
  } catch (cause) {
    if (!isPlain(cause)) throw cause
    throw new AppError(
      'rdf-syntax',
      messageOf(cause).replace(/\bline (\d+)/gu, (_all, line: string) => `line ${Number(line) + firstLine - 1}`),
      { cause },
    )
  }
}

/** The line of N-Quads that an `rdf-syntax` error is about; `undefined` for all other errors. */
export function faultyLine(thrown: unknown): number | undefined {
  const line = /\bline (\d+)/u.exec(messageOf(thrown))?.[1]
  return thrown instanceof AppError && thrown.code === 'rdf-syntax' && line !== undefined ? Number(line) : undefined
}

/** Whether an error of the engine means that the request was wrong, not that the engine broke. */
export function isPlain(thrown: unknown): thrown is Error {
  return thrown instanceof Error && thrown.constructor === Error
}

/** The engine's syntax errors list every possible token, character ranges included: the place is more useful. */
function explained(message: string, query: string): string {
  const [, line, column] = /^error at (\d+):(\d+)/u.exec(message) ?? []
  if (line === undefined) return message
  // The parser reports how far it got, often just past the error: show both sides.
  const lines = query.split('\n')
  // Past the end there is only the LIMIT that we add.
  const [row, place] =
    Number(line) > lines.length ? [lines.length, (lines.at(-1)?.length ?? 0) + 1] : [Number(line), Number(column)]
  const near = (lines[row - 1] ?? '').slice(Math.max(0, place - 31), place + 29).trim()
  const prefix = undeclaredPrefix(query)
  const why = prefix === undefined ? 'not SPARQL 1.1' : `the prefix “${prefix}” is not declared`
  return `line ${row}, column ${place}: ${why}${near === '' ? '' : `, near “${near}”`}`
}
