import { Command, Option } from 'commander'
import { AppError } from '../../errors.js'
import { readQueryText } from '../../store/query/query-text.js'
import type { Store } from '../../store/store.js'
import { GRAPH_FORMATS, ROW_FORMATS, type ResultFormat } from '../../store/query/result-formats.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { loadStore } from '../work/load-store.js'
import { resultTable, type SparqlResults } from '../views/result-table.js'
import { readText } from '../options/shape-files.js'
import { addSharedOptions, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'

interface QueryOptions extends SharedOptions {
  readonly endpoint?: readonly string[]
  readonly format?: ResultFormat | 'table'
}

/** More rows or triples than a person or a file of this size wants; a larger answer is an error, never cut. */
const MOST_ROWS = 1_000_000

const EXAMPLES = `
Examples:
  $ raadlink query 'SELECT ?titel { ?punt <http://purl.org/dc/terms/title> ?titel }' agenda.html
  $ raadlink query @besluiten.rq pages/ extra.ttl --format csv > besluiten.csv
  $ raadlink query @besluiten.rq --endpoint https://data.voorbeeldegem.example/sparql`

/** `raadlink query`: one SPARQL query over files, or over endpoints and files at once. */
export function queryCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addSharedOptions(new Command('query'))
    .description('Ask a SPARQL query of documents and RDF files, or of SPARQL endpoints and files at once.')
    .argument('<query>', 'the query, or @file that holds it')
    .argument(
      '[inputs...]',
      'council documents (their mapped graphs) and RDF files, folders, patterns, http(s) addresses, or -',
    )
    .option('--endpoint <urls...>', 'ask these SPARQL endpoints too, in the same query')
    .addOption(
      new Option('--format <format>', 'form of the answer (default: table for rows, turtle for graphs)').choices([
        'table',
        ...[...ROW_FORMATS, ...GRAPH_FORMATS].map(({ name }) => name),
      ]),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (query: string, inputs: readonly string[], options: QueryOptions) =>
      done(await ask(query, inputs, options, terminal)),
    )
}

async function ask(
  query: string,
  inputs: readonly string[],
  options: QueryOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const text = query.startsWith('@') ? readText(query.slice(1), terminal) : query
  const endpoints = options.endpoint ?? []
  if (inputs.length + endpoints.length === 0)
    throw new AppError(
      'usage',
      'there is nothing to ask: name documents or RDF files after the query, or give --endpoint',
    )
  const settings = settingsOf(options, terminal)
  const form = readQueryText(text).form
  const wish = options.format ?? (form === 'select' || form === 'ask' ? 'table' : undefined)

  const store = await openStore(endpoints)
  try {
    const { failures } = await loadStore(store, inputs, { settings, base: options.base }, terminal)
    const request = {
      ...(wish !== undefined && { format: wish === 'table' ? ('json' as const) : wish }),
      maxRows: MOST_ROWS,
    }
    const { body } = await store.query(text, request)
    const answer = Buffer.from(body).toString('utf8')
    await write(terminal.stdout, wish === 'table' ? resultTable(JSON.parse(answer) as SparqlResults) : answer)
    return failures.length > 0 ? 2 : 0
  } finally {
    await store.close()
  }
}

/** Each engine is loaded only where it is wanted. */
async function openStore(endpoints: readonly string[]): Promise<Store> {
  if (endpoints.length > 0)
    return (await import('../../store/federated/federated.js')).openFederatedStore({ endpoints })
  return (await import('../../store/embedded/embedded.js')).openEmbeddedStore({ replicas: 1 })
}
