import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Parser } from 'n3'
import { buildService } from '../../src/service/build-service.js'
import { warmUp } from '../../src/service/warm-up.js'
import { openEmbeddedStore } from '../../src/store/embedded/embedded.js'
import { originOf } from '../cli/origin-of.js'

/** Our service in a process of its own, filled from a file of N-Quads. */
export interface BenchedService {
  readonly endpoint: string
  /** Milliseconds that loading took. */
  readonly load: number
  readonly quads: number
  readonly merged: number
  readonly replicas: number
  /** Bytes the process holds once loaded. */
  readonly memory: number
  /** Makes a graph hold exactly these N-Triples. */
  readonly replace: (graph: string, triples: string) => Promise<void>
  readonly stop: () => Promise<void>
}

type Told = Pick<BenchedService, 'endpoint' | 'load' | 'quads' | 'merged' | 'replicas' | 'memory'>

/** Starts it; limits of requests are off, as one client asks all. */
export async function startService(file: string): Promise<BenchedService> {
  const child = fork(fileURLToPath(import.meta.url), ['--service', file], { execArgv: ['--import', 'tsx'] })
  const told = async <Message>(): Promise<Message> => {
    const heard = new AbortController()
    const { signal } = heard
    try {
      const [message] = (await Promise.race([
        once(child, 'message', { signal }),
        once(child, 'exit', { signal }).then(([code]) => {
          throw new Error(`the service ended with ${String(code)}`)
        }),
      ])) as [Message]
      return message
    } finally {
      heard.abort()
    }
  }
  return {
    ...(await told<Told>()),
    replace: async (graph, triples) => {
      child.send({ graph, triples })
      await told()
    },
    stop: async () => {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

/**
 * Milliseconds from the start of `raadlink serve` over a data folder to its first answer about it: the first start,
 * which reads the log, and a restart once the service has kept its image.
 */
export async function startsOfServe(folder: string): Promise<{ readonly first: number; readonly restart: number }> {
  const cache = join(folder, 'cache')
  rmSync(cache, { recursive: true, force: true })
  const first = await startOfServe(folder, async () => {
    for (let i = 0; i < 600 && !existsSync(join(cache, 'store.image.json')); i++) await delay(200)
  })
  return { first, restart: await startOfServe(folder) }
}

async function startOfServe(folder: string, before: () => Promise<void> = () => Promise.resolve()): Promise<number> {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../bin/raadlink.js', import.meta.url)), 'serve', '--data', folder, '--port', '0'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  try {
    const answer = await fetch(`${await originOf(child)}/sparql?query=${encodeURIComponent('ASK { ?s ?p ?o }')}`)
    if (!(await answer.text()).includes('true')) throw new Error('the service answered before it knew anything')
    const took = performance.now() - begun
    await before()
    return took
  } finally {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
}

if (process.argv[2] === '--service') {
  const store = await openEmbeddedStore()
  const start = performance.now()
  await store.load(createReadStream(process.argv[3] ?? '', { highWaterMark: 2 ** 20 }))
  const load = performance.now() - start
  // From here on it answers; what is measured next is with all replicas filled.
  while (store.status().ready < store.status().replicas) await delay(100)
  const { quads, merged, replicas } = store.status()
  const app = await buildService({
    store,
    check: () => Promise.reject(new Error('not measured')),
    language: 'nl',
    maxDocumentBytes: 1,
    requestsPerMinute: 0,
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  // As `raadlink serve` does once it listens.
  await warmUp(app, replicas, new AbortController().signal)
  process.on('message', (message: { readonly graph: string; readonly triples: string }) => {
    void store
      .replaceGraph(message.graph, new Parser({ format: 'N-Triples' }).parse(message.triples))
      .then(() => process.send?.({}))
  })
  process.once(
    'disconnect',
    () =>
      void app
        .close()
        .then(() => store.close())
        .then(() => process.exit(0)),
  )
  process.send?.({
    endpoint: `${address}/sparql`,
    load,
    quads,
    merged,
    replicas,
    memory: process.memoryUsage().rss,
  } satisfies Told)
}
