import { randomUUID } from 'node:crypto'
import type { Settings } from '../config.js'
import { applyCorrections, correctedParts, correctionFault, fieldAt } from '../correcting/apply-corrections.js'
import { CorrectedModel } from '../correcting/corrected-model.js'
import {
  LEAVE_OUT,
  type CorrectedValue,
  type Correction,
  type CorrectionTarget,
  type KeptCorrection,
} from '../correcting/correction.js'
import type { Diagnostic } from '../diagnostic.js'
import { AppError } from '../errors.js'
import type { DataFolder } from '../log/data-folder.js'
import type { Model } from '../model.js'
import { documentReader, readPages } from './document-reader.js'
import { latestDocument } from './drafts/latest-document.js'
import { Corrections } from './kept/corrections.js'
import { ReadingMemory } from './reading-memory.js'
import { eraseLeftOut, leftOutOf } from './left-out.js'
import { republish } from './republish.js'

/** A page as it was read, and as it is corrected now. */
export interface CorrectedPage {
  readonly address: string
  /** How often it was corrected; who changes it says which version was seen. */
  readonly version: number
  readonly asRead: Model
  readonly corrected: Model
  /** What was noticed while reading, and what came of each correction. */
  readonly diagnostics: readonly Diagnostic[]
  readonly history: readonly KeptCorrection[]
}

/** Where pages are corrected. */
export interface CorrectingPlace {
  readonly data: DataFolder
  readonly settings: Settings
  readonly now: () => Date
  /** Readings that need not be made again. */
  readonly memory?: ReadingMemory
}

/** A field and what it becomes. */
export interface FieldChange {
  readonly target: CorrectionTarget
  readonly field: string
  /** Null: the document does not say it. */
  readonly becomes: CorrectedValue | null
}

/** What somebody wants a page to read: all of it or nothing. */
export interface AskedCorrections {
  readonly address: string
  readonly changes: readonly FieldChange[]
  readonly by: string
  /** The version of the page that was seen. */
  readonly seen: number
}

/**
 * Reads what stands at an address, a draft or the latest capture, with its corrections. Throws AppError
 * `input-not-found`, and what reading throws.
 */
export async function readCorrected(
  address: string,
  data: DataFolder,
  settings: Settings,
  memory = new ReadingMemory(),
): Promise<CorrectedPage> {
  const document = latestDocument(address, data)
  if (!document) throw new AppError('input-not-found', `the data folder has no page ${address}`)
  const { model, diagnostics } = await memory.read(document, settings)
  const corrections = new Corrections(data.path, { readonly: true })
  const corrected = applyCorrections(model, corrections.of(address))
  return {
    address,
    version: corrections.version(address),
    asRead: model,
    corrected: corrected.model,
    diagnostics: [...diagnostics, ...corrected.diagnostics],
    history: corrections.history(address),
  }
}

/**
 * Corrects fields of a page, and publishes what follows where the page is published. The page is read once. On return
 * the corrections are on disk, whatever happens to the process then. Throws AppError `usage` for a value that cannot
 * stand there or a place that is not there, `precondition-failed` when the page was corrected meanwhile.
 */
export async function correctPage(
  { address, changes, by, seen }: AskedCorrections,
  { data, settings, now, memory = new ReadingMemory() }: CorrectingPlace,
): Promise<readonly Correction[]> {
  const { asRead, history } = await readCorrected(address, data, settings, memory)
  const parts = correctedParts(asRead, history)
  const readParts = new CorrectedModel(
    asRead,
    changes.map(({ target }) => target),
  )
  const corrections = changes.map((change): Correction => {
    const fault = correctionFault(parts, change)
    if (fault !== undefined) throw new AppError('usage', fault)
    const read = fieldAt(readParts, change)?.value ?? null
    return { ...change, id: randomUUID(), address, read, by, time: now().toISOString() }
  })
  change(data, (kept) => kept.add(address, corrections, seen))
  const leavesOut = corrections.some(({ field }) => field === LEAVE_OUT)
  await publishCorrections(address, data, settings, by, memory, leavesOut)
  return corrections
}

/** Undoes a correction, and publishes what follows. Throws `precondition-failed`, `input-not-found`. */
export async function undoCorrection(
  { id, address, by, seen }: Pick<AskedCorrections, 'address' | 'by' | 'seen'> & { readonly id: string },
  { data, settings, now, memory = new ReadingMemory() }: CorrectingPlace,
): Promise<void> {
  change(data, (corrections) => corrections.undo({ id, address, by, time: now().toISOString() }, seen))
  await publishCorrections(address, data, settings, by, memory, false)
}

/**
 * Publishes what was corrected and is not published yet, since a process was killed in between. Gives the addresses.
 */
export async function publishPendingCorrections(
  data: DataFolder,
  settings: Settings,
  agent: string,
): Promise<readonly string[]> {
  const pending = new Corrections(data.path, { readonly: true }).pending()
  for (const address of pending) await publishCorrections(address, data, settings, agent, new ReadingMemory(), true)
  return pending
}

/**
 * Publishes a page as it is corrected now, and where texts were left out of it erases what the log told of them; one that is not published is read with its corrections when it is.
 */
async function publishCorrections(
  address: string,
  data: DataFolder,
  settings: Settings,
  agent: string,
  memory: ReadingMemory,
  leavesOut: boolean,
): Promise<void> {
  if (data.pages.isPublished(address)) {
    const reader = documentReader(data, settings, memory)
    const { readings, unread } = await readPages([address], data, reader)
    // It is kept, and stays to be published.
    if (unread[0]) throw unread[0].thrown
    const { mapped } = await republish(data, reader, { kind: 'publish', agent }, readings)
    const hidden = leavesOut ? leftOutOf(new Corrections(data.path, { readonly: true }), [address]) : []
    if (hidden.length > 0) eraseLeftOut(data, hidden, new Set([address, ...mapped.keys()]))
  }
  change(data, (corrections) => corrections.settle(address))
}

function change(data: DataFolder, act: (corrections: Corrections) => void): void {
  const corrections = new Corrections(data.path)
  try {
    act(corrections)
  } finally {
    corrections.close()
  }
}
