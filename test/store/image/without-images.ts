import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import { rowsOf } from '../sample-store.js'

/*
 * A separate process for engine-memory.test.ts, in which the engine is loaded too early for its instance to be caught:
 * fills a store with enough for an image, and reports what happened.
 */
const folder = mkdtempSync(join(tmpdir(), 'raadlink-without-'))
const image = join(folder, 'store.image')
const open = (): ReturnType<typeof openEmbeddedStore> =>
  openEmbeddedStore({ replicas: 2, imageQuads: 100, folder, image })
const store = await open()
const line = (i: number): string => `<a:s${i}> <a:p> "${'x'.repeat(200)} ${i}" <g:${i % 3}> .\n`
await store.load([Buffer.from(Array.from({ length: 12_000 }, (_, i) => line(i)).join(''))])
while (store.status().ready < 2) await new Promise((resolve) => setTimeout(resolve, 50))
const rows = await Promise.all(
  Array.from({ length: 4 }, () => rowsOf(store, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(STRLEN(?o) > 0) }')),
)
const kept = await store.keep('a note').then(
  () => 'kept',
  (thrown: unknown) => (thrown as { readonly code: string }).code,
)
const { warnings } = store.status()
await store.close()
const again = await open()
const report = { rows, kept, warnings, files: existsSync(image), restored: again.restored ?? 'empty' }
await again.close()
rmSync(folder, { recursive: true })
process.stdout.write(JSON.stringify(report))
