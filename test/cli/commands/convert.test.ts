import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMATS, readRdf, type FormatName } from '../../../src/rdf/formats/formats.js'
import { run } from '../session.js'

let folder = ''
const PAGES = new URL('../../../fixtures/gelinkt-notuleren/', import.meta.url)
const BASE = 'https://publicatie.voorbeeldegem.example/'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-convert-'))
  mkdirSync(join(folder, 'pages', 'deep'), { recursive: true })
  for (const name of ['agenda.html', 'notulen.html'])
    writeFileSync(join(folder, 'pages', name), readFileSync(new URL(name, PAGES)))
  writeFileSync(join(folder, 'pages', 'deep', 'agenda.html'), readFileSync(new URL('agenda.html', PAGES)))
  writeFileSync(join(folder, 'pages', 'leeg.html'), '')
  writeFileSync(
    join(folder, 'blank.html'),
    '<html lang="nl"><body prefix="dct: http://purl.org/dc/terms/"><div property="dct:subject" typeof="dct:Agent"><b property="dct:title">x</b></div></body></html>',
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('convert', () => {
  it.each(Object.keys(FORMATS) as FormatName[])(
    'writes %s of several documents as one text that can be read again',
    async (format) => {
      const { stdout, status } = await run(['convert', 'pages', '--base', BASE, '--to', format], { folder })
      expect(status).toBe(2)
      const quads = await readRdf(stdout, format, { base: BASE })
      const subjects = (type: string): number =>
        new Set(
          quads
            .filter(({ object }) => object.value === `http://data.vlaanderen.be/ns/besluit#${type}`)
            .map(({ subject }) => subject.value),
        ).size
      expect([subjects('Zitting'), subjects('Agendapunt')]).toEqual([1, 3])
      const graphs = [...new Set(quads.map(({ graph }) => graph.value))].sort()
      expect(graphs).toEqual(
        format === 'trig' || format === 'nquads'
          ? ['agenda.html', 'deep/agenda.html', 'notulen.html'].map((name) => BASE + name)
          : [''],
      )
    },
  )

  it('writes a file per document into a folder, at its place, and goes on past a bad one', async () => {
    const { stdout, stderr, status } = await run(
      ['convert', 'pages', '--base', BASE, '--out', 'out/', '--report', 'out/report.json'],
      { folder },
    )
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
    expect(readdirSync(join(folder, 'out'), { recursive: true }).sort()).toEqual([
      '.raadlink-convert.jsonl',
      'agenda.ttl',
      'deep',
      join('deep', 'agenda.ttl'),
      'notulen.ttl',
      'report.json',
    ])
    expect(stderr).toContain('raadlink: pages/leeg.html: the file is empty')
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      /^raadlink: gedeeltelijk: 3 documenten, 1 document niet gelezen;/u,
    )
    expect(JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8'))).toMatchObject({
      outcome: 'partial',
      counts: { documents: 3, failures: 1 },
    })
  })

  it('marks the file of a report that a spreadsheet opens as UTF-8, and nothing else', async () => {
    const args = ['convert', 'blank.html', '--to', 'ntriples', '--report']
    await run([...args, 'out/report.csv'], { folder })
    await run([...args, 'out/report.txt'], { folder })
    expect(readFileSync(join(folder, 'out/report.csv'), 'utf8')).toMatch(/^\uFEFFdocument,line,column/u)
    expect(readFileSync(join(folder, 'out/report.txt'), 'utf8')).toMatch(/^[^\uFEFF]/u)
    const { stdout } = await run(['validate', 'blank.html', '--format', 'csv'], { folder })
    expect(stdout).toMatch(/^document,/u)
  })

  it('writes one file whole, and none when nothing could be read', async () => {
    expect(
      await run(['convert', 'pages/agenda.html', '--out', 'one.nt', '--to', 'ntriples'], { folder }),
    ).toMatchObject({ stdout: '', status: 0 })
    expect(readFileSync(join(folder, 'one.nt'), 'utf8').trimEnd().split('\n').length).toBeGreaterThan(50)
    await run(['convert', 'pages/leeg.html', '--out', 'none.nt'], { folder })
    expect(existsSync(join(folder, 'none.nt'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('gives the three graphs, and keeps blank nodes of different documents apart', async () => {
    const published = await run(
      ['convert', 'blank.html', 'blank.html', './pages/../blank.html', '--graph', 'published', '--to', 'ntriples'],
      { folder },
    )
    expect(published.stdout.match(/_:/gu)).toHaveLength(3)
    writeFileSync(join(folder, 'again.html'), readFileSync(join(folder, 'blank.html')))
    const both = await run(['convert', 'blank.html', 'again.html', '--graph', 'published', '--to', 'ntriples'], {
      folder,
    })
    expect(new Set(both.stdout.match(/_:\S+/gu)).size).toBe(2)
    const mended = await run(['convert', 'blank.html', '--graph', 'mended', '--to', 'ntriples'], { folder })
    expect(mended.stdout).not.toContain('_:')
    expect(mended.stdout).toContain('"x"')
    expect(mended.status).toBe(1)
  })

  it('mints under the base it is told, also by the environment', async () => {
    const minted = async (words: readonly string[], environment: Record<string, string>): Promise<string> =>
      (await run(['convert', 'blank.html', '--to', 'ntriples', ...words], { folder, environment })).stdout
    expect(await minted([], {})).toContain('<urn:raadlink:local/')
    expect(await minted([], { RAADLINK_MINT_BASE: 'https://a.example/id/' })).toContain('<https://a.example/')
    expect(
      await minted(['--mint-base', 'https://b.example/id/'], { RAADLINK_MINT_BASE: 'https://a.example/id/' }),
    ).toContain('<https://b.example/')
  })

  it('reads standard input, and refuses it when it is too large', async () => {
    const page = readFileSync(new URL('agenda.html', PAGES))
    expect(
      (await run(['convert', '-', '--base', `${BASE}agenda`, '--to', 'json'], { folder, stdin: page })).stdout,
    ).toContain('"bestuurseenheid":"Oosterkouter"')
    expect(
      await run(['convert', '-'], { folder, stdin: page, environment: { RAADLINK_MAX_BYTES: '100' } }),
    ).toMatchObject({ status: 2, stderr: 'raadlink: -: more than 100 bytes (the limit is RAADLINK_MAX_BYTES)\n' })
  })

  it('shows progress to a person, and loses no finding by it', async () => {
    const watched = await run(['convert', 'pages', '--base', BASE, '--out', 'watched/'], { folder, watched: true })
    const unwatched = await run(['convert', 'pages', '--base', BASE, '--out', 'unwatched/'], { folder })
    for (const line of unwatched.stderr.trimEnd().split('\n')) expect(watched.stderr).toContain(line)
    expect(watched.stderr).toContain('█')
    expect(unwatched.stderr).not.toContain('█')
  })
})
