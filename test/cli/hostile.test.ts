import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_OF_RULE } from '../../src/report/cap-findings.js'
import { requireBuild } from './require-build.js'

/*
 * What a page on the web may be instead of a page: a clear message or a clean result, the documented status, memory
 * under 1 GB.
 */

const measured = fileURLToPath(new URL('measured.js', import.meta.url))
const page = readFileSync(new URL('../../fixtures/cevi/agenda.html', import.meta.url))
const text = page.toString('utf8')
let folder = ''

beforeAll(() => {
  requireBuild()
  folder = mkdtempSync(join(tmpdir(), 'raadlink-hostile-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function validate(
  content: Uint8Array | string,
  words: readonly string[] = [],
): { readonly stdout: string; readonly stderr: string; readonly status: number | null } {
  writeFileSync(join(folder, 'page.html'), content)
  return validateFile('page.html', words)
}

function validateFile(name: string, words: readonly string[] = []): ReturnType<typeof validate> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [measured, 'validate', name, '--base', 'https://voorbeeldegem.example/agenda', ...words],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  const [, memory = ''] = /most memory: (\d+) MB\n$/u.exec(stderr) ?? []
  expect(Number(memory)).toBeGreaterThan(0)
  expect(Number(memory)).toBeLessThan(1000)
  return { stdout, stderr: stderr.replace(/most memory: \d+ MB\n$/u, ''), status }
}

const utf16 = (littleEndian: boolean): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return littleEndian ? bytes : bytes.swap16()
}

describe('hostile input', () => {
  it('an empty file is refused with a reason', () => {
    expect(validate('')).toEqual({
      stdout: '',
      stderr: 'raadlink: page.html: the file is empty, there is nothing to read\n',
      status: 2,
    })
  })

  it('a PDF or a binary file named .html is called what it is', () => {
    const pdf = Buffer.concat([
      Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
      Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)),
    ])
    expect(validate(pdf)).toMatchObject({
      stdout: '',
      status: 2,
      stderr: expect.stringMatching(/^raadlink: page\.html\b.*PDF/u) as string,
    })
    expect(validate(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)))).toMatchObject({
      stdout: '',
      status: 2,
      stderr: expect.stringMatching(/^raadlink: page\.html\b.*binary/u) as string,
    })
  })

  it('UTF-16 gives what UTF-8 gives', () => {
    const expected = validate(page)
    expect(expected.status).toBe(0)
    for (const littleEndian of [true, false]) expect(validate(utf16(littleEndian))).toEqual(expected)
  })

  it('broken UTF-8 is a finding at its place, not a failure', () => {
    const at = page.indexOf('Wilgenvoorde')
    const { stdout, status } = validate(
      Buffer.concat([page.subarray(0, at), Buffer.from([0xff, 0xe9]), page.subarray(at)]),
    )
    const line = text.slice(0, at).split('\n').length
    expect(stdout).toMatch(new RegExp(`^page\\.html:${line}:\\d+  waarschuwing  .*  input/encoding-broken$`, 'mu'))
    expect(status).toBeLessThan(2)
  })

  it('10,000 unclosed elements are read and counted, and the first findings of a kind told', () => {
    const { stdout, stderr, status } = validate(
      `<html lang="nl"><body vocab="http://data.vlaanderen.be/ns/besluit#">${'<div typeof="Zitting"><b><p>'.repeat(10_000)}`,
    )
    expect({ stderr, status }).toEqual({ stderr: '', status: 1 })
    const lines = stdout.trimEnd().split('\n')
    expect(lines.at(-1)).toContain('10000 fouten')
    expect(lines.length).toBeGreaterThan(MOST_OF_RULE)
    expect(lines.length).toBeLessThan(2 * MOST_OF_RULE)
  })

  it('50 MB of nested tags are refused before they fill the memory', async () => {
    const file = createWriteStream(join(folder, 'nested.html'))
    for (let i = 0; i < 50; i++) file.write('<div>'.repeat(200_000))
    await finished(file.end())
    expect(validateFile('nested.html')).toMatchObject({
      stdout: '',
      status: 2,
      stderr: expect.stringMatching(/^raadlink: nested\.html: more than \d+ bytes/u) as string,
    })
  })

  it('fewer bytes of them are refused by their number', () => {
    expect(validate('<div>'.repeat(2_000_000))).toMatchObject({
      stdout: '',
      status: 2,
      stderr: expect.stringMatching(/^raadlink: page\.html: .*more than \d+ elements/u) as string,
    })
  })

  it('javascript: and data: links never become data nor links of a report', () => {
    const links = [
      'javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      ' JaVaScRiPt:alert(1)',
      'vbscript:x',
    ]
    const hostile = text.replace(
      '</body>',
      links.map((link) => `<a property="besluit:heeftAgenda" href="${link}">x</a>`).join('') + '</body>',
    )
    const { stdout, status } = validate(hostile)
    expect(stdout.match(/repair\/unsafe-address/gu)?.length).toBeGreaterThanOrEqual(3)
    expect(status).toBe(1)
    const report = validate(hostile, ['--format', 'html', '--preview']).stdout
    expect(report).not.toMatch(/href="(?!https?:|#)/iu)
    expect(report).not.toContain('<script')
    writeFileSync(join(folder, 'page.html'), hostile)
    const graph = spawnSync(process.execPath, [measured, 'convert', 'page.html', '--to', 'ntriples'], {
      cwd: folder,
      encoding: 'utf8',
    }).stdout
    expect(graph).not.toMatch(/<\s*(?:javascript|data|vbscript):/iu)
    expect(graph).toContain('besluit#Zitting')
  })
})
