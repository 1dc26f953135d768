import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asAppError, isReadOnly } from '../../src/errors.js'
import type { Cause } from '../../src/log/changes/change.js'
import { DataFolder } from '../../src/log/data-folder.js'

// When these tests run as root they may write everywhere, so a read-only disk is simulated.
const disk = vi.hoisted(() => ({ isReadOnly: false }))
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  return {
    ...real,
    accessSync: (path: string, mode?: number): void => {
      if (disk.isReadOnly) throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })
      real.accessSync(path, mode)
    },
  }
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-read-only-'))
  disk.isReadOnly = false
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const cause: Cause = { kind: 'publish', agent: 'test', software: 'raadlink test' }
const triple = '<https://a.example/1> <http://purl.org/dc/terms/title> "punt" .'
const copies = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.includes(`-${process.pid}-`) && name.startsWith('raadlink-copy-'))

describe('a read-only data folder', () => {
  it('is read from a copy of its state, which follows the log and is removed when it is closed', () => {
    const writer = new DataFolder(folder)
    writer.publish([{ graph: 'g', role: 'stated', triples: [triple] }], cause)
    writer.close()
    disk.isReadOnly = true
    const before = readdirSync(folder)
    const reader = DataFolder.reading(folder)
    expect(reader.triplesOf('g')).toEqual([triple])
    expect(readdirSync(folder)).toEqual(before)
    expect(copies()).not.toEqual([])
    const other = new DataFolder(folder)
    other.publish([{ graph: 'h', role: 'stated', triples: [triple] }], cause)
    reader.refresh()
    expect(reader.triplesOf('h')).toEqual([triple])
    other.close()
    reader.close()
    expect(copies()).toEqual([])
  })
})

describe('a failure of the disk', () => {
  it.each([
    ['ENOSPC', 'the disk is full: free some space'],
    ['EDQUOT', 'the disk is full: free some space'],
    ['SQLITE_FULL', 'the disk is full: free some space'],
    ['EROFS', 'choose another place'],
    ['EACCES', 'choose another place'],
    ['SQLITE_READONLY_DBMOVED', 'choose another place'],
    ['SQLITE_CANTOPEN', 'choose another place'],
    ['SQLITE_IOERR_WRITE', 'keep a copy of the data folder elsewhere'],
  ])('of kind %s says what to do', (code, told) => {
    const thrown = Object.assign(new Error('it failed'), { code })
    expect(asAppError(thrown)).toMatchObject({ code: 'output-unwritable', exit: 2 })
    expect(asAppError(thrown)?.message).toContain(told)
    expect(isReadOnly(thrown)).toBe(told.includes('another place'))
  })

  it('is told apart from a bug of ours', () => expect(asAppError(new TypeError('x is undefined'))).toBeUndefined())
})
