import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { crc32, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDocument } from '../../src/document.js'
import { readArchive, writeArchive } from '../../src/log/archive.js'
import { DataFolder } from '../../src/log/data-folder.js'

let place: string
let out: string
let target: string
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'raadlink-archive-'))
  out = join(place, 'export')
  target = join(place, 'back')
  const data = new DataFolder(join(place, 'data'))
  data.receive(createDocument('een', { address: 'https://a.example/', retrieved: '2026-01-01T00:00:00Z' }))
  data.receive(createDocument('twee', { address: 'https://b.example/', retrieved: '2026-01-01T00:00:00Z' }))
  data.publish(
    [{ graph: 'https://a.example/g', role: 'stated', triples: ['<https://a.example/1> <https://a.example/p> "x" .'] }],
    {
      kind: 'publish',
      agent: 'test',
      software: 'test',
    },
  )
  await writeArchive(data, out, {})
  data.close()
  writeFileSync(join(place, 'secret.txt'), 'buiten de export')
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

/** Recomputes the checksums of a changed export, as an attacker would. */
function sum(extra = ''): void {
  const lines = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${relative(out, path)}\n`)
  writeFileSync(join(out, 'SHA256SUMS'), lines.join('') + extra)
}

function receipts(change: (first: Record<string, unknown>) => unknown): void {
  const [first = '', ...rest] = readFileSync(join(out, 'documents.jsonl'), 'utf8').split('\n')
  const changed = change(JSON.parse(first) as Record<string, unknown>)
  writeFileSync(
    join(out, 'documents.jsonl'),
    [typeof changed === 'string' ? changed : JSON.stringify(changed), ...rest].join('\n'),
  )
}

function log(value: unknown): void {
  const json = JSON.stringify(value)
  writeFileSync(join(out, 'log/00000001.log'), `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`)
}

const one = {
  sequence: 1,
  time: '2026-01-01T00:00:00Z',
  graph: 'g',
  role: 'stated',
  inserts: [],
  deletes: [],
  cause: { kind: 'publish', agent: 'x', software: 'x' },
}
const outside = '../../secret.txt'

const HOSTILE: readonly (readonly [name: string, change: () => void])[] = [
  ['a receipt whose checksum is a path', () => receipts((first) => ({ ...first, sha256: outside }))],
  ['a checksum that is an absolute path', () => receipts((first) => ({ ...first, sha256: join(place, 'secret.txt') }))],
  [
    'a checksum that is not a text',
    () => receipts((first) => ({ ...first, sha256: String(first['sha256']).toUpperCase() })),
  ],
  ['a checksum that is no text', () => receipts((first) => ({ ...first, sha256: [outside] }))],
  [
    'bytes with another checksum',
    () => writeFileSync(join(out, 'documents', readdirSync(join(out, 'documents'))[0]!), 'iets anders'),
  ],
  ['a receipt without address', () => receipts((first) => ({ ...first, address: undefined }))],
  ['a receipt without a time', () => receipts((first) => ({ ...first, retrieved: 'gisteren' }))],
  ['headers that are not texts', () => receipts((first) => ({ ...first, headers: { etag: { a: 1 } } }))],
  [
    'an erasure of paths',
    () => receipts(() => ({ address: 'https://a.example/', erased: '2026-01-01T00:00:00Z', hashes: [outside] })),
  ],
  ['a receipt that is not JSON', () => receipts(() => '{"sha256":')],
  ['a receipt that is a list', () => receipts(() => [])],
  ['a log of something else', () => log({ unit: true })],
  ['a change without triples', () => log([{ ...one, inserts: undefined }])],
  ['a change with lines that are not triples', () => log([{ ...one, inserts: ['<a> <b> "c" .\n<d> <e> <f> .'] }])],
  ['a change with an unknown role', () => log([{ ...one, role: '__proto__' }])],
  ['a log with a gap', () => log([{ ...one, sequence: 7, inserts: ['<urn:a> <urn:b> "c" .'] }])],
  [
    'a graph that the log does not have',
    () => writeFileSync(join(out, 'graphs/stated.nq'), '<urn:a> <urn:b> <urn:c> <urn:g> .\n'),
  ],
  ['a newer format', () => writeFileSync(join(out, 'format.json'), '{"format":99}')],
  ['an unknown format', () => writeFileSync(join(out, 'format.json'), '[]')],
]

describe('readArchive', () => {
  it.each(HOSTILE)('refuses %s, and leaves nothing', async (_, change) => {
    change()
    sum()
    await expect(readArchive(out, target)).rejects.toMatchObject({ name: 'AppError' })
    expect(readdirSync(place).sort()).toEqual(['data', 'export', 'secret.txt'])
  })

  it.each([
    ['a name outside of the export', `${'0'.repeat(64)}  ${outside}\n`],
    ['an absolute name', `${'0'.repeat(64)}  /etc/passwd\n`],
  ])('refuses checksums of %s without looking there', async (_, line) => {
    sum(line)
    await expect(readArchive(out, target)).rejects.toThrow('is missing')
  })

  it('follows no symbolic link out of the export', async () => {
    const [name = ''] = readdirSync(join(out, 'documents'))
    rmSync(join(out, 'documents', name))
    symlinkSync(join(place, 'secret.txt'), join(out, 'documents', name))
    mkdirSync(join(place, 'elsewhere'))
    symlinkSync(join(place, 'elsewhere'), join(out, 'more'))
    sum()
    const { missing } = await readArchive(out, target)
    expect(missing).toHaveLength(1)
    expect(existsSync(join(target, 'captures', name.slice(0, 2), `${name}.gz`))).toBe(false)
  })

  it('imports an export with a damaged document, and reports the loss both ways', async () => {
    const data = new DataFolder(join(place, 'data'))
    const [record] = [...data.captures.records()]
    writeFileSync(
      join(data.path, 'captures', record!.sha256.slice(0, 2), `${record!.sha256}.gz`),
      gzipSync('beschadigd'),
    )
    const again = join(place, 'again')
    expect((await writeArchive(data, again, {})).missing).toMatchObject([{ address: 'https://a.example/' }])
    data.close()
    expect((await readArchive(again, target)).missing).toMatchObject([{ address: 'https://a.example/' }])
    const back = new DataFolder(target)
    expect(back.pages.all().map(({ address }) => address)).toEqual(['https://a.example/', 'https://b.example/'])
    expect([...back.verify()]).toMatchObject([{ kind: 'missing', about: ['https://a.example/'] }])
    back.close()
  })
})
