import { availableParallelism } from 'node:os'
import { InvalidArgumentError, type Command } from 'commander'

export interface WorkOptions {
  readonly jobs?: number
  readonly quiet?: true
}

/** Adds `--jobs` and `--quiet`: for commands that may get very many documents. */
export function addWorkOptions(command: Command): Command {
  return addQuietOption(command).option(
    '--jobs <number>',
    'number of parallel threads (default: the number of cores of this computer)',
    positive,
  )
}

/** Number of threads: as requested, else one for each core. */
export function jobsOf({ jobs }: WorkOptions): number {
  return jobs ?? availableParallelism()
}

/** Adds `--quiet`. */
export function addQuietOption(command: Command): Command {
  return command.option('--quiet', 'show no findings on the screen: only failures and counts')
}

/** Parses an option that must be a whole number above 0. */
export function positive(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number above 0.')
  return number
}
