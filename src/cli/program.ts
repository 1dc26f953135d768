import { Command, CommanderError } from 'commander'
import { AppError, messageOf } from '../errors.js'
import { VERSION } from '../sources/version.js'
import { convertCommand } from './convert.js'
import { demoCommand } from './demo.js'
import type { ExitStatus } from './exit-status.js'
import { exportCommand } from './export.js'
import { isBrokenPipe } from './failures.js'
import { harvestCommand } from './harvest.js'
import { importCommand } from './import.js'
import { ingestCommand } from './ingest.js'
import { publishCommand } from './publish.js'
import { referenceCommand } from './reference.js'
import { queryCommand } from './query.js'
import { rebuildCommand } from './rebuild.js'
import { remapCommand } from './remap.js'
import { rulesCommand } from './rules.js'
import { serveCommand } from './serve.js'
import { sourcesCommand } from './sources.js'
import { statusCommand } from './status.js'
import { syncCommand } from './sync.js'
import type { Terminal } from './terminal.js'
import { validateCommand } from './validate.js'
import { withdrawCommand } from './withdraw.js'

/** The commands, in the order of the help. */
export const COMMANDS = [
  convertCommand, validateCommand, queryCommand, serveCommand,
  ingestCommand, harvestCommand, withdrawCommand, statusCommand, publishCommand, syncCommand, rebuildCommand, remapCommand, exportCommand, importCommand,
  sourcesCommand, referenceCommand, rulesCommand, demoCommand,
] as const

const AFTER_HELP = `
Exit status: 0 fine; 1 findings of severity error; 2 something that was asked could not be done.

Examples:
  $ raadlink demo
  $ raadlink validate https://www.voorbeeldegem.example/zittingen/1/besluitenlijst
  $ raadlink convert notulen.html --to nquads > notulen.nq
  $ raadlink help convert`

/** The command line as commander knows it. */
export function buildProgram(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  const program = new Command('raadlink')
    .description('Turns what Flemish councils publish into correct linked open data, checks it, and makes it queryable.')
    .version(VERSION, '--version', 'print the version')
    .addHelpText('after', AFTER_HELP)
  for (const command of COMMANDS) program.addCommand(command(terminal, done))
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => terminal.stdout.write(text), writeErr: (text) => terminal.stderr.write(text), getOutHelpWidth: () => 100, getErrHelpWidth: () => 100 })
      .showHelpAfterError(`(raadlink ${command === program ? '' : `${command.name()} `}--help tells more)`)
  }
  return program
}

/** Runs one command line, its words without the name of the program, and gives the exit status. Nothing is thrown but a broken pipe. */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus = 0
  try {
    await buildProgram(terminal, (result) => { status = result }).parseAsync(words, { from: 'user' })
    return status
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
    if (isBrokenPipe(thrown)) throw thrown
    if (thrown instanceof AppError) {
      terminal.stderr.write(`raadlink: ${thrown.message}\n`)
      return thrown.exit
    }
    terminal.stderr.write(`raadlink: ${messageOf(thrown)} (a fault in raadlink)\n${thrown instanceof Error ? `${thrown.stack ?? ''}\n` : ''}`)
    return 2
  }
}
