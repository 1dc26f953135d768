import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { AppError } from '../../errors.js'
import { writeArchive } from '../../log/archive.js'
import type { DataFolder } from '../../log/data-folder.js'
import { PublicationIndex } from '../../dataset/publication-index.js'
import { LICENCES, type LicenceName } from '../../publication/site/site.js'
import type { Text } from '../../rules/rule.js'
import { addDataOption, settingsFor, withDataToRead, type DataOptions } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { addLanguageOption, type SharedOptions } from '../options/shared-options.js'
import { tellMissing } from '../views/missing-documents.js'
import { write, type Terminal } from '../views/terminal.js'

interface ExportOptions extends DataOptions, Pick<SharedOptions, 'lang'> {
  readonly out: string
  readonly licence: LicenceName
  readonly bestuurseenheid?: string
}

const EXAMPLES = `
Examples:
  $ raadlink export --data data --out export-2026 --licence gratis-hergebruik
  $ raadlink export --data data --out een-raad --licence cc0 --bestuurseenheid http://data.lblod.info/id/bestuurseenheden/1`

const DONE = { nl: 'uitgevoerd', en: 'exported' } as const satisfies Text

const CONTENTS = `Alles wat in de gegevensmap stond.

documents/         elk document zoals het ontvangen werd, genoemd naar zijn sha256
documents.jsonl    wanneer welk adres welk document gaf
graphs/            wat ervan gemaakt is, als N-Quads:
                   stated (wat de documenten zeggen), service (herkomst en uuid's),
                   derived (wat eruit volgt), published (de pagina's zoals ze er stonden),
                   findings (wat documenten van één zitting verschillend zeggen)
personen.tsv       het register van mandatarissen waarmee gelezen werd, als er een was
log/               het logboek van alle wijzigingen
LICENTIE.txt       onder welke voorwaarden de gegevens hergebruikt mogen worden
format.json        de versie van deze indeling
SHA256SUMS         controlegetallen; controleer met: sha256sum -c SHA256SUMS

Terug naar een gegevensmap: raadlink import <deze map> --data <nieuwe map>
`

/** `raadlink export`: all data of a folder, for whoever it belongs to. */
export function exportCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addLanguageOption(addDataOption(new Command('export')))
    .description('Give out everything a data folder holds: documents as received, graphs, log, licence, checksums.')
    .requiredOption('--out <folder>', 'a new folder')
    .addOption(
      new Option('--licence <name>', 'the licence under which the data may be used')
        .choices(Object.keys(LICENCES))
        .makeOptionMandatory(),
    )
    .option('--bestuurseenheid <iri>', 'only what is published of this bestuurseenheid')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ExportOptions) => done(await run(options, terminal)))
}

async function run(
  { out, licence, bestuurseenheid, ...options }: ExportOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  return withDataToRead(options, terminal, async (data): Promise<ExitStatus> => {
    const { language } = settingsFor(data, options, terminal)
    const { title, iri } = LICENCES[licence]
    const texts = { 'LICENTIE.txt': `${title}\n${iri}\n`, 'LEESMIJ.txt': CONTENTS }
    const part = bestuurseenheid === undefined ? {} : { addresses: pagesOf(bestuurseenheid, data) }
    const { documents, triples, changes, missing } = await writeArchive(
      data,
      resolve(terminal.folder, out),
      texts,
      part,
    )
    await write(
      terminal.stdout,
      `${out}: ${DONE[language]} (documents ${documents}, triples ${triples}, changes ${changes})\n`,
    )
    await tellMissing(missing, language, terminal)
    return missing.length > 0 ? 1 : 0
  })
}

/** Addresses of the pages of a bestuurseenheid. Throws `input-not-found` when there are none. */
function pagesOf(bestuurseenheid: string, data: DataFolder): ReadonlySet<string> {
  const index = new PublicationIndex(data)
  index.refresh()
  const addresses = index.entries.flatMap(({ eenheid, source }) => (eenheid === bestuurseenheid ? [source] : []))
  if (addresses.length === 0)
    throw new AppError(
      'input-not-found',
      `no page of ${bestuurseenheid} is published: see “raadlink status”, and the bodies that pages name`,
    )
  return new Set(addresses)
}
