import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFolder } from '../../src/log/data-folder.js'
import { run, type Ran } from './session.js'
let folder: string
let data: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-session-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const base = 'https://www.voorbeeldegem.example/cevi/'
const ingest = (...more: readonly string[]): Promise<Ran> =>
  run([
    'ingest',
    'cevi',
    '--data',
    data,
    '--base',
    base,
    '--mint-base',
    'https://data.voorbeeldegem.example/id/',
    '--by',
    'tester',
    ...more,
  ])
const hashOf = async (of = data): Promise<unknown> =>
  (JSON.parse((await run(['status', '--data', of, '--hash', '--json'])).stdout) as { readonly hash: string }).hash

describe('a data folder', () => {
  it('takes documents in, says what changed, and nothing the second time', async () => {
    const first = await ingest()
    expect(first.status).toBe(0)
    expect(first.stdout).toMatch(/^cevi\/agenda\.html: gepubliceerd \(\+\d+ −0\)\n/u)
    expect(first.stderr).toContain('3 gepubliceerd, 0 ongewijzigd, 0 niet gelezen')
    const second = await ingest('--lang', 'en')
    expect(second.stdout).toBe(
      'cevi/agenda.html: unchanged\ncevi/besluitenlijst.html: unchanged\ncevi/notulen.html: unchanged\n',
    )
    const { stdout } = await run(['status', '--data', data])
    expect(stdout).toContain('Pagina’s gepubliceerd: 3\n')
    expect(stdout).toContain('Grafen: stated 3, service 3, derived 1, published 3, findings 0\n')
  })

  it('makes again what follows from captures and log', async () => {
    await ingest()
    const hash = await hashOf()
    rmSync(join(data, 'state.sqlite'))
    expect(await hashOf()).toBe(hash)
    const { stdout, status } = await run(['rebuild', '--data', data])
    expect(status).toBe(0)
    expect(stdout).toContain(String(hash))
  })

  it('verifies what was received and the log, and rebuild tells the same', async () => {
    await ingest()
    const whole = await run(['status', '--data', data, '--verify'])
    expect(whole.status).toBe(0)
    expect(whole.stdout).toContain('Nagekeken: alle ontvangen documenten en het hele logboek zijn er, onbeschadigd\n')
    const { sha256 } = (JSON.parse(
      readFileSync(join(data, 'captures/received/00000001.log'), 'utf8').split('\n')[0]!.slice(9),
    ) ?? {}) as { readonly sha256: string }
    rmSync(join(data, 'captures', sha256.slice(0, 2), `${sha256}.gz`))
    const { status, stdout } = await run(['status', '--data', data, '--verify'])
    expect(status).toBe(1)
    expect(stdout).toContain('het ontvangen document is er niet meer')
    const rebuilt = await run(['rebuild', '--data', data])
    expect(rebuilt.status).toBe(1)
    expect(rebuilt.stderr).toContain('het ontvangen document is er niet meer')
    expect((await run(['export', '--data', data, '--out', join(folder, 'lost'), '--licence', 'cc0'])).status).toBe(1)
  })

  it('withdraws with a reason, and tells what is withdrawn', async () => {
    await ingest()
    expect(await run(['withdraw', `${base}agenda.html`, '--data', data])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--reason is missing') as string,
    })
    const { stdout } = await run([
      'withdraw',
      `${base}agenda.html`,
      '--data',
      data,
      '--reason',
      'per vergissing',
      '--erase',
    ])
    expect(stdout).toMatch(/ingetrokken en gewist \(1 pagina’s, \d+ triples verwijderd\)/u)
    const { stdout: status } = await run(['status', '--data', data])
    expect(status).toMatch(/Ingetrokken:\n {2}https:.*agenda\.html {2}2026-01-02T.* {2}per vergissing\n/u)
    expect(status).toContain('Wissingen: 1\n')
  })

  it('gives everything out and takes it back, and nothing that was touched in between', async () => {
    await ingest()
    const hash = await hashOf()
    const out = join(folder, 'export')
    expect(await run(['export', '--data', data, '--out', out, '--licence', 'cc0'])).toMatchObject({ status: 0 })
    expect(readFileSync(join(out, 'LICENTIE.txt'), 'utf8')).toContain('https://data.vlaanderen.be/id/licentie/')
    const back = join(folder, 'back')
    expect(await run(['import', out, '--data', back])).toMatchObject({ status: 0 })
    expect(await hashOf(back)).toBe(hash)
    expect(await run(['import', out, '--data', back])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not empty') as string,
    })
    appendFileSync(join(out, 'graphs', 'stated.nq'), '<a:a> <a:a> <a:a> <a:a> .\n')
    expect(await run(['import', out, '--data', join(folder, 'touched')])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not what it was') as string,
    })
    expect(existsSync(join(folder, 'touched'))).toBe(false)
  })

  it('gives out one council of several, with a log of its own', async () => {
    await ingest()
    await run(['ingest', 'cipal', '--data', data, '--base', 'https://raadpleeg.elders.example/'])
    const unit = /resource="(http:\/\/data\.lblod\.info\/id\/bestuurseenheden\/[^"]+)"/u.exec(
      readFileSync(fileURLToPath(new URL('../../fixtures/cevi/besluitenlijst.html', import.meta.url)), 'utf8'),
    )![1]!
    const [out, back] = [join(folder, 'export'), join(folder, 'back')]
    expect(
      await run(['export', '--data', data, '--out', out, '--licence', 'cc0', '--bestuurseenheid', unit]),
    ).toMatchObject({ status: 0 })
    expect(await run(['import', out, '--data', back])).toMatchObject({ status: 0 })
    rmSync(data, { recursive: true })
    await ingest()
    expect(await hashOf(back)).toBe(await hashOf())
    expect(
      await run([
        'export',
        '--data',
        data,
        '--out',
        join(folder, 'other'),
        '--licence',
        'cc0',
        '--bestuurseenheid',
        'http://niemand.example/',
      ]),
    ).toMatchObject({ status: 2 })
  })

  it('keeps its mint base, and names the process that has it', async () => {
    await ingest()
    expect(
      await run(['ingest', 'cevi', '--data', data, '--base', base, '--mint-base', 'https://elders.example/id/']),
    ).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('makes its IRIs under https://data.voorbeeldegem.example/id/') as string,
    })
    const held = new DataFolder(data)
    expect(await ingest()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`in use by process ${process.pid}`) as string,
    })
    expect((await run(['status', '--data', data])).status).toBe(0)
    held.close()
  })

  it('says what it could not read, and goes on with the rest', async () => {
    const broken = join(folder, 'kapot.docx')
    writeFileSync(broken, 'geen document')
    const result = await run([
      'ingest',
      broken,
      fileURLToPath(new URL('../../fixtures/cevi/agenda.html', import.meta.url)),
      '--data',
      data,
      '--base',
      base,
      '--mint-base',
      'https://data.voorbeeldegem.example/id/',
    ])
    expect(result.status).toBe(2)
    expect(result.stdout).toContain('kapot.docx: niet gelezen')
    expect(result.stderr).toContain('1 gepubliceerd, 0 ongewijzigd, 1 niet gelezen')
    expect((await run(['status', '--data', data])).stdout).toContain('Niet te lezen:\n')
  })

  it('is told apart from a folder that is none', async () => {
    expect(await run(['status', '--data', join(folder, 'niets')])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is no data folder') as string,
    })
  })
})
