import { availableParallelism } from 'node:os'
import { InvalidArgumentError, type Command } from 'commander'

export interface WorkOptions {
  readonly jobs?: number
  readonly quiet?: true
}

/** Adds `--jobs` and `--quiet`: for commands that may be given very many documents. */
export function addWorkOptions(command: Command): Command {
  return addQuietOption(command).option(
    '--jobs <number>',
    'threads that work at the same time (default: as many as the computer has cores)',
    positive,
  )
}

/** Number of threads: what was asked, else one for each core. */
export function jobsOf({ jobs }: WorkOptions): number {
  return jobs ?? availableParallelism()
}

/** Adds `--quiet`. */
export function addQuietOption(command: Command): Command {
  return command.option('--quiet', 'tell no findings on the screen: only what failed, and the counts')
}

/** An option that is a whole number above 0. */
export function positive(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('A whole number above 0.')
  return number
}
