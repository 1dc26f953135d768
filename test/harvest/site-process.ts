import { openCouncilSite, type CouncilSiteOptions } from './council-site.js'
import { sourcesOf } from './harvest-trial.js'

/*
 * A council site in a separate process, so that it does not count in measurements: options in as the last argument,
 * sources out as a message.
 */

const site = await openCouncilSite(JSON.parse(process.argv.at(-1) ?? '{}') as CouncilSiteOptions)
process.send?.(sourcesOf(site))
process.once('disconnect', () => process.exit())
