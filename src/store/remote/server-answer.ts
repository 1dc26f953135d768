import { AppError } from '../../errors.js'
import { readTurtleFamily } from '../../rdf/formats/formats-turtle.js'
import { writeRdf } from '../../rdf/formats/formats.js'
import { checkRows } from '../query/answer-rows.js'
import type { QueryForm } from '../query/query-text.js'
import { GRAPH_FORMATS, type ResultFormat, type RowFormat } from '../query/result-formats.js'
import { solutionCount } from '../query-parts.js'
import { writeSparqlResults } from './sparql-results.js'
import type { Dataset, SparqlServer } from './sparql-server.js'

interface Asked {
  readonly text: string
  readonly form: QueryForm
  readonly dataset: Dataset
}

interface AnswerLimits {
  /** Milliseconds. */
  readonly deadline: number
  readonly signal: AbortSignal | undefined
  readonly maxRows: number
}

/**
 * What a server answers to a query, in the format asked for. Throws `result-too-large` for more rows or triples than
 * allowed, and for an answer that the server cut.
 */
export async function answerOf(
  server: SparqlServer,
  asked: Asked,
  format: ResultFormat,
  limits: AnswerLimits,
): Promise<string> {
  const { text, dataset } = asked
  const graphFormat = GRAPH_FORMATS.find(({ name }) => name === format)
  if (!graphFormat) {
    const results = await server.select(text, dataset, limits)
    checkRows(results.rows.length, limits.maxRows, 'rows')
    return writeSparqlResults(results, format as RowFormat)
  }
  const answer = (
    await server.ask(text, 'application/n-triples, text/plain;q=0.9, text/turtle;q=0.5', dataset, limits)
  ).toString('utf8')
  const quads = readTurtleFamily('Turtle', answer, {})
  await checkCut(server, asked, quads.length, limits)
  checkRows(quads.length, limits.maxRows, 'triples')
  return writeRdf(quads, graphFormat.name)
}

/** Virtuoso cuts CONSTRUCT and DESCRIBE without saying so: the solutions must be counted. */
async function checkCut(
  server: SparqlServer,
  { text, form, dataset }: Asked,
  triples: number,
  limits: AnswerLimits,
): Promise<void> {
  const cap = await server.rowCap()
  if (cap === Infinity) return
  const counting = form === 'construct' ? solutionCount(text) : undefined
  const rows =
    counting === undefined ? triples : Number((await server.select(counting, dataset, limits)).rows[0]?.get('n')?.value)
  if (rows > cap || (counting === undefined && rows >= cap))
    throw new AppError(
      'result-too-large',
      `the server cuts answers at ${cap} rows, and this one needs more: narrow the query, or page through it by a key`,
    )
}
