import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { Corrections } from '../../src/dataset/kept/corrections.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { createRandom } from '../score/generator/random.js'
import { minutesOf } from './corrected-minutes.js'

/**
 * Lets a process correct a data folder without a pause and kills it at drawn instants. After each kill every correction
 * that it told to be kept is there, exactly once. `keep`: it only keeps them; else it publishes them too.
 */
export async function killWhileCorrecting(
  folder: string,
  { kills, mode = 'publish' }: { readonly kills: number; readonly mode?: 'publish' | 'keep' },
): Promise<void> {
  const random = createRandom({ text: 'kills', half: 'tuning' })
  const acknowledged = new Set<string>()
  for (let kill = 0; kill < kills; kill++) {
    for (const id of await killOnce(folder, mode, random.int(0, mode === 'keep' ? 60 : 400))) acknowledged.add(id)
    // Opening takes over the lock of the dead and cuts what was half written.
    new DataFolder(folder).close()
    new Corrections(folder).close()
    const kept = [0, 1, 2].flatMap((index) =>
      new Corrections(folder, { readonly: true }).history(minutesOf(index).address).map(({ id }) => id),
    )
    expect(new Set(kept).size).toBe(kept.length)
    for (const id of acknowledged) expect(kept).toContain(id)
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(kills)
}

/** The corrections that were told before the process was killed, some milliseconds after its first. */
function killOnce(folder: string, mode: string, milliseconds: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('./correct-until-killed.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder, mode], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let told = ''
    let failure = ''
    child.stderr.on('data', (part: Buffer) => (failure += part.toString()))
    child.stdout.on('data', (part: Buffer) => {
      if (told === '') setTimeout(() => child.kill('SIGKILL'), milliseconds)
      told += part.toString()
    })
    child.once('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the process ended by itself: ${failure}`))
      // A last line without its end was not told.
      else resolve(told.split('\n').slice(0, -1))
    })
  })
}
