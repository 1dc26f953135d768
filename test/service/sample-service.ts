import type { FastifyInstance } from 'fastify'
import { buildService } from '../../src/service/build-service.js'
import type { ServiceSettings } from '../../src/service/limits/service-settings.js'
import { openSampleStore } from '../store/sample-store.js'

/** A service over the sample store, with settings of the test's own. `close` also closes the store. */
export async function openSampleService(
  settings: Partial<ServiceSettings> = {},
): Promise<{ readonly app: FastifyInstance; readonly close: () => Promise<void> }> {
  const store = settings.store ?? (await openSampleStore())
  const check: ServiceSettings['check'] = () => Promise.reject(new Error('no document is checked in this test'))
  const app = await buildService({ check, language: 'nl', maxDocumentBytes: 1_000_000, ...settings, store })
  return {
    app,
    close: async () => {
      await app.close()
      await store.close()
    },
  }
}
