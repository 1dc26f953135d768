import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChangeLog, type Entry } from '../../../src/log/changes/change-log.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-log-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const entry = (graph: string, ...inserts: readonly string[]): Entry => ({
  graph,
  role: 'stated',
  inserts,
  deletes: [],
  cause: { kind: 'publish', agent: 'test', software: 'raadlink test' },
})
const line = (n: number): string =>
  `<https://voorbeeldegem.example/id/${n}> <http://purl.org/dc/terms/title> "punt ${n}" .`

describe('ChangeLog', () => {
  it('returns what was appended, numbered and timed', () => {
    const log = new ChangeLog(folder, { now: () => new Date('2026-01-02T03:04:05Z') })
    log.append([entry('https://a.example/g', line(1)), entry('https://a.example/h', line(2))])
    log.append([entry('https://a.example/g', line(3))])
    expect([...log.since()].map(({ sequence, time, graph, inserts }) => [sequence, time, graph, inserts])).toEqual([
      [1, '2026-01-02T03:04:05.000Z', 'https://a.example/g', [line(1)]],
      [2, '2026-01-02T03:04:05.000Z', 'https://a.example/h', [line(2)]],
      [3, '2026-01-02T03:04:05.001Z', 'https://a.example/g', [line(3)]],
    ])
    expect([...log.since(2)].map(({ sequence }) => sequence)).toEqual([3])
    log.close()
  })

  it('never lets time go back or stand still, also after a restart', () => {
    let now = '2026-06-01T00:00:00Z'
    const first = new ChangeLog(folder, { now: () => new Date(now) })
    first.append([entry('g', line(1))])
    first.close()
    now = '2020-01-01T00:00:00Z'
    const second = new ChangeLog(folder, { now: () => new Date(now) })
    second.append([entry('g', line(2))])
    expect([...second.since()].map(({ time }) => time)).toEqual([
      '2026-06-01T00:00:00.000Z',
      '2026-06-01T00:00:00.001Z',
    ])
    second.close()
  })

  it('refuses a change that changes nothing', () => {
    const log = new ChangeLog(folder)
    expect(() => log.append([entry('g')])).toThrow('changes nothing')
    expect(log.sequence).toBe(0)
    log.close()
  })

  it('continues in a new segment and reads all of them in order', () => {
    const log = new ChangeLog(folder, { segmentBytes: 500 })
    for (let n = 1; n <= 20; n++) log.append([entry('g', line(n))])
    log.close()
    expect(readdirSync(folder).length).toBeGreaterThan(3)
    const again = new ChangeLog(folder, { segmentBytes: 500 })
    expect(again.sequence).toBe(20)
    again.append([entry('g', line(21))])
    expect([...again.since()].map(({ sequence }) => sequence)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
    again.close()
  })

  it('keeps what was acknowledged wherever the last write was cut (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
        const place = mkdtempSync(join(folder, 'cut-'))
        const log = new ChangeLog(place)
        for (let n = 1; n <= count; n++) log.append([entry('g', line(n)), entry('h', line(n))])
        log.close()
        const path = join(place, '00000001.log')
        const bytes = readFileSync(path)
        const cut = Math.floor(share * bytes.length)
        truncateSync(path, cut)
        const whole = bytes.subarray(0, cut).filter((byte) => byte === 0x0a).length
        const again = new ChangeLog(place)
        expect(again.sequence).toBe(2 * whole)
        again.append([entry('g', line(99))])
        expect([...again.since()].length).toBe(2 * whole + 1)
        again.close()
      }),
      { numRuns: 60 },
    )
  })

  it('stops at a damaged line that is not the last, and changes nothing', () => {
    const log = new ChangeLog(folder)
    log.append([entry('g', line(1))])
    log.append([entry('g', line(2))])
    log.close()
    const path = join(folder, '00000001.log')
    const damaged = readFileSync(path, 'utf8').replace('punt 1', 'punt X')
    writeFileSync(path, damaged)
    expect(() => new ChangeLog(folder)).toThrow(/line 1: the checksum does not match/u)
    expect(readFileSync(path, 'utf8')).toBe(damaged)
  })

  it('cuts an unfinished line off at opening', () => {
    const log = new ChangeLog(folder)
    log.append([entry('g', line(1))])
    log.close()
    appendFileSync(join(folder, '00000001.log'), 'deadbeef [{"sequence":2,')
    const again = new ChangeLog(folder)
    expect(again.sequence).toBe(1)
    again.close()
  })
})
