import { failureOf } from '../../report/report-run.js'

/** A failure as lines on standard error; what nobody foresaw comes with its stack, for whoever mends raadlink. */
export function failureLines(name: string, thrown: unknown): string {
  const { code, message } = failureOf(name, thrown)
  if (code !== 'unexpected') return `raadlink: ${message.includes(name) ? message : `${name}: ${message}`}\n`
  return `raadlink: ${name}: ${message} (a fault in raadlink)\n${thrown instanceof Error ? `${thrown.stack ?? ''}\n` : ''}`
}

/** Whether the reader of our output went away: nobody is left to write for. */
export function isBrokenPipe(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE'
}
