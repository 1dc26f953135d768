import { Option, type Command } from 'commander'
import { isPublicBase, readSiteInput, type SiteInput } from '../../config.js'
import { mintBaseOf } from '../../dataset/publication-graphs.js'
import { AppError } from '../../errors.js'
import type { DataFolder } from '../../log/data-folder.js'
import { LICENCES, siteOf, type Site } from '../../publication/site/site.js'
import type { Terminal } from '../views/terminal.js'

/** Adds what only the publisher of a site can say. */
export function addSiteOptions(command: Command): Command {
  return command
    .option('--base-url <url>', 'address the site has or will have (or RAADLINK_BASE_URL)')
    .option('--title <text>', 'name of the dataset, for people (or RAADLINK_TITLE)')
    .option('--publisher <name>', 'who publishes (or RAADLINK_PUBLISHER)')
    .option('--publisher-iri <iri>', 'IRI of who publishes (or RAADLINK_PUBLISHER_IRI; default: one below the site)')
    .option('--contact <contact>', 'e-mail address or page where questions are answered (or RAADLINK_CONTACT)')
    .addOption(
      new Option('--licence <licence>', 'under which the data may be used (or RAADLINK_LICENCE)').choices(
        Object.keys(LICENCES),
      ),
    )
}

/**
 * The site of a data folder: options, else the environment; first published when its log begins. Throws AppError
 * `usage`.
 */
export function siteFrom(options: SiteInput, data: DataFolder, terminal: Terminal): Site {
  const [first] = data.changes()
  const base = first && mintBaseOf(first.graph)
  if (base !== undefined && !isPublicBase(base))
    throw new AppError(
      'usage',
      `this data folder names things under ${base}, which nobody can look up: make another one, with a base that is yours (“raadlink init”), and take its documents in again`,
    )
  return siteOf(readSiteInput(options, terminal.environment), first?.time ?? terminal.now().toISOString())
}
