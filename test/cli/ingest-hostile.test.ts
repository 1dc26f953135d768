import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hostileDocuments } from '../sandbox/hostile-documents.js'
import { run } from './session.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-hostile-'))
  mkdirSync(join(folder, 'in'))
  for (const [name, bytes] of Object.entries(hostileDocuments())) writeFileSync(join(folder, 'in', name), bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('ingest names every file that it cannot read, and goes on with the rest', async () => {
  const { stdout, stderr, status } = await run([
    'ingest',
    join(folder, 'in'),
    '--data',
    join(folder, 'data'),
    '--base',
    'https://www.voorbeeldegem.example/',
    '--mint-base',
    'https://data.voorbeeldegem.example/id/',
  ])
  expect(status).toBe(2)
  const refused = stdout
    .split('\n')
    .filter((line) => line.includes('niet gelezen'))
    .map((line) => /[a-z]+\.(?:pdf|docx)/u.exec(line)?.[0])
  expect([...refused].sort()).toEqual(['bomb.docx', 'encrypted.pdf', 'giant.pdf', 'truncated.docx', 'truncated.pdf'])
  expect(stderr).toContain('5 niet gelezen')
}, 120_000)
