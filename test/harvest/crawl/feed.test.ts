import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/config.js'
import { ingest } from '../../../src/dataset/dataset.js'
import { withdraw } from '../../../src/dataset/withdrawal.js'
import { Ledger } from '../../../src/harvest/ledger/ledger.js'
import type { LedgerRow } from '../../../src/completeness/ledger-row.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import type { Hosting } from '../../../src/publication/outlet/outlet.js'
import type { SourceSettings } from '../../../src/sources/list/source-settings.js'
import { fixtureDocument, fixturePages, fixtureText } from '../../fixtures/fixture-pages.js'
import { openSite, type RunningSite } from '../../publication/fixture-site.js'
import { runTrial, temporaryFolder } from '../harvest-trial.js'
const PAGE_SIZE = 3
const pages = fixturePages.filter(({ kind }) => kind !== 'lijst').slice(0, 7)

let folder: ReturnType<typeof temporaryFolder>
let site: RunningSite
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  folder.remove()
  await site.close()
})

const open = async (hosting: Hosting): Promise<void> => {
  site = await openSite(
    pages.map((page) => fixtureDocument(page)),
    hosting,
    PAGE_SIZE,
  )
}
const source = (start: string, kind: 'feed' | 'site' = 'feed', id = 'bron'): readonly SourceSettings[] => [
  { id, start: site.baseUrl + start, kind, hosts: [], limits: {}, withdrawAfter: 3 },
]
const feed = (): readonly SourceSettings[] =>
  source(site.outlet.streamAddress('publicaties').slice(site.baseUrl.length))

/** What the server answered in a run, without robots.txt. */
async function answersOf(sources: readonly SourceSettings[]): Promise<{
  readonly pages: readonly string[]
  readonly stream: readonly string[]
  readonly others: readonly string[]
  readonly state: string
}> {
  const before = site.answers.length
  const { results } = await runTrial(folder.path, sources)
  const answers = site.answers.slice(before).filter((answer) => !answer.endsWith('/robots.txt'))
  const of = (start: string): readonly string[] => answers.filter((answer) => answer.split(' ')[1]!.startsWith(start))
  return {
    pages: of('/publicaties/'),
    stream: of('/ldes/'),
    others: answers.filter((answer) => !/ \/(?:publicaties|ldes)\//u.test(answer)),
    state: results[0]!.state,
  }
}

function rows(): readonly LedgerRow[] {
  const ledger = Ledger.reading(folder.path)!
  const all = [...ledger.rows('bron')]
  ledger.close()
  return all
}
function harvested<Result>(ask: (data: DataFolder) => Result): Result {
  const data = DataFolder.reading(folder.path)
  try {
    return ask(data)
  } finally {
    data.close()
  }
}

/** Ingests documents into the site that is harvested. */
async function change(documents: Parameters<typeof ingest>[0]): Promise<void> {
  for await (const { outcome } of ingest(documents, site.data, readSettings({ mintBase: `${site.baseUrl}id/` }, {}), {
    agent: 'test',
  }))
    expect(outcome).toBe('published')
  await site.refresh()
}

describe.each(['live', 'files'] as const satisfies readonly Hosting[])(
  'the publication feed of our own site, %s',
  (hosting) => {
    it('costs one request per publication and feed page; then one without a body; then only what changed or was withdrawn', async () => {
      await open(hosting)
      const { versions } = site.outlet.history
      const last = Math.ceil(versions.length / PAGE_SIZE)
      expect(last).toBeGreaterThan(2)

      const first = await answersOf(feed())
      expect(first.state).toBe('complete')
      expect(first.others).toEqual([])
      expect(first.stream.length).toBe(last)
      expect([...first.pages].sort()).toEqual(
        site.outlet.entries
          .filter(({ source: address }) => !site.outlet.history.untyped.has(address))
          .map(({ path }) => `200 /${path}.html`)
          .sort(),
      )
      expect(new Set(first.pages).size).toBe(first.pages.length)
      expect(harvested((data) => data.pages.published()).length).toBe(first.pages.length)

      const second = await answersOf(feed())
      expect(second).toMatchObject({ state: 'complete', pages: [], others: [] })
      expect(second.stream).toEqual([expect.stringMatching(new RegExp(`^304 /ldes/publicaties/${last}`, 'u'))])

      const page = pages.at(-1)
      const text = fixtureText(page!.path)
      const changed = text.replace(/(property="(?:dct|terms|dc):title"[^>]*>)/u, '$1Gewijzigd: ')
      expect(changed).not.toBe(text)
      await change([fixtureDocument(page!, changed)])
      const path = site.outlet.entries.find(({ source: address }) => address === page!.address)!.path
      const third = await answersOf(feed())
      expect(third.pages).toEqual([`200 /${path}.html`])
      expect(third.stream.length).toBeLessThanOrEqual(2)

      await withdraw(page!.address, site.data, readSettings({ mintBase: `${site.baseUrl}id/` }, {}), {
        agent: 'test',
        reason: 'vergissing',
      })
      await site.refresh()
      const fourth = await answersOf(feed())
      expect(fourth.pages).toEqual([])
      const address = `${site.baseUrl}${path}.html`
      expect(rows().find((row) => row.address === address)).toMatchObject({
        state: 'gone',
        reason: 'tombstone',
        withdrawn: true,
      })
      expect(harvested((data) => data.pages.isPublished(address))).toBe(false)

      await change([fixtureDocument(page!, changed)])
      // Live, the page is the same as before; as files, it has another time.
      expect((await answersOf(feed())).pages).toEqual([`${hosting === 'live' ? 304 : 200} /${path}.html`])
      expect(harvested((data) => data.pages.isPublished(address))).toBe(true)
    })

    it('is found from the first page and the overview of the site, which is then not crawled', async () => {
      await open(hosting)
      for (const start of ['index.html', 'overzicht/1.html']) {
        const sources = source(start, 'site', start.replace(/\W/gu, '-'))
        const run = await answersOf(sources)
        expect(run).toMatchObject({ state: 'complete', others: [`200 /${start}`] })
        // What another source fetched is known.
        expect(run.pages.length).toBe(pages.length)
        const again = await answersOf(sources)
        expect(again.pages).toEqual([])
        expect([...again.stream, ...again.others].map((answer) => answer.slice(0, 4))).toEqual(['304 ', '304 '])
      }
    })

    it('gives the harvester the triples of the source', async () => {
      await open(hosting)
      await runTrial(folder.path, feed())
      const own = [...site.data.merge.triples(true)]
      expect(own.length).toBeGreaterThan(400)
      expect(harvested((data) => [...data.merge.triples(true)])).toEqual(own)
      // Only our own additions differ: they say where the harvester got it from.
      const added = (data: DataFolder): readonly string[] =>
        [...data.merge.triples()].filter((line) => !own.includes(line))
      const PREDICATE = /^<[^>]*> <([^>]*)>/u
      const theirs = harvested(added).filter((line) => !added(site.data).includes(line))
      expect([...new Set(theirs.map((line) => PREDICATE.exec(line)![1]!.replace(/^.*[/#]/u, '')))].sort()).toEqual([
        'generatedAtTime',
        'identifier',
        'label',
        'type',
        'used',
        'wasAssociatedWith',
        'wasDerivedFrom',
        'wasGeneratedBy',
      ])
    })
  },
)
