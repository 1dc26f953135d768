import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCouncilSite, type CouncilSite } from './council-site.js'
import { hashOf, sourcesOf, temporaryFolder } from './harvest-trial.js'

const BIN = fileURLToPath(new URL('../../bin/raadlink.js', import.meta.url))
/** The result of several processes of which one was killed. */
export interface WorkerTrial {
  readonly killed: 'leader' | 'worker'
  /** Whether the dataset is that of an undisturbed ordinary harvest. */
  readonly same: boolean
  /** The fewest milliseconds that the server saw between two requests to one host; the rate allows 1000. */
  readonly smallestGap: number
  /** Documents that were sent more than once. */
  readonly sentAgain: number
}

interface Worker {
  readonly child: ChildProcess
  events: number
  errors: string
  readonly ended: Promise<number | null>
}

/**
 * An undisturbed ordinary harvest, then trials with three processes on one queue, one of which is killed (SIGKILL)
 * half-way.
 */
export async function workerTrials(
  queue: string,
  trials: readonly ('leader' | 'worker')[],
  councils: number,
  publications: number,
): Promise<readonly WorkerTrial[]> {
  const site = await openCouncilSite({ councils, publications, hosts: 'addresses' })
  const place = temporaryFolder()
  try {
    const list = join(place.path, 'raadlink.yaml')
    const sources = sourcesOf(site).map(({ id, start }) => ({ id, start }))
    writeFileSync(list, JSON.stringify({ allowPrivate: sources.map(({ start }) => new URL(start).host), sources }))
    const plain = start(['harvest'], list, join(place.path, 'undisturbed'))
    const status = await plain.ended
    if (status === null || status > 1)
      throw new Error(`the undisturbed harvest ended with ${status ?? 'a signal'}: ${plain.errors}`)
    const { events } = plain
    const expected = await hashOf(join(place.path, 'undisturbed'))
    const outcomes: WorkerTrial[] = []
    for (const [i, killed] of trials.entries())
      outcomes.push(await trial(killed, site, queue, list, join(place.path, `trial-${i}`), { events, expected }))
    return outcomes
  } finally {
    place.remove()
    await site.close()
  }
}

async function trial(
  killed: 'leader' | 'worker',
  site: CouncilSite,
  queue: string,
  list: string,
  folder: string,
  { events, expected }: { readonly events: number; readonly expected: string },
): Promise<WorkerTrial> {
  site.requests.clear()
  const workers = [1, 2, 3].map(() => start(['worker', '--queue', queue, '--hosts', '2'], list, folder))
  try {
    const isHalfWay = (): boolean => workers.some((each) => each.events >= events / 2)
    await new Promise<void>((resolve, reject) => {
      for (const each of workers) {
        each.child.stdout?.on('data', () => {
          if (isHalfWay()) resolve()
        })
        each.child.once('close', () => reject(new Error(`a worker ended before half-way: ${each.errors}`)))
      }
    })
    const victim = workers.find((each) => (killed === 'leader') === each.events > 0)!
    victim.child.kill('SIGKILL')
    const left = workers.filter((each) => each !== victim)
    const statuses = await Promise.all(left.map(({ ended }) => ended))
    for (const [i, status] of statuses.entries())
      if (status === null || status > 1)
        throw new Error(`a worker ended with ${status ?? 'a signal'}: ${left[i]?.errors ?? ''}`)
  } finally {
    for (const { child } of workers) child.kill('SIGKILL')
  }
  const sent = site.requests.bodies().map(({ host, path }) => host + path)
  return {
    killed,
    same: (await hashOf(folder)) === expected,
    smallestGap: Math.round(site.requests.smallestGap()),
    sentAgain: sent.length - new Set(sent).size,
  }
}

function start(words: readonly string[], list: string, data: string): Worker {
  const child = spawn(
    process.execPath,
    [
      BIN,
      ...words,
      '--config',
      list,
      '--data',
      data,
      '--mint-base',
      'https://data.voorbeeldegem.example/id/',
      '--json',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const worker: Worker = {
    child,
    events: 0,
    errors: '',
    ended: new Promise((resolve, reject) => {
      child.once('error', reject).once('close', (code) => resolve(code))
    }),
  }
  child.stdout.on('data', (chunk: Buffer) => {
    worker.events += chunk.toString().split('\n').length - 1
  })
  child.stderr.on('data', (chunk: Buffer) => {
    worker.errors += chunk.toString()
  })
  return worker
}
