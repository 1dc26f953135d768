import { buildService } from '../../src/service/build-service.js'
import { openEmbeddedStore } from '../../src/store/embedded/embedded.js'

/** Our own service over an empty store, writable by everybody on this machine. */
export interface OwnServer {
  readonly query: string
  readonly graphStore: string
  readonly stop: () => Promise<void>
}

/** Starts it on a free loopback port; `unmerged` as the embedded store takes it. */
export async function startOwnServer(unmerged: readonly string[]): Promise<OwnServer> {
  const store = await openEmbeddedStore({ replicas: 1, unmerged })
  const check = (): Promise<string> => Promise.reject(new Error('nothing is checked here'))
  const app = await buildService({
    store,
    check,
    language: 'nl',
    maxDocumentBytes: 16 * 2 ** 20,
    writable: true,
    requestsPerMinute: 0,
  })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    query: `${origin}/sparql`,
    graphStore: `${origin}/graph-store`,
    stop: async () => {
      await app.close()
      await store.close()
    },
  }
}
