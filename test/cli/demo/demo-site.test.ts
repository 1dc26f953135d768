import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readDemoPages } from '../../../src/cli/demo/demo-pages.js'
import { openDemoSite } from '../../../src/cli/demo/demo-site.js'
import { run } from '../session.js'

it('is a site that the harvest example of the README takes in whole', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'raadlink-demo-site-'))
  const pages = readDemoPages('2026-01-01T00:00:00Z').filter(({ document }) => document.name.startsWith('cevi/'))
  const site = await openDemoSite(pages, 0)
  try {
    const told = ['--site', 'https://data.aalst.example/', '--licence', 'cc0', '--contact', 'data@aalst.example']
    expect((await run(['init', 'Aalst', ...told], { folder })).status).toBe(0)
    const { host } = new URL(site.address)
    const words = ['harvest', '--source', site.address, '--allow-private', host, '--data', 'data']
    const { status, stdout } = await run(words, { folder, now: () => new Date() })
    expect(stdout).toContain('volledig (4 opgehaald')
    expect(status).toBe(0)
    const told2 = await run(['status', '--data', 'data'], { folder })
    expect(told2.stdout).toContain(`Pagina’s gepubliceerd: ${pages.length}\n`)
  } finally {
    await site.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
