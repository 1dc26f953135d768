import { Parser, type Quad } from 'n3'
import { intoConfig, replicateLDES } from 'ldes-client'
import { gunzipSync } from 'node:zlib'
import { DataFactory } from 'n3'
import { writeRdf } from '../../src/rdf/formats/formats.js'
import { activityStreams, dct, prov, rdf, xsd } from '../../src/rdf/vocabularies.js'

const { namedNode, literal, quad } = DataFactory

/** What a stream comes to for who reads it from its first page with a stock client. */
export interface Replayed {
  /** The last version of everything that is not gone, said of the thing itself. */
  readonly quads: readonly Quad[]
  readonly members: number
  /** Things whose last version is a tombstone. */
  readonly gone: ReadonlySet<string>
}

/** Replays a stream with `ldes-client`: every member from every page, the latest of each thing stands. */
export async function replayStream(address: string): Promise<Replayed> {
  const client = replicateLDES(intoConfig({ url: address, polling: false }), 'none')
  const failures: unknown[] = []
  client.on('error', (error) => failures.push(error))
  const latest = new Map<string, { readonly time: string; readonly quads: readonly Quad[] }>()
  let members = 0
  for await (const member of client.stream() as unknown as AsyncIterable<{
    readonly id: { readonly value: string }
    readonly quads: readonly Quad[]
  }>) {
    members += 1
    const own = member.quads.filter(({ subject }) => subject.value === member.id.value)
    const of = own.find(({ predicate }) => predicate.equals(dct.isVersionOf))?.object.value
    const time = own.find(({ predicate }) => predicate.equals(prov.generatedAtTime))?.object.value
    if (of === undefined || time === undefined)
      throw new Error(`${member.id.value} does not say what it is a version of, or when`)
    const payload = own.filter(
      ({ predicate }) => !predicate.equals(dct.isVersionOf) && !predicate.equals(prov.generatedAtTime),
    )
    // Versions of one thing never share their time: units of the log differ by a millisecond at least.
    if (time > (latest.get(of)?.time ?? ''))
      latest.set(of, {
        time,
        quads: payload.map(({ predicate, object }) => quad(namedNode(of), namedNode(predicate.value), object)),
      })
  }
  if (failures.length > 0) throw new Error(`the client could not read ${address}`, { cause: failures[0] })
  const isGone = ({ quads }: { readonly quads: readonly Quad[] }): boolean =>
    quads.some(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(activityStreams.Delete))
  const gone = new Set([...latest].filter(([, version]) => isGone(version)).map(([of]) => of))
  return { quads: [...latest].flatMap(([of, { quads }]) => (gone.has(of) ? [] : quads)), members, gone }
}

interface DeltaTerm {
  readonly type: string
  readonly value: string
  readonly datatype?: string
}
interface ChangeSet {
  readonly inserts: readonly DeltaTriple[]
  readonly deletes: readonly DeltaTriple[]
}
type DeltaTriple = Readonly<Record<'graph' | 'subject' | 'predicate' | 'object', DeltaTerm>>

const SUBJECT = 'http://data.lblod.info/datasets/delta-producer/dumps/lblod-harvester/BesluitenCacheGraphDump'

interface JsonApi {
  readonly data: readonly {
    readonly id: string
    readonly attributes: Readonly<Record<string, string>>
    readonly relationships: { readonly subject: { readonly data: { readonly id: string } } }
  }[]
}

/** A consumer of delta files that remembers what it has. */
export class DeltaConsumer {
  readonly #held = new Map<string, Quad>()
  #since = ''

  /** `base`: address of the producer, ending in a slash, as consumers are configured: so paths get a doubled one. */
  constructor(private readonly base: string) {}

  get quads(): readonly Quad[] {
    return [...this.#held.values()]
  }

  /** The first synchronisation: the dump, and from when the deltas go on. */
  async start(): Promise<void> {
    const {
      data: [dataset],
    } = await this.#json<JsonApi>(`/datasets?filter[subject]=${SUBJECT}&filter[:has-no:next-version]=yes`)
    if (!dataset) throw new Error('there is no dump to start from')
    const {
      data: [distribution],
    } = await this.#json<JsonApi>(`/datasets/${dataset.id}/distributions?include=subject`)
    const dump = await fetch(`${this.base}/files/${distribution!.relationships.subject.data.id}/download`)
    if (!dump.ok) throw new Error(`the dump answers ${dump.status}`)
    for (const each of new Parser().parse(await dump.text())) this.#held.set(key(each), each)
    this.#since = dataset.attributes['release-date'] ?? ''
  }

  /** Takes what came since, file by file; gives how many files there were. A delete of what is not held is an error. */
  async poll(): Promise<number> {
    let files = 0
    for (;;) {
      const { data } = await this.#json<JsonApi>(`/sync/besluiten/files?since=${this.#since}`)
      if (data.length === 0) return files
      for (const { id, attributes } of data) {
        const { created = '' } = attributes
        if (created <= this.#since) throw new Error(`${created} is not later than ${this.#since}`)
        for (const { deletes, inserts } of await this.#json<readonly ChangeSet[]>(`/files/${id}/download`)) {
          for (const each of deletes)
            if (!this.#held.delete(key(quadOf(each))))
              throw new Error(`a delete of what is not there: ${key(quadOf(each))}`)
          for (const each of inserts) this.#held.set(key(quadOf(each)), quadOf(each))
        }
        this.#since = created
        files += 1
      }
    }
  }

  async #json<Answer>(path: string): Promise<Answer> {
    const answer = await fetch(`${this.base}${path}`, { headers: { accept: 'application/vnd.api+json' } })
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`)
    return (await answer.json()) as Answer
  }
}

function quadOf({ subject, predicate, object }: DeltaTriple): Quad {
  const value =
    object.type === 'uri'
      ? namedNode(object.value)
      : literal(object.value, namedNode(object.datatype ?? xsd.string.value))
  return quad(namedNode(subject.value), namedNode(predicate.value), value)
}

function key(each: Quad): string {
  return writeRdf([each], 'ntriples')
}

/** The sum of the delta files of a site that stands as files: no dump, every file in the order of the listing. */
export function sumOfFiles(files: readonly (readonly ChangeSet[])[]): readonly Quad[] {
  const held = new Map<string, Quad>()
  for (const { deletes, inserts } of files.flat()) {
    for (const each of deletes) held.delete(key(quadOf(each)))
    for (const each of inserts) held.set(key(quadOf(each)), quadOf(each))
  }
  return [...held.values()]
}

/** The triples of a dump that is N-Triples, compressed. */
export function dumped(bytes: Uint8Array): readonly Quad[] {
  return new Parser().parse(gunzipSync(bytes).toString())
}
