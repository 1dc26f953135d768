import { afterAll, beforeAll, describe } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/embedded.js'
import { openSparqlStore } from '../../src/store/remote/sparql-store.js'
import { CONTRACT_GRAPHS, storeContract } from './contract.js'
import { startOwnServer, type OwnServer } from './own-server.js'
import { hasVirtuoso, startVirtuoso, type Virtuoso } from './virtuoso.js'

const unmerged = ['*/published']

storeContract('embedded', { open: () => openEmbeddedStore({ replicas: 1, unmerged }), manyGraphs: 3000 })

describe('our own service', () => {
  let server: OwnServer
  beforeAll(async () => {
    server = await startOwnServer(unmerged)
  })
  afterAll(() => server.stop())
  storeContract('sparql, on our own service', {
    open: () =>
      openSparqlStore({ endpoint: server.query, graphStore: server.graphStore, graphs: CONTRACT_GRAPHS, unmerged }),
    manyGraphs: 1000,
  })
})

describe.skipIf(!hasVirtuoso())('Virtuoso', () => {
  let server: Virtuoso
  beforeAll(async () => {
    server = await startVirtuoso({ password: 'een geheim' })
  })
  afterAll(() => server.stop())
  storeContract('sparql, on Virtuoso', {
    open: () =>
      openSparqlStore({
        endpoint: server.query,
        credentials: { user: server.user, password: server.password },
        graphs: CONTRACT_GRAPHS,
        unmerged,
      }),
    manyGraphs: 1000,
  })
})
