import type { DefaultTreeAdapterTypes } from 'parse5'
import { sha256 } from '../document.js'
import type { HtmlElement, HtmlPage } from '../text/html/html-page.js'
import { noAttributes, rdfaAttributes } from './attributes.js'
import { Collector } from './collector.js'
import { copyPatterns } from './copy-patterns.js'
import type { EvaluationContext } from './evaluation-context.js'
import { encodeIriCharacters } from './names/iri-characters.js'
import { ListScope } from './list-scope.js'
import { Names, type NameFallbacks } from './names/names.js'
import { processElement } from './process-element.js'
import type { RdfaNotice, RdfaStatement } from './values/rdfa-statement.js'
import { baseIri, resolveIri } from './names/resolve-iri.js'
import { textRanges } from './values/text-ranges.js'
export interface RdfaOptions extends NameFallbacks {
  /** Absolute address of the page. */
  readonly base: string
}

export interface RdfaResult {
  /** In the order of the page; a triple that is stated twice is there twice. */
  readonly statements: readonly RdfaStatement[]
  readonly notices: readonly RdfaNotice[]
  /** The base of relative addresses: the page's address, or its `base` element. */
  readonly base: string
}

/** An element whose children are being read. */
interface Frame {
  readonly children: readonly DefaultTreeAdapterTypes.ChildNode[]
  next: number
  readonly context: EvaluationContext
  /** Prefixes to forget when the element is left. */
  readonly mark: number
  readonly lists: readonly ListScope[]
}

const NO_LISTS: readonly ListScope[] = []

/**
 * The RDFa of a page as published: RDFa Core 1.1 (section 7.5) with the rules of HTML+RDFa 1.1 (section 3.1), the
 * property copying of its section 3.5, and no `role` triples. Only what RDF forbids is repaired (characters in IRIs,
 * malformed language tags), with a notice. The walk uses its own stack, so nesting may have any depth. Throws
 * `base-invalid`, and `input-too-large` when a page exceeds RDFA_LIMITS.
 */
export function processRdfa(page: HtmlPage, options: RdfaOptions): RdfaResult {
  const { textOf, baseElement } = textRanges(page.document)
  const out = new Collector(page)
  const address = encodeIriCharacters(baseIri(options.base))
  const base = baseElement ? baseOf(baseElement, address, out) : address
  const names = new Names(base, options)
  const root = names.node(base)
  const labels = `b${sha256(base).slice(0, 8)}`
  const run = { names, out, textOf, root, labels }

  const context: EvaluationContext = {
    parentObject: undefined,
    incomplete: [],
    lists: new ListScope(root),
    language: undefined,
    vocab: undefined,
  }
  const open: Frame[] = [{ children: page.document.childNodes, next: 0, context, mark: 0, lists: NO_LISTS }]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.children[top.next++]
    if (!child) {
      for (const lists of top.lists) lists.emit(out, labels)
      names.prefixes.undo(top.mark)
      open.pop()
    } else if ('attrs' in child) {
      const attributes = rdfaAttributes(child)
      const mark = names.prefixes.mark()
      // Most elements have none of the attributes; of those only `html` itself needs a step.
      if (!attributes && open.length > 1) {
        if (child.childNodes.length > 0)
          open.push({ children: child.childNodes, next: 0, context: top.context, mark, lists: NO_LISTS })
      } else {
        const result = processElement(run, child, attributes ?? noAttributes(), top.context)
        open.push({ children: child.childNodes, next: 0, context: result.context, mark, lists: result.lists })
      }
    }
  }
  return { statements: copyPatterns(out), notices: out.notices, base }
}

/**
 * The base from a `base` element; one with a `data:` or `javascript:` address sets none (HTML Standard, section 4.2.3).
 */
function baseOf(element: HtmlElement, address: string, out: Collector): string {
  const href = element.attrs.find(({ name }) => name === 'href')?.value ?? ''
  const given = baseIri(resolveIri(href.trim(), address))
  if (/^(?:data|javascript):/iu.test(given)) return address
  const base = encodeIriCharacters(given)
  if (base !== given) out.notice({ rule: 'rdfa/iri-characters', actual: href, expected: base }, element, 'href')
  return base
}
