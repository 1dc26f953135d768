import { AppError, messageOf } from '../../errors.js'
import { undeclaredPrefix } from '../query/query-text.js'

/**
 * The engine's plain errors are the client's; others (RuntimeError, RangeError) mean that the engine is broken, and
 * pass.
 */
export function judged<Value>(query: string, ask: () => Value): Value {
  try {
    return ask()
  } catch (cause) {
    if (!isPlain(cause)) throw cause
    throw new AppError('sparql-syntax', explained(cause.message, query), { cause })
  }
}

/** The same of RDF that is loaded, with the lines counted from `firstLine`. Throws `rdf-syntax`. */
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

/** Whether what the engine threw says that it was asked something wrong, and not that it broke down. */
export function isPlain(thrown: unknown): thrown is Error {
  return thrown instanceof Error && thrown.constructor === Error
}

/**
 * The engine's syntax errors list every token that could have stood there, character ranges included: the place says
 * more.
 */
function explained(message: string, query: string): string {
  const [, line, column] = /^error at (\d+):(\d+)/u.exec(message) ?? []
  if (line === undefined) return message
  // The parser tells how far it could get, which is often just past the fault: show both sides.
  const lines = query.split('\n')
  // Past the end stands only the LIMIT we add.
  const [row, place] =
    Number(line) > lines.length ? [lines.length, (lines.at(-1)?.length ?? 0) + 1] : [Number(line), Number(column)]
  const near = (lines[row - 1] ?? '').slice(Math.max(0, place - 31), place + 29).trim()
  const prefix = undeclaredPrefix(query)
  const why = prefix === undefined ? 'not SPARQL 1.1' : `the prefix “${prefix}” is not declared`
  return `line ${row}, column ${place}: ${why}${near === '' ? '' : `, near “${near}”`}`
}
