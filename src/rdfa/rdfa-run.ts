import type { NamedNode } from 'n3'
import type { HtmlElement } from '../text/html/html-page.js'
import type { Collector } from './collector.js'
import type { Names } from './names/names.js'

/** The state of a walk over one page. */
export interface RdfaRun {
  readonly names: Names
  readonly out: Collector
  readonly textOf: (element: HtmlElement) => string
  /** The node of the base. */
  readonly root: NamedNode
  /** Prefix of blank node labels: the same for a page, different for another page. */
  readonly labels: string
}
