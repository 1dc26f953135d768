import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CHILD = fileURLToPath(new URL('lock-child.js', import.meta.url))
/** No process has this number: it is above the highest that systems use. */
const DEAD = 4_194_305

/** The result of processes that take over the lock of a dead one at the same moment. */
export interface LockTrial {
  readonly trials: number
  /** Trials in which more than one process believed it had the lock. */
  readonly severalHolders: number
  /** Trials in which none had it. */
  readonly nobody: number
  /** Files beside the lock. */
  readonly leftovers: readonly string[]
}

/** Lets processes take over the lock of a dead one at the same moment, each trial in a new folder. */
export async function lockTrial(trials: number, processes: number): Promise<LockTrial> {
  let [severalHolders, nobody] = [0, 0]
  const leftovers: string[] = []
  for (let trial = 0; trial < trials; trial++) {
    const folder = mkdtempSync(join(tmpdir(), 'raadlink-lock-trial-'))
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: DEAD, host: hostname(), started: '1' }))
    const instant = Date.now() + 1500
    const children = Array.from({ length: processes }, () =>
      spawn(process.execPath, [CHILD, folder, String(instant)], { stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    const said = await Promise.all(children.map(firstWord))
    const holders = said.filter((word) => word === 'has it').length
    if (holders > 1) severalHolders += 1
    if (holders === 0) nobody += 1
    leftovers.push(...readdirSync(folder).filter((name) => name !== 'lock'))
    await Promise.all(children.map(ended))
    rmSync(folder, { recursive: true })
  }
  return { trials, severalHolders, nobody, leftovers }
}

async function firstWord(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer]
  return chunk.toString().trim()
}

async function ended(child: ChildProcess): Promise<void> {
  const end = once(child, 'exit')
  child.stdin!.end()
  child.kill()
  await end
}
