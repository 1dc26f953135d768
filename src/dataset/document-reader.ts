import { applyCorrections } from '../correcting/apply-corrections.js'
import type { Settings } from '../config.js'
import type { Document } from '../document.js'
import { parseRegister, type PersonRegister } from '../linking/person-register.js'
import type { CaptureRecord } from '../log/changes/receipt.js'
import type { DataFolder } from '../log/data-folder.js'
import type { Model } from '../model.js'
import { linkReading } from '../pipeline.js'
import { readDocument } from '../readers/choose/read.js'
import type { Reading } from '../readers/reading.js'
import { Corrections } from './kept/corrections.js'
import type { ReadingMemory } from './reading-memory.js'

/**
 * How the documents of a folder are read: all of them with the register of people it has at that moment, and with the
 * corrections it has when the reader is made: only who has the folder to itself makes any.
 */
export interface DocumentReader {
  readonly settings: Settings
  readonly people: () => PersonRegister | undefined
  readonly read: (document: Document) => Promise<Reading>
}

/** The reader of a folder; `memory`: readings it need not make again. One may serve a whole harvest: the register is parsed once for each text it has. */
export function documentReader(
  data: DataFolder,
  settings: Settings,
  memory: Pick<ReadingMemory, 'read'> = { read: readDocument },
): DocumentReader {
  let parsed: { readonly text: string; readonly people: PersonRegister } | undefined
  const people = (): PersonRegister | undefined => {
    const text = data.register
    if (text === undefined) return undefined
    if (parsed?.text !== text) parsed = { text, people: parseRegister(text) }
    return parsed.people
  }
  const corrected = new Corrections(data.path, { readonly: true })
  const read = async (document: Document): Promise<Reading> => {
    const asRead = await memory.read(document, settings)
    const known = people()
    const corrections = corrected.of(document.address)
    return linkReading(asRead, {
      ...(known && { people: known }),
      ...(corrections.length > 0 && { correct: (model: Model) => applyCorrections(model, corrections) }),
    })
  }
  return { settings, people, read }
}

/** A page whose capture is lost, damaged or not to be read any more: what it states stands as it is. */
export interface UnreadPage {
  readonly record: CaptureRecord
  readonly thrown: unknown
}

/** The latest captures of pages, read again; those that were erased are left out. */
export async function readPages(
  addresses: readonly string[],
  data: DataFolder,
  { read }: DocumentReader,
): Promise<{ readonly readings: Map<string, Reading>; readonly unread: readonly UnreadPage[] }> {
  const readings = new Map<string, Reading>()
  const unread: UnreadPage[] = []
  for (const address of addresses) {
    const record = data.pages.latest(address)
    if (!record) continue
    try {
      readings.set(address, await read(data.captures.open(record)))
    } catch (thrown) {
      unread.push({ record, thrown })
    }
  }
  return { readings, unread }
}
