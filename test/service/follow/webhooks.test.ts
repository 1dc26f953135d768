import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { noteChanges } from '../../../src/publication/follow/note-changes.js'
import { ToldFile } from '../../../src/publication/follow/told-file.js'
import { readWebhooks, type Webhook } from '../../../src/publication/follow/webhook-list.js'
import { signatureOf } from '../../../src/publication/follow/webhook-message.js'
import { followSearch } from '../../../src/publication/search/filling/follow-search.js'
import { removeSearchFile, SearchFile } from '../../../src/publication/search/filling/search-file.js'
import { Searcher } from '../../../src/publication/search/finding/searcher.js'
import type { SearchUnit } from '../../../src/publication/search/search-unit.js'
import { deliverDue, keepDelivering, type DeliveryNote } from '../../../src/service/follow/deliver-webhooks.js'
import { source, unit } from '../../publication/search/sample-units.js'
import { sampleSite } from '../../publication/sample-site.js'
import { randomFrom } from '../../seeded/random.js'

interface Received {
  readonly id: string
  readonly type: string
  readonly iri: string
  readonly title?: string
}

const SECRET = 'not-a-secret-but-long-enough'
const folder = mkdtempSync(join(tmpdir(), 'raadlink-webhooks-'))
let server: Server
let hook: Webhook
/** What the receiver took, and how it answers the next. */
let received: Received[] = []
let answer: () => number = () => 200
let faults: string[] = []

beforeAll(async () => {
  server = createServer((request, reply) => {
    let body = ''
    request
      .setEncoding('utf8')
      .on('data', (chunk: string) => (body += chunk))
      .on('end', () => {
        const { headers } = request
        const [id, seconds] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])]
        if (headers['webhook-signature'] !== signatureOf(SECRET, id, seconds, body)) faults.push(`signature of ${id}`)
        const status = answer()
        if (status < 300) {
          const { type, data } = JSON.parse(body) as { type: string; data: { iri: string; title?: string } }
          received.push({ id, type, iri: data.iri, ...(data.title !== undefined && { title: data.title }) })
        }
        reply.writeHead(status).end()
      })
  })
  // A machine with other work on it leaves a connection idle for longer than servers keep it.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const list = join(folder, 'webhooks.json')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=hidden`
  writeFileSync(list, JSON.stringify([{ url, search: 'q=verkeer', secret: 'HOOK' }]))
  hook = readWebhooks(list, { HOOK: SECRET })[0] ?? expect.fail('no webhook')
})
afterAll(async () => {
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  received = []
  faults = []
  answer = () => 200
})

/** A dataset that changes, with its index and the note of who was told what; all of it can be started anew. */
class Changing {
  readonly units = new Map<string, SearchUnit>()
  readonly #index: string
  readonly #told: string
  #sequence = 0
  #file: SearchFile
  told: ToldFile

  constructor(name: string) {
    this.#index = join(folder, `${name}.search.sqlite`)
    this.#told = join(folder, `${name}.told.sqlite`)
    this.#file = new SearchFile(this.#index)
    this.told = new ToldFile(this.#told)
  }

  follow(): void {
    const sources = [...this.units.values()].map((each) => source(each.iri, JSON.stringify(each), each))
    followSearch(this.#file, { state: { erasures: 0, sequence: ++this.#sequence }, sources: () => sources })
    const searcher = Searcher.open(this.#index) ?? expect.fail('no index')
    noteChanges(searcher, this.told, [hook], new Date(0))
    searcher.close()
  }

  restart(anew: boolean): void {
    this.close()
    if (anew) removeSearchFile(this.#index)
    this.#file = new SearchFile(this.#index)
    this.told = new ToldFile(this.#told)
  }

  close(): void {
    this.#file.close()
    this.told.close()
  }

  bytes(): string {
    return ['', '-wal'].map((suffix) => readFileSync(this.#told + suffix).toString('latin1')).join('')
  }
}

const deliverAll = async (told: ToldFile, onNote?: (note: DeliveryNote) => void): Promise<void> => {
  const retries = Array.from({ length: 200 }, () => 0)
  while (
    (await deliverDue(told, {
      site: sampleSite,
      hooks: [hook],
      now: () => new Date(0),
      retries,
      ...(onNote && { onNote }),
    })) > 0
  );
}

describe('webhooks', () => {
  it('tell each of 500 changes once, with restarts and a receiver that fails half of the time', async () => {
    const random = randomFrom(7)
    const changing = new Changing('random')
    for (let n = 0; n < 20; n++) changing.units.set(`${n}`, unit(n, `Verkeer ${n}`))
    changing.follow()
    await deliverAll(changing.told)
    expect(received).toEqual([])
    const expected: string[] = []
    answer = () => (random.below(2) === 0 ? 503 : 200)
    let numbers = 20
    for (let change = 0; change < 500; change++) {
      const known = [...changing.units.keys()]
      const key = known.length === 0 ? '' : random.pick(known)
      const before = changing.units.get(key)
      const kind = random.below(3)
      if (kind === 0 || !before) {
        const n = numbers++
        const added = unit(n, random.below(4) === 0 ? `Belasting ${n}` : `Het verkeer ${n}`)
        changing.units.set(`${n}`, added)
        if (!added.title.startsWith('Belasting')) expected.push(`nieuw ${added.iri} ${added.title}`)
      } else if (kind === 1) {
        const changed = { ...before, title: `${before.title} gewijzigd ${change}` }
        changing.units.set(key, changed)
        if (!changed.title.startsWith('Belasting')) expected.push(`gewijzigd ${changed.iri} ${changed.title}`)
      } else {
        changing.units.delete(key)
        if (!before.title.startsWith('Belasting')) expected.push(`verdwenen ${before.iri}`)
      }
      changing.follow()
      // Some changes wait for a restart, and some restarts find an index that is gone.
      if (random.below(8) === 0) {
        changing.restart(random.below(3) === 0)
        changing.follow()
      }
      // What is gone takes with it what was on its way: so nothing waits when it goes.
      await deliverAll(changing.told)
    }
    const told = received.map(({ type, iri, title }) =>
      [type.replace('zoekopdracht.', ''), iri, title].filter(Boolean).join(' '),
    )
    expect([...told].sort()).toEqual([...expected].sort())
    expect(new Set(received.map(({ id }) => id)).size).toBe(received.length)
    expect(faults).toEqual([])
    expect(changing.told.counts()).toEqual({})
    changing.close()
  })

  it('do not wait for one another: a receiver that never answers holds up nobody', async () => {
    const changing = new Changing('slow')
    const slow = createServer(() => undefined)
    await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done))
    const silent = { ...hook, id: 'silent', address: `http://127.0.0.1:${(slow.address() as AddressInfo).port}/` }
    const thing = {
      iri: 'urn:1',
      hash: '1',
      kind: 'agendapunt',
      path: 'punten/1',
      title: 'Verkeer',
      modified: '',
    } as const
    for (const { id } of [silent, hook]) {
      changing.told.note(id, [], new Date(0))
      for (let n = 0; n < 30; n++) changing.told.note(id, [{ ...thing, hash: `${n}` }], new Date(0))
    }
    const delivering = keepDelivering(changing.told, {
      site: sampleSite,
      hooks: [silent, hook],
      onError: (message) => expect.fail(message),
    })
    await vi.waitFor(() => expect(received).toHaveLength(30), { timeout: 8000 })
    slow.closeAllConnections()
    await new Promise((done) => slow.close(done))
    await delivering.stop()
    changing.close()
  })

  it('wait longer with each failure, and are given up at last or when the receiver is gone', async () => {
    const changing = new Changing('retries')
    changing.follow()
    changing.units.set('1', unit(1, 'Verkeer'))
    changing.follow()
    answer = () => 500
    const notes: DeliveryNote[] = []
    let now = 0
    const deliver = (): Promise<number> =>
      deliverDue(changing.told, {
        site: sampleSite,
        hooks: [hook],
        now: () => new Date(now),
        retries: [1000, 5000],
        onNote: (note) => notes.push(note),
      })
    expect(await deliver()).toBe(1)
    now = 999
    expect(await deliver()).toBe(0)
    now = 1000
    expect(await deliver()).toBe(1)
    now = 6000
    expect(await deliver()).toBe(1)
    now = 1e9
    expect(await deliver()).toBe(0)
    expect(notes.map(({ attempt, outcome, status }) => [attempt, outcome, status])).toEqual([
      [1, 'again', '500'],
      [2, 'again', '500'],
      [3, 'given-up', '500'],
    ])
    expect(JSON.stringify(notes)).not.toContain('hidden')
    answer = () => 410
    changing.units.set('2', unit(2, 'Verkeer'))
    changing.follow()
    await deliver()
    expect(notes.at(-1)).toMatchObject({ outcome: 'given-up', status: '410' })
    expect(changing.told.counts()).toEqual({ 'given-up': 2 })
    changing.close()
  })

  it('say of what is gone no more than that, and keep nothing of what they told', async () => {
    const changing = new Changing('gone')
    changing.follow()
    changing.units.set('1', unit(1, 'Verkeer van Geheimzinnigaard'))
    changing.follow()
    changing.units.clear()
    changing.follow()
    await deliverAll(changing.told)
    expect(received).toEqual([
      { id: expect.any(String) as string, type: 'zoekopdracht.verdwenen', iri: unit(1, '').iri },
    ])
    changing.units.set('2', unit(2, 'Verkeer van Stilzwijgendegem'))
    changing.follow()
    await deliverAll(changing.told)
    changing.restart(false)
    expect(changing.bytes()).toContain(unit(2, '').iri)
    expect(changing.bytes()).not.toMatch(/Geheimzinnig|Stilzwijgend/u)
    changing.close()
  })

  it('are forgotten when they are taken off the list, with what was waiting for them', async () => {
    const changing = new Changing('taken off')
    changing.follow()
    changing.units.set('1', unit(1, 'Verkeer'))
    changing.follow()
    expect(changing.told.due(hook.id, new Date(), 1)).toHaveLength(1)
    const nobody = { site: sampleSite, hooks: [] }
    expect(await deliverDue(changing.told, nobody)).toBe(0)
    await keepDelivering(changing.told, { ...nobody, onError: (message) => expect.fail(message) }).stop()
    expect(changing.told.due(hook.id, new Date(), 1)).toEqual([])
    expect(received).toEqual([])
    changing.close()
  })

  it('are refused with what is wrong, and without what is secret', () => {
    const path = join(folder, 'wrong.json')
    for (const [wrong, environment] of [
      ['{}', {}],
      ['[{"url":"https://hooks.example/","search":"q=a"}]', {}],
      ['[{"url":"ftp://hooks.example/","search":"q=a","secret":"A"}]', { A: SECRET }],
      ['[{"url":"https://hooks.example/","search":"soort=brief","secret":"A"}]', { A: SECRET }],
      ['[{"url":"https://hooks.example/","search":"q=a","secret":"A"}]', { A: 'short-value' }],
      ['[{"url":"https://hooks.example/","secret":"A","extra":1}]', { A: SECRET }],
    ] as const) {
      writeFileSync(path, wrong)
      expect(() => readWebhooks(path, environment), wrong).toThrow(expect.objectContaining({ code: 'usage' }))
      expect(() => readWebhooks(path, environment), wrong).not.toThrow(/short-value/u)
    }
  })
})
