import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256, type Document } from '../../src/document.js'
import { withoutLanguage, type Cause } from '../../src/log/changes/change.js'
import { DataFolder } from '../../src/log/data-folder.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-data-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const cause: Cause = { kind: 'publish', agent: 'test', software: 'raadlink test' }
const triple = (n: number): string =>
  `<https://voorbeeldegem.example/id/${n}> <http://purl.org/dc/terms/title> "punt ${n}" .`
const page = (address: string, text: string, retrieved: string): Document => {
  const bytes = Buffer.from(text)
  return { address, name: address, mediaType: 'text/html', retrieved, sha256: sha256(bytes), bytes }
}
const heads = (data: DataFolder): unknown => data.heads().map(({ graph, hash, triples }) => [graph, hash, triples])

describe('DataFolder', () => {
  it('appends exactly the difference, and nothing when unchanged', () => {
    const data = new DataFolder(folder)
    data.publish([{ graph: 'g', role: 'stated', triples: [triple(1), triple(2)] }], cause)
    expect(data.publish([{ graph: 'g', role: 'stated', triples: [triple(2), triple(1)] }], cause)).toEqual([])
    const [change] = data.publish([{ graph: 'g', role: 'stated', triples: [triple(2), triple(3)] }], cause)
    expect(change).toMatchObject({ sequence: 2, inserts: [triple(3)], deletes: [triple(1)] })
    data.close()
  })

  it('rebuilds its state from captures and log when it is lost or damaged', () => {
    const first = new DataFolder(folder)
    first.publish(
      [
        { graph: 'g', role: 'stated', triples: [triple(1)] },
        { graph: 'h', role: 'stated', triples: [triple(2)] },
      ],
      cause,
    )
    first.publish([{ graph: 'h', role: 'stated', triples: [] }], { ...cause, kind: 'withdraw' })
    first.receive(page('https://a.example/', 'een', '2026-01-01T00:00:00Z'))
    const before = [heads(first), first.pages.all()]
    first.close()
    for (const breakState of [
      () => rmSync(join(folder, 'state.sqlite')),
      () => writeFileSync(join(folder, 'state.sqlite'), 'geen database'),
    ]) {
      breakState()
      const again = new DataFolder(folder)
      expect([heads(again), again.pages.all()]).toEqual(before)
      again.close()
    }
  })

  it('applies changes of the log that the state lacks', () => {
    const first = new DataFolder(folder)
    first.publish([{ graph: 'g', role: 'stated', triples: [triple(1)] }], cause)
    first.close()
    const lagging = join(folder, 'lagging.sqlite')
    copyFileSync(join(folder, 'state.sqlite'), lagging)
    const second = new DataFolder(folder)
    second.publish([{ graph: 'g', role: 'stated', triples: [triple(1), triple(2)] }], cause)
    const now = heads(second)
    second.close()
    copyFileSync(lagging, join(folder, 'state.sqlite'))
    const third = new DataFolder(folder)
    expect(heads(third)).toEqual(now)
    third.close()
  })

  it('uses the last receipt of an address, whatever the clock said (property)', () => {
    const times = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2099-01-01T00:00:00Z', '1970-01-01T00:00:00Z']
    const receipt = fc.record({
      address: fc.constantFrom('https://a.example/', 'https://b.example/'),
      text: fc.constantFrom('een', 'twee', 'drie'),
      time: fc.constantFrom(...times),
    })
    fc.assert(
      fc.property(fc.array(receipt, { minLength: 1, maxLength: 8 }), (receipts) => {
        const data = new DataFolder(mkdtempSync(join(folder, 'order-')))
        for (const { address, text, time } of receipts) data.receive(page(address, text, time))
        const last = new Map(receipts.map(({ address, text }) => [address, sha256(Buffer.from(text))]))
        const check = (): void => {
          for (const [address, hash] of last) expect(data.pages.latest(address)?.sha256).toBe(hash)
        }
        check()
        data.rebuild()
        check()
        data.close()
      }),
      { numRuns: 12 },
    )
  })

  it('lets others read beside the writer, first brings the state up to the log, and finds a rebuilt state', () => {
    const writer = new DataFolder(folder)
    writer.publish([{ graph: 'g', role: 'stated', triples: [triple(1)] }], cause)
    const reader = DataFolder.reading(folder)
    expect(reader.triplesOf('g')).toEqual([triple(1)])
    expect(() => reader.publish([{ graph: 'g', role: 'stated', triples: [] }], cause)).toThrow('opened for reading')
    writer.publish([{ graph: 'g', role: 'stated', triples: [triple(1), triple(2)] }], cause)
    expect(reader.sequence).toBe(2)
    writer.rebuild()
    reader.refresh()
    writer.publish([{ graph: 'g', role: 'stated', triples: [triple(3)] }], cause)
    expect(reader.triplesOf('g')).toEqual([triple(3)])
    expect([...reader.changes(1)].map(({ sequence }) => sequence)).toEqual([2, 3])
    reader.close()
    writer.close()
    rmSync(join(folder, 'state.sqlite'))
    const later = DataFolder.reading(folder)
    expect(later.triplesOf('g')).toEqual([triple(3)])
    later.close()
  })

  it('tells a second process that the folder is in use, and a reader that there is none', () => {
    const data = new DataFolder(folder)
    expect(() => new DataFolder(folder)).toThrow('in use by process')
    data.close()
    expect(() => DataFolder.existing(join(folder, 'nowhere'))).toThrow('is no data folder')
  })
})

/** The sum of changes; each delete must find its triple, each insert must bring a new one. */
function sum(
  changes: readonly { readonly inserts: readonly string[]; readonly deletes: readonly string[] }[],
): readonly string[] {
  const held = new Set<string>()
  for (const { inserts, deletes } of changes) {
    for (const each of deletes) expect(held.delete(each)).toBe(true)
    for (const each of inserts) {
      expect(held.has(each)).toBe(false)
      held.add(each)
    }
  }
  return [...held].sort()
}

describe('the merge of a data folder', () => {
  const zitting = 'https://voorbeeldegem.example/id/z1'
  const typed = `<${zitting}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://data.vlaanderen.be/ns/besluit#Zitting> .`
  const start = (hour: string): string =>
    `<${zitting}> <http://data.vlaanderen.be/ns/besluit#geplandeStart> "2025-02-03T${hour}:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`

  it('counts a triple once and keeps it until the last graph loses it', () => {
    const data = new DataFolder(folder)
    data.publish([{ graph: 'agenda', role: 'stated', triples: [typed, start('18')] }], cause)
    data.publish(
      [
        { graph: 'lijst', role: 'stated', triples: [typed] },
        { graph: 'bladzijde', role: 'published', triples: [triple(9)] },
      ],
      cause,
    )
    data.publish([{ graph: 'agenda', role: 'stated', triples: [] }], { ...cause, kind: 'withdraw' })
    expect([...data.merge.triples()]).toEqual([typed])
    expect(
      [...data.merge.since(0)].map(({ sequence, inserts, deletes }) => [sequence, inserts.length, deletes.length]),
    ).toEqual([
      [1, 2, 0],
      [4, 0, 1],
    ])
    expect(data.merge.about(zitting)).toEqual([typed])
    data.close()
  })

  it('keeps every version of a sitting, and a tombstone when it is gone', () => {
    const data = new DataFolder(folder)
    data.publish([{ graph: 'agenda', role: 'stated', triples: [typed, start('18')] }], cause)
    data.publish([{ graph: 'agenda', role: 'stated', triples: [typed, start('19')] }], cause)
    data.publish([{ graph: 'agenda', role: 'stated', triples: [] }], { ...cause, kind: 'withdraw' })
    expect(data.versions.of(zitting).map(({ number, tombstone, triples }) => [number, tombstone, triples])).toEqual([
      [1, false, [start('18'), typed].sort()],
      [2, false, [start('19'), typed].sort()],
      [3, true, []],
    ])
    data.close()
    rmSync(join(folder, 'state.sqlite'))
    const again = new DataFolder(folder)
    expect(again.versions.count).toBe(3)
    again.close()
  })

  it('is the union of the public graphs as a set after any steps, and the sum of its net changes (property)', () => {
    const tagged = (n: number): string => (n % 2 === 0 ? triple(n) : triple(n - 1).replace(/" \.$/u, '"@nl .'))
    const content = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 5 })
    const step = fc.record({
      graph: fc.constantFrom('a', 'b', 'c'),
      role: fc.constant('stated' as const),
      triples: content.map((numbers) => numbers.map(tagged)),
    })
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 10 }), (units) => {
        const data = new DataFolder(mkdtempSync(join(folder, 'merge-')))
        const now = new Map<string, readonly string[]>()
        for (const unit of units) {
          const desired = [...new Map(unit.map((each) => [each.graph, each])).values()]
          data.publish(desired, cause)
          for (const { graph, triples } of desired) now.set(graph, triples)
        }
        const union = [...new Set([...now.values()].flat())].sort()
        expect([...data.merge.triples()].sort()).toEqual(union)
        expect(sum([...data.merge.since(0)])).toEqual(union)
        expect(sum([...data.merge.since(0)].map(({ flattened }) => flattened))).toEqual(
          [...new Set(union.map(withoutLanguage))].sort(),
        )
        data.close()
      }),
      { numRuns: 40 },
    )
  })
})
