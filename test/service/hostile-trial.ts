import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'
import { originOf } from '../cli/origin-of.js'

export interface HostileTrial {
  readonly seconds: number
  readonly politeClients: number
  readonly hostileClients: number
  /** Which of the kinds are sent. */
  readonly kinds: readonly HostileKind[]
}

/** What came of a trial. Times in milliseconds, memory in megabytes. */
export interface TrialResult {
  readonly polite: {
    readonly answers: number
    readonly median: number
    readonly p95: number
    /** Pages that were checked for polite clients, and the slowest of them. */
    readonly pages: number
    readonly slowestPage: number
    readonly refused: Readonly<Record<string, number>>
  }
  readonly hostile: Readonly<Record<string, number>>
  readonly peak: number
  /** Health after the trial, when all is quiet. */
  readonly after: number
  readonly exit: readonly unknown[]
}

const cross = (n: number): string => Array.from({ length: n }, (_, i) => `?a${i} ?b${i} ?c${i} .`).join(' ')
const times = (n: number, text: string): string => text.repeat(n)

/** Each kind of hostility with its variants. */
const HOSTILE = {
  queries: [
    `SELECT (COUNT(*) AS ?n) { ${cross(6)} }`,
    `SELECT * { ${cross(5)} } ORDER BY ?c1 ?c2`,
    `CONSTRUCT { ?a0 ?b1 ?c2 } { ${cross(4)} }`,
    `ASK { FILTER(${times(3_000, '!')}true) }`,
    `ASK { ${Array.from({ length: 830 }, (_, i) => `BIND(${i} AS ?b${i})`).join(' ')} }`,
    `SELECT ${Array.from({ length: 900 }, (_, i) => `(${i} AS ?e${i})`).join(' ')} {}`,
    `ASK { FILTER(${times(2_440, 'true||')}true) }`,
    `ASK { ${times(2_000, '{?s ?p ?o}UNION')}{?s ?p ?o} }`,
    `ASK { ?s ${times(5_300, '<a:p>/')}<a:p> ?o }`,
    `ASK { FILTER(1 IN (${times(30_000, '2,')}2)) }`,
    `ASK { FILTER(${times(3_000, '-')}1 > 0) }`,
    `SELECT (GROUP_CONCAT(?c0) AS ?all) { ${cross(3)} }`,
    `SELECT * { ?s ?p ?o FILTER(REGEX(?o, "^(.*)*(.*)*(.*)*x$")) }`,
    `SELECT * { ${times(90, '{')}?s ?p ?o${times(90, '}')} }`,
    'SELECT (COUNT(*) AS ?n) { ?a (<a:p>|!<a:p>)* ?b . ?c (<a:p>|^<a:p>)* ?d . ?e (!<a:q>)* ?f }',
  ],
  tables: [`SELECT * { ${cross(2)} } LIMIT 100000`, 'SELECT ?s ?p ?o { ?s ?p ?o . ?t ?q ?r } LIMIT 100000'],
  pages: [
    times(20_000, '<p typeof="besluit:Besluit">'),
    times(20_000, '<div>'),
    `<table>${times(20_000, '<tr><td>')}`,
    times(30_000, '<a href="x" property="eli:title">'),
    `<div vocab="http://data.vlaanderen.be/ns/besluit#" typeof="Zitting">${times(5_000, '<span rel="behandelt" typeof="Agendapunt"><b property="dct:title">x</b>')}`,
    times(200_000, '&lt;'),
  ],
  uploads: ['31000000'],
} as const
export type HostileKind = keyof typeof HOSTILE

const PAGE =
  '<html><body vocab="http://data.vlaanderen.be/ns/besluit#"><h1>Besluitenlijst</h1><div typeof="Zitting" resource="https://a.example/z"><span property="geplandeStart" content="2024-05-27T19:00:00+02:00">27 mei</span></div></body></html>'
const LIGHT = 'SELECT ?o { <a:s1> <a:p> ?o } LIMIT 1'
const QUADS = 3_000

/**
 * Serves data in a process of its own while hostile clients send what they can and polite ones ask light queries and
 * have small pages checked, each from an address of its own.
 */
export async function runHostileTrial({
  seconds,
  politeClients,
  hostileClients,
  kinds,
}: HostileTrial): Promise<TrialResult> {
  const folder = mkdtempSync(join(tmpdir(), 'raadlink-hostile-'))
  const file = join(folder, 'data.nq')
  writeFileSync(
    file,
    Array.from({ length: QUADS }, (_, i) => `<a:s${i}> <a:p> "een titel van punt ${i} over fietspaden" <a:g> .\n`).join(
      '',
    ),
  )
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('../../bin/raadlink.js', import.meta.url)),
      'serve',
      file,
      ...['--port', '0', '--query-seconds', '5', '--log-level', 'error'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  try {
    const origin = await originOf(child)
    const agentOf = (address: string): Agent => new Agent({ connections: 4, connect: { localAddress: address } })
    const end = Date.now() + seconds * 1000
    const memory: number[] = []
    const latencies: number[] = []
    const pages: number[] = []
    const refused: Record<string, number> = {}
    const hostile: Record<string, number> = {}
    const count = (into: Record<string, number>, what: string): void => {
      into[what] = (into[what] ?? 0) + 1
    }
    const watch = async (): Promise<void> => {
      while (Date.now() < end) {
        memory.push(memoryOf(child))
        await delay(250)
      }
    }
    const send = async (
      dispatcher: Agent,
      path: string,
      type: string,
      body: string | Buffer,
      accept = '*/*',
    ): Promise<number> => {
      const answer = await request(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': type, accept },
        body,
        dispatcher,
      })
      await answer.body.dump({ limit: 200_000_000 })
      return answer.statusCode
    }
    const polite = async (number: number): Promise<void> => {
      const dispatcher = agentOf(`127.0.1.${number + 1}`)
      for (let turn = 0; Date.now() < end; turn++) {
        const start = performance.now()
        const isPage = turn % 20 === 10
        const status = isPage
          ? await send(dispatcher, '/validate', 'text/html', PAGE)
          : await send(dispatcher, '/sparql', 'application/sparql-query', LIGHT)
        if (status !== 200) count(refused, String(status))
        else (isPage ? pages : latencies).push(performance.now() - start)
        await delay(100)
      }
      await dispatcher.destroy()
    }
    const sends: Readonly<Record<HostileKind, (dispatcher: Agent, variant: string) => Promise<number>>> = {
      queries: (dispatcher, query) => send(dispatcher, '/sparql', 'application/sparql-query', query),
      tables: (dispatcher, query) => send(dispatcher, '/sparql', 'application/sparql-query', query, 'text/html'),
      pages: (dispatcher, page) => send(dispatcher, '/validate', 'text/html', page, 'text/html'),
      uploads: (dispatcher, length) => send(dispatcher, '/validate', 'text/html', Buffer.alloc(Number(length), ' ')),
    }
    const attack = async (number: number): Promise<void> => {
      const dispatcher = agentOf(`127.0.9.${number + 1}`)
      // What is under way at the end need not be waited for.
      setTimeout(() => void dispatcher.destroy(), end - Date.now())
      const kind = kinds[number % kinds.length] ?? 'queries'
      const variants = HOSTILE[kind]
      for (let turn = number; Date.now() < end; turn++) {
        await sends[kind](dispatcher, variants[turn % variants.length] ?? '').then(
          (status) => {
            count(hostile, `${kind} ${status}`)
          },
          () => {
            // A body that is refused unread ends the connection, which a client may see before the answer.
            count(hostile, `${kind} cut off`)
          },
        )
        await delay(20)
      }
    }
    await Promise.all([
      watch(),
      ...Array.from({ length: politeClients }, (_, i) => polite(i)),
      ...Array.from({ length: hostileClients }, (_, i) => attack(i)),
    ])
    const after = await healthAfter(origin)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    latencies.sort((a, b) => a - b)
    const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? Infinity
    return {
      polite: {
        answers: latencies.length,
        median: at(0.5),
        p95: at(0.95),
        pages: pages.length,
        slowestPage: Math.max(0, ...pages),
        refused,
      },
      hostile,
      peak: Math.max(...memory),
      after,
      exit: await ended,
    }
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** All readers are back, and the data is what it was. */
async function healthAfter(origin: string): Promise<number> {
  for (let look = 0; look < 60; look++) {
    const answer = await fetch(`${origin}/health`)
    const { ready, replicas, quads } = (await answer.json()) as Record<'ready' | 'replicas' | 'quads', number>
    if (answer.status === 200 && ready === replicas && quads === QUADS) return 200
    await delay(500)
  }
  return 503
}

function memoryOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024
}
