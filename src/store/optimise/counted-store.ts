import { Store, type Quad } from 'oxigraph'
import { freed } from '../image/store-address.js'
import { Statistics, TYPE, type Counted, type CountRows, type Half } from './statistics.js'

type LoadOptions = NonNullable<Parameters<Store['load']>[1]>

/** An Oxigraph store that keeps statistics of its content by itself. */
export class CountedStore extends Store {
  // The store's own `size` walks through all quads, so it is asked once per bulk load, not once per quad.
  readonly statistics = new Statistics(
    (what) => this.#rows(what),
    () => this.size,
  )

  override add(quad: Quad): void {
    if (this.has(quad)) return
    super.add(quad)
    this.statistics.change(countedOf(quad), 1)
  }

  override delete(quad: Quad): void {
    if (!this.has(quad)) return
    super.delete(quad)
    this.statistics.change(countedOf(quad), -1)
  }

  override load(data: string | Uint8Array, options: LoadOptions): void {
    this.statistics.forgetNamed()
    this.statistics.forgetMerged()
    super.load(data, options)
  }

  /**
   * Loads N-Quads that all name a graph. `tally` holds their counts as if every line were new; the statistics check
   * that by the size when they are next used. Absent: the counts of the named graphs are forgotten.
   */
  loadNamed(data: Uint8Array, options: LoadOptions, tally: Half | undefined): void {
    try {
      super.load(data, options)
    } catch (thrown) {
      this.statistics.forgetNamed()
      throw thrown
    }
    if (tally) this.statistics.addNamed(tally)
    else this.statistics.forgetNamed()
  }

  /** Loads N-Triples into the default graph, which may hold some of them already. */
  loadMerged(data: Uint8Array, options: LoadOptions): void {
    this.statistics.forgetMerged()
    super.load(data, options)
  }

  override update(text: string, options?: Parameters<Store['update']>[1]): void {
    super.update(text, options)
    // The writer makes the engine forget empty graphs: no quads change.
    if (/^DROP SILENT GRAPH <[^>]*>$/u.test(text)) return
    this.statistics.forgetNamed()
    this.statistics.forgetMerged()
  }

  *#rows(what: Parameters<CountRows>[0]): Generator<readonly string[]> {
    const solutions = this.query(COUNTS[what]) as Iterable<
      ReadonlyMap<string, { readonly value: string; toString: () => string }>
    >
    for (const solution of solutions) {
      const [graph, predicate, type, number] = ['g', 'p', 't', 'n'].map((name) => solution.get(name))
      yield [
        ...(graph ? [graph.value] : []),
        ...(predicate ? [predicate.value] : []),
        ...(type ? [type.toString()] : []),
        number?.value ?? '0',
      ]
    }
  }
}

function countedOf(change: Quad): Counted {
  const { predicate, graph } = change
  return {
    graph: graph.termType === 'DefaultGraph' ? undefined : graph.value,
    predicate: predicate.value,
    object: predicate.value === TYPE ? classOf(change) : '',
  }
}

/** A class as the engine returns it: it keeps the value of a literal, so `"007"` and `7` are one integer. */
function classOf(change: Quad): string {
  if (change.object.termType !== 'Literal') return change.object.toString()
  const store = new Store([change])
  try {
    return (store.match(null, null, null, null)[0] ?? change).object.toString()
  } finally {
    freed(store)
  }
}

const COUNTS: Readonly<Record<Parameters<CountRows>[0], string>> = {
  'graph predicate': 'SELECT ?g ?p (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ?p',
  'graph class': `SELECT ?g ?t (COUNT(*) AS ?n) { GRAPH ?g { ?s <${TYPE}> ?t } } GROUP BY ?g ?t`,
  predicate: 'SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p',
  class: `SELECT ?t (COUNT(*) AS ?n) { ?s <${TYPE}> ?t } GROUP BY ?t`,
}
