/** Why the process must stop. */
export type StopReason = { readonly signal: NodeJS.Signals } | { readonly error: Error }

/**
 * Signals that mean “stop”. Never SIGSEGV, SIGBUS, SIGILL or SIGFPE: a listener for one of them replaces the handler by
 * which WebAssembly turns a trap (a stack overflow of the store's engine) into an exception, and the thread then spins
 * for ever.
 */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const
const ERRORS = ['uncaughtException', 'unhandledRejection'] as const

/** Waits for the process to be asked to stop. */
export interface StopSignals {
  /** Fulfilled once, with the first reason. */
  readonly told: Promise<StopReason>
  /** Stops listening. */
  readonly release: () => void
}

/** A second signal ends the process at once. */
export function listenForStop(): StopSignals {
  let tell: (reason: StopReason) => void = () => undefined
  let asked = false
  const told = new Promise<StopReason>((resolve) => {
    tell = resolve
  })
  const onSignal = (signal: NodeJS.Signals): void => {
    if (asked) endNow()
    asked = true
    tell({ signal })
  }
  const onError = (thrown: unknown): void => {
    tell({ error: thrown instanceof Error ? thrown : new Error(String(thrown)) })
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  for (const event of ERRORS) process.on(event, onError)
  return {
    told,
    release: () => {
      for (const signal of SIGNALS) process.removeListener(signal, onSignal)
      for (const event of ERRORS) process.removeListener(event, onError)
    },
  }
}

/**
 * Ends the process after a number of milliseconds, whatever still runs in it. Not by `process.exit`, which waits for
 * all threads, and so waits for ever for one that hangs.
 */
export function endWithin(milliseconds: number): void {
  setTimeout(endNow, milliseconds).unref()
}

function endNow(): void {
  process.kill(process.pid, 'SIGKILL')
}
