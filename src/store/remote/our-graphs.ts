import { isUnmerged, mergedFilter } from '../unmerged.js'

/** Which graphs of a server are ours, which of them are public, and the three in which the store keeps its own things. */
export class OurGraphs {
  /** Holds the merge of the public graphs, on servers whose default graph is not that. */
  readonly merge: string
  /** Records how far a log was followed. */
  readonly sync: string
  /** To work in; removed afterwards. */
  readonly scratch: string

  /** `prefix`: of the IRIs of our graphs, ending in `/`; `unmerged`: as in `EmbeddedSettings`. */
  constructor(
    readonly prefix: string,
    readonly unmerged: readonly string[] = [],
  ) {
    this.merge = `${prefix}public`
    this.sync = `${prefix}sync`
    this.scratch = `${prefix}scratch`
  }

  isPublic(graph: string): boolean {
    return graph.startsWith(this.prefix) && !this.#own.includes(graph) && !isUnmerged(graph, this.unmerged)
  }

  /** Condition of SPARQL for graphs that hold data of ours. */
  oursFilter(variable: string): string {
    const own = this.#own.map((graph) => `<${graph}>`).join(', ')
    return `STRSTARTS(STR(${variable}), ${JSON.stringify(this.prefix)}) && ${variable} NOT IN (${own})`
  }

  /** Condition of SPARQL for those that are public. */
  publicFilter(variable: string): string {
    return [this.oursFilter(variable), ...mergedFilter(variable, this.unmerged)].join(' && ')
  }

  get #own(): readonly string[] {
    return [this.merge, this.sync, this.scratch]
  }
}
