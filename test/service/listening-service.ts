import type { AddressInfo } from 'node:net'
import type { ServiceSettings } from '../../src/service/limits/service-settings.js'
import { openSampleService } from './sample-service.js'

/** A service over the sample store that really listens, for clients of every kind. */
export interface Listening {
  /** Without a slash at the end. */
  readonly url: string
  readonly sparql: string
  /** Ends the service and keeps its store. */
  readonly stop: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts a service on a free port of this machine. */
export async function listen(settings: Partial<ServiceSettings> = {}): Promise<Listening> {
  const { app, close } = await openSampleService(settings)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return { url, sparql: `${url}/sparql`, stop: () => app.close().then(() => undefined), close }
}
