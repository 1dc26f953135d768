import { Command, InvalidArgumentError } from 'commander'
import { openEmbeddedStore } from '../store/embedded.js'
import type { ExitStatus } from './exit-status.js'
import { loadStore } from './load-store.js'
import { addSharedOptions, settingsOf, type SharedOptions } from './shared-options.js'
import { write, type Terminal } from './terminal.js'

interface ServeOptions extends SharedOptions {
  readonly port: number
  readonly host: string
}

const EXAMPLES = `
Examples:
  $ raadlink serve pages/ --port 8080
  $ curl http://127.0.0.1:8080/sparql --data-urlencode 'query=SELECT * { ?zitting a <http://data.vlaanderen.be/ns/besluit#Zitting> }'
  $ curl http://127.0.0.1:8080/validate -H 'content-type: text/html' -H 'accept: text/html' --data-binary @notulen.html > report.html`

/** `raadlink serve`: documents and RDF files behind a SPARQL endpoint, and a check for pages that are sent. Runs until stopped. */
export function serveCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addSharedOptions(new Command('serve'))
    .description('Answer SPARQL over documents and RDF files (/sparql), and check pages that are sent (POST /validate). Runs until stopped.')
    .argument('[inputs...]', 'council documents (their mapped graphs) and RDF files, folders, patterns, http(s) addresses, or -')
    .option('--port <number>', 'port to listen on; 0 takes a free one', portNumber, 8080)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], options: ServeOptions) => done(await serve(inputs, options, terminal)))
}

async function serve(inputs: readonly string[], options: ServeOptions, terminal: Terminal): Promise<ExitStatus> {
  const settings = settingsOf(options, terminal)
  const store = await openEmbeddedStore()
  try {
    const { loaded, failures } = await loadStore(store, inputs, { settings, base: options.base }, terminal)
    if (failures.length > 0) await write(terminal.stderr, `raadlink: ${failures.length} of ${failures.length + loaded} inputs could not be loaded\n`)
    if (failures.length > 0 && loaded === 0) {
      await store.close()
      return 2
    }
  } catch (thrown) {
    await store.close()
    throw thrown
  }
  // The web server is loaded only where it is wanted: it costs every other command a quarter of its start.
  const { serveUntilStopped } = await import('../service/start-service.js')
  const onListening = (address: string): void => void terminal.stderr.write(`raadlink: ${store.status().quads} quads at ${address}/sparql, a page to try at ${address}/ (Ctrl-C stops)\n`)
  await serveUntilStopped(store, settings, { port: options.port, host: options.host, onListening })
  return 0
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/u.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}
