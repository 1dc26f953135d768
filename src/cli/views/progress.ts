import { MultiBar, Presets } from 'cli-progress'
import { write, type Terminal } from './terminal.js'

/** Shows the progress of long work, and lets lines through above the bar. */
export interface Progress {
  readonly step: (name: string) => void
  /** Writes whole lines to standard error without disturbing the bar. */
  readonly log: (lines: string) => Promise<void>
  readonly stop: () => void
}

/**
 * A progress bar on standard error when a person watches it, there is more than one step, and the data does not go to
 * the same screen; otherwise only the lines.
 */
export function startProgress(terminal: Terminal, steps: number, dataToStdout: boolean): Progress {
  const watched = terminal.stderr.isTTY === true && !(dataToStdout && terminal.stdout.isTTY === true)
  if (!watched || steps < 2)
    return { step: () => undefined, log: (lines) => write(terminal.stderr, lines), stop: () => undefined }
  const bars = new MultiBar(
    { stream: terminal.stderr, format: '{bar} {value}/{total}  {name}', clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  )
  const bar = bars.create(steps, 0, { name: '' })
  return {
    step: (name) => bar.increment({ name: name.slice(-40) }),
    log: (lines) => {
      bars.log(lines)
      return Promise.resolve()
    },
    stop: () => {
      // The most recent lines are still in the bar's buffer.
      bars.update()
      bars.stop()
    },
  }
}
