import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Captures } from '../../src/log/captures.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-captures-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('Captures', () => {
  it('keeps bytes once and gives them back', () => {
    const captures = new Captures(folder)
    const hash = captures.keep(Buffer.from('zitting'))
    expect(captures.keep(Buffer.from('zitting'))).toBe(hash)
    expect(Buffer.from(captures.read(hash)).toString()).toBe('zitting')
    expect(readdirSync(join(folder, hash.slice(0, 2)))).toEqual([`${hash}.gz`])
  })

  it('says so when a capture is gone or damaged', () => {
    const captures = new Captures(folder)
    const hash = captures.keep(Buffer.from('zitting'))
    writeFileSync(join(folder, hash.slice(0, 2), `${hash}.gz`), gzipSync('iets anders'))
    expect(() => captures.read(hash)).toThrow('damaged')
    captures.erase(hash)
    expect(captures.has(hash)).toBe(false)
    expect(() => captures.read(hash)).toThrow('erased')
  })
})
