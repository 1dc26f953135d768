import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { DataFolder } from '../../src/log/data-folder.js'

export type Parameters = Readonly<Record<string, string>>

/** A query of the shared folder. `{{name}}` in it stands for a parameter. */
export interface SharedQuery {
  readonly id: string
  readonly kind: 'select' | 'graph' | 'ask'
  readonly q: string
  readonly noCompare?: boolean
  readonly probe?: boolean
}

export const SIZES: Readonly<Record<string, number>> = { '100k': 100_000, '1m': 1_000_000, '5m': 5_000_000 }

const shared = process.env['RAADLINK_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const cache = fileURLToPath(new URL('../../.cache/bench', import.meta.url))

/** Whether the generator and the queries are at hand. */
export function hasSharedBench(): boolean {
  return existsSync(join(shared, 'bench', 'gen.mjs'))
}

export async function sharedQueries(): Promise<{
  readonly queries: readonly SharedQuery[]
  readonly fill: (query: string, parameters: Parameters) => string
}> {
  const { QUERIES, fill } = (await import(pathToFileURL(join(shared, 'bench', 'queries.mjs')).href)) as {
    readonly QUERIES: readonly SharedQuery[]
    readonly fill: (query: string, parameters: Parameters) => string
  }
  return { queries: QUERIES, fill }
}

/** Council-shaped N-Quads of a size, made once and kept. */
export function generate(size: string): { readonly file: string; readonly parameters: Parameters } {
  const quads = SIZES[size]
  if (quads === undefined) throw new Error(`--quads is one of ${Object.keys(SIZES).join(', ')}; not ${size}`)
  mkdirSync(cache, { recursive: true })
  const file = join(cache, `${size}.nq`)
  if (!existsSync(`${file}.params.json`))
    execFileSync(process.execPath, [join(shared, 'bench', 'gen.mjs'), String(quads), file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  return { file, parameters: JSON.parse(readFileSync(`${file}.params.json`, 'utf8')) as Parameters }
}

/** A data folder that holds the same, each graph published by a change; made once and kept. */
export async function dataFolder(size: string): Promise<string> {
  const { file } = generate(size)
  const folder = join(cache, `${size}-data`)
  if (existsSync(folder)) return folder
  const making = `${folder}-making`
  rmSync(making, { recursive: true, force: true })
  const graphs = new Map<string, string[]>()
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [, triple, graph] = /^(.*) <([^>]*)> \.$/u.exec(line) ?? []
    if (triple === undefined || graph === undefined) throw new Error(`not as the generator writes it: ${line}`)
    const triples = graphs.get(graph)
    if (triples) triples.push(`${triple} .`)
    else graphs.set(graph, [`${triple} .`])
  }
  const data = new DataFolder(making)
  const desired = [...graphs].map(([graph, triples]) => ({
    graph,
    role: 'stated' as const,
    triples: [...new Set(triples)].sort(),
  }))
  for (let i = 0; i < desired.length; i += 200)
    data.publish(desired.slice(i, i + 200), { kind: 'publish', agent: 'bench', software: 'bench' })
  data.close()
  renameSync(making, folder)
  return folder
}
