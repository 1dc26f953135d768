import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixtureDocument, fixturePages } from '../../fixtures/fixture-pages.js'
import { openCouncilSite } from '../../harvest/council-site.js'
import { openSite } from '../../publication/fixture-site.js'
import { run } from '../session.js'

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
    expect(
      await run([
        'sources',
        'add',
        'https://raadpleeg.voorbeeldegem.example/zittingen/lijst#nu',
        '--bestuurseenheid',
        'OCMW Aalst',
        '--schedule',
        'daily',
        '--config',
        config,
      ]),
    ).toMatchObject({ status: 0, stderr: '' })
    expect(
      await run([
        'sources',
        'add',
        'https://stroom.example/feed',
        '--kind',
        'feed',
        '--id',
        'stroom',
        '--config',
        config,
      ]),
    ).toMatchObject({ status: 0 })
    const text = readFileSync(config, 'utf8')
    expect(text).toContain('# our councils')
    expect(text).toContain('# who to write to')
    const { stdout, status } = await run(['sources', 'list', '--config', config])
    expect({ stdout, status }).toEqual({
      status: 0,
      stdout:
        'raadpleeg-voorbeeldegem-example-zittingen\tsite\tdaily\thttps://raadpleeg.voorbeeldegem.example/zittingen/lijst\nstroom\tfeed\t-\thttps://stroom.example/feed\n',
    })
  })

  it('makes a list that is not there yet', async () => {
    expect(await run(['sources', 'add', 'https://stroom.example/feed', '--config', config])).toMatchObject({
      status: 0,
    })
    expect(readFileSync(config, 'utf8')).toBe(
      'sources:\n  - id: stroom-example-feed\n    start: https://stroom.example/feed\n',
    )
  })

  it('refuses a source twice, a name nobody has and a list that is wrong, and leaves the list as it was', async () => {
    await run(['sources', 'add', 'https://stroom.example/feed', '--config', config])
    const before = readFileSync(config, 'utf8')
    expect(await run(['sources', 'add', 'https://stroom.example/feed', '--config', config])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('line 4, column 9: another source has the id') as string,
    })
    expect(
      await run(['sources', 'add', 'https://ander.example/', '--bestuurseenheid', 'Nergensland', '--config', config]),
    ).toMatchObject({ status: 2, stderr: expect.stringContaining('Nergensland') as string })
    expect(await run(['sources', 'add', 'ftp://ander.example/', '--config', config])).toMatchObject({ status: 2 })
    expect(readFileSync(config, 'utf8')).toBe(before)
    expect(await run(['sources', 'list', '--config', join(folder, 'none.yaml')])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('raadlink sources add') as string,
    })
  })
})

describe('raadlink sources check', () => {
  const ticking = { now: () => new Date() }
  const on = (start: string): readonly string[] => [
    'sources',
    'check',
    '--source',
    start,
    '--allow-private',
    new URL(start).host,
    '--contact',
    'data@voorbeeldegem.example',
  ]

  it('says of a start address what it is, and asks for nothing else', async () => {
    const site = await openCouncilSite({
      councils: 2,
      publications: 6,
      vendors: ['cipal', 'remmicom'],
      hosts: 'addresses',
      robots: (council) => (council.index === 0 ? 'User-agent: *\nCrawl-delay: 0.1\n' : undefined),
    })
    try {
      const [one, two] = site.councils.map((council) => site.start(council))
      const { stdout, status } = await run(on(one!), ticking)
      expect(status).toBe(0)
      expect(stdout).toMatch(
        /^\S+: http:\S+: opgehaald\n {2}robots\.txt: laat dit adres toe, vraagt 0\.1 s tussen twee vragen\n {2}wat er staat: een pagina \(text\/html\)\n {2}systeem: Cipal Schaubroeck echo, Green Valley onlinesmartcities\n {2}links die gevolgd worden: [^\n]*\d+ naar (?:publicaties|lijsten)[^\n]*\n {2}links die niet gevolgd worden: \d+\n$/u,
      )
      expect(site.requests.all.map(({ path }) => path)).toEqual([
        '/robots.txt',
        new URL(one!).pathname + new URL(one!).search,
      ])
      const json = await run([...on(two!), '--json'], ticking)
      expect(JSON.parse(json.stdout)).toMatchObject([
        {
          outcome: 'fetched',
          kind: 'site',
          vendor: 'Remmicom meeting.burger',
          robots: { kind: 'none', allowsStart: true },
          feeds: [],
          isUsable: true,
        },
      ])
      expect(await run(on(`${new URL(two!).origin}/nergens`), ticking)).toMatchObject({
        status: 2,
        stdout: expect.stringContaining('er is niets op dit adres (de server antwoordt 404)') as string,
      })
    } finally {
      await site.close()
    }
  })

  it('finds the publication feed of a site of ours, and knows one when it is given', async () => {
    const site = await openSite(
      fixturePages.slice(0, 2).map((page) => fixtureDocument(page)),
      'live',
    )
    try {
      const check = async (start: string): Promise<string> =>
        (
          await run(
            [
              'sources',
              'check',
              '--source',
              site.baseUrl + start,
              '--allow-private',
              new URL(site.baseUrl).host,
              '--contact',
              'data@voorbeeldegem.example',
            ],
            ticking,
          )
        ).stdout
      expect(await check('index.html')).toContain(
        `stroom van publicaties: ${site.baseUrl}ldes/publicaties/1 (2 publicaties op die bladzijde)`,
      )
      expect(await check('index.html')).toContain(`geen stroom van publicaties: ${site.baseUrl}ldes/besluiten/1`)
      expect(await check('ldes/publicaties/1')).toContain('wat er staat: een stroom van publicaties (LDES)')
    } finally {
      await site.close()
    }
  })
})
