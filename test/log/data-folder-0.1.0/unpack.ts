import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** The status of the folder according to 0.1.0. */
export interface OldStatus {
  readonly documents: number
  readonly published: number
  readonly triples: number
  readonly changes: number
  readonly lastChange: string
  readonly erasures: number
  readonly hash: string
  readonly addresses: Readonly<Record<string, number>>
}

/** Puts the data folder written by 0.1.0 at a path, and returns its status according to 0.1.0. */
export function unpackOldFolder(target: string): OldStatus {
  const packed = brotliDecompressSync(readFileSync(new URL('data.json.br', import.meta.url)))
  for (const [path, content] of Object.entries(JSON.parse(packed.toString()) as Record<string, string>)) {
    mkdirSync(dirname(join(target, path)), { recursive: true })
    writeFileSync(join(target, path), Buffer.from(content, 'base64'))
  }
  return JSON.parse(readFileSync(new URL('status.json', import.meta.url), 'utf8')) as OldStatus
}
