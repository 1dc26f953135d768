import { defaultGraph, namedNode, parse, quad, type Quad, type Store, Store as QuadStore } from 'oxigraph'
import { Journal, type Step } from '../update/update-journal.js'
import { doUpdate, type UpdateOptions, type UpdateTarget } from '../update/update.js'

/** By how many quads the store and its default graph grew. */
export interface Growth {
  readonly quads: number
  readonly merged: number
}

/** What an update did: the steps for the other engines, and the counts. */
export interface Updated extends Growth {
  readonly steps: readonly Step[]
  readonly inserted: number
  readonly removed: number
}

const NQ = 'application/n-quads'

/** Changes quads one by one and keeps the default graph equal to the merge, as a set, of the public graphs. */
export class Writer {
  readonly #store: Store
  readonly #isMerged: (graph: string) => boolean
  /** Triples written without a graph; they are part of the merge. */
  readonly #unnamed = new QuadStore()
  /** Named graphs that lost a quad and may now be empty. */
  readonly #thinned = new Set<string>()
  #growth = { quads: 0, merged: 0 }

  constructor(store: Store, isMerged: (graph: string) => boolean) {
    this.#store = store
    this.#isMerged = isMerged
  }

  /** The store of the triples written without a graph. */
  get unnamed(): Store {
    return this.#unnamed
  }

  /**
   * Makes a graph hold exactly these quads (all in that graph). Only differences are written, because deleted quads
   * cost memory for ever.
   */
  replace(graph: string, quads: readonly Quad[]): Growth {
    return this.#counted(() => {
      const wanted = new Map(quads.map((each) => [tripleKey(each), each]))
      for (const old of this.#store.match(null, null, null, namedNode(graph))) {
        if (!wanted.delete(tripleKey(old))) this.remove(old)
      }
      for (const { subject, predicate, object } of wanted.values())
        this.insert(quad(subject, predicate, object, namedNode(graph)))
    })
  }

  /** Adds a quad; returns whether it was new. */
  insert(addition: Quad): boolean {
    const named = addition.graph.termType === 'NamedNode'
    const home = named ? this.#store : this.#unnamed
    if (home.has(addition)) return false
    home.add(addition)
    this.#growth.quads += 1
    if (named && !this.#isMerged(addition.graph.value)) return true
    const merged = quad(addition.subject, addition.predicate, addition.object, defaultGraph())
    if (!this.#store.has(merged)) {
      this.#store.add(merged)
      this.#growth.merged += 1
    }
    return true
  }

  /**
   * Removes a quad, and its triple from the merge unless another public graph still holds it; returns whether it was
   * there.
   */
  remove(removal: Quad): boolean {
    const named = removal.graph.termType === 'NamedNode'
    const home = named ? this.#store : this.#unnamed
    if (!home.has(removal)) return false
    home.delete(removal)
    this.#growth.quads -= 1
    if (named) this.#thinned.add(removal.graph.value)
    if (named && !this.#isMerged(removal.graph.value)) return true
    const { subject, predicate, object } = removal
    const merged = quad(subject, predicate, object, defaultGraph())
    if (this.#unnamed.has(merged)) return true
    const others = this.#store.match(subject, predicate, object, null)
    if (others.some(({ graph }) => graph.termType === 'NamedNode' && this.#isMerged(graph.value))) return true
    this.#store.delete(merged)
    this.#growth.merged -= 1
    return true
  }

  /**
   * Does a SPARQL 1.1 Update: wholly or, when it throws (`sparql-syntax`, `sparql-forbidden`, `usage`,
   * `input-not-found`), not at all. `select` answers its WHERE clauses.
   */
  update(text: string, options: UpdateOptions, select: UpdateTarget['select']): Updated {
    const journal = new Journal()
    let done: { readonly inserted: number; readonly removed: number } = { inserted: 0, removed: 0 }
    const growth = this.#counted(() => {
      try {
        doUpdate(this.#target(journal, select), text, options)
        done = journal.figures
      } catch (thrown) {
        this.follow(journal.undoing())
        throw thrown
      }
    })
    return { ...growth, ...done, steps: journal.steps() }
  }

  /** Repeats an update that another engine did. */
  follow(steps: readonly Step[]): Growth {
    return this.#counted(() => {
      for (const { kind, quads } of steps) {
        for (const each of parse(quads, { format: NQ, lenient: true })) this[kind](each)
      }
    })
  }

  #target(journal: Journal, select: UpdateTarget['select']): UpdateTarget {
    return {
      select: (text, dataset) => {
        this.#dropEmpty()
        return select(text, dataset)
      },
      insert: (addition) => {
        if (this.insert(addition)) journal.changed('insert', addition)
      },
      remove: (removal) => {
        if (this.remove(removal)) journal.changed('remove', removal)
      },
      exists: (graph) => !this.#isEmpty(graph),
      graphs: () => {
        this.#dropEmpty()
        const rows = this.#store.query('SELECT ?g { GRAPH ?g {} }') as Map<string, { readonly value: string }>[]
        return rows.flatMap((row) => row.get('g')?.value ?? [])
      },
      quadsOf: (graph) => {
        if (graph === 'unnamed') return this.#unnamed.match(null, null, null, null)
        return this.#store.match(null, null, null, graph === 'default' ? defaultGraph() : namedNode(graph.iri))
      },
    }
  }

  /** The engine keeps listing a graph that has become empty until it is dropped; here empty graphs do not exist. */
  #dropEmpty(): void {
    for (const graph of this.#thinned)
      if (this.#isEmpty(graph)) this.#store.update(`DROP SILENT GRAPH ${namedNode(graph).toString()}`)
    this.#thinned.clear()
  }

  #isEmpty(graph: string): boolean {
    return this.#store.query('ASK { ?s ?p ?o }', { default_graph: [namedNode(graph)] }) === false
  }

  #counted(work: () => void): Growth {
    this.#growth = { quads: 0, merged: 0 }
    work()
    this.#dropEmpty()
    return this.#growth
  }
}

function tripleKey({ subject, predicate, object }: Quad): string {
  return `${subject.toString()} ${predicate.toString()} ${object.toString()}`
}
