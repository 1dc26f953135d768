import { createReadStream } from 'node:fs'
import { QueryEngine } from '@comunica/query-sparql'
import { Store as N3Store, StreamParser, type Quad } from 'n3'
import { asked, median, milliseconds, rowsOfTriples, said, saidRows, type Said } from './sparql-answers.js'
import { generate, sharedQueries } from './sparql-data.js'
import { startService } from './sparql-service.js'

/** Most the median of the ratios ours/Comunica may be. */
const TARGET = 0.2

interface Timed extends Said {
  readonly time: number
  readonly late?: boolean
}

/**
 * The service over HTTP beside Comunica over an N3 store in process. A query past the cap counts as the cap. Tells
 * whether the goal was reached.
 */
export async function besideComunica(size: string, runs: number, cap: number): Promise<boolean> {
  const { file, parameters } = generate(size)
  const { queries, fill } = await sharedQueries()
  const service = await startService(file)
  const store = new N3Store()
  for await (const quad of createReadStream(file).pipe(new StreamParser({ format: 'N-Quads' })))
    store.addQuad(quad as Quad)
  const engine = new QueryEngine()

  console.log(
    `\n${size}: milliseconds, median of ${runs} warm runs over HTTP; beside it Comunica over an N3 store, in process`,
  )
  console.log(
    `${'query'.padEnd(26)}${'rows'.padStart(8)}${'service'.padStart(10)}${'comunica'.padStart(10)}${'ratio'.padStart(8)}  same answer`,
  )
  const ratios: number[] = []
  let different = 0
  for (const { id, kind, q, noCompare, probe } of queries) {
    const text = fill(q, parameters)
    const ours = await timed(runs, cap, async () =>
      said(
        await asked(
          service.endpoint,
          text,
          kind === 'graph' ? 'application/n-triples' : 'application/sparql-results+json',
        ),
        kind,
      ),
    )
    const theirs = await timed(runs, cap, () => askComunica(engine, store, text))
    const same = ours.rows === theirs.rows && ours.hash === theirs.hash
    const compared = noCompare !== true && probe !== true && theirs.late !== true
    if (compared && !same) different += 1
    ratios.push(ours.time / theirs.time)
    const verdict =
      theirs.late === true ? 'past the cap' : !compared ? 'may differ' : same ? 'yes' : `NO (${theirs.rows} rows)`
    console.log(
      `${id.padEnd(26)}${String(ours.rows).padStart(8)}${milliseconds(ours.time).padStart(10)}${milliseconds(theirs.time).padStart(10)}${(ours.time / theirs.time).toFixed(3).padStart(8)}  ${verdict}`,
    )
  }
  await service.stop()
  const ratio = median(ratios)
  console.log(
    `median ratio ${ratio.toFixed(3)} (at most ${TARGET}): ${ratio <= TARGET ? 'reached' : 'MISSED'}; different answers: ${different}\n`,
  )
  return ratio <= TARGET && different === 0
}

async function askComunica(engine: QueryEngine, store: N3Store, text: string): Promise<Said> {
  // `unionDefaultGraph` is how Comunica sees all named graphs at once; the queries are written to be right over it.
  const result = await engine.query(text, { sources: [store], unionDefaultGraph: true })
  switch (result.resultType) {
    case 'boolean':
      return saidRows([String(await result.execute())])
    case 'bindings':
      return saidRows(
        (await (await result.execute()).toArray()).map((row) =>
          [...row]
            .map(([variable, term]) => `${variable.value}=${term.value}`)
            .sort()
            .join('|'),
        ),
      )
    case 'quads':
      return saidRows(rowsOfTriples((await (await result.execute()).toArray()) as unknown as Quad[]))
    default:
      throw new Error('no rows')
  }
}

/** Asks once to warm up and then `runs` times; stops at the cap, which then is the time. */
async function timed(runs: number, cap: number, ask: () => Promise<Said>): Promise<Timed> {
  const times: number[] = []
  let answer: Said = { rows: 0, hash: '' }
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        resolve(undefined)
      }, cap)
    })
    const read = await Promise.race([ask(), late])
    clearTimeout(timer)
    if (!read) return { time: cap, rows: -1, hash: '', late: true }
    const time = performance.now() - start
    answer = read
    if (run > 0) times.push(time)
    // A slow query need not be asked as often.
    if (run > 0 && time > 5_000) break
  }
  return { ...answer, time: median(times) }
}
