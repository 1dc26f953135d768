import { resolve } from 'node:path'
import { Command } from 'commander'
import type { SiteInput } from '../../config.js'
import { addDataOption, withDataToRead, type DataOptions } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { addSiteOptions, siteFrom } from '../options/site-options.js'
import { addLanguageOption, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'

interface PublishOptions extends DataOptions, SharedOptions, SiteInput {
  readonly out: string
  readonly sparql?: string
}

const EXAMPLES = `
The folder is replaced as a whole: pages that are gone leave no file behind. How to serve it:
src/publication/STATIC-HOSTS.md.

Examples:
  $ raadlink publish --data data/ --out site/ --base-url https://data.voorbeeldegem.example/ --title 'Besluiten van Voorbeeldegem' --publisher 'Gemeente Voorbeeldegem' --contact data@voorbeeldegem.example --licence gratis-hergebruik`

/** Findings that are written out; more are counted. */
const SHOWN = 20

/** `raadlink publish`: a data folder as files that any web server or object store can host. */
export function publishCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  const command = addDataOption(new Command('publish'))
    .description(
      'Write a data folder as a site of files that any web server or object store can host: pages, streams, dumps, catalogue, feeds, tables, delta files.',
    )
    .requiredOption('--out <folder>', 'the site; a folder that an earlier publish wrote is replaced')
    .option('--sparql <url>', 'address of a SPARQL endpoint over the same data, for the catalogue')
  return addLanguageOption(addSiteOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(async (options: PublishOptions) => done(await publish(options, terminal)))
}

async function publish(options: PublishOptions, terminal: Terminal): Promise<ExitStatus> {
  const { language } = settingsOf(options, terminal)
  return withDataToRead(options, terminal, async (data): Promise<ExitStatus> => {
    const site = siteFrom(options, data, terminal)
    // What writes sites is loaded only where it is wanted: it costs every other command a part of its start.
    const { Outlet } = await import('../../publication/outlet/outlet.js')
    const { writeStaticSite } = await import('../../publication/static-site.js')
    const { publicationFindings } = await import('../../publication/outlet/publication-findings.js')
    const outlet = new Outlet(data, site, options.sparql, 'files', undefined, terminal.now)
    const written = await writeStaticSite(outlet, resolve(terminal.folder, options.out), (files) => {
      if (terminal.stderr.isTTY === true) terminal.stderr.write(`\r${files} files`)
    })
    if (terminal.stderr.isTTY === true) terminal.stderr.write('\r')
    await tell(
      publicationFindings(outlet).map(
        ({ source, finding }) => `${source}: ${finding.message[language]} (${finding.rule})`,
      ),
      terminal,
    )
    await tell(
      written.refused.map(({ path, reason }) => `${path} is not among the files: ${reason}`),
      terminal,
    )
    await write(
      terminal.stderr,
      `raadlink: ${outlet.entries.length} publications as ${written.files} files (${Math.ceil(written.bytes / 1e6)} MB) in ${options.out}\n`,
    )
    return written.refused.length > 0 ? 2 : 0
  })
}

async function tell(lines: readonly string[], { stderr }: Terminal): Promise<void> {
  for (const line of lines.slice(0, SHOWN)) await write(stderr, `raadlink: ${line}\n`)
  if (lines.length > SHOWN) await write(stderr, `raadlink: … and ${lines.length - SHOWN} more like these\n`)
}
