import { failureOf } from '../../report/report-run.js'

/** A failure as lines on standard error; an unexpected one comes with its stack, for the developers of raadlink. */
export function failureLines(name: string, thrown: unknown): string {
  const { code, message } = failureOf(name, thrown)
  if (code !== 'unexpected') return `raadlink: ${message.includes(name) ? message : `${name}: ${message}`}\n`
  return `raadlink: ${name}: ${message} (a fault in raadlink)\n${thrown instanceof Error ? `${thrown.stack ?? ''}\n` : ''}`
}

/** Whether the reader of our output is gone, so that further output is useless. */
export function isBrokenPipe(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE'
}
