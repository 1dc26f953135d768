import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { originOf } from '../../cli/origin-of.js'
import { startWatchdog } from '../../../src/service/watch/watchdog.js'

const built = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'raadlink-watchdog-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function serve(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const file = join(folder, 'data.nt')
  writeFileSync(file, '<a:s> <a:p> "x" .\n')
  const child = spawn(process.execPath, [built('bin/raadlink.js'), 'serve', file, '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { child, url: await originOf(child) }
}

/** Each overflows the stack of the engine without a sign of it in its brackets. */
const OVERFLOWS: Readonly<Record<string, string>> = {
  '3,000 times !': `ASK { FILTER(${'!'.repeat(3_000)}true) }`,
  '830 BINDs': `ASK { ${Array.from({ length: 830 }, (_, i) => `BIND(${i} AS ?b${i})`).join(' ')} }`,
  '900 select expressions': `SELECT ${Array.from({ length: 900 }, (_, i) => `(${i} AS ?e${i})`).join(' ')} {}`,
  '2,440 times ||': `ASK { FILTER(${Array.from({ length: 2_441 }, () => 'true').join('||')}) }`,
  '2,440 UNIONs': `ASK { ${Array.from({ length: 2_441 }, () => '{?s ?p ?o}').join('UNION')} }`,
  '5,300 path steps': `ASK { ?s ${Array.from({ length: 5_301 }, () => '<a:p>').join('/')} ?o }`,
  'IN with 30,000': `ASK { FILTER(1 IN (${Array.from({ length: 30_000 }, () => '2').join(',')})) }`,
}

describe('a service that gets queries on which its engine overflows', () => {
  it('refuses each, continues, and ends when asked to', async () => {
    const { child, url } = await serve()
    const ask = async (query: string): Promise<number> => {
      const answer = await fetch(`${url}/sparql`, {
        method: 'POST',
        headers: { 'content-type': 'application/sparql-query' },
        body: query,
        signal: AbortSignal.timeout(50_000),
      })
      await answer.text()
      return answer.status
    }
    try {
      for (const [name, query] of Object.entries(OVERFLOWS)) {
        const status = await ask(query)
        // Answered if the engine has room for it; a lost thread is refilled.
        expect([200, 400, 503], `${name}: ${status}`).toContain(status)
        await expect.poll(() => ask('ASK {}'), { timeout: 20_000 }).toBe(200)
      }
      const health = (await (await fetch(`${url}/health`)).json()) as { readonly health: unknown }
      expect(health.health).toEqual({ live: true, ready: true, reasons: [] })
    } finally {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    }
  }, 180_000)
})

describe('the watchdog', () => {
  it('reports once what hangs, after seeing it long enough', async () => {
    let hangs = false
    const told: string[] = []
    const dog = startWatchdog({
      interval: 20,
      notice: 3,
      hanging: () => (hangs ? 'a thread' : undefined),
      onHang: (what) => {
        told.push(what)
      },
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(told).toEqual([])
    hangs = true
    await expect.poll(() => told).toEqual(['a thread'])
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(told).toEqual(['a thread'])
    await dog.stop()
  })

  it.each([
    ['a main thread that answers no more', 'for (;;);', 'SIGTERM'],
    ['a stop that does not come to its end', 'endWithin(300); setInterval(() => {}, 1000)', undefined],
  ])(
    'ends the process with %s',
    async (_name, hang, signal) => {
      const script = join(folder, 'hang.mjs')
      writeFileSync(
        script,
        `import { startWatchdog } from ${JSON.stringify(built('dist/service/watch/watchdog.js'))}
import { endWithin, listenForStop } from ${JSON.stringify(built('dist/service/watch/stop-signals.js'))}
listenForStop()
startWatchdog({ interval: 100, patience: 5, hanging: () => undefined, onHang: () => undefined })
setTimeout(() => { process.stdout.write('hangs'); ${hang} }, 500)
`,
      )
      const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
      await once(child.stdout, 'data')
      if (signal !== undefined) child.kill(signal as NodeJS.Signals)
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    },
    30_000,
  )
})
