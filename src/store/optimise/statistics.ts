/** Counts by key; zero counts are left out. */
export type Counts = Map<string, number>

/** Counts when the statistics are unknown: each row has the requested keys, then the number. */
export type CountRows = (what: 'graph predicate' | 'graph class' | 'predicate' | 'class') => Iterable<readonly string[]>

/** The IRI of `rdf:type`: its objects are counted too. */
export const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/**
 * A change of one quad: IRIs of graph and predicate, the object as N-Triples writes it. No graph: the default graph.
 */
export interface Counted {
  readonly graph: string | undefined
  readonly predicate: string
  readonly object: string
}

/**
 * The number of quads of each predicate and of each class (object of `rdf:type`) per graph, for the named graphs and
 * for the default graph. Kept exact with every quad that is added or removed. After a bulk load of which only the size
 * is known, the half concerned is counted again when it is next used.
 */
export class Statistics {
  readonly #count: CountRows
  readonly #size: () => number
  #named: Half | undefined = new Half()
  #merged: Half | undefined = new Half()
  /** Whether all quads of the bulk loads since the last check were assumed to be new. */
  #unchecked = false

  /**
   * `count` counts from scratch; `size` returns the number of quads, default graph included. Both walk through all
   * quads.
   */
  constructor(count: CountRows, size: () => number) {
    this.#count = count
    this.#size = size
  }

  /** Counts of predicates and classes per named graph. */
  get named(): Half {
    // A line that occurred twice, or in two spellings of one value, was counted twice: then the size differs.
    if (this.#named && this.#unchecked && this.#named.total !== this.#size() - this.merged.total)
      this.#named = undefined
    this.#unchecked = false
    return (this.#named ??= halfOf(this.#count('graph predicate'), this.#count('graph class')))
  }

  /** The same for the default graph, under the graph name ''. */
  get merged(): Half {
    return (this.#merged ??= halfOf(withGraph(this.#count('predicate')), withGraph(this.#count('class'))))
  }

  /** An upper bound of the quads in named graphs, at no cost; 0 when unknown. */
  get atMost(): number {
    return this.#named?.total ?? 0
  }

  /** One quad that was not there was added (1), or one that was there removed (-1). */
  change({ graph, predicate, object }: Counted, by: 1 | -1): void {
    const half = graph === undefined ? this.#merged : this.#named
    half?.add(graph ?? '', predicate, predicate === TYPE ? object : undefined, by)
  }

  /** Adds the counts of a bulk load as if all its quads were new; that is checked when they are next used. */
  addNamed(bulk: Half): void {
    this.#named?.addAll(bulk)
    this.#unchecked = true
  }

  /** The known counts, as JSON. */
  toJSON(): StatisticsState {
    return { named: this.#named?.toJSON(), merged: this.#merged?.toJSON(), unchecked: this.#unchecked }
  }

  /** Takes over what `toJSON` returned for the same quads. */
  restore({ named, merged, unchecked }: StatisticsState): void {
    this.#named = named && Half.of(named)
    this.#merged = merged && Half.of(merged)
    this.#unchecked = unchecked
  }

  /** To be called when an unknown set of quads was added or removed. */
  forgetNamed(): void {
    this.#named = undefined
  }

  forgetMerged(): void {
    this.#merged = undefined
  }
}

/** Statistics as JSON holds them. */
export interface StatisticsState {
  readonly named: HalfState | undefined
  readonly merged: HalfState | undefined
  readonly unchecked: boolean
}

/** A half as JSON: graph, then key and number in turn. */
export interface HalfState {
  readonly total: number
  readonly predicates: readonly CountsState[]
  readonly classes: readonly CountsState[]
}

type CountsState = readonly [graph: string, counts: readonly (readonly [key: string, number: number])[]]

/** The counts of either the named graphs or the default graph. */
export class Half {
  /** Graph → predicate → quads. */
  readonly predicates = new Map<string, Counts>()
  /** Graph → class → quads. */
  readonly classes = new Map<string, Counts>()
  total = 0

  add(graph: string, predicate: string, type: string | undefined, by: number): void {
    this.total += by
    count(this.predicates, graph, predicate, by)
    if (type !== undefined) count(this.classes, graph, type, by)
  }

  /** Takes over what `toJSON` returned. */
  static of({ total, predicates, classes }: HalfState): Half {
    const half = new Half()
    half.total = total
    for (const [graph, counts] of predicates) half.predicates.set(graph, new Map(counts))
    for (const [graph, counts] of classes) half.classes.set(graph, new Map(counts))
    return half
  }

  toJSON(): HalfState {
    const state = (of: ReadonlyMap<string, Counts>): readonly CountsState[] =>
      [...of].map(([graph, counts]) => [graph, [...counts]])
    return { total: this.total, predicates: state(this.predicates), classes: state(this.classes) }
  }

  addAll(other: Half): void {
    this.total += other.total
    for (const [mine, theirs] of [
      [this.predicates, other.predicates],
      [this.classes, other.classes],
    ] as const) {
      for (const [graph, counts] of theirs) for (const [key, number] of counts) count(mine, graph, key, number)
    }
  }
}

function count(of: Map<string, Counts>, graph: string, key: string, by: number): void {
  let counts = of.get(graph)
  if (!counts) of.set(graph, (counts = new Map<string, number>()))
  const number = (counts.get(key) ?? 0) + by
  if (number === 0) counts.delete(key)
  else counts.set(key, number)
  if (counts.size === 0) of.delete(graph)
}

function halfOf(predicates: Iterable<readonly string[]>, classes: Iterable<readonly string[]>): Half {
  const half = new Half()
  for (const [graph = '', predicate = '', number] of predicates) {
    count(half.predicates, graph, predicate, Number(number))
    half.total += Number(number)
  }
  for (const [graph = '', type = '', number] of classes) count(half.classes, graph, type, Number(number))
  return half
}

function* withGraph(rows: Iterable<readonly string[]>): Generator<readonly string[]> {
  for (const row of rows) yield ['', ...row]
}
