import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** What 0.1.0 said of the folder. */
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

/** Puts the data folder that 0.1.0 wrote at a path, and gives what 0.1.0 said of it. */
export function unpackOldFolder(target: string): OldStatus {
  const packed = brotliDecompressSync(readFileSync(new URL('data.json.br', import.meta.url)))
  for (const [path, content] of Object.entries(JSON.parse(packed.toString()) as Record<string, string>)) {
    mkdirSync(dirname(join(target, path)), { recursive: true })
    writeFileSync(join(target, path), Buffer.from(content, 'base64'))
  }
  return JSON.parse(readFileSync(new URL('status.json', import.meta.url), 'utf8')) as OldStatus
}
