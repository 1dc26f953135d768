import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256, type Document } from '../../../src/document.js'
import { Captures } from '../../../src/log/changes/captures.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-captures-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const page = (address: string, text: string): Document => {
  const bytes = Buffer.from(text)
  return {
    address,
    name: address,
    mediaType: 'text/html',
    retrieved: '2026-01-01T00:00:00Z',
    sha256: sha256(bytes),
    bytes,
  }
}

describe('Captures', () => {
  it('stores the same bytes once and every receipt, and returns documents as they came', () => {
    const captures = new Captures(folder)
    const one = page('https://voorbeeldegem.example/agenda', 'zitting')
    captures.keep(one, { etag: '"a"' })
    captures.keep({ ...one, address: 'https://voorbeeldegem.example/kopie' })
    const [first, second] = [...captures.records()]
    expect(first).toMatchObject({ address: one.address, headers: { etag: '"a"' } })
    expect(captures.open(second!)).toMatchObject({ address: 'https://voorbeeldegem.example/kopie', bytes: one.bytes })
    expect(readdirSync(join(folder, one.sha256.slice(0, 2)))).toEqual([`${one.sha256}.gz`])
    captures.close()
  })

  it('reports damaged bytes', () => {
    const captures = new Captures(folder)
    const record = captures.keep(page('https://voorbeeldegem.example/agenda', 'zitting'))
    writeFileSync(join(folder, record.sha256.slice(0, 2), `${record.sha256}.gz`), gzipSync('iets anders'))
    expect(() => captures.open(record)).toThrow('damaged')
    captures.close()
  })

  it('erases an address, but not bytes that another address gave too', () => {
    const captures = new Captures(folder)
    const gone = captures.keep(page('https://voorbeeldegem.example/weg', 'geheim'))
    const shared = captures.keep(page('https://voorbeeldegem.example/weg', 'gedeeld'))
    captures.keep(page('https://voorbeeldegem.example/blijft', 'gedeeld'))
    captures.erase({ addresses: ['https://voorbeeldegem.example/weg'], time: '2026-02-01T00:00:00Z' })
    expect([...captures.records()].map(({ address }) => address)).toEqual(['https://voorbeeldegem.example/blijft'])
    expect(() => captures.open(gone)).toThrow('erased')
    expect(captures.open(shared).bytes.toString()).toBe('gedeeld')
    captures.close()
  })
})
