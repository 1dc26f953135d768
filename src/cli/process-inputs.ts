import type { Settings } from '../config.js'
import type { Document } from '../document.js'
import { AppError } from '../errors.js'
import { processTogether, type Processed, type ProcessOptions } from '../pipeline.js'
import { failureOf, type Failure } from '../report/run.js'
import { findInputs, type Input } from '../sources/find-inputs.js'
import { DOCUMENT_EXTENSIONS } from '../sources/media-types.js'
import { readInput } from '../sources/read-input.js'
import { USER_AGENT } from '../sources/version.js'
import { failureLines, isBrokenPipe } from './failures.js'
import { startProgress, type Progress } from './progress.js'
import type { Terminal } from './terminal.js'

export interface InputOptions extends ProcessOptions {
  readonly settings: Settings
  readonly base?: string | undefined
  /** Whether what is made goes to standard output. */
  readonly dataToStdout: boolean
  /** Extensions of the files taken from walked folders; absent: those of council documents. */
  readonly extensions?: readonly string[]
  /** Takes a document as it was opened and keeps it from being processed by saying `true`. */
  readonly intercept?: (document: Document) => Promise<boolean>
}

/** One input, processed. */
export interface Visit {
  readonly input: Input
  readonly processed: Processed
  /** Writes whole lines to standard error. */
  readonly log: Progress['log']
}

export interface Visited {
  /** Number of inputs the arguments stood for, those that failed included. */
  readonly inputs: number
  readonly failures: readonly Failure[]
}

/**
 * Opens what the arguments stand for, processes it together (sittings that several documents speak of are one), and hands
 * each to the visitor, in order. What cannot be done with one input is told on standard error and counted, and the others
 * go on; only a broken pipe stops all. Throws AppError `usage` when the options do not fit the inputs.
 */
export async function processInputs(names: readonly string[], options: InputOptions, terminal: Terminal, visit: (visit: Visit) => Promise<void>): Promise<Visited> {
  const { settings, base, dataToStdout, extensions = DOCUMENT_EXTENSIONS } = options
  const found = await findInputs(names, { folder: terminal.folder, extensions })
  if (base !== undefined && !base.endsWith('/') && found.inputs.length > 1) {
    throw new AppError('usage', `--base: ${found.inputs.length} documents cannot all have the address ${base}; let it end in “/” to stand for their folder`)
  }
  const progress = startProgress(terminal, 2 * found.inputs.length, dataToStdout)
  const failures: Failure[] = []
  const fail = async (name: string, thrown: unknown): Promise<void> => {
    if (isBrokenPipe(thrown)) throw thrown
    failures.push(failureOf(name, thrown))
    await progress.log(failureLines(name, thrown))
  }
  const inputOf = new Map<Document, Input>()
  async function* opened(): AsyncGenerator<Document> {
    const access = { limits: settings.limits, userAgent: USER_AGENT, allowPrivate: true, now: terminal.now, stdin: terminal.stdin, base }
    for (const input of found.inputs) {
      progress.step(input.name)
      try {
        const document = await readInput(input, access)
        if (await options.intercept?.(document)) continue
        inputOf.set(document, input)
        yield document
      } catch (thrown) {
        await fail(input.name, thrown)
      }
    }
  }
  try {
    for (const { name, error } of found.lost) await fail(name, error)
    if (found.skipped > 0) await progress.log(`raadlink: ${found.skipped} files left alone: their extension is none of ${extensions.join(', ')}\n`)

    const onGroup = (bytes: number): void => void progress.log(`raadlink: sittings are matched within this group of ${Math.round(bytes / 1e6)} MB and the next, not across\n`)
    for await (const result of processTogether(opened(), settings, options, onGroup)) {
      const input = inputOf.get(result.document)
      inputOf.delete(result.document)
      progress.step(result.document.name)
      if (!input) throw new Error(`nobody asked for ${result.document.name}`)
      try {
        if ('thrown' in result) throw result.thrown
        await visit({ input, processed: result.processed, log: progress.log })
      } catch (thrown) {
        await fail(input.name, thrown)
      }
    }
  } finally {
    progress.stop()
  }
  return { inputs: found.inputs.length + found.lost.length, failures }
}
