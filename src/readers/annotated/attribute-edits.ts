import { type HtmlElement, type HtmlPage } from '../../text/html/html-page.js'
import type { Diagnostic } from '../../diagnostic.js'
import { rdfaAttributes, type RdfaAttributes } from '../../rdfa/attributes.js'
import { isPrefixName } from '../../rdfa/names/names.js'
import { PrefixScope } from '../../rdfa/names/prefix-scope.js'
import { resolveIri } from '../../rdfa/names/resolve-iri.js'
import { tokensOf } from '../../rdfa/names/tokens.js'
import type { AttributeRepair, ScopedElement } from './repairs/repair.js'

/** New values of the attributes of one element; `undefined` takes one away. */
export interface ElementEdit {
  /** Rank of the element in the page, as elements.ts walks it. */
  readonly index: number
  readonly element: HtmlElement
  readonly values: ReadonlyMap<string, string | undefined>
  readonly findings: readonly Diagnostic[]
}

export interface AttributeEdits {
  readonly edits: readonly ElementEdit[]
  /** What was seen and not mended. */
  readonly doubts: readonly Diagnostic[]
}

interface Frame {
  readonly element: HtmlElement | undefined
  readonly children: readonly unknown[]
  next: number
  readonly mark: number
  readonly vocab: string | undefined
}

/**
 * Asks every repair about every element with RDFa attributes, in the order of the table, knowing what prefixes and
 * vocabulary are in force there (RDFa Core 1.1, section 7.5, steps 2 and 3). The page is not changed.
 */
export function findAttributeEdits(page: HtmlPage, base: string, repairs: readonly AttributeRepair[]): AttributeEdits {
  const elsewhere = declarationsOf(page)
  const scope = new PrefixScope()
  const edits: ElementEdit[] = []
  const doubts: Diagnostic[] = []
  let index = -1

  const open: Frame[] = [{ element: undefined, children: page.document.childNodes, next: 0, mark: 0, vocab: undefined }]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.children[top.next++] as HtmlElement | undefined
    if (!child) {
      scope.undo(top.mark)
      open.pop()
      continue
    }
    if (!('tagName' in child)) continue
    index += 1
    const mark = scope.mark()
    const attributes = rdfaAttributes(child)
    for (const [prefix, iri] of attributes ? prefixesOf(attributes) : []) scope.declare(prefix, iri)
    const vocab = vocabOf(attributes?.vocab, top.vocab, base)
    if (attributes && Object.keys(attributes).length > 0) {
      const edit = ask(
        repairs,
        {
          page,
          element: child,
          attributes,
          base,
          vocab,
          prefix: (name) => scope.iriOf(name),
          elsewhere: (name) => elsewhere.get(name),
        },
        doubts,
      )
      if (edit) edits.push({ index, element: child, ...edit })
    }
    open.push({ element: child, children: child.childNodes, next: 0, mark, vocab })
  }
  return { edits, doubts }
}

function ask(
  repairs: readonly AttributeRepair[],
  given: Omit<ScopedElement, 'set' | 'note'>,
  doubts: Diagnostic[],
): Pick<ElementEdit, 'values' | 'findings'> | undefined {
  const attributes: RdfaAttributes = { ...given.attributes }
  const values = new Map<string, string | undefined>()
  const findings = new Set<Diagnostic>()
  const element: ScopedElement = {
    ...given,
    attributes,
    set(attribute, value, finding) {
      if (value === undefined) Reflect.deleteProperty(attributes, attribute)
      else Object.assign(attributes, { [attribute]: value })
      values.set(attribute, value)
      findings.add(finding)
    },
    note: (finding) => doubts.push(finding),
  }
  for (const repair of repairs) repair.mend(element)
  return values.size === 0 ? undefined : { values, findings: [...findings] }
}

/** Puts new values in the elements of another tree of the same text. */
export function applyAttributeEdits(elements: Iterable<HtmlElement>, edits: readonly ElementEdit[]): void {
  const byIndex = new Map(edits.map((edit) => [edit.index, edit]))
  let index = -1
  for (const element of elements) {
    index += 1
    for (const [name, value] of byIndex.get(index)?.values ?? []) setAttribute(element, name, value)
  }
}

function setAttribute(element: HtmlElement, name: string, value: string | undefined): void {
  const at = element.attrs.findIndex((attribute) => attribute.name === name && !attribute.prefix)
  const locations = element.sourceCodeLocation?.attrs
  if (value === undefined) {
    if (at >= 0) element.attrs.splice(at, 1)
    return
  }
  const existing = element.attrs[at]
  if (existing) existing.value = value
  else element.attrs.push({ name, value })
  // What stands in another attribute now has the place of the one it was written in.
  const written = locations?.[name] ?? locations?.['content'] ?? locations?.['value']
  if (locations && written) locations[name] = written
}

/** Every declaration of the page: a prefix that is declared in one way has that meaning elsewhere on it too. */
function declarationsOf(page: HtmlPage): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>()
  const stack: unknown[] = [page.document]
  for (let node = stack.pop() as HtmlElement | undefined; node; node = stack.pop() as HtmlElement | undefined) {
    const attributes = 'attrs' in node ? rdfaAttributes(node) : undefined
    for (const [prefix, iri] of attributes ? prefixesOf(attributes) : []) {
      const key = prefix.toLowerCase()
      found.set(key, found.has(key) && found.get(key) !== iri ? undefined : iri)
    }
    for (const child of (node.childNodes as HtmlElement['childNodes'] | undefined) ?? []) stack.push(child)
  }
  return new Map([...found].flatMap(([prefix, iri]) => (iri === undefined ? [] : [[prefix, iri] as const])))
}

/** Declarations of one element, those of `xmlns:` first. What is malformed the RDFa processor notices. */
function prefixesOf({ xmlns, prefix }: RdfaAttributes): readonly (readonly [prefix: string, iri: string])[] {
  const found: [string, string][] = (xmlns ?? []).flatMap(({ prefix: name, iri }) =>
    isPrefixName(name) && name !== '_' && iri.trim() !== '' ? [[name, iri.trim()]] : [],
  )
  const tokens = prefix === undefined ? [] : tokensOf(prefix)
  tokens.forEach((token, i) => {
    const name = token.slice(0, -1)
    const iri = tokens[i + 1]
    if (
      token.endsWith(':') &&
      isPrefixName(name) &&
      name !== '_' &&
      iri !== undefined &&
      !(iri.endsWith(':') && isPrefixName(iri.slice(0, -1)))
    )
      found.push([name, iri])
  })
  return found
}

function vocabOf(written: string | undefined, inherited: string | undefined, base: string): string | undefined {
  if (written === undefined) return inherited
  return written.trim() === '' ? undefined : resolveIri(written.trim(), base)
}
