import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file so that after a crash it is there whole or not at all: a temporary file in the same folder, flushed to
 * disk and renamed over the target, with the folder's entry flushed too.
 */
export function writeFileAtomically(path: string, data: Uint8Array | string): void {
  const temporary = `${path}.${process.pid}.part`
  try {
    const file = openSync(temporary, 'w')
    try {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  flushFolder(dirname(path))
}

/**
 * The same without holding up other work, for many files of which a lost name costs no more than making it again: the
 * file is flushed, its folder's entry is not.
 */
export async function writeFileWhole(path: string, data: string): Promise<void> {
  const temporary = `${path}.${process.pid}.part`
  try {
    const file = await open(temporary, 'w')
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Flushes a folder's entries, so that a file created or renamed in it survives a power failure. */
export function flushFolder(path: string): void {
  // Windows cannot open a folder for flushing; its rename is durable enough without.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
