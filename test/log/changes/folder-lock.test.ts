import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderLock } from '../../../src/log/changes/folder-lock.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-lock-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const heldBy = (pid: number): void =>
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, host: hostname(), started: '' }))

describe('FolderLock', () => {
  it('is held by one at a time and can be taken again after release', () => {
    const lock = FolderLock.take(folder)
    expect(() => FolderLock.take(folder)).toThrow(/in use by process \d+/u)
    lock.release()
    FolderLock.take(folder).release()
  })

  it('tells who holds it while that process lives, and is taken over when it is gone', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    await once(child, 'spawn')
    heldBy(child.pid!)
    expect(() => FolderLock.take(folder)).toThrow(`in use by process ${child.pid!}`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    FolderLock.take(folder).release()
  })
})
