import { randomUUID } from 'node:crypto'
import type { Settings } from '../config.js'
import { applyCorrections, fieldAt } from '../correcting/apply-corrections.js'
import { faultOf } from '../correcting/correctable-fields.js'
import type { CorrectedValue, Correction, CorrectionTarget } from '../correcting/correction.js'
import type { Diagnostic } from '../diagnostic.js'
import { AppError } from '../errors.js'
import type { DataFolder } from '../log/data-folder.js'
import type { Model } from '../model.js'
import { readDocument } from '../readers/choose/read.js'
import { Corrections, type KeptCorrection } from './corrections.js'
import { documentReader, readPages } from './document-reader.js'
import { latestDocument } from './drafts/latest-document.js'
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

/** What somebody wants a page to read. */
export interface AskedCorrection {
  readonly address: string
  readonly target: CorrectionTarget
  readonly field: string
  /** Null: the document does not say it. */
  readonly becomes: CorrectedValue | null
  readonly by: string
  /** The version of the page that was seen. */
  readonly seen: number
}

/**
 * Reads what stands at an address, a draft or the latest capture, with its corrections. Throws AppError
 * `input-not-found`, and what reading throws.
 */
export async function readCorrected(address: string, data: DataFolder, settings: Settings): Promise<CorrectedPage> {
  const document = latestDocument(address, data)
  if (!document) throw new AppError('input-not-found', `the data folder has no page ${address}`)
  const { model, diagnostics } = await readDocument(document, settings)
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
 * Corrects a field of a page, and publishes what follows where the page is published. On return the correction is on
 * disk, whatever happens to the process then. Throws AppError `usage` for a value that cannot stand there or a place
 * that is not there, `precondition-failed` when the page was corrected meanwhile.
 */
export async function correctPage(
  { seen, ...asked }: AskedCorrection,
  data: DataFolder,
  settings: Settings,
  now: () => Date,
): Promise<Correction> {
  const { asRead } = await readCorrected(asked.address, data, settings)
  const found = fieldAt(asRead, asked)
  if (!found) throw new AppError('usage', `there is no ${asked.field} to correct there`)
  const fault = faultOf(found.form, asked.becomes)
  if (fault !== undefined) throw new AppError('usage', `${found.form.label}: ${fault}`)
  const correction = { ...asked, id: randomUUID(), read: found.value ?? null, time: now().toISOString() }
  change(data, (corrections) => corrections.add(correction, seen))
  await publishCorrections(asked.address, data, settings, asked.by)
  return correction
}

/** Undoes a correction, and publishes what follows. Throws `precondition-failed`, `input-not-found`. */
export async function undoCorrection(
  { id, address, by, seen }: Pick<AskedCorrection, 'address' | 'by' | 'seen'> & { readonly id: string },
  data: DataFolder,
  settings: Settings,
  now: () => Date,
): Promise<void> {
  change(data, (corrections) => corrections.undo({ id, address, by, time: now().toISOString() }, seen))
  await publishCorrections(address, data, settings, by)
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
  for (const address of pending) await publishCorrections(address, data, settings, agent)
  return pending
}

/** Publishes a page as it is corrected now; one that is not published is read with its corrections when it is. */
async function publishCorrections(address: string, data: DataFolder, settings: Settings, agent: string): Promise<void> {
  if (data.pages.isPublished(address)) {
    const reader = documentReader(data, settings)
    const { readings, unread } = await readPages([address], data, reader)
    // It is kept, and stays to be published.
    if (unread[0]) throw unread[0].thrown
    await republish(data, reader, { kind: 'publish', agent }, readings)
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
