import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/config.js'
import { ingest } from '../../../src/dataset/dataset.js'
import { createDocument } from '../../../src/document.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { run } from '../session.js'

const AGENDA = fileURLToPath(new URL('../../../fixtures/cevi/agenda.html', import.meta.url))
const TOLD = ['--site', 'https://data.aalst.example', '--licence', 'cc0', '--contact', 'data@aalst.example'] as const
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-init-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const kept = (): string => readFileSync(join(folder, 'raadlink.yaml'), 'utf8')

describe('raadlink init', () => {
  it('keeps who publishes and where', async () => {
    const { status, stdout } = await run(['init', 'Aalst', ...TOLD], { folder })
    expect([status, stdout]).toEqual([0, expect.stringContaining('Gemeente Aalst')])
    expect(kept()).toContain('publisher: Gemeente Aalst\n')
    expect(kept()).toContain('site: https://data.aalst.example/\n')
    expect(kept()).toContain('base: https://data.aalst.example/id/\n')
    expect(kept()).toMatch(/^bestuurseenheid: http:\/\/data\.lblod\.info\/id\/bestuurseenheden\/[0-9a-f]+$/mu)
  })

  it('keeps comments and sources that are there, and what was told before', async () => {
    writeFileSync(
      join(folder, 'raadlink.yaml'),
      '# van ons\nsources:\n  - id: aalst # de site\n    start: https://raad.aalst.example/\n',
    )
    expect((await run(['init', 'OCMW Aalst', ...TOLD], { folder })).status).toBe(0)
    expect(kept()).toContain('# van ons\n')
    expect(kept()).toContain('- id: aalst # de site\n')
    expect((await run(['init', '--licence', 'gratis-hergebruik'], { folder })).status).toBe(0)
    expect(kept()).toContain('publisher: OCMW Aalst\n')
    expect(kept()).toContain('licence: gratis-hergebruik\n')
    expect((await run(['sources', 'list'], { folder })).stdout).toContain('https://raad.aalst.example/')
  })

  it.each([
    [['Aalst'], '--site'],
    [['Aal', ...TOLD], 'whole name'],
    [['Nergenshuizen', ...TOLD], 'Nergenshuizen'],
    [['Aalst', ...TOLD, '--contact', 'iemand'], '--contact'],
    [['Aalst', ...TOLD, '--base', 'zomaar'], '--base'],
  ])('refuses %j, and keeps nothing', async (words, told) => {
    const { status, stderr } = await run(['init', ...words], { folder })
    expect([status, stderr]).toEqual([2, expect.stringContaining(told)])
    expect(existsSync(join(folder, 'raadlink.yaml'))).toBe(false)
  })

  it('lists what a part of a name may mean', async () => {
    expect((await run(['init', 'hal'], { folder })).stderr).toMatch(/ {2}\d+\. Gemeente Halle\n/u)
  })
})

describe('what would be public', () => {
  const take = (...more: readonly string[]): ReturnType<typeof run> =>
    run(['ingest', AGENDA, '--data', 'data', '--base', 'https://www.aalst.example/agenda', ...more], { folder })

  it('is refused until it is told where, with what to do, and leaves no folder behind', async () => {
    const refused = await take()
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('raadlink init')])
    expect(existsSync(join(folder, 'data'))).toBe(false)
    expect((await take('--mint-base', 'https://raadlink.invalid/id/')).status).toBe(2)
    const harvest = await run(['harvest', '--source', 'http://127.0.0.1:9/', '--data', 'data'], { folder })
    expect([harvest.status, harvest.stderr]).toEqual([2, expect.stringContaining('raadlink init')])
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('is not brought to a server from a folder whose names nobody can look up', async () => {
    const data = new DataFolder(join(folder, 'data'))
    const settings = readSettings({}, {})
    const page = createDocument(readFileSync(AGENDA), {
      address: 'https://www.aalst.example/agenda',
      retrieved: '2026-01-02T03:04:05Z',
    })
    for await (const { outcome } of ingest([page], data, settings, { agent: 'test' })) expect(outcome).toBe('published')
    data.close()
    const { status, stderr } = await run(['sync', '--data', 'data', '--endpoint', 'http://127.0.0.1:9/sparql'], {
      folder,
    })
    expect([status, stderr]).toEqual([2, expect.stringContaining('raadlink init')])
  })

  it('has every setting from init: base, site, publisher, licence and contact', async () => {
    await run(['init', 'Aalst', ...TOLD], { folder })
    expect((await take()).status).toBe(0)
    const { status, stderr } = await run(['publish', '--data', 'data', '--out', 'site'], { folder })
    expect([status, stderr]).toEqual([0, expect.anything()])
    const catalogue = readFileSync(join(folder, 'site', 'catalogus.ttl'), 'utf8')
    expect(catalogue).toContain('Gemeente Aalst')
    expect(catalogue).toContain('https://data.aalst.example/')
    expect(catalogue).not.toMatch(/raadlink\.invalid|urn:raadlink/u)

    writeFileSync(join(folder, 'hooks.json'), '{}')
    const serving = await run(['serve', '--data', 'data', '--webhooks', 'hooks.json'], { folder })
    expect([serving.status, serving.stderr]).toEqual([2, expect.stringContaining('expected a list of webhooks')])
  })
})

it('names what stays on this computer so that nobody takes it for an address', async () => {
  const { stdout } = await run(['convert', AGENDA, '--to', 'rdfa'], { folder })
  expect(stdout).toContain('urn:raadlink:local/')
  expect(stdout).not.toContain('raadlink.invalid')
})

it('takes the council of raadlink.yaml for the one whose documents are given', async () => {
  await run(['init', 'Aalst', ...TOLD], { folder })
  writeFileSync(
    join(folder, 'notulen.txt'),
    'Notulen gemeenteraad\n\nZitting van 10 februari 2025\n\n1. Goedkeuring van het verslag\n\nDe raad keurt het verslag goed.\n',
  )
  const { stdout } = await run(['convert', 'notulen.txt', '--to', 'ntriples'], { folder })
  const [, unit] = /^bestuurseenheid: (\S+)$/mu.exec(kept())!
  expect(stdout).toContain(`<${unit}>`)
})
