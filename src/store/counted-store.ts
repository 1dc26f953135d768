import { Store, type Quad } from 'oxigraph'
import { Statistics, TYPE, type CountRows, type Half } from './statistics.js'

type LoadOptions = NonNullable<Parameters<Store['load']>[1]>

/** An Oxigraph store that keeps statistics of what it holds: whoever adds, deletes or loads need not know of them. */
export class CountedStore extends Store {
  readonly statistics = new Statistics((what) => this.#rows(what))

  override add(quad: Quad): void {
    this.#changed(quad, () => { super.add(quad) })
  }

  override delete(quad: Quad): void {
    this.#changed(quad, () => { super.delete(quad) })
  }

  override load(data: string | Uint8Array, options: LoadOptions): void {
    this.statistics.forgetNamed()
    this.statistics.forgetMerged()
    super.load(data, options)
  }

  /**
   * Loads N-Quads that all name a graph; `tally` holds their counts as if every line were new. Where some were not (a line
   * twice, two spellings of one number), the counts of the named graphs are forgotten.
   */
  loadNamed(data: Uint8Array, options: LoadOptions, tally: Half | undefined): void {
    const before = this.size
    try {
      super.load(data, options)
    } catch (thrown) {
      this.statistics.forgetNamed()
      throw thrown
    }
    if (tally && this.size - before === tally.total) this.statistics.addNamed(tally)
    else this.statistics.forgetNamed()
  }

  /** Loads N-Triples into the default graph, which may hold some of them already. */
  loadMerged(data: Uint8Array, options: LoadOptions): void {
    this.statistics.forgetMerged()
    super.load(data, options)
  }

  override update(text: string, options?: Parameters<Store['update']>[1]): void {
    const before = this.size
    super.update(text, options)
    // CREATE and DROP of empty graphs, for which the writer uses this, leave the size as it is.
    if (this.size === before && /^(?:CREATE|DROP) SILENT GRAPH <[^>]*>$/u.test(text)) return
    this.statistics.forgetNamed()
    this.statistics.forgetMerged()
  }

  #changed(quad: Quad, change: () => void): void {
    const before = this.size
    change()
    const by = this.size - before
    if (by === 0) return
    const { predicate, object, graph } = quad
    this.statistics.change(
      { graph: graph.termType === 'DefaultGraph' ? undefined : graph.value, predicate: predicate.value, object: predicate.value === TYPE ? object.toString() : '' },
      by > 0 ? 1 : -1,
    )
  }

  *#rows(what: Parameters<CountRows>[0]): Generator<readonly string[]> {
    const solutions = this.query(COUNTS[what]) as Iterable<ReadonlyMap<string, { readonly value: string; toString: () => string }>>
    for (const solution of solutions) {
      const [graph, predicate, type, number] = ['g', 'p', 't', 'n'].map((name) => solution.get(name))
      yield [...(graph ? [graph.value] : []), ...(predicate ? [predicate.value] : []), ...(type ? [type.toString()] : []), number?.value ?? '0']
    }
  }
}

const COUNTS: Readonly<Record<Parameters<CountRows>[0], string>> = {
  'graph predicate': 'SELECT ?g ?p (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ?p',
  'graph class': `SELECT ?g ?t (COUNT(*) AS ?n) { GRAPH ?g { ?s <${TYPE}> ?t } } GROUP BY ?g ?t`,
  predicate: 'SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p',
  class: `SELECT ?t (COUNT(*) AS ?n) { ?s <${TYPE}> ?t } GROUP BY ?t`,
}
