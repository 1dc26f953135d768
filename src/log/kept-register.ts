import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from './changes/atomic-file.js'

/*
 * The register of people that goes with a data folder: names are tied to it in everything that is read there, so that
 * the dataset follows from captures, log and register. Besides it a mark, for as long as not everything was read with
 * it.
 */

const REGISTER = 'personen.tsv'
const PENDING = 'personen.nieuw'

/** The text of the register of a data folder; undefined when it has none. */
export function keptRegister(folder: string): string | undefined {
  const path = join(folder, REGISTER)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/**
 * Keeps a register in place of the one there was. `isUsed`: documents were read with that one, or without any, and stay
 * so until they are read again. False when nothing changed.
 */
export function keepRegister(folder: string, text: string, isUsed: boolean): boolean {
  if (keptRegister(folder) === text) return false
  if (isUsed) writeFileAtomically(join(folder, PENDING), '')
  writeFileAtomically(join(folder, REGISTER), text)
  return true
}

/** Whether documents stand as they were read with another register. */
export function isRegisterPending(folder: string): boolean {
  return existsSync(join(folder, PENDING))
}

/** Notes that every document was read with the register there is. */
export function settleRegister(folder: string): void {
  rmSync(join(folder, PENDING), { force: true })
}
