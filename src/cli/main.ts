import { environment } from '../config.js'
import { isBrokenPipe } from './outcome/failures.js'
import { runProgram } from './program.js'

/** The reader of our output has enough (`| head`): stop quietly, as other programs do. */
function stopOnBrokenPipe(error: Error): void {
  if (!isBrokenPipe(error)) throw error
  process.exit(process.exitCode ?? 0)
}

process.stdout.on('error', stopOnBrokenPipe)
process.stderr.on('error', stopOnBrokenPipe)

const { stdin, stdout, stderr } = process
process.exitCode = await runProgram(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  folder: process.cwd(),
  environment,
  now: () => new Date(),
})
