import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRdf } from '../../src/rdf/formats.js'
import { openEmbeddedStore } from '../../src/store/embedded.js'
import { openSampleService } from '../service/sample-service.js'

/*
 * What others install is the packed tarball, not this clone: neither the overrides of package.json nor, for a tarball, the
 * shrinkwrap reach them. So Comunica is in the build, and --engine-strict fails on any package that this Node cannot run.
 */
const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

describe('the packed package, installed in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'raadlink-packed-'))
  let close: () => Promise<void> = () => Promise.resolve()
  let endpoint = ''
  beforeAll(async () => {
    const { stdout } = await run(npm, ['pack', '--json', '--pack-destination', folder], { cwd: root, maxBuffer: 2 ** 26 })
    const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ readonly filename: string }]
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    await run(npm, ['install', '--engine-strict', '--no-audit', '--no-fund', '--loglevel=error', `./${filename}`], { cwd: folder, maxBuffer: 2 ** 26 })
    const store = await openEmbeddedStore({ readers: 1 })
    await store.replaceGraph('g:data', await readRdf('<a:raad> <a:naam> "Raad van Voorbeeldstad" .', 'turtle'))
    const service = await openSampleService({ store })
    close = service.close
    endpoint = `${await service.app.listen({ port: 0, host: '127.0.0.1' })}/sparql`
    writeFileSync(join(folder, 'streek.ttl'), '<a:streek> <a:omvat> <a:raad> .')
  }, 900_000)
  afterAll(async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  })
  const raadlink = (...words: readonly string[]): Promise<{ stdout: string }> => run(process.execPath, [join(folder, 'node_modules', 'raadlink', 'bin', 'raadlink.js'), ...words], { cwd: folder })

  it('brings Comunica in its own build, not as packages', () => {
    expect(existsSync(join(folder, 'node_modules', '@comunica'))).toBe(false)
    expect(existsSync(join(folder, 'node_modules', 'raadlink', 'dist', 'store', 'comunica.LICENSES.txt'))).toBe(true)
  })

  it('answers a query over an endpoint and a file at once', async () => {
    const { stdout } = await raadlink('query', 'SELECT ?naam { <a:streek> <a:omvat> ?raad . ?raad <a:naam> ?naam }', 'streek.ttl', '--endpoint', endpoint, '--format', 'csv')
    expect(stdout.replace(/\r/gu, '')).toBe('naam\nRaad van Voorbeeldstad\n')
  })

  it('answers a query over a file on the embedded engine', async () => {
    const { stdout } = await raadlink('query', 'SELECT ?wie { ?wie <a:omvat> ?raad }', 'streek.ttl', '--format', 'csv')
    expect(stdout.replace(/\r/gu, '')).toBe('wie\na:streek\n')
  })
})
