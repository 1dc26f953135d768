import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sweepTemporaryFolders } from './changes/temporary-folder.js'

/**
 * Removes what killed processes left half-written in a data folder (only its writer may do that), and in the folder for
 * temporary files, which may hold data erased since. Returns the removed paths.
 */
export function sweepLeftovers(folder: string): readonly string[] {
  const left = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.part'))
    .map(({ parentPath, name }) => join(parentPath, name))
  for (const path of left) rmSync(path, { force: true })
  return [...left, ...sweepTemporaryFolders()]
}
