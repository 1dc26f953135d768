import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../errors.js'
import { writeFileAtomically } from '../changes/atomic-file.js'
import { rungsAbove, topOf, type Ladder } from './ladder.js'

/** The file with the version of captures and log of a data folder. 0.1.0 wrote none: that is version 1. */
export const FORMAT_FILE = 'format.json'

/** Version of captures and log in a folder. Throws `log-damaged` when the file cannot be understood. */
export function folderVersion(folder: string): number {
  const path = join(folder, FORMAT_FILE)
  if (!existsSync(path)) return 1
  const { format } = parsed(readFileSync(path, 'utf8')) ?? {}
  if (typeof format !== 'number')
    throw new AppError('log-damaged', `${path} does not say which version the folder has: restore it from a copy`)
  return format
}

/** Marks a new folder with the newest version. */
export function markNewFolder(folder: string, ladder: Ladder<string>): void {
  mark(folder, topOf(ladder))
}

/**
 * Migrates captures and log of a folder in place. Each rung can be repeated after a crash; the version is written when
 * it is done. Throws `state-unavailable` for a folder of a newer raadlink.
 */
export function migrateFolder(folder: string, ladder: Ladder<string>): void {
  for (const { to, climb } of rungsAbove(ladder, folderVersion(folder), folder)) {
    climb(folder)
    mark(folder, to)
  }
}

function mark(folder: string, format: number): void {
  writeFileAtomically(join(folder, FORMAT_FILE), `${JSON.stringify({ format })}\n`)
}

function parsed(text: string): { readonly format?: unknown } | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
