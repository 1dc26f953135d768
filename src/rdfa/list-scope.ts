import { DataFactory, type Literal, type NamedNode } from 'n3'
import { rdf } from '../rdf/vocabularies.js'
import type { Collector, Origin } from './collector.js'
import type { Resource } from './names/names.js'
import type { RdfaStatement } from './values/rdfa-statement.js'

interface Item {
  readonly object: Resource | Literal
  readonly origin: Origin
  readonly value: RdfaStatement['value']
}

/**
 * The `inlist` values of one subject (the list mapping of RDFa Core 1.1, section 7.5). It exists until the element that
 * introduced the subject ends, and then becomes RDF lists.
 */
export class ListScope {
  // Most subjects have no lists.
  #lists: Map<NamedNode, { readonly origin: Origin; readonly items: Item[] }> | undefined

  constructor(readonly subject: Resource) {}

  /** Makes sure that a list exists, maybe an empty one (step 10). Predicates are shared nodes, so they can be keys. */
  start(predicate: NamedNode, origin: Origin): void {
    this.#lists ??= new Map()
    if (!this.#lists.has(predicate)) this.#lists.set(predicate, { origin, items: [] })
  }

  push(predicate: NamedNode, object: Resource | Literal, origin: Origin, value: RdfaStatement['value']): void {
    this.start(predicate, origin)
    this.#lists?.get(predicate)?.items.push({ object, origin, value })
  }

  /**
   * Step 14: the triples of each list; a list without items is rdf:nil. `labels` is the prefix of blank node labels.
   */
  emit(out: Collector, labels: string): void {
    for (const [predicate, { origin, items }] of this.#lists ?? []) {
      const nodes = items.map((item, index) => ({
        ...item,
        node: DataFactory.blankNode(`${labels}-${item.origin.key.replace(/\W/gu, '-')}-${index}`),
      }))
      out.add(this.subject, predicate, nodes[0]?.node ?? rdf.nil, keyed(origin, 'list'))
      nodes.forEach(({ node, object, origin: itemOrigin, value }, index) => {
        out.add(node, rdf.first, object, keyed(itemOrigin, 'first'), value)
        out.add(node, rdf.rest, nodes[index + 1]?.node ?? rdf.nil, keyed(itemOrigin, 'rest'))
      })
    }
  }
}

function keyed(origin: Origin, part: string): Origin {
  return { ...origin, key: `${origin.key}.${part}` }
}
