import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { readOwnUnit, type Settings, type SiteInput } from '../../config.js'
import { AppError } from '../../errors.js'
import type { DataFolder } from '../../log/data-folder.js'
import type { Site } from '../../publication/site/site.js'
import { UNMERGED_GRAPHS } from '../../publication/sync/follow.js'
import type { Desk } from '../../service/desk/ground/desk.js'
import { followData } from '../../service/follow-data.js'
import { openDataStore } from '../../service/open-data-store.js'
import type { ListenOptions } from '../../service/start-service.js'
import { LOG_LEVELS, type LogLevel } from '../../service/watch/log-levels.js'
import type { EndpointSettings } from '../../service/limits/service-settings.js'
import { openEmbeddedStore } from '../../store/embedded/embedded.js'
import type { Store } from '../../store/store.js'
import { dataToFill, settingsFor, withDataToRead } from '../options/data-options.js'
import { addEndpointOptions, endpointFrom, type EndpointOptions } from '../options/endpoint-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { loadStore } from '../work/load-store.js'
import { addSiteOptions, siteFrom } from '../options/site-options.js'
import { addSharedOptions, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'

interface ServeOptions extends SharedOptions, SiteInput, EndpointOptions {
  readonly port: number
  readonly logLevel: LogLevel
  readonly webhooks?: string
  readonly mail?: string
  readonly desk?: true
  readonly deskCode?: string
}

const MAIL_TELLS_OF_A_SITE =
  '--mail writes about a site: give --data, --base-url and what else only the publisher can say'
const WEBHOOKS_TELL_OF_A_SITE =
  '--webhooks tells of a site: give --data, --base-url and what else only the publisher can say'

const EXAMPLES = `
With --data the endpoint follows the folder while others ingest into it. With --base-url and what else only the publisher
can say, the whole site stands beside it: pages, streams, dumps, catalogue, feeds, delta files.
Limits per client are three to ten times higher on this machine alone, unless it trusts a proxy. Set RAADLINK_WRITE_TOKEN, and who sends it as
bearer token may write: updates by POST to /write/sparql, graphs at /write/graph-store.

Examples:
  $ raadlink serve pages/ --port 8080
  $ raadlink serve --data data/ --base-url http://127.0.0.1:8080/ --title 'Besluiten van Voorbeeldegem' --publisher 'Gemeente Voorbeeldegem' --contact data@voorbeeldegem.example --licence gratis-hergebruik
  $ curl http://127.0.0.1:8080/sparql --data-urlencode 'query=SELECT * { ?zitting a <http://data.vlaanderen.be/ns/besluit#Zitting> }'
  $ curl http://127.0.0.1:8080/graph-store --get --data-urlencode 'graph=https://data.voorbeeldstad.be/graphs/1' -H 'accept: text/turtle'
  $ curl http://127.0.0.1:8080/validate -H 'content-type: text/html' -H 'accept: text/html' --data-binary @notulen.html > report.html`

/**
 * `raadlink serve`: documents and RDF files behind a SPARQL endpoint, and a check for pages that are sent. Runs until
 * stopped.
 */
export function serveCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addEndpointOptions(addSiteOptions(addSharedOptions(new Command('serve'))))
    .description(
      'Answer SPARQL over documents, RDF files or a data folder (/sparql), publish its site, and check pages that are sent (POST /validate). Runs until stopped.',
    )
    .argument(
      '[inputs...]',
      'council documents (their mapped graphs) and RDF files, folders, patterns, http(s) addresses, or -',
    )
    .option('--data <folder>', 'a data folder instead of inputs')
    .option(
      '--desk',
      'also the desk of your council at /bureau, where people sign in, correct what was read, and withdraw (with --data, after “raadlink init”)',
    )
    .option(
      '--desk-code <name>',
      'with --desk: for an account whose password was forgotten, a code with which to choose another at /bureau/vergeten; it works once, for a day',
    )
    .option('--port <number>', 'port to listen on; 0 takes a free one', portNumber, 8080)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option(
      '--webhooks <file>',
      'with a site: JSON with who is told by HTTP what changes of a search: [{"url", "search", "secret"}], where secret names a variable of the environment; what they know is kept in <file>.sqlite',
    )
    .option(
      '--mail <file>',
      'with a site: people follow a search by e-mail; their addresses stand encrypted in this file, outside the data folder (RAADLINK_MAIL_KEY, RAADLINK_SMTP, RAADLINK_MAIL_FROM in the environment)',
    )
    .addOption(
      new Option('--log-level <level>', 'what is logged, on standard error: nothing about persons up to info')
        .choices(LOG_LEVELS)
        .default('info'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], options: ServeOptions) => done(await serve(inputs, options, terminal)))
}

async function serve(inputs: readonly string[], options: ServeOptions, terminal: Terminal): Promise<ExitStatus> {
  const { data: folder } = options
  const endpoint = endpointFrom(options, terminal.environment)
  if (folder === undefined && options.desk === true)
    throw new AppError('usage', '--desk works in a data folder: give --data too')
  if (folder === undefined && options.mail !== undefined) throw new AppError('usage', MAIL_TELLS_OF_A_SITE)
  if (folder === undefined && options.webhooks !== undefined) throw new AppError('usage', WEBHOOKS_TELL_OF_A_SITE)
  if (folder === undefined) return serveInputs(inputs, options, endpoint, terminal)
  if (inputs.length > 0)
    throw new AppError('usage', '--data serves a data folder; documents enter it by “raadlink ingest”')
  // A council that begins has nothing yet: its desk is where the first document comes in.
  if (options.desk === true && !existsSync(resolve(terminal.folder, folder, 'log')))
    dataToFill({ ...options, data: folder }, terminal).close()
  return withDataToRead({ data: folder }, terminal, (data) => serveData(data, options, endpoint, terminal))
}

async function serveInputs(
  inputs: readonly string[],
  options: ServeOptions,
  endpoint: EndpointSettings,
  terminal: Terminal,
): Promise<ExitStatus> {
  const settings = settingsOf(options, terminal)
  // Another raadlink may synchronise a data folder to this one: what is not public there is not public here.
  const store = await openEmbeddedStore(endpoint.writable === true ? { unmerged: UNMERGED_GRAPHS } : {})
  try {
    const { loaded, failures } = await loadStore(store, inputs, { settings, base: options.base }, terminal)
    if (failures.length > 0)
      await write(
        terminal.stderr,
        `raadlink: ${failures.length} of ${failures.length + loaded} inputs could not be loaded\n`,
      )
    if (failures.length > 0 && loaded === 0) {
      await store.close()
      return 2
    }
  } catch (thrown) {
    await store.close()
    throw thrown
  }
  await listen(store, settings, options, endpoint, terminal)
  return 0
}

async function serveData(
  data: DataFolder,
  options: ServeOptions,
  endpoint: EndpointSettings,
  terminal: Terminal,
): Promise<ExitStatus> {
  const settings = settingsFor(data, options, terminal)
  const site =
    options.baseUrl === undefined && terminal.environment['RAADLINK_BASE_URL'] === undefined
      ? undefined
      : siteFrom(options, data, terminal)
  const outlet =
    site &&
    new (await import('../../publication/outlet/outlet.js')).Outlet(
      data,
      site,
      `${site.baseUrl}sparql`,
      'live',
      undefined,
      terminal.now,
    )
  if (options.mail !== undefined && !outlet) throw new AppError('usage', MAIL_TELLS_OF_A_SITE)
  if (options.webhooks !== undefined && !outlet) throw new AppError('usage', WEBHOOKS_TELL_OF_A_SITE)
  const webhooks = options.webhooks === undefined ? undefined : await webhooksFrom(options.webhooks, terminal)
  const mail =
    options.mail === undefined
      ? undefined
      : (await import('../../publication/follow/mail-settings.js')).readMailSettings(
          resolve(terminal.folder, options.mail),
          data.path,
          terminal.environment,
        )
  const desk = options.desk === true ? await openDesk(data, settings, site, options, terminal) : undefined
  const opened = await openDataStore(data)
  const following = followData(opened, data, (message) => void terminal.stderr.write(`raadlink: ${message}\n`))
  await listen(opened.store, settings, options, endpoint, terminal, {
    following,
    ...(outlet && { outlet }),
    ...(webhooks && { webhooks }),
    ...(mail && { mail }),
    ...(desk && { desk }),
  })
  return 0
}

async function webhooksFrom(name: string, terminal: Terminal): Promise<NonNullable<ListenOptions['webhooks']>> {
  const { readWebhooks } = await import('../../publication/follow/webhook-list.js')
  const file = resolve(terminal.folder, name)
  return { hooks: readWebhooks(file, terminal.environment), path: `${file}.sqlite` }
}

/** The desk of the council that runs this. Throws AppError `usage` when it is not known who that is. */
async function openDesk(
  data: DataFolder,
  settings: Settings,
  site: Site | undefined,
  { deskCode }: Pick<ServeOptions, 'deskCode'>,
  { environment, now, stderr }: Terminal,
): Promise<Desk> {
  const eenheid = readOwnUnit(environment)
  const name = environment['RAADLINK_PUBLISHER']
  if (eenheid === undefined || name === undefined)
    throw new AppError('usage', '--desk needs to know whose desk it is: say who you are with “raadlink init” first')
  const desk = new (await import('../../service/desk/ground/desk.js')).Desk({
    data,
    settings,
    eenheid,
    name,
    now,
    ...(site && { site }),
  })
  await desk.begin()
  if (desk.accounts.isNew)
    await write(stderr, `raadlink: at /bureau make the first account with this code: ${desk.startCode}\n`)
  if (deskCode !== undefined) {
    const code = desk.accounts.giveCode(desk.accounts.named(deskCode).id)
    await write(
      stderr,
      `raadlink: at /bureau/vergeten ${deskCode} can choose another password with this code: ${code}\n`,
    )
  }
  return desk
}

/** Serves the store until the process is told to stop, and closes it. */
async function listen(
  store: Store,
  settings: Settings,
  { port, host, logLevel }: ServeOptions,
  endpoint: EndpointSettings,
  terminal: Terminal,
  dataset: Pick<ListenOptions, 'outlet' | 'following' | 'webhooks' | 'mail' | 'desk'> = {},
): Promise<void> {
  // The web server is loaded only where it is wanted: it costs every other command a quarter of its start.
  const { serveUntilStopped } = await import('../../service/start-service.js')
  const onListening = (address: string): void =>
    void terminal.stderr.write(
      `raadlink: ${store.status().quads} quads at ${address}/sparql, ${dataset.outlet ? 'the site' : 'a page to try'} at ${address}/ (Ctrl-C stops)\n`,
    )
  const log = { level: logLevel, pretty: terminal.stderr.isTTY === true }
  await serveUntilStopped(store, settings, { port, host, endpoint, onListening, log, ...dataset })
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/u.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}
