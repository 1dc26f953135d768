import type fs from 'node:fs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Journal } from '../../../src/log/changes/journal.js'

const disk = vi.hoisted(() => ({ left: Infinity, cannotCut: false }))
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  return {
    ...real,
    // A disk with this many bytes left: the last write before it is full writes only a part.
    writeSync: (file: number, bytes: Buffer, offset: number): number => {
      const part = bytes.subarray(offset, offset + Math.min(disk.left, bytes.length - offset))
      if (part.length === 0)
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      disk.left -= part.length
      return real.writeSync(file, part)
    },
    ftruncateSync: (file: number, length: number): void => {
      if (disk.cannotCut) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' })
      real.ftruncateSync(file, length)
    },
  }
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-journal-'))
  Object.assign(disk, { left: Infinity, cannotCut: false })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const values = (journal: Journal<string>): readonly string[] => [...journal.values()]

describe('Journal on a full disk', () => {
  it('cuts off a half-written line before it accepts anything else, wherever the disk is full', () => {
    for (let left = 0; left < 14; left++) {
      const journal = new Journal<string>(join(folder, String(left)))
      journal.append('een')
      disk.left = left
      expect(() => journal.append('twee')).toThrow('ENOSPC')
      disk.left = Infinity
      journal.append('drie')
      expect(values(journal)).toEqual(['een', 'drie'])
      journal.close()
      const again = new Journal<string>(join(folder, String(left)))
      expect(values(again)).toEqual(['een', 'drie'])
      again.close()
    }
  })

  it('accepts nothing more when it cannot cut back, until it is opened again', () => {
    const journal = new Journal<string>(folder)
    journal.append('een')
    Object.assign(disk, { left: 5, cannotCut: true })
    expect(() => journal.append('twee')).toThrow('ENOSPC')
    disk.left = Infinity
    expect(() => journal.append('drie')).toThrow('accepts nothing more')
    disk.cannotCut = false
    const again = new Journal<string>(folder)
    again.append('vier')
    expect(values(again)).toEqual(['een', 'vier'])
    again.close()
    expect(readFileSync(join(folder, '00000001.log'), 'utf8').split('\n')).toHaveLength(3)
  })
})
