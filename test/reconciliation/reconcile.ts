import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Parser, type Quad } from 'n3'
import { readSettings } from '../../src/config.js'
import { VERSIONED_CLASSES } from '../../src/log/state/versions.js'
import { DUMP_FORMATS, dumpLines, writeDump } from '../../src/publication/dumps/dump.js'
import { followLog, UNMERGED_GRAPHS } from '../../src/publication/sync/follow.js'
import { graphsOf, sync } from '../../src/publication/sync/sync-store.js'
import { normalFormHash, type NormalFormOptions } from '../../src/rdf/normal-form/normal-form.js'
import { rdf } from '../../src/rdf/vocabularies.js'
import { openEmbeddedStore } from '../../src/store/embedded/embedded.js'
import { openSparqlStore, type SparqlStore } from '../../src/store/remote/sparql-store.js'
import type { Store } from '../../src/store/store.js'
import { openSite, type RunningSite } from '../publication/fixture-site.js'
import { DeltaConsumer, replayStream } from '../publication/replay.js'
import { startVirtuoso, type Virtuoso } from '../store/virtuoso.js'
import { takeSteps, type StepCounts } from './steps.js'

/** What each way out came to, beside what it must come to. */
export interface Reconciliation {
  readonly steps: StepCounts
  readonly triples: number
  readonly changes: number
  /**
   * Name of the way out, the hash of the log's own merge in the form the way out has by contract, and the hash of what
   * it gave.
   */
  readonly ways: readonly { readonly name: string; readonly expected: string; readonly found: string }[]
}

/**
 * Makes random steps and reads the dataset back by every way out; consumers that follow do so in between as well as at
 * the end.
 */
export async function reconcile({
  steps,
  sittings,
  rounds,
  random = Math.random,
  withVirtuoso,
}: {
  readonly steps: number
  readonly sittings: number
  readonly rounds: number
  readonly random?: () => number
  readonly withVirtuoso: boolean
}): Promise<Reconciliation> {
  const site = await openSite([], 'live')
  const settings = readSettings({ mintBase: `${site.baseUrl}id/` }, {})
  const store = await openEmbeddedStore({ unmerged: UNMERGED_GRAPHS })
  const virtuoso = withVirtuoso ? await startVirtuoso() : undefined
  const consumer = new DeltaConsumer(site.baseUrl)
  try {
    let since = 0
    const counts: StepCounts[] = []
    for (let round = 0; round < rounds; round++) {
      counts.push(await takeSteps(site.data, settings, Math.ceil(steps / rounds), sittings, random))
      since = await followLog(store, site.data, since)
      if (virtuoso) await syncTo(virtuoso, site)
      if (round === 0) await consumer.start()
      await consumer.poll()
    }
    return {
      steps: sum(counts),
      triples: site.data.merge.size,
      changes: site.data.sequence,
      ways: await readBack(site, store, consumer, virtuoso),
    }
  } finally {
    await virtuoso?.stop()
    await store.close()
    await site.close()
  }
}

async function readBack(
  site: RunningSite,
  store: Store,
  consumer: DeltaConsumer,
  virtuoso: Virtuoso | undefined,
): Promise<Reconciliation['ways']> {
  const { data } = site
  const merged = parse([...data.merge.triples()].join('\n'))
  const versioned = ofVersionedClasses(merged)
  const expected = {
    whole: await hash(merged),
    flat: await hash(merged, { languages: 'flattened' }),
    classes: await hash(versioned),
  }
  const ways: { name: string; expected: string; found: string }[] = []
  const add = async (name: string, kind: keyof typeof expected, quads: readonly Quad[]): Promise<void> => {
    ways.push({
      name,
      expected: expected[kind],
      found: await hash(quads, kind === 'flat' ? { languages: 'flattened' } : {}),
    })
  }

  await add('embedded store that followed', 'whole', await everything(store))
  const fresh = await openEmbeddedStore({ unmerged: UNMERGED_GRAPHS })
  await followLog(fresh, data, 0)
  await add('embedded store filled anew', 'whole', await everything(fresh))
  await fresh.close()
  for (const format of DUMP_FORMATS) {
    const { path } = await writeDump(join(site.folder, `dump.${format}.gz`), dumpLines(data, format))
    await add(`dump ${format}`, 'whole', parse(gunzipSync(readFileSync(path)).toString()))
  }
  await add(
    'LDES replayed by ldes-client',
    'classes',
    (await replayStream(site.outlet.streamAddress('besluiten'))).quads,
  )
  await add('delta files added up', 'flat', consumer.quads)
  if (virtuoso) {
    const endpoint = await openServer(virtuoso, site)
    await add('endpoint after sync', 'whole', await everything(endpoint))
    await endpoint.close()
  }
  data.rebuild()
  await add('data folder rebuilt', 'whole', parse([...data.merge.triples()].join('\n')))
  return ways
}

async function syncTo(virtuoso: Virtuoso, site: RunningSite): Promise<void> {
  const server = await openServer(virtuoso, site)
  await sync(server, site.data)
  await server.close()
}

/** What the public default graph holds, subject by subject in pages, so that no limit of a server cuts it short. */
async function everything(store: Store): Promise<readonly Quad[]> {
  const quads: Quad[] = []
  for (const start of '0123456789abcdef') {
    const query = `CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(STRSTARTS(MD5(STR(?s)), "${start}")) }`
    const { body } = await store.query(query, {
      format: 'ntriples',
      maxRows: 1_000_000,
      maxBytes: 1_000_000_000,
      deadline: 300_000,
    })
    quads.push(...parse(Buffer.from(body).toString()))
  }
  return quads
}

function ofVersionedClasses(quads: readonly Quad[]): readonly Quad[] {
  const subjects = new Set(
    quads
      .filter(({ predicate, object }) => predicate.equals(rdf.type) && VERSIONED_CLASSES.includes(object.value))
      .map(({ subject }) => subject.value),
  )
  return quads.filter(({ subject }) => subjects.has(subject.value))
}

const hash = (quads: readonly Quad[], options: NormalFormOptions = {}): Promise<string> =>
  normalFormHash(quads, { ...options, graphs: 'merged' })
const parse = (text: string): readonly Quad[] => new Parser().parse(text)
const sum = (counts: readonly StepCounts[]): StepCounts =>
  counts.reduce(
    (a, b) =>
      Object.fromEntries(
        Object.entries(a).map(([key, value]) => [key, value + b[key as keyof StepCounts]]),
      ) as StepCounts,
  )

async function openServer(
  { query, update, graphStore, user, password }: Virtuoso,
  { data }: RunningSite,
): Promise<SparqlStore> {
  const graphs = graphsOf(data)
  if (graphs === undefined) throw new Error('there is nothing to bring to a server')
  return openSparqlStore({
    endpoint: query,
    update,
    graphStore,
    credentials: { user, password },
    graphs,
    unmerged: UNMERGED_GRAPHS,
  })
}
