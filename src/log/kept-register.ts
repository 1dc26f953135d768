import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from './changes/atomic-file.js'

/*
 * The register of people of a data folder: everything read there takes its people from it, so that the dataset follows
 * from captures, log and register. A mark beside it says that not everything was read with it yet.
 */

const REGISTER = 'personen.tsv'
const PENDING = 'personen.nieuw'

/** The text of the register of a data folder; undefined when it has none. */
export function keptRegister(folder: string): string | undefined {
  const path = join(folder, REGISTER)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/**
 * Replaces the register. `isUsed`: documents were read with the old one (or without any), and stay so until they are
 * read again. Returns false when nothing changed.
 */
export function keepRegister(folder: string, text: string, isUsed: boolean): boolean {
  if (keptRegister(folder) === text) return false
  if (isUsed) writeFileAtomically(join(folder, PENDING), '')
  writeFileAtomically(join(folder, REGISTER), text)
  return true
}

/** Whether some documents were still read with another register. */
export function isRegisterPending(folder: string): boolean {
  return existsSync(join(folder, PENDING))
}

/** Notes that every document was read with the current register. */
export function settleRegister(folder: string): void {
  rmSync(join(folder, PENDING), { force: true })
}
