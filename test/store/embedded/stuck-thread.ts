import { ReplicaPool } from '../../../src/store/embedded/replica-pool.js'
import { Spool } from '../../../src/store/embedded/spool.js'

/*
 * A process of its own for replica-pool.test.ts. Listening to SIGSEGV displaces WebAssembly's trap handler: a query
 * that breaks the engine then leaves its thread spinning, and no terminate() ends it.
 */
process.on('SIGSEGV', () => undefined)

const spool = Spool.open()
const limits = { replicas: 2, unmerged: [], recycleGrowth: 2 ** 30, maxWaiting: 5, maxWait: 60_000 }
const pool = new ReplicaPool(limits, spool)
const ask = async (text: string): Promise<string> => {
  const query = { text, sent: text, form: 'ask', format: 'json', maxRows: 10 } as const
  return Buffer.from(await pool.query(query, { deadline: 5_000 })).toString()
}
const failure = await ask(`ASK { FILTER(${'!'.repeat(3_000)}true) }`).catch((thrown: unknown) => thrown)
const after = await ask('ASK {}')
while (pool.stuck === 0 || pool.ready < 2) await new Promise((resolve) => setTimeout(resolve, 100))
const { stuck, ready } = pool
await pool.close()
await spool.close()
const report = { failure: failure instanceof Error ? failure.message : '', after, stuck, ready }
process.stdout.write(JSON.stringify(report), () => {
  // Nothing else ends a process with such a thread.
  process.kill(process.pid, 'SIGKILL')
})
