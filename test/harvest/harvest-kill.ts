import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCouncilSite } from './council-site.js'
import { hashOf, sourcesOf, temporaryFolder } from './harvest-trial.js'

const BIN = fileURLToPath(new URL('../../bin/raadlink.js', import.meta.url))

/**
 * Runs a harvest with the real command, and kills it (SIGKILL) some milliseconds after its first event, unless it ends
 * before.
 */
function work(
  list: string,
  data: string,
  killAfter = Infinity,
): Promise<{ readonly killed: boolean; readonly milliseconds: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        BIN,
        'harvest',
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
    let [begun, errors] = [0, '']
    child.stdout.on('data', () => {
      if (begun > 0) return
      begun = performance.now()
      if (killAfter !== Infinity) setTimeout(() => child.kill('SIGKILL'), killAfter)
    })
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      // 1: findings of severity error in the pages, which do not matter here.
      if (code === 0 || code === 1 || signal === 'SIGKILL')
        resolve({ killed: signal === 'SIGKILL', milliseconds: performance.now() - begun })
      else reject(new Error(`the harvest ended with ${code ?? signal}: ${errors}`))
    })
  })
}

/** The result of killing a harvest at random moments. */
export interface HarvestKills {
  readonly kills: number
  /** Kills after which the continued run ended with a different dataset than an undisturbed one. */
  readonly different: number
  /** Documents that were sent more than once in one trial, beyond one per host: more than the open requests. */
  readonly overAsked: number
}

/**
 * Kills a harvest at random moments, each time in a new folder, lets the next one finish, and compares with an
 * undisturbed one.
 */
export async function killHarvests(kills: number, councils: number, publications: number): Promise<HarvestKills> {
  const site = await openCouncilSite({ councils, publications, hosts: 'addresses' })
  const place = temporaryFolder()
  try {
    const list = join(place.path, 'raadlink.yaml')
    const sources = sourcesOf(site).map(({ id, start }) => ({ id, start, limits: { requestsPerSecond: 10 } }))
    writeFileSync(list, JSON.stringify({ allowPrivate: sources.map(({ start }) => new URL(start).host), sources }))
    let { milliseconds: longest } = await work(list, join(place.path, 'undisturbed'))
    const expected = await hashOf(join(place.path, 'undisturbed'))
    let [killed, different, overAsked] = [0, 0, 0]
    for (let trial = 0; killed < kills; trial++) {
      const folder = join(place.path, `trial-${trial}`)
      const before = site.requests.all.length
      const first = await work(list, folder, Math.random() * longest)
      if (!first.killed) {
        longest = Math.min(longest, first.milliseconds)
        continue
      }
      killed++
      await work(list, folder)
      if ((await hashOf(folder)) !== expected) different++
      const sent = site.requests.all
        .slice(before)
        .filter(({ status, path }) => status === 200 && path !== '/robots.txt')
        .map(({ host, path }) => host + path)
      if (sent.length - new Set(sent).size > councils) overAsked++
    }
    return { kills: killed, different, overAsked }
  } finally {
    place.remove()
    await site.close()
  }
}
