import type { Document } from '../../document.js'
import { processTogether, type Processed, type ProcessOptions } from '../../pipeline.js'
import type { Failure } from '../../report/report-run.js'
import type { Input } from '../../sources/inputs/find-inputs.js'
import { openInputs, type OpenOptions } from '../options/open-inputs.js'
import type { Progress } from '../views/progress.js'
import type { Terminal } from '../views/terminal.js'

export interface InputOptions extends ProcessOptions, OpenOptions {
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
 * Opens what the arguments stand for, processes it together (sittings that several documents speak of are one), and
 * hands each to the visitor, in order. What cannot be done with one input is told on standard error and counted, and
 * the others go on; only a broken pipe stops all. Throws AppError `usage` when the options do not fit the inputs.
 */
export async function processInputs(
  names: readonly string[],
  options: InputOptions,
  terminal: Terminal,
  visit: (visit: Visit) => Promise<void>,
): Promise<Visited> {
  const { total, failures, documents, fail, progress } = await openInputs(names, options, terminal)
  const inputOf = new Map<Document, Input>()
  async function* opened(): AsyncGenerator<Document> {
    for await (const { input, document } of documents()) {
      try {
        if (await options.intercept?.(document)) {
          progress.step(input.name)
          continue
        }
      } catch (thrown) {
        await fail(input.name, thrown)
        progress.step(input.name)
        continue
      }
      inputOf.set(document, input)
      yield document
    }
  }
  try {
    const onGroup = (bytes: number): void =>
      void progress.log(
        `raadlink: sittings are matched within this group of ${Math.round(bytes / 1e6)} MB and the next, not across\n`,
      )
    for await (const result of processTogether(opened(), options.settings, options, onGroup)) {
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
  return { inputs: total, failures }
}
