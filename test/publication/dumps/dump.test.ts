import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cause } from '../../../src/log/changes/change.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { DUMP_FORMATS, dumpLines, writeDump } from '../../../src/publication/dumps/dump.js'
import { readRdf, writeRdf, type FormatName } from '../../../src/rdf/formats/formats.js'

let folder: string
let data: DataFolder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-dump-'))
  data = new DataFolder(join(folder, 'data'))
  data.publish(
    [
      { graph: 'https://a.example/agenda', role: 'stated', triples: [line(1), line(2)] },
      { graph: 'https://a.example/lijst', role: 'stated', triples: [line(2), line(3)] },
      { graph: 'https://a.example/weg', role: 'published', triples: [line(9)] },
    ],
    cause,
  )
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const cause: Cause = { kind: 'publish', agent: 'test', software: 'raadlink test' }
const line = (n: number): string =>
  `<https://voorbeeldegem.example/id/${n}> <http://purl.org/dc/terms/title> "punt ${n}"@nl .`
const FORMAT: Readonly<Record<string, FormatName>> = { nq: 'nquads', trig: 'trig', ttl: 'turtle' }

describe('dumps', () => {
  it.each(DUMP_FORMATS)('%s has the public graphs and nothing else, and gives its checksum', async (format) => {
    const path = join(folder, `alles.${format}.gz`)
    const file = await writeDump(path, dumpLines(data, format))
    const bytes = readFileSync(path)
    expect(file).toMatchObject({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      triples: format === 'ttl' ? 3 : 4,
    })
    const quads = await readRdf(gunzipSync(bytes).toString(), FORMAT[format]!)
    expect(writeRdf(quads, 'ntriples').trim().split('\n').sort()).toEqual([line(1), line(2), line(3)])
    if (format !== 'ttl')
      expect(new Set(quads.map(({ graph }) => graph.value))).toEqual(
        new Set(['https://a.example/agenda', 'https://a.example/lijst']),
      )
  })

  it('of some graphs contain only those', () => {
    expect([...dumpLines(data, 'ttl', new Set(['https://a.example/agenda']))]).toEqual([line(1), line(2)])
  })

  it('leave the old file in place when writing fails', async () => {
    const path = join(folder, 'alles.nq.gz')
    await writeDump(path, dumpLines(data, 'nq'))
    const before = readFileSync(path)
    const broken = function* (): Generator<string> {
      yield line(1)
      throw new Error('stuk')
    }
    await expect(writeDump(path, broken())).rejects.toThrow('stuk')
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
