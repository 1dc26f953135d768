import { openCouncilSite, type CouncilSiteOptions } from './council-site.js'
import { sourcesOf } from './harvest-trial.js'

/*
 * A council site in a process of its own, so that whoever measures does not measure it: options in as the last word,
 * sources out as a message.
 */

const site = await openCouncilSite(JSON.parse(process.argv.at(-1) ?? '{}') as CouncilSiteOptions)
process.send?.(sourcesOf(site))
process.once('disconnect', () => process.exit())
