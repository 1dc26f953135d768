import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

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

export async function sharedQueries(): Promise<{ readonly queries: readonly SharedQuery[]; readonly fill: (query: string, parameters: Parameters) => string }> {
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
  if (!existsSync(`${file}.params.json`)) execFileSync(process.execPath, [join(shared, 'bench', 'gen.mjs'), String(quads), file], { stdio: ['ignore', 'ignore', 'inherit'] })
  return { file, parameters: JSON.parse(readFileSync(`${file}.params.json`, 'utf8')) as Parameters }
}
