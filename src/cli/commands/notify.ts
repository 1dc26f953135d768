import { Command } from 'commander'
import { readMeldingPublisher } from '../../config.js'
import { PublicationIndex, type PublicationEntry } from '../../dataset/publication-index.js'
import { AppError } from '../../errors.js'
import type { DataFolder } from '../../log/data-folder.js'
import { MELDING_STATUS } from '../../publication/melding/melding-body.js'
import { MeldingReceipts, type MeldingReceipt } from '../../publication/melding/melding-receipts.js'
import { meldingsOf, type MeldingPlan } from '../../publication/melding/meldings-of-data.js'
import { LOKET, sendMelding } from '../../publication/melding/send-melding.js'
import { addDataOption, withData, withDataToRead, type DataOptions } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { failureLines } from '../outcome/failures.js'
import { write, type Terminal } from '../views/terminal.js'

interface NotifyOptions extends DataOptions {
  readonly baseUrl?: string
  readonly to?: string
  readonly draft?: true
}

const EXAMPLES = `
Without addresses nothing is sent: it tells which documents need a notification, and why the others do not. Who sends, and
its key, stand in RAADLINK_MELDING_PUBLISHER and RAADLINK_MELDING_KEY. What the Loket answered is kept in the data folder;
what it has is not sent again.

Examples:
  $ raadlink notify --data data --base-url https://publicatie.voorbeeldegem.example/
  $ raadlink notify https://www.voorbeeldegem.example/zittingen/1/besluitenlijst --data data --to test`

/**
 * `raadlink notify`: which publications must be notified to the Loket, and the notifications of those that are named.
 */
export function notifyCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addDataOption(new Command('notify'))
    .description(
      'Tell which publications must be notified to the supervising authority, and notify those that are named to the Loket.',
    )
    .argument('[address...]', 'addresses of the pages to notify; none: nothing is sent')
    .option(
      '--base-url <url>',
      'address of your site: what the Loket reads stands there (default: the page as it was taken in)',
    )
    .option('--to <loket>', 'where to: production, test, or the address of another one')
    .option('--draft', 'leave it a draft in the Loket, for somebody to look at and send there')
    .addHelpText('after', EXAMPLES)
    .action(async (addresses: readonly string[], options: NotifyOptions) =>
      done(await (addresses.length === 0 ? tell(options, terminal) : send(addresses, options, terminal))),
    )
}

async function tell(options: NotifyOptions, terminal: Terminal): Promise<ExitStatus> {
  return withDataToRead(options, terminal, async (data): Promise<ExitStatus> => {
    for (const { entry, needed, because, missing } of plansOf(data, options)) {
      const verdict = { yes: 'melding nodig', no: 'geen melding nodig', unknown: 'melding' }[needed]
      const lacks = missing.length > 0 ? `\n  kan nog niet: op de pagina ontbreekt ${missing.join(', ')}` : ''
      await write(terminal.stdout, `${entry.source}\n  ${verdict}: ${because}${lacks}\n`)
    }
    return 0
  })
}

async function send(addresses: readonly string[], options: NotifyOptions, terminal: Terminal): Promise<ExitStatus> {
  const endpoint = endpointOf(options)
  const publisher = readMeldingPublisher(terminal.environment)
  return withData(options, terminal, async (data): Promise<ExitStatus> => {
    const plans = plansOf(data, options)
    const receipts = new MeldingReceipts(data.path)
    let status: ExitStatus = 0
    try {
      const sent = new Set(receipts.notified(endpoint).map(({ resource }) => resource))
      for (const address of addresses) {
        const plan = plans.find(({ entry }) => entry.source === address)
        const body = plan?.body
        if (!body) {
          await write(terminal.stderr, `raadlink: ${address}: ${whyNot(plan)}\n`)
          status = 2
          continue
        }
        if (sent.has(body.submittedResource)) {
          await write(terminal.stdout, `${address}: was al gemeld\n`)
          continue
        }
        try {
          const receipt = await sendMelding(
            { ...body, publisher, status: MELDING_STATUS[options.draft ? 'draft' : 'submittable'] },
            { endpoint, receipts, now: terminal.now },
          )
          await write(terminal.stdout, `${address}: ${outcomeOf(receipt)}\n`)
          if (receipt.outcome === 'refused') status = 2
        } catch (thrown) {
          await write(terminal.stderr, failureLines(address, thrown))
          status = 2
        }
      }
    } finally {
      receipts.close()
    }
    return status
  })
}

function plansOf(data: DataFolder, { baseUrl }: NotifyOptions): readonly MeldingPlan[] {
  const index = new PublicationIndex(data)
  index.refresh()
  const site = baseUrl?.replace(/\/?$/u, '/')
  const hrefOf = ({ path, source }: PublicationEntry): string | undefined =>
    site !== undefined ? `${site}${path}.html` : /^https?:/u.test(source) ? source : undefined
  return meldingsOf(data, index, hrefOf)
}

function endpointOf({ to }: NotifyOptions): string {
  if (to === undefined)
    throw new AppError('usage', '--to is missing: production, test, or the address of another Loket')
  return to === 'production' || to === 'test' ? LOKET[to] : to
}

function whyNot(plan: MeldingPlan | undefined): string {
  if (!plan) return 'staat niet in deze gegevensmap'
  return plan.needed === 'yes'
    ? `kan nog niet gemeld worden: op de pagina ontbreekt ${plan.missing.join(', ')}`
    : `niet gemeld: ${plan.because}`
}

function outcomeOf(receipt: MeldingReceipt): string {
  switch (receipt.outcome) {
    case 'accepted':
      return `gemeld (${receipt.submission})`
    case 'known':
      return 'was al gemeld'
    case 'refused':
      return `door het Loket geweigerd: ${receipt.status} ${receipt.reason}`
    case 'attempt':
      return 'onderweg'
  }
}
