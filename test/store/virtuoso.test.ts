import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasVirtuoso, startVirtuoso, type Virtuoso } from './virtuoso.js'

describe.skipIf(!hasVirtuoso())('the private Virtuoso of the tests', () => {
  let server: Virtuoso
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'raadlink-load-'))
    server = await startVirtuoso({ resultSetMaxRows: 5, password: 'een-geheim' })
  })
  afterAll(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const ask = async (query: string): Promise<Response> =>
    fetch(`${server.query}?${new URLSearchParams({ query, format: 'text/csv' }).toString()}`)

  it('loads N-Quads in bulk and still has them after a restart and after a power cut', async () => {
    const file = join(folder, 'quads.nq')
    await writeFile(file, '<http://a.example/s> <http://a.example/p> "é"@nl <http://a.example/g> .\n')
    await server.bulkLoad(file)
    const query = 'SELECT ?o { GRAPH <http://a.example/g> { ?s ?p ?o } }'
    expect(await (await ask(query)).text()).toContain('é')
    expect(await server.restart()).toBeGreaterThan(0)
    expect(await (await ask(query)).text()).toContain('é')
    await server.kill()
    await server.restart()
    expect(await (await ask(query)).text()).toContain('é')
  })

  it('reports what its loader refuses', async () => {
    const file = join(folder, 'broken.nq')
    await writeFile(file, '<http://a.example/s> <http://a.example/p> "x" <http://a.example/g> .\n{} nonsense\n')
    await expect(server.bulkLoad(file)).rejects.toThrow(/SP029/u)
  })

  it('cuts answers at its row limit, with 200 and a header', async () => {
    const answer = await ask('SELECT * { GRAPH ?g { ?s ?p ?o } }')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-sparql-maxrows')).toBe('5')
    expect((await answer.text()).trim().split('\n')).toHaveLength(6)
  })

  it('requires digest authentication for updates', async () => {
    const answer = await fetch(server.update, {
      method: 'POST',
      body: new URLSearchParams({ update: 'CLEAR GRAPH <http://a.example/g>' }),
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Digest /u)
  })
})
