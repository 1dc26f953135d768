import type { Diagnostic, Place } from '../diagnostic.js'
import type { Document } from '../document.js'
import type { Model } from '../model.js'
import type { Graph, PlacedQuad } from '../rdf/graph.js'
import type { Ledger } from '../report/report.js'
import type { Block } from '../text/lines/block.js'

/** A link of the page that a crawler may follow, as RDFa says it or as an anchor gives it. */
export interface Link {
  readonly address: string
  /** IRI of the RDFa property (`besluit:heeftAgenda`, `lblodBesluit:linkToPublication`), when the anchor has one. */
  readonly property?: string
  /**
   * `alternate`: the same document in another form (a PDF twin). `attachment`: an annex. `next`: the page before or
   * after it in a list. `frame`: shown inside it. `refresh`: it leads there by itself.
   */
  readonly relation: 'publication' | 'alternate' | 'attachment' | 'page' | 'next' | 'frame' | 'refresh'
  readonly text: string
  readonly place?: Place
}

/** What one document says, and everything that was noticed while reading it. */
export interface Reading {
  readonly document: Document
  /** Row of the reader table that read it. */
  readonly reader: string
  readonly model: Model
  /** What the page says, nothing mended; absent for documents without RDF. */
  readonly published?: Graph
  /** Published after the repair rules. */
  readonly mended?: Graph
  /** Mended triples that the model has no field for: carried along into the mapped graph. */
  readonly rest: readonly PlacedQuad[]
  /** Names that stand in the elements of mandatarissen, by their IRIs, and are not stated. */
  readonly printedNames?: ReadonlyMap<string, string>
  readonly ledger?: Ledger
  readonly links: readonly Link[]
  /** The text that was read, of documents read in prose: who shows it need not open the file again. */
  readonly blocks?: readonly Block[]
  readonly diagnostics: readonly Diagnostic[]
}
