import { readOwnUnit, type Language, type Settings } from '../../config.js'
import type { Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { failureOf, type Failure } from '../../report/report-run.js'
import { phrase } from '../../report/phrases.js'
import type { Text } from '../../rules/rule.js'
import { findInputs, type Input, type LeftAlone } from '../../sources/inputs/find-inputs.js'
import { DOCUMENT_EXTENSIONS } from '../../sources/media-types.js'
import { readInput } from '../../sources/inputs/read-input.js'
import { USER_AGENT } from '../../sources/version.js'
import { failureLines, isBrokenPipe } from '../outcome/failures.js'
import { startProgress, type Progress } from '../views/progress.js'
import type { Terminal } from '../views/terminal.js'

export interface OpenOptions {
  readonly settings: Settings
  readonly base?: string | undefined
  /** Whether the data goes to standard output. */
  readonly dataToStdout: boolean
  /** No progress bar, and no output except failures. */
  readonly quiet?: boolean
  /** Extensions of the files used in folders; default: those of council documents. */
  readonly extensions?: readonly string[]
}

/** The inputs of a command, opened one after the other. */
export interface OpenInputs {
  readonly inputs: readonly Input[]
  /** Number of inputs that the arguments stand for, including those that do not exist. */
  readonly total: number
  readonly failures: readonly Failure[]
  /** Reports arguments that do not exist, and what was skipped in folders. */
  readonly announce: () => Promise<void>
  /** The document of an input; undefined when it cannot be opened, which is reported on standard error and counted. */
  readonly open: (input: Input) => Promise<Document | undefined>
  /** Each input with its document, after `announce`; inputs that cannot be opened are skipped. */
  readonly documents: () => AsyncGenerator<{ readonly input: Input; readonly document: Document }>
  /** Reports and counts a later failure; a broken pipe is rethrown. */
  readonly fail: (name: string, thrown: unknown) => Promise<void>
  /** Counts a failure, and writes these lines about it. */
  readonly note: (failure: Failure, log: string) => Promise<void>
  readonly progress: Progress
}

/**
 * Finds the inputs that the arguments stand for. Each input is one step of progress, made here when it cannot be
 * opened, else by the caller when it is done (`progress.step`); the caller stops the progress. Throws AppError `usage`
 * when the options do not fit the inputs.
 */
export async function openInputs(
  names: readonly string[],
  options: OpenOptions,
  terminal: Terminal,
): Promise<OpenInputs> {
  const { settings, base, dataToStdout, quiet = false, extensions = DOCUMENT_EXTENSIONS } = options
  const { inputs, lost, left } = await findInputs(names, { folder: terminal.folder, extensions })
  if (base !== undefined && !base.endsWith('/') && inputs.length > 1) {
    throw new AppError(
      'usage',
      `--base: ${inputs.length} documents cannot all have the address ${base}; let it end in “/” to stand for their folder`,
    )
  }
  const progress = startProgress(terminal, quiet ? 0 : inputs.length, dataToStdout)
  const failures: Failure[] = []
  const note = async (failure: Failure, log: string): Promise<void> => {
    failures.push(failure)
    await progress.log(log)
  }
  const fail = async (name: string, thrown: unknown): Promise<void> => {
    if (isBrokenPipe(thrown)) throw thrown
    await note(failureOf(name, thrown), failureLines(name, thrown))
  }
  const access = {
    limits: settings.limits,
    userAgent: USER_AGENT,
    allowPrivate: true,
    now: terminal.now,
    stdin: terminal.stdin,
    base,
  }
  const unit = readOwnUnit(terminal.environment)
  const announce = async (): Promise<void> => {
    for (const { name, error } of lost) await fail(name, error)
    for (const line of leftAlone(left, extensions, settings.language)) await progress.log(`raadlink: ${line}\n`)
  }
  const open = async (input: Input): Promise<Document | undefined> => {
    try {
      return { ...(await readInput(input, access)), ...(unit !== undefined && { bestuurseenheid: unit }) }
    } catch (thrown) {
      await fail(input.name, thrown)
      progress.step(input.name)
      return undefined
    }
  }
  async function* documents(): AsyncGenerator<{ readonly input: Input; readonly document: Document }> {
    await announce()
    for (const input of inputs) {
      const document = await open(input)
      if (document) yield { input, document }
    }
  }
  return { inputs, total: inputs.length + lost.length, failures, announce, open, documents, fail, note, progress }
}

/** Maximum number of names of skipped files to show. */
const SHOWN = 10

const LEFT = {
  files: {
    nl: '{count} bestanden blijven liggen, want hun extensie is geen van {extensions}: {names}',
    en: '{count} files skipped, because their extension is none of {extensions}: {names}',
  },
  links: {
    nl: '{count} koppelingen in mappen worden niet gevolgd: {names}',
    en: '{count} links in folders are not followed: {names}',
  },
  more: { nl: 'en nog {count}', en: 'and {count} more' },
} as const satisfies Record<string, Text>

function leftAlone(left: LeftAlone, extensions: readonly string[], language: Language): readonly string[] {
  const named = (all: readonly string[]): string =>
    [
      ...all.slice(0, SHOWN),
      ...(all.length > SHOWN ? [phrase(LEFT.more, language, { count: all.length - SHOWN })] : []),
    ].join(', ')
  return (['files', 'links'] as const).flatMap((kind) =>
    left[kind].length === 0
      ? []
      : [
          phrase(LEFT[kind], language, {
            count: left[kind].length,
            extensions: extensions.join(', '),
            names: named(left[kind]),
          }),
        ],
  )
}
