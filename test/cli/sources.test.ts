import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from './session.js'

let folder: string
let config: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-sources-'))
  config = join(folder, 'raadlink.yaml')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('raadlink sources', () => {
  it('adds to a list, whose comments stay, and reads it', async () => {
    writeFileSync(config, '# our councils\ncontact: data@voorbeeldegem.example # who to write to\nsources: []\n')
    expect(await run(['sources', 'add', 'https://raadpleeg.voorbeeldegem.example/zittingen/lijst#nu', '--bestuurseenheid', 'OCMW Aalst', '--schedule', 'daily', '--config', config])).toMatchObject({ status: 0, stderr: '' })
    expect(await run(['sources', 'add', 'https://stroom.example/feed', '--kind', 'feed', '--id', 'stroom', '--config', config])).toMatchObject({ status: 0 })
    const text = readFileSync(config, 'utf8')
    expect(text).toContain('# our councils')
    expect(text).toContain('# who to write to')
    const { stdout, status } = await run(['sources', 'list', '--config', config])
    expect({ stdout, status }).toEqual({ status: 0, stdout: 'raadpleeg-voorbeeldegem-example-zittingen\tsite\tdaily\thttps://raadpleeg.voorbeeldegem.example/zittingen/lijst\nstroom\tfeed\t-\thttps://stroom.example/feed\n' })
  })

  it('makes a list that is not there yet', async () => {
    expect(await run(['sources', 'add', 'https://stroom.example/feed', '--config', config])).toMatchObject({ status: 0 })
    expect(readFileSync(config, 'utf8')).toBe('sources:\n  - id: stroom-example-feed\n    start: https://stroom.example/feed\n')
  })

  it('refuses a source twice, a name nobody has and a list that is wrong, and leaves the list as it was', async () => {
    await run(['sources', 'add', 'https://stroom.example/feed', '--config', config])
    const before = readFileSync(config, 'utf8')
    expect(await run(['sources', 'add', 'https://stroom.example/feed', '--config', config])).toMatchObject({ status: 2, stderr: expect.stringContaining('line 4, column 9: another source has the id') as string })
    expect(await run(['sources', 'add', 'https://ander.example/', '--bestuurseenheid', 'Nergensland', '--config', config])).toMatchObject({ status: 2, stderr: expect.stringContaining('Nergensland') as string })
    expect(await run(['sources', 'add', 'ftp://ander.example/', '--config', config])).toMatchObject({ status: 2 })
    expect(readFileSync(config, 'utf8')).toBe(before)
    expect(await run(['sources', 'list', '--config', join(folder, 'none.yaml')])).toMatchObject({ status: 2, stderr: expect.stringContaining('raadlink sources add') as string })
  })
})
