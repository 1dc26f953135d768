import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { readSiteInput, type SiteInput } from '../../config.js'
import { AppError } from '../../errors.js'
import type { DataFolder } from '../../log/data-folder.js'
import { LICENCES, siteOf, type Site } from '../../publication/site/site.js'
import { mustNamePublicly } from './data-options.js'
import type { Terminal } from '../views/terminal.js'

/** Adds the options that only the publisher of a site can know. */
export function addSiteOptions(command: Command): Command {
  return command
    .option('--base-url <url>', 'address of the site, now or later (or RAADLINK_BASE_URL)')
    .option('--title <text>', 'name of the dataset, for people (or RAADLINK_TITLE)')
    .option('--publisher <name>', 'name of the publisher (or RAADLINK_PUBLISHER)')
    .option('--publisher-iri <iri>', 'IRI of the publisher (or RAADLINK_PUBLISHER_IRI; default: one below the site)')
    .option('--contact <contact>', 'e-mail address or page where questions are answered (or RAADLINK_CONTACT)')
    .addOption(
      new Option('--licence <licence>', 'licence of the data (or RAADLINK_LICENCE)').choices(Object.keys(LICENCES)),
    )
}

/**
 * The site of a data folder: from options, else the environment; first published when its log begins. Throws AppError
 * `usage`.
 */
export function siteFrom(options: SiteInput, data: DataFolder, terminal: Terminal): Site {
  const [first] = data.changes()
  mustNamePublicly(data)
  const input = readSiteInput(options, terminal.environment)
  const site = siteOf(input, first?.time ?? terminal.now().toISOString())
  return input.logo === undefined ? site : { ...site, logo: readLogo(resolve(terminal.folder, input.logo)) }
}

/** Throws AppError `usage` for a missing file, or a name that does not end in .svg or .png. */
function readLogo(file: string): NonNullable<Site['logo']> {
  const [, ending] = /\.(svg|png)$/iu.exec(file) ?? []
  if (ending === undefined || !existsSync(file))
    throw new AppError('usage', `the logo ${file} is not a file whose name ends in .svg or .png`)
  return {
    mediaType: ending.toLowerCase() === 'png' ? 'image/png' : 'image/svg+xml',
    bytes: readFileSync(file),
  }
}
