import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderLock } from '../../../src/log/changes/folder-lock.js'
import { lockTrial } from '../lock-trial.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-lock-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const heldBy = (pid: number): void =>
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, host: hostname(), started: '' }))

describe('FolderLock', () => {
  it('is held by one process at a time and can be taken again after release', () => {
    const lock = FolderLock.take(folder)
    expect(() => FolderLock.take(folder)).toThrow(/in use by process \d+/u)
    lock.release()
    FolderLock.take(folder).release()
  })

  it('names its holder while that process lives, and is taken over afterwards', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    await once(child, 'spawn')
    heldBy(child.pid!)
    expect(() => FolderLock.take(folder)).toThrow(`in use by process ${child.pid!}`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    FolderLock.take(folder).release()
  })
})

describe('FolderLock, when several processes come at once', () => {
  it('says how to remove a lock of another computer', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 1, host: 'elders', started: '' }))
    expect(() => FolderLock.take(folder)).toThrow(
      `another computer, elders: wait until it is done; if no raadlink runs there any more, remove ${join(folder, 'lock')}`,
    )
  })

  it('has one holder after a crash, however many come, and leaves no files (40 trials: test/long)', async () => {
    expect(await lockTrial(3, 4)).toEqual({ trials: 3, severalHolders: 0, nobody: 0, leftovers: [] })
  })

  it('takes over from a process that was killed while taking over', () => {
    const dead = JSON.stringify({ pid: 4_194_305, host: hostname(), started: '' })
    writeFileSync(join(folder, 'lock'), dead)
    const guard = `lock.after-${createHash('sha256').update(dead).digest('hex').slice(0, 16)}`
    writeFileSync(join(folder, guard), JSON.stringify({ pid: 4_194_306, host: hostname(), started: '' }))
    writeFileSync(join(folder, 'lock.6edbfb2d-4030-5645-af46-c7cd6b09d166.4194305'), dead)
    const lock = FolderLock.take(folder)
    expect(readdirSync(folder)).toEqual(['lock'])
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })
})
