import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sweepTemporaryFolders } from './changes/temporary-folder.js'

/**
 * Removes what killed processes left half-written in a data folder, which only its writer may do, and in the folder for
 * temporary files: it may hold what was erased since. Gives the paths that were removed.
 */
export function sweepLeftovers(folder: string): readonly string[] {
  const left = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.part'))
    .map(({ parentPath, name }) => join(parentPath, name))
  for (const path of left) rmSync(path, { force: true })
  return [...left, ...sweepTemporaryFolders()]
}
