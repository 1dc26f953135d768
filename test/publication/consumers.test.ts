import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Parser, type Quad } from 'n3'
import { VERSIONED_CLASSES } from '../../src/log/state/versions.js'
import type { Hosting } from '../../src/publication/outlet/outlet.js'
import { normalFormHash } from '../../src/rdf/normal-form/normal-form.js'
import { rdf } from '../../src/rdf/vocabularies.js'
import { fixtureDocument, fixturePages, fixtureText } from '../fixtures/fixture-pages.js'
import { openSite, type RunningSite } from './fixture-site.js'
import { DeltaConsumer, replayStream } from './replay.js'
import { readSettings } from '../../src/config.js'
import { ingest } from '../../src/dataset/dataset.js'
import { withdraw } from '../../src/dataset/withdrawal.js'

const merged = (site: RunningSite): readonly Quad[] => new Parser().parse([...site.data.merge.triples()].join('\n'))
/** What the stream of decisions carries by contract: everything about resources of the six classes. */
function versioned(quads: readonly Quad[]): readonly Quad[] {
  const subjects = new Set(
    quads
      .filter(({ predicate, object }) => predicate.equals(rdf.type) && VERSIONED_CLASSES.includes(object.value))
      .map(({ subject }) => subject.value),
  )
  return quads.filter(({ subject }) => subjects.has(subject.value))
}

const WITHDRAWN = fixturePages.filter(({ vendor }) => vendor === fixturePages[0]!.vendor)

/** Changes one page and withdraws all of another council. */
async function change(site: RunningSite): Promise<void> {
  const settings = readSettings({ mintBase: `${site.baseUrl}id/` }, {})
  const kept = fixturePages.find(({ vendor }) => vendor !== WITHDRAWN[0]!.vendor)!
  const text = fixtureText(kept.path).replaceAll(kept.municipality, `${kept.municipality}-aan-Zee`)
  const changed = { ...fixtureDocument(kept, text), retrieved: '2025-10-02T08:00:00Z' }
  for await (const { outcome } of ingest([changed], site.data, settings, { agent: 'test' }))
    expect(outcome).toBe('published')
  for (const { address } of WITHDRAWN) await withdraw(address, site.data, settings, { agent: 'test', reason: 'test' })
}

describe.each(['live', 'files'] as const satisfies readonly Hosting[])(
  'stock clients on a site of the fixtures, %s',
  (hosting) => {
    let site: RunningSite
    beforeAll(async () => {
      site = await openSite(
        fixturePages.map((page) => fixtureDocument(page)),
        hosting,
      )
      await change(site)
      await site.refresh()
    })
    afterAll(() => site.close())

    it('ldes-client replays the stream of decisions to the merge of its six classes, tombstones and all', async () => {
      const replayed = await replayStream(site.outlet.streamAddress('besluiten'))
      expect(replayed.members).toBe(site.data.versions.count)
      expect(replayed.members).toBeGreaterThan(100)
      expect(site.outlet.streams.besluiten.pages).toBeGreaterThan(4)
      expect(replayed.gone.size).toBeGreaterThan(0)
      expect(await normalFormHash(replayed.quads)).toBe(await normalFormHash(versioned(merged(site))))
    })

    it('ldes-client replays the feed of publications to what is published, with what is gone', async () => {
      const { members, gone, quads } = await replayStream(site.outlet.streamAddress('publicaties'))
      expect(members).toBe(site.outlet.streams.publicaties.count)
      expect(gone.size).toBe(WITHDRAWN.length)
      const known = site.outlet.entries.filter(({ documentType }) => documentType !== undefined)
      expect(new Set(quads.map(({ subject }) => subject.value))).toEqual(
        new Set(known.map(({ path }) => `${site.baseUrl}id/${path}`)),
      )
    })
  },
)

describe('a consumer of delta files', () => {
  it('starts from the dump, follows every change, and holds the merge without languages', async () => {
    const site = await openSite(
      fixturePages.slice(0, 6).map((page) => fixtureDocument(page)),
      'live',
    )
    try {
      const consumer = new DeltaConsumer(site.baseUrl)
      await consumer.start()
      const flat = async (quads: readonly Quad[]): Promise<string> => normalFormHash(quads, { languages: 'flattened' })
      expect(await flat(consumer.quads)).toBe(await flat(merged(site)))
      expect(await consumer.poll()).toBe(0)
      await change(site)
      expect(await consumer.poll()).toBeGreaterThan(1)
      expect(await flat(consumer.quads)).toBe(await flat(merged(site)))
    } finally {
      await site.close()
    }
  })
})
