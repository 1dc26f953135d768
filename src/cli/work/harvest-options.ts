import { Option, type Command } from 'commander'
import { addAgentOption, addDataOption } from '../options/data-options.js'
import { addLanguageOption } from '../options/shared-options.js'
import { addSourceOptions, type SourceOptions } from '../options/source-options.js'
import { positive } from '../options/work-options.js'
import type { HarvestWorkOptions } from './harvest-work.js'

/** What `harvest` and `worker` are told. */
export interface HarvestOptions extends SourceOptions, HarvestWorkOptions {
  readonly once?: true
  readonly watch?: true
}

const HOSTS = 32

/** Adds what is the same for one process that harvests and for several. */
export function addHarvestOptions(command: Command): Command {
  return addAgentOption(addLanguageOption(addDataOption(addSourceOptions(command))))
    .option('--mint-base <iri>', 'where what has no IRI gets one; fixed when a data folder is first used')
    .addOption(new Option('--once', 'one run over every source (default)').conflicts('watch'))
    .option('--watch', 'go on, each source by its schedule')
    .option('--json', 'every event as a line of JSON on standard output')
    .option('--hosts <number>', 'hosts that are asked at the same time, never one of them twice', positive, HOSTS)
}
