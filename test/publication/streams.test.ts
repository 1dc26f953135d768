import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Store } from 'n3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withoutLanguage, type Cause } from '../../src/log/changes/change.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { VERSIONED_CLASSES } from '../../src/log/state/versions.js'
import { decisionMembers } from '../../src/publication/streams/decision-stream.js'
import { deltaFile, deltaFiles } from '../../src/publication/dumps/delta-files.js'
import { EventStream } from '../../src/publication/streams/event-stream.js'
import { readRdf, writeRdf } from '../../src/rdf/formats/formats.js'
import { activityStreams, dct, ldes, prov, rdf, tree } from '../../src/rdf/vocabularies.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-ways-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const cause: Cause = { kind: 'publish', agent: 'test', software: 'raadlink test' }
const baseUrl = 'https://data.voorbeeldegem.example/'
const settings = {
  baseUrl,
  path: 'ldes/besluiten',
  generation: 0,
  pageSize: 3,
  shape: `${baseUrl}shape`,
  pollingInterval: 3600,
  deleteType: activityStreams.Delete,
}
const streamOf = (data: DataFolder): EventStream => new EventStream(decisionMembers(data.versions), settings)

const subject = (n: number): string => `https://voorbeeldegem.example/id/${n}`
const facts = (n: number): readonly string[] => [
  `<${subject(n)}> <${rdf.type.value}> <${VERSIONED_CLASSES[n % 2]!}> .`,
  `<${subject(n)}> <${dct.title.value}> "punt ${n}" .`,
  `<${subject(n)}> <${dct.title.value}> "punt ${n}"@nl .`,
]
/** Any steps of publishing, changing and withdrawing over three pages. */
const steps = fc.array(
  fc.record({
    graph: fc.constantFrom('https://a.example/1', 'https://a.example/2', 'https://a.example/3'),
    chosen: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 12 },
)
const play = (
  place: string,
  plan: readonly { readonly graph: string; readonly chosen: readonly number[] }[],
): DataFolder => {
  const data = new DataFolder(mkdtempSync(join(place, 'data-')))
  for (const { graph, chosen } of plan) {
    data.publish([{ graph, role: 'stated', triples: chosen.map((i) => facts(Math.floor(i / 3))[i % 3]!) }], cause)
  }
  return data
}

/** The dataset a reader of the stream ends with: per resource the last version, nothing for a tombstone. */
async function replay(stream: EventStream): Promise<readonly string[]> {
  const latest = new Map<string, readonly string[]>()
  let next: string | undefined = `${baseUrl}ldes/besluiten/1`
  let before = ''
  for (let pages = 0; next !== undefined; pages++) {
    expect(pages).toBeLessThan(1000)
    const body: string | Uint8Array | undefined = await stream
      .page(Number(next.split('/').at(-1)))
      ?.representations[0]!.body()
    const store: Store = new Store(await readRdf(String(body), 'nquads'))
    const page: string = next
    for (const member of store
      .getObjects(null, tree.member, null)
      .map(({ value }) => value)
      .sort((a, b) => Number(a.split('-').at(-1)) - Number(b.split('-').at(-1)))) {
      const time = store.getObjects(member, prov.generatedAtTime, null)[0]!.value
      expect(time >= before).toBe(true)
      before = time
      const of = store.getObjects(member, dct.isVersionOf, null)[0]!.value
      const said = store
        .getQuads(member, null, null, null)
        .filter(({ predicate }) => !predicate.equals(dct.isVersionOf) && !predicate.equals(prov.generatedAtTime))
      const gone = said.some(({ object }) => object.equals(activityStreams.Delete))
      latest.set(
        of,
        gone
          ? []
          : writeRdf(said, 'ntriples')
              .trim()
              .split('\n')
              .map((line) => line.replace(`<${member}>`, `<${of}>`)),
      )
    }
    const relations: readonly string[] = store.getObjects(page, tree.relation, null).map(({ value }) => value)
    expect(relations.length).toBeLessThanOrEqual(1)
    next = relations[0] === undefined ? undefined : store.getObjects(relations[0], tree.node, null)[0]!.value
  }
  return [...latest.values()].flat().sort()
}

describe('EventStream of decisions', () => {
  it('replays to the merge of its six classes, whatever was published, changed and withdrawn (property)', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const data = play(folder, plan)
        const merged = [...data.merge.triples()]
        const typed = new Set(merged.filter((line) => line.includes(rdf.type.value)).map((line) => line.split(' ')[0]))
        expect(await replay(streamOf(data))).toEqual(merged.filter((line) => typed.has(line.split(' ')[0])).sort())
        data.close()
      }),
      { numRuns: 30 },
    )
  })

  it('never changes a closed page, and marks it so', async () => {
    const data = play(
      folder,
      [0, 3, 6].map((i) => ({ graph: `https://a.example/${i}`, chosen: [i] })),
    )
    const open = streamOf(data).page(1)!
    expect(open.immutable).toBe(false)
    data.publish([{ graph: 'https://a.example/9', role: 'stated', triples: facts(3) }], cause)
    const closed = streamOf(data).page(1)!
    expect(closed.immutable).toBe(true)
    const text = String(await closed.representations[0]!.body())
    expect(text).toContain(ldes.immutable.value)
    data.publish([{ graph: 'https://a.example/10', role: 'stated', triples: facts(5) }], cause)
    expect(String(await streamOf(data).page(1)!.representations[0]!.body())).toBe(text)
    expect(streamOf(data).page(3)).toBeUndefined()
    data.close()
  })

  it('writes its pages by the profile of TREE, and its retention as what its view keeps', async () => {
    const data = play(folder, [{ graph: 'https://a.example/1', chosen: [0, 1, 3, 4, 6, 9] }])
    const [nquads, turtle, , jsonld] = streamOf(data).page(1)!.representations
    expect([nquads?.profile, turtle?.profile, jsonld?.profile]).toEqual([
      'https://w3id.org/tree/profile',
      'https://w3id.org/tree/profile',
      undefined,
    ])
    const lines = String(await nquads!.body())
      .trim()
      .split('\n')
    const members = lines.flatMap((line, i) => (line.includes(`<${tree.member.value}>`) ? [i] : []))
    const named = members.map((i) => lines[i]!.split(' ')[2]!)
    expect(named.length).toBe(3)
    // After the first member nothing but members, each whole before the next.
    lines.slice(members[0]).forEach((line, i) => {
      const current = members.findLastIndex((at) => at <= i + members[0]!)
      expect(line.startsWith(named[current]!) || line.split(' ')[2] === named[current]).toBe(true)
    })
    expect(lines.filter((line) => line.includes(ldes.retentionPolicy.value)).map((line) => line.split(' ')[0])).toEqual(
      [`<${baseUrl}ldes/besluiten/1>`],
    )
    const text = String(await turtle!.body())
    expect(text).toContain(`@base <${baseUrl}ldes/besluiten/1>`)
    expect(text).toContain('tree:node <2>')
    expect(text).toContain('<#versie-1>')
    data.close()
  })

  it('says the same in every format', async () => {
    const data = play(folder, [{ graph: 'https://a.example/1', chosen: [0, 1, 3, 4, 6] }])
    const forms = await Promise.all(
      streamOf(data)
        .page(1)!
        .representations.map(async ({ suffix, body }) => {
          const format = ({ nq: 'nquads', ttl: 'turtle', trig: 'trig', jsonld: 'jsonld' } as const)[suffix as 'nq']
          return writeRdf(await readRdf(String(await body()), format), 'ntriples')
        }),
    )
    expect(new Set(forms).size).toBe(1)
    data.close()
  })
})

describe('delta files', () => {
  it('add up to the merge without language tags; deletes find what they delete (property)', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const data = play(folder, plan)
        const held = new Set<string>()
        const key = (triple: unknown): string => JSON.stringify(triple)
        const files = deltaFiles(data.merge, '1970-01-01T00:00:00.000Z')
        for (const { content } of files) {
          for (const { deletes, inserts } of content()) {
            for (const each of deletes) expect(held.delete(key(each))).toBe(true)
            for (const each of inserts) held.add(key(each))
          }
        }
        expect(held.size).toBe(new Set([...data.merge.triples()].map(withoutLanguage)).size)
        expect(new Set(files.map(({ created }) => created)).size).toBe(files.length)
        data.close()
      }),
      { numRuns: 30 },
    )
  })

  it('are listed strictly after `since`, and found by their id', () => {
    const data = play(folder, [
      { graph: 'https://a.example/1', chosen: [0] },
      { graph: 'https://a.example/1', chosen: [1] },
    ])
    const [first, second] = deltaFiles(data.merge, '1970-01-01T00:00:00.000Z')
    expect(deltaFiles(data.merge, first!.created).map(({ id }) => id)).toEqual([second!.id])
    expect(deltaFile(data.merge, second!.id)?.content()).toMatchObject([
      { deletes: [{ predicate: { value: rdf.type.value } }], inserts: [] },
      { deletes: [], inserts: [{ object: { type: 'literal', value: 'punt 0' } }] },
    ])
    expect(deltaFile(data.merge, 'ffffffff-0000-8000-8000-000000000001')).toBeUndefined()
    data.close()
  })
})
