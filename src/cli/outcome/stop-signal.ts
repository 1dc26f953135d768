/**
 * Runs something that can be stopped: the first Ctrl-C or SIGTERM aborts its signal; a second one ends the process as
 * usual.
 */
export async function untilStopped<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController()
  const stop = (): void => controller.abort(new Stopped())
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/** The reason of an abort requested by a person. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}
