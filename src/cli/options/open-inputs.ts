import { readOwnUnit, type Settings } from '../../config.js'
import type { Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { failureOf, type Failure } from '../../report/report-run.js'
import { findInputs, type Input } from '../../sources/inputs/find-inputs.js'
import { DOCUMENT_EXTENSIONS } from '../../sources/media-types.js'
import { readInput } from '../../sources/inputs/read-input.js'
import { USER_AGENT } from '../../sources/version.js'
import { failureLines, isBrokenPipe } from '../outcome/failures.js'
import { startProgress, type Progress } from '../views/progress.js'
import type { Terminal } from '../views/terminal.js'

export interface OpenOptions {
  readonly settings: Settings
  readonly base?: string | undefined
  /** Whether what is made goes to standard output. */
  readonly dataToStdout: boolean
  /** Extensions of the files taken from walked folders; absent: those of council documents. */
  readonly extensions?: readonly string[]
}

/** The inputs of a command, opened one after the other. */
export interface OpenInputs {
  /** Number of inputs the arguments stood for, those that failed included. */
  readonly inputs: number
  readonly failures: readonly Failure[]
  /**
   * Each input with its document; what cannot be opened is told on standard error and counted, and the others go on.
   */
  readonly documents: () => AsyncGenerator<{ readonly input: Input; readonly document: Document }>
  /** Tells and counts what failed later; a broken pipe is thrown on. */
  readonly fail: (name: string, thrown: unknown) => Promise<void>
  readonly progress: Progress
}

/**
 * Finds what the arguments stand for. Every input counts for two steps of progress: opened, and done (`progress.step`);
 * the caller stops the progress. Throws AppError `usage` when the options do not fit the inputs.
 */
export async function openInputs(
  names: readonly string[],
  options: OpenOptions,
  terminal: Terminal,
): Promise<OpenInputs> {
  const { settings, base, dataToStdout, extensions = DOCUMENT_EXTENSIONS } = options
  const found = await findInputs(names, { folder: terminal.folder, extensions })
  if (base !== undefined && !base.endsWith('/') && found.inputs.length > 1) {
    throw new AppError(
      'usage',
      `--base: ${found.inputs.length} documents cannot all have the address ${base}; let it end in “/” to stand for their folder`,
    )
  }
  const progress = startProgress(terminal, 2 * found.inputs.length, dataToStdout)
  const failures: Failure[] = []
  const fail = async (name: string, thrown: unknown): Promise<void> => {
    if (isBrokenPipe(thrown)) throw thrown
    failures.push(failureOf(name, thrown))
    await progress.log(failureLines(name, thrown))
  }
  async function* documents(): AsyncGenerator<{ readonly input: Input; readonly document: Document }> {
    for (const { name, error } of found.lost) await fail(name, error)
    if (found.skipped > 0)
      await progress.log(
        `raadlink: ${found.skipped} files left alone: their extension is none of ${extensions.join(', ')}\n`,
      )
    const access = {
      limits: settings.limits,
      userAgent: USER_AGENT,
      allowPrivate: true,
      now: terminal.now,
      stdin: terminal.stdin,
      base,
    }
    const unit = readOwnUnit(terminal.environment)
    for (const input of found.inputs) {
      progress.step(input.name)
      let document: Document
      try {
        document = { ...(await readInput(input, access)), ...(unit !== undefined && { bestuurseenheid: unit }) }
      } catch (thrown) {
        await fail(input.name, thrown)
        continue
      }
      yield { input, document }
    }
  }
  return { inputs: found.inputs.length + found.lost.length, failures, documents, fail, progress }
}
