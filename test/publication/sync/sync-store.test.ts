import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DataFolder } from '../../../src/log/data-folder.js'
import { checkSync } from '../../../src/publication/sync/check-sync.js'
import { UNMERGED_GRAPHS } from '../../../src/publication/sync/follow.js'
import { graphsOf, readPosition, sync } from '../../../src/publication/sync/sync-store.js'
import { readTurtleFamily } from '../../../src/rdf/formats/formats-turtle.js'
import { normalFormHash } from '../../../src/rdf/normal-form/normal-form.js'
import { openSparqlStore, type SparqlStore, type SparqlStoreSettings } from '../../../src/store/remote/sparql-store.js'
import { requireBuild } from '../../cli/require-build.js'
import { run } from '../../cli/session.js'
import { startCuttingProxy, type CuttingProxy } from '../../store/cutting-proxy.js'
import { hashServer } from '../../store/read-server.js'
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../../store/virtuoso.js'
import { publishEdition, SYNC_GRAPHS, syncGraphIri, withdrawPublications } from '../sync-data.js'

const PASSWORD = 'een lang geheim'
const numbers = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i)

describe.skipIf(!hasVirtuoso())('sync, to Virtuoso', () => {
  let server: Virtuoso
  let proxy: CuttingProxy
  let folder: string
  let data: DataFolder
  let store: SparqlStore

  const open = (more: Partial<SparqlStoreSettings> = {}): Promise<SparqlStore> =>
    openSparqlStore({
      endpoint: server.query,
      credentials: { user: server.user, password: PASSWORD },
      graphs: SYNC_GRAPHS,
      unmerged: UNMERGED_GRAPHS,
      backOff: 20,
      ...more,
    })
  const throughProxy = (): Promise<SparqlStore> =>
    open({
      endpoint: `${proxy.origin}/sparql`,
      update: `${proxy.origin}/sparql-auth`,
      graphStore: `${proxy.origin}/sparql-graph-crud-auth`,
      retries: 0,
    })
  const expectSame = async (): Promise<void> => {
    expect((await checkSync(store, data)).differences).toEqual([])
    // Checked also by the hashes of the normal form, computed separately from the check.
    const named = data.heads().flatMap(({ graph }) =>
      readTurtleFamily(
        'N-Quads',
        data
          .triplesOf(graph)
          .map((line) => `${line.slice(0, -1)}<${graph}> .`)
          .join('\n'),
        {},
      ),
    )
    const merge = readTurtleFamily('N-Triples', [...data.merge.triples()].join('\n'), {})
    expect(await hashServer(store)).toEqual({
      named: await normalFormHash(named),
      merge: await normalFormHash(merge, { graphs: 'merged' }),
    })
  }

  beforeAll(async () => {
    server = await startVirtuoso({ password: PASSWORD })
    proxy = await startCuttingProxy(server.query)
  })
  afterAll(async () => {
    await proxy.close()
    await server.stop()
  })
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'raadlink-sync-'))
    data = new DataFolder(folder)
    store = await open()
  })
  afterEach(async () => {
    await store.close()
    data.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('brings a server up to date, does nothing the second time, then only what changed', async () => {
    publishEdition(data, numbers(0, 12), 1)
    expect(graphsOf(data)).toBe(SYNC_GRAPHS)
    expect(await sync(store, data)).toMatchObject({ kind: 'begun anew', reached: data.sequence })
    await expectSame()
    expect(store.keepsMerge).toBe(false)

    expect(await sync(store, data)).toMatchObject({ kind: 'kept', reached: data.sequence })

    const before = data.sequence
    publishEdition(data, [2, 3], 2)
    withdrawPublications(data, [0, 1, 5])
    expect(await sync(store, data)).toEqual({ kind: 'followed', from: before, reached: data.sequence, dropped: [] })
    await expectSame()
    expect(await readPosition(store)).toMatchObject({ sequence: data.sequence })
  })

  it('removes erased data from the server, though the log no longer has it', async () => {
    publishEdition(data, numbers(0, 6), 1)
    await sync(store, data)
    withdrawPublications(data, [0, 1, 2], 'erase')
    data.erase({
      addresses: [],
      graphs: [0, 1, 2].flatMap((n) => [syncGraphIri(n), syncGraphIri(n, 'published')]),
      subjects: [],
      sequence: data.sequence,
      tombstones: [],
    })
    expect([...data.changes()].flatMap(({ deletes }) => deletes)).toEqual([])
    expect(await sync(store, data)).toMatchObject({ kind: 'followed' })
    await expectSame()
  })

  it('starts again on a server with another log, and removes what that left', async () => {
    publishEdition(data, numbers(20, 24), 1)
    const { dropped } = await sync(store, data)
    expect(dropped.length).toBeGreaterThan(0)
    expect(dropped.every((graph) => graph.startsWith(SYNC_GRAPHS))).toBe(true)
    await expectSame()
  })

  it("continues from the server's position when it was restored from a backup", async () => {
    publishEdition(data, numbers(0, 4), 1)
    await sync(store, data)
    const copied = await readPosition(store)
    const held = data.triplesOf(syncGraphIri(1))
    publishEdition(data, [1], 2)
    await sync(store, data)
    // The earlier state of the server: the older graph, its merge and its note.
    await store.replaceGraph(syncGraphIri(1), readTurtleFamily('N-Triples', held.join('\n'), {}))
    await store.server.putGraph(syncGraphIri(1, 'published'), [])
    await store.server.putGraph(store.syncGraph, [
      `<${store.mergeGraph}> <http://purl.org/dc/terms/identifier> "${copied?.sequence ?? 0}" .`,
      `<${store.mergeGraph}> <http://www.w3.org/ns/prov#atTime> "${copied?.time ?? ''}"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`,
    ])
    expect(await sync(store, data)).toMatchObject({ kind: 'followed', from: copied?.sequence })
    await expectSame()
  })

  it('loses and duplicates nothing when connections are cut half-way, in requests and in answers', async () => {
    publishEdition(data, numbers(0, 30), 1, 60)
    const cut = await throughProxy()
    const failures: unknown[] = []
    try {
      // The more goes through, the later the cut; each run continues where the previous one was.
      for (const [sent, received] of [
        [200, Infinity],
        [2000, Infinity],
        [5000, Infinity],
        [Infinity, 100],
        [9000, 300],
        [Infinity, 700],
        [Infinity, Infinity],
      ] as const) {
        proxy.cutAfter(sent, received)
        await sync(cut, data).catch((thrown: unknown) => failures.push(thrown))
      }
    } finally {
      proxy.cutAfter(Infinity)
      await cut.close()
    }
    expect(proxy.cuts()).toBeGreaterThan(3)
    expect(failures.length).toBeGreaterThan(3)
    for (const failure of failures) expect(failure).toMatchObject({ name: 'AppError', retryable: true })
    expect(await sync(store, data)).toMatchObject({ reached: data.sequence })
    await expectSame()
  })

  it('retries by itself when connections are cut briefly', async () => {
    publishEdition(data, numbers(0, 3), 3)
    const cut = await open({
      endpoint: `${proxy.origin}/sparql`,
      update: `${proxy.origin}/sparql-auth`,
      graphStore: `${proxy.origin}/sparql-graph-crud-auth`,
      retries: 8,
    })
    proxy.cutAfter(300)
    const healed = setTimeout(() => {
      proxy.cutAfter(Infinity)
    }, 250)
    expect(await sync(cut, data)).toMatchObject({ reached: data.sequence })
    clearTimeout(healed)
    await cut.close()
    await expectSame()
  })

  it('can be killed at any instant: the next run completes it', async () => {
    requireBuild()
    publishEdition(data, numbers(0, 40), 1, 60)
    data.close()
    const words = [
      fileURLToPath(new URL('../../../bin/raadlink.js', import.meta.url)),
      'sync',
      '--data',
      folder,
      '--endpoint',
      server.query,
      '--user',
      server.user,
    ]
    const work = async (killAfter?: number): Promise<{ code: number | null; errors: string }> => {
      const child = spawn(process.execPath, words, {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, RAADLINK_PASSWORD: PASSWORD },
      })
      let errors = ''
      child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
      const [code] = (await once(child, 'close')) as [number | null]
      return { code, errors }
    }
    let killed = 0
    for (const after of [700, 900, 1200, 1500]) if ((await work(after)).code === null) killed += 1
    expect(killed).toBeGreaterThan(0)
    expect(await work()).toMatchObject({ code: 0 })
    expect((await work()).errors).toMatch(/nothing was done/u)
    data = new DataFolder(folder)
    await expectSame()
  })

  it('survives a power cut of the server', async () => {
    publishEdition(data, numbers(0, 5), 4)
    await sync(store, data)
    await server.kill()
    await server.restart()
    expect(await sync(store, data)).toMatchObject({ kind: 'kept' })
    await expectSame()
  })

  it('works as a command: reports what it did, checks, finds differences, and shows no password', async () => {
    publishEdition(data, numbers(0, 3), 5)
    const words = ['sync', '--data', folder, '--endpoint', server.query, '--user', server.user]
    const environment = { RAADLINK_PASSWORD: PASSWORD }
    const first = await run(words, { environment })
    expect(first).toMatchObject({ status: 0, stdout: '' })
    expect(first.stderr).toContain(`the public data are the graph ${SYNC_GRAPHS}public`)
    expect(await run([...words, '--check'], { environment })).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(
        /6 graphs with \d+ triples compared; the server says it is at change 6, the data folder is at 6/u,
      ) as string,
    })
    await store.server.update(
      `DELETE WHERE { GRAPH <${syncGraphIri(1)}> { ?s <http://purl.org/dc/terms/source> ?o } } ; INSERT DATA { GRAPH <${store.mergeGraph}> { <urn:x:a> <urn:x:b> "te veel" } }`,
    )
    const differs = await run([...words, '--check'], { environment })
    expect(differs.status).toBe(1)
    expect(differs.stderr).toMatch(/graphs\/[0-9a-f-]+\/stated: 5 triples are missing, 0 are too many/u)
    expect(differs.stderr).toContain('+ <urn:x:a> <urn:x:b> "te veel" .')
    expect(await run([...words, '--anew'], { environment })).toMatchObject({ status: 0 })
    await expectSame()

    const refused = await run(words, { environment: { RAADLINK_PASSWORD: 'een fout geheim' } })
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringMatching(/refuses \w+ \(401\)/u) as string })
    expect(refused.stderr).not.toContain('een fout geheim')
    expect(await run(['sync', '--data', folder, '--endpoint', 'http://jan:geheim123@127.0.0.1/sparql'])).toMatchObject({
      status: 2,
      stderr: expect.not.stringContaining('geheim123') as string,
    })
    expect(await run(words)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--user needs a password') as string,
    })
  })
})
