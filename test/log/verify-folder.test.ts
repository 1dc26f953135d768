import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDocument } from '../../src/document.js'
import type { Cause } from '../../src/log/changes/change.js'
import { temporaryFolder } from '../../src/log/changes/temporary-folder.js'
import { DataFolder } from '../../src/log/data-folder.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-verify-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const cause: Cause = { kind: 'publish', agent: 'test', software: 'raadlink test' }
const page = createDocument('een', { address: 'https://a.example/', retrieved: '2026-01-01T00:00:00Z' })
const triple = (n: number): string => `<https://a.example/${n}> <http://purl.org/dc/terms/title> "punt" .`

function filled(): DataFolder {
  const data = new DataFolder(folder)
  data.receive(page)
  for (const n of [1, 2, 3])
    data.publish([{ graph: `https://a.example/g${n}`, role: 'stated', triples: [triple(n)] }], {
      ...cause,
      address: page.address,
      capture: page.sha256,
    })
  return data
}

/** Removes lines of a journal, as an incomplete copy does. */
function without(path: string, isGone: (line: string) => boolean): void {
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, lines.filter((line) => line === '' || !isGone(line)).join('\n'))
}

describe('verify', () => {
  it('finds nothing in an intact folder', () => {
    const data = filled()
    expect([...data.verify()]).toEqual([])
    data.close()
  })

  it('finds bytes without a receipt, and a change whose receipt is lost', () => {
    filled().close()
    without(join(folder, 'captures/received/00000001.log'), () => true)
    rmSync(join(folder, 'state.sqlite'))
    const data = new DataFolder(folder)
    expect([...data.verify()]).toEqual([
      { kind: 'unknown', about: [], sha256: page.sha256 },
      { kind: 'unreceived', about: [page.address], sha256: page.sha256 },
    ])
    data.close()
  })

  it('finds changes missing in the log; a rebuild that fails leaves the old state in use', () => {
    const data = filled()
    without(join(folder, 'log/00000001.log'), (line) => line.includes('/g2"'))
    expect([...data.verify()]).toMatchObject([{ kind: 'gap', about: ['2–2'] }])
    expect(() => data.rebuild()).toThrow('a part of it is missing')
    expect(data.triplesOf('https://a.example/g3')).toEqual([triple(3)])
    expect(readdirSync(folder).filter((name) => name.includes('next') || name.includes('swap'))).toEqual([])
    data.close()
  })

  it('stops at a damaged line; a rebuild then also leaves the old state in use', () => {
    const data = filled()
    const path = join(folder, 'log/00000001.log')
    writeFileSync(path, readFileSync(path, 'utf8').replace('/g2"', '/gX"'))
    expect(() => [...data.verify()]).toThrow('checksum does not match')
    expect(() => data.rebuild()).toThrow('checksum does not match')
    expect(data.triplesOf('https://a.example/g2')).toEqual([triple(2)])
    data.close()
  })
})

describe('opening a folder', () => {
  it('finishes a rebuild that was killed during the swap', () => {
    const data = filled()
    data.rebuild()
    data.close()
    const next = join(folder, 'state.next.sqlite')
    writeFileSync(next, readFileSync(join(folder, 'state.sqlite')))
    writeFileSync(join(folder, 'state.swap'), '')
    writeFileSync(join(folder, 'state.sqlite-wal'), 'van de vorige')
    const again = new DataFolder(folder)
    expect(again.triplesOf('https://a.example/g3')).toEqual([triple(3)])
    again.close()
    expect(readdirSync(folder).filter((name) => name.includes('next') || name.includes('swap'))).toEqual([])
  })

  it('removes what killed processes left in it and among the temporary files, and nothing else', () => {
    filled().close()
    const left = join(folder, 'captures', page.sha256.slice(0, 2), `${page.sha256}.gz.4194305.part`)
    writeFileSync(left, 'half')
    const own = temporaryFolder('store')
    const dead = own.replace(`-${process.pid}-`, '-4194305-')
    mkdirSync(dead)
    const data = new DataFolder(folder)
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual([])
    expect(readdirSync(tmpdir()).filter((name) => [own, dead].includes(join(tmpdir(), name)))).toEqual([
      own.slice(tmpdir().length + 1),
    ])
    data.close()
    rmSync(own, { recursive: true })
  })
})
