import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../store/virtuoso.js'
import { asked, bindingsOf, median, milliseconds, said } from './sparql-answers.js'
import { dataFolder, generate, sharedQueries } from './sparql-data.js'
import { startsOfServe, startService, type BenchedService } from './sparql-service.js'
import { POOLS, variantsOf, withoutSystemGraphs, type Draw, type Pools, type Variant } from './sparql-variants.js'

/** Most the median of the ratios ours/Virtuoso may be, and the ratio of any one query. */
const MEDIAN_TARGET = 0.7
const WORST_TARGET = 5
/** How many times as long as Virtuoso's restart ours may start. */
const START_TARGET = 2
/** Small queries that each side is asked before anything is measured. */
const WARM = 1000
/** Graphs that are changed before the answers are compared again. */
const CHANGED = 40

/**
 * The service and Virtuoso over HTTP, both in processes of their own, asked in turns. Every query is asked in several
 * variants, each time with parameters drawn anew, so that no cache of answers could help. Tells whether the goals were
 * reached.
 */
export async function besideVirtuoso(size: string, runs: number, seed: number): Promise<boolean> {
  if (!hasVirtuoso()) throw new Error('Virtuoso is wanted: Debian’s virtuoso-opensource')
  const { file } = generate(size)
  const draw = drawFrom(seed)
  const virtuoso = await startVirtuoso({ resultSetMaxRows: 1_000_000 })
  try {
    const theirLoad = await timed(() => virtuoso.bulkLoad(file))
    const theirStart = await virtuoso.restart()
    const ourStarts = await startsOfServe(await dataFolder(size))
    const service = await startService(file)
    try {
      console.log(
        `service: ${service.quads} quads (${service.merged} in the merge) on ${service.replicas} replicas, ${Math.round(service.memory / 2 ** 20)} MB; seed of the draws: ${seed}`,
      )
      const loads = verdict('loading the N-Quads, s', service.load / 1000, theirLoad / 1000, 1)
      const starts = verdict('restart to first answer, s', ourStarts.restart / 1000, theirStart / 1000, START_TARGET)
      console.log(
        `(the service's first start on a data folder reads its log: ${(ourStarts.first / 1000).toFixed(1)} s)`,
      )
      const fast = await table(size, runs, draw, service, virtuoso)
      const right = await answersAfterUpdates(draw, service, virtuoso)
      return fast && loads && starts && right
    } finally {
      await service.stop()
    }
  } finally {
    await virtuoso.stop()
  }
}

async function table(
  size: string,
  runs: number,
  draw: Draw,
  service: BenchedService,
  virtuoso: Virtuoso,
): Promise<boolean> {
  const { queries, fill } = await sharedQueries()
  const pools = await poolsOf(service, fill)
  // The client is compiled while it is used: what that costs is no server's. Both are asked as often.
  for (let i = 0; i < WARM; i++)
    for (const endpoint of [service.endpoint, virtuoso.query])
      await asked(endpoint, `ASK { <urn:nothing:${i}> a ?class }`, ACCEPT.ask.ours)
  console.log(
    `\n${size}: milliseconds over HTTP, median of ${runs} draws of each variant; the worst of the variants by its own medians`,
  )
  console.log(
    `${'query'.padEnd(26)}${'variants'.padStart(8)}${'service'.padStart(10)}${'virtuoso'.padStart(10)}${'ratio'.padStart(8)}${'worst'.padStart(8)}  the variants`,
  )
  const ratios: number[] = []
  const worst: number[] = []
  for (const query of queries) {
    const [ours, theirs]: [number[], number[]] = [[], []]
    const own: number[] = []
    for (const variant of variantsOf(query)) {
      const [mine, other] = await inTurns(
        runs,
        () => fill(variant.text(draw, pools), {}),
        query.kind,
        service,
        virtuoso,
      )
      ours.push(...mine)
      theirs.push(...other)
      own.push(median(mine) / median(other))
    }
    const ratio = median(ours) / median(theirs)
    ratios.push(ratio)
    worst.push(...own)
    console.log(
      `${query.id.padEnd(26)}${String(own.length).padStart(8)}${milliseconds(median(ours)).padStart(10)}${milliseconds(median(theirs)).padStart(10)}${ratio.toFixed(2).padStart(8)}${Math.max(
        ...own,
      )
        .toFixed(2)
        .padStart(8)}  ${own.map((each) => each.toFixed(2)).join(' ')}`,
    )
  }
  const middle = median(ratios)
  const most = Math.max(...worst)
  console.log(
    `median of the ratios ${middle.toFixed(2)} (at most ${MEDIAN_TARGET}): ${middle <= MEDIAN_TARGET ? 'reached' : 'MISSED'}; slowest variant ${most.toFixed(2)} times Virtuoso (at most ${WORST_TARGET}): ${most <= WORST_TARGET ? 'reached' : 'MISSED'}`,
  )
  return middle <= MEDIAN_TARGET && most <= WORST_TARGET
}

/** Each draw is asked of both, now the one first, now the other; the first draw only warms up. */
async function inTurns(
  runs: number,
  text: () => string,
  kind: 'select' | 'graph' | 'ask',
  service: BenchedService,
  virtuoso: Virtuoso,
): Promise<readonly [number[], number[]]> {
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let run = 0; run <= runs; run++) {
    const query = text()
    const mine = (): Promise<number> => timed(() => asked(service.endpoint, query, ACCEPT[kind].ours))
    // What it fails at (a transaction timed out) costs it the time until it said so.
    const other = (): Promise<number> =>
      timed(() =>
        asked(virtuoso.query, query, ACCEPT[kind].theirs).catch((thrown: unknown) => {
          console.log(`  Virtuoso failed: ${firstLine(thrown)}`)
        }),
      )
    const [a, b] = run % 2 === 0 ? [await mine(), await other()] : (await inOrder(other, mine)).reverse()
    if (run === 0) continue
    ours.push(a ?? NaN)
    theirs.push(b ?? NaN)
  }
  return [ours, theirs]
}

async function inOrder(...tasks: readonly (() => Promise<number>)[]): Promise<number[]> {
  const times: number[] = []
  for (const task of tasks) times.push(await task())
  return times
}

/** Changes random graphs on both sides, some of them away, then compares the answers to every variant. */
async function answersAfterUpdates(draw: Draw, service: BenchedService, virtuoso: Virtuoso): Promise<boolean> {
  const { queries, fill } = await sharedQueries()
  const before = await poolsOf(service, fill)
  const graphs = new Set(Array.from({ length: CHANGED }, () => draw.from(before.publication)['graph'] ?? ''))
  for (const graph of graphs) {
    const lines = (
      await asked(service.endpoint, `CONSTRUCT { ?s ?p ?o } { GRAPH <${graph}> { ?s ?p ?o } }`, ACCEPT.graph.ours)
    )
      .split('\n')
      .filter((line) => line !== '')
    const gone = draw.below(5) === 0
    // A tenth of the lines goes, in a tenth the text changes, and some statements come that other graphs hold too.
    const changed = gone
      ? []
      : lines.flatMap((line) =>
          draw.below(10) === 0 ? [] : [draw.below(10) === 0 ? line.replace(/"@nl \.$/u, ' gewijzigd"@nl .') : line],
        )
    if (!gone)
      changed.push(
        `<${draw.from(before.besluit)['besluit']}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${draw.from(before.class)['class']}> .`,
      )
    const triples = changed.map((line) => `${line}\n`).join('')
    await service.replace(graph, triples)
    await virtuoso.isql(`SPARQL CLEAR GRAPH <${graph}>;`)
    if (triples === '') continue
    const answer = await fetch(
      `${new URL(virtuoso.query).origin}/sparql-graph-crud?graph-uri=${encodeURIComponent(graph)}`,
      { method: 'PUT', headers: { 'content-type': 'text/turtle' }, body: triples },
    )
    if (!answer.ok) throw new Error(`Virtuoso did not take <${graph}>: ${answer.status} ${await answer.text()}`)
  }
  const pools = await poolsOf(service, fill)
  let [compared, repeated] = [0, 0]
  const wrong: string[] = []
  for (const query of queries) {
    for (const variant of variantsOf(query)) {
      if (variant.same === 'no') continue
      compared += 1
      const text = fill(variant.text(draw, pools), {})
      const ours = said(await asked(service.endpoint, text, ACCEPT[query.kind].ours), query.kind)
      const body = await asked(virtuoso.query, textForVirtuoso(text, variant), ACCEPT[query.kind].theirs).catch(
        (thrown: unknown) => {
          console.log(`  Virtuoso failed: ${firstLine(thrown)}`)
        },
      )
      if (body === undefined) {
        compared -= 1
        continue
      }
      // It gives rows of a SELECT DISTINCT twice now and then, where two graphs hold the same triples.
      const theirs = said(body, query.kind, /\bselect\s+distinct\b/iu.test(text))
      if (theirs.rows < said(body, query.kind).rows) repeated += 1
      if (ours.rows !== theirs.rows || ours.hash !== theirs.hash)
        wrong.push(`  ${query.id}: ${ours.rows} and ${theirs.rows} rows: ${text.slice(text.lastIndexOf('\n') + 1)}`)
    }
  }
  console.log(
    `after changing ${graphs.size} graphs: ${compared - wrong.length} of ${compared} answers the same on both sides${repeated > 0 ? `, of which ${repeated} once Virtuoso's repeated rows of a SELECT DISTINCT count once` : ''}${wrong.length > 0 ? `; NOT\n${wrong.join('\n')}` : ''}`,
  )
  return wrong.length === 0
}

function textForVirtuoso(text: string, { same }: Variant): string {
  const body = text.lastIndexOf('\n') + 1
  return same === 'graphs' ? text.slice(0, body) + withoutSystemGraphs(text.slice(body)) : text
}

async function poolsOf(
  service: BenchedService,
  fill: (query: string, parameters: Readonly<Record<string, string>>) => string,
): Promise<Pools> {
  const entries = await Promise.all(
    Object.entries(POOLS).map(
      async ([name, query]) =>
        [name, bindingsOf(await asked(service.endpoint, fill(query, {}), ACCEPT.select.ours))] as const,
    ),
  )
  return Object.fromEntries(entries) as Pools
}

const ROWS = { ours: 'application/sparql-results+json', theirs: 'application/sparql-results+json' }
const ACCEPT = { select: ROWS, ask: ROWS, graph: { ours: 'application/n-triples', theirs: 'text/plain' } } as const

function firstLine(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0] ?? ''
}

/** A repeatable source of draws (mulberry32). */
function drawFrom(seed: number): Draw {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    from: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('nothing to draw from')
      return value
    },
  }
}

function verdict(what: string, ours: number, theirs: number, target: number): boolean {
  const ratio = ours / theirs
  console.log(
    `${what}: ${ours.toFixed(1)} and ${theirs.toFixed(1)}, ratio ${ratio.toFixed(2)} (at most ${target}): ${ratio <= target ? 'reached' : 'MISSED'}`,
  )
  return ratio <= target
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
