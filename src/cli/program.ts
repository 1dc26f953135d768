import { Command, CommanderError } from 'commander'
import { asAppError, messageOf } from '../errors.js'
import { VERSION } from '../sources/version.js'
import type { ExitStatus } from './outcome/exit-status.js'
import { isBrokenPipe } from './outcome/failures.js'
import { withOwnSettings } from './options/own-settings.js'
import type { Terminal } from './views/terminal.js'

/**
 * Every command, in the order of the help; documentation tests read this list too. Only the requested command is
 * loaded, with its libraries.
 */
export const COMMANDS: Readonly<
  Record<string, () => Promise<(terminal: Terminal, done: (status: ExitStatus) => void) => Command>>
> = {
  init: async () => (await import('./commands/init.js')).initCommand,
  convert: async () => (await import('./commands/convert.js')).convertCommand,
  validate: async () => (await import('./commands/validate.js')).validateCommand,
  query: async () => (await import('./commands/query.js')).queryCommand,
  serve: async () => (await import('./commands/serve.js')).serveCommand,
  ingest: async () => (await import('./commands/ingest.js')).ingestCommand,
  harvest: async () => (await import('./commands/harvest.js')).harvestCommand,
  worker: async () => (await import('./commands/worker.js')).workerCommand,
  withdraw: async () => (await import('./commands/withdraw.js')).withdrawCommand,
  status: async () => (await import('./commands/status.js')).statusCommand,
  publish: async () => (await import('./commands/publish.js')).publishCommand,
  deadlines: async () => (await import('./commands/deadlines.js')).deadlinesCommand,
  notify: async () => (await import('./commands/notify.js')).notifyCommand,
  sync: async () => (await import('./commands/sync.js')).syncCommand,
  rebuild: async () => (await import('./commands/rebuild.js')).rebuildCommand,
  remap: async () => (await import('./commands/remap.js')).remapCommand,
  export: async () => (await import('./commands/export.js')).exportCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  sources: async () => (await import('./commands/sources.js')).sourcesCommand,
  reference: async () => (await import('./commands/reference.js')).referenceCommand,
  rules: async () => (await import('./commands/rules.js')).rulesCommand,
  demo: async () => (await import('./commands/demo.js')).demoCommand,
}

const AFTER_HELP = `
Exit status: 0 fine; 1 findings of severity error; 2 something that was asked could not be done.

Examples:
  $ raadlink demo
  $ raadlink validate https://www.voorbeeldegem.example/zittingen/1/besluitenlijst
  $ raadlink convert notulen.html --to nquads > notulen.nq
  $ raadlink help convert`

/** The command line as commander sees it: with all commands, or only the one for `words`. */
export async function buildProgram(
  terminal: Terminal,
  done: (status: ExitStatus) => void,
  words: readonly string[] = [],
): Promise<Command> {
  const program = new Command('raadlink')
    .description(
      'Turns what Flemish councils publish into correct linked open data, checks it, and makes it queryable.',
    )
    .version(VERSION, '--version', 'print the version')
    .addHelpText('after', AFTER_HELP)
  const name = (words[0] === 'help' ? words[1] : words[0]) ?? ''
  const asked = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  const loads = asked ? [asked] : name === '--version' ? [] : Object.values(COMMANDS)
  for (const load of loads) program.addCommand((await load())(terminal, done))
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => terminal.stdout.write(text),
        writeErr: (text) => terminal.stderr.write(text),
        getOutHelpWidth: () => 100,
        getErrHelpWidth: () => 100,
      })
      .showHelpAfterError(`(raadlink ${command === program ? '' : `${command.name()} `}--help shows more)`)
  }
  return program
}

/**
 * Runs one command line, given as words without the name of the program, and returns the exit status. Throws only a
 * broken pipe.
 */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus = 0
  try {
    await (
      await buildProgram(
        withOwnSettings(words, terminal),
        (result) => {
          status = result
        },
        words,
      )
    ).parseAsync(words, { from: 'user' })
    return status
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
    if (isBrokenPipe(thrown)) throw thrown
    const told = asAppError(thrown)
    if (told) {
      terminal.stderr.write(`raadlink: ${told.message}\n`)
      return told.exit
    }
    terminal.stderr.write(
      `raadlink: ${messageOf(thrown)} (a fault in raadlink)\n${thrown instanceof Error ? `${thrown.stack ?? ''}\n` : ''}`,
    )
    return 2
  }
}
