import type { NamedNode } from 'n3'
import type { HtmlElement } from '../text/html/html-page.js'
import type { Collector } from './collector.js'
import type { Names } from './names/names.js'

/** What a walk over one page carries along. */
export interface RdfaRun {
  readonly names: Names
  readonly out: Collector
  readonly textOf: (element: HtmlElement) => string
  /** The node of the base. */
  readonly root: NamedNode
  /** What the labels of blank nodes start with: the same for a page, another for another page. */
  readonly labels: string
}
