import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../errors.js'
import { FolderLock } from '../../log/changes/folder-lock.js'

/**
 * Locks hosts for this process, so that two harvests on one machine never ask one host at the same time, whatever their
 * data folders. `folder` must be shared by all of them. Throws `folder-locked` with the name of a host that another
 * process has; no lock is held then. Locks of killed processes are taken over.
 */
export function takeHosts(hosts: Iterable<string>, folder: string): { readonly release: () => void } {
  const locks: FolderLock[] = []
  const release = (): void => {
    for (const lock of locks.splice(0)) lock.release()
  }
  try {
    for (const host of new Set(hosts)) {
      const place = join(folder, encodeURIComponent(host))
      mkdirSync(place, { recursive: true })
      try {
        locks.push(FolderLock.take(place))
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'folder-locked') throw error
        throw new AppError(
          'folder-locked',
          `${host} is being harvested by another process on this machine: wait until it is done, or stop it`,
          { cause: error },
        )
      }
    }
  } catch (error) {
    release()
    throw error
  }
  return { release }
}
