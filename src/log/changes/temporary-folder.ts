import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/** What raadlink puts in the system's folder for temporary files. */
export type TemporaryKind = 'store' | 'dumps' | 'copy' | 'demo' | 'search' | 'report'

/** Identifies the computer, so that nobody removes what a process in another container left in a shared folder. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/**
 * Creates a temporary folder whose name tells its owner. A killed process leaves it, perhaps with data erased since;
 * see `sweepTemporaryFolders`.
 */
export function temporaryFolder(kind: TemporaryKind, parent = tmpdir()): string {
  return mkdtempSync(join(parent, `raadlink-${kind}-${HOST}-${process.pid}-`))
}

/** Removes the temporary folders of dead processes. Returns the names of what was removed. */
export function sweepTemporaryFolders(parent = tmpdir()): readonly string[] {
  return readdirSync(parent).filter((name) => {
    const [, host, pid] = /^raadlink-(?:store|dumps|copy|demo|search|report)-([\da-f]{8})-(\d+)-/u.exec(name) ?? []
    if (host !== HOST || pid === undefined || isRunning(Number(pid))) return false
    try {
      rmSync(join(parent, name), { recursive: true, force: true })
      return true
    } catch (error) {
      // Another user's folder: that user's next start removes it.
      if (['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
      throw error
    }
  })
}

/** Whether a process with this number runs on this computer. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
