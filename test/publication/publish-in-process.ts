import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What publishing generated documents took, in a process of its own. Memory: the most it ever held, in MB; before:
 * while it was filled.
 */
export interface PublishCost {
  readonly documents: number
  readonly files: number
  readonly seconds: number
  readonly megabytes: number
  readonly memory: number
  readonly memoryBefore: number
}

export function publishInProcess(count: number): PublishCost {
  const folder = mkdtempSync(join(tmpdir(), 'raadlink-large-'))
  try {
    const script = fileURLToPath(new URL('publish-generated.ts', import.meta.url))
    return JSON.parse(
      execFileSync(process.execPath, ['--import', 'tsx', script, folder, String(count)], {
        encoding: 'utf8',
        maxBuffer: 1e6,
      }),
    ) as PublishCost
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
