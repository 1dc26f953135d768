import type { Diagnostic } from '../../diagnostic.js'
import type { HtmlElement, HtmlPage } from '../../text/html/html-page.js'
import { nearest, parentElement } from '../page/elements.js'

interface Mended {
  readonly offset: number
  readonly findings: readonly Diagnostic[]
  /** Whether it bears on what stands inside the element too. */
  readonly inherited: boolean
  /** Whether it bears on what follows. */
  readonly structural: boolean
}

/** So many mended elements inside one are told. */
const MOST_WITHIN = 20

/**
 * What was mended: a name bears on its own element, a reference on what stands inside it too, a tag on what follows.
 */
export type Reach = 'element' | 'inside' | 'following'

/**
 * Which findings account for a triple that a mended page states otherwise. What is mended on an element bears on what
 * it states itself, on what the elements in it state (they inherit subjects, prefixes and vocabulary), and on a
 * property around it whose value it is. Where an element begins or ends elsewhere it bears on all that follows.
 */
export class Explanations {
  readonly #byOffset = new Map<number, Mended>()
  #ordered: readonly Mended[] | undefined
  #structural: readonly Mended[] | undefined
  readonly #around = new Map<HtmlPage, (element: HtmlElement) => readonly Diagnostic[] | undefined>()

  add(page: HtmlPage, element: HtmlElement, findings: readonly Diagnostic[], reach: Reach): void {
    const offset = startOf(page, element)
    const before = this.#byOffset.get(offset)
    this.#byOffset.set(offset, {
      offset,
      findings: [...(before?.findings ?? []), ...findings],
      inherited: reach !== 'element' || (before?.inherited ?? false),
      structural: reach === 'following' || (before?.structural ?? false),
    })
    this.#ordered = undefined
    this.#structural = undefined
    this.#around.clear()
  }

  get findings(): readonly Diagnostic[] {
    return this.#sorted().flatMap(({ findings }) => findings)
  }

  /**
   * The findings that bear on what an element states, as it stands in each of the trees. Empty: nothing accounts for
   * it.
   */
  of(stated: readonly { readonly page: HtmlPage; readonly element: HtmlElement }[]): readonly Diagnostic[] {
    const found = new Set<Diagnostic>()
    for (const { page, element } of stated)
      for (const finding of [...this.#own(page, element), ...this.#outside(page, element)]) found.add(finding)
    if (found.size === 0)
      for (const { page, element } of stated) for (const finding of this.#within(page, element)) found.add(finding)
    if (found.size === 0)
      for (const { page, element } of stated) for (const finding of this.#before(page, element)) found.add(finding)
    return [...found]
  }

  #own(page: HtmlPage, element: HtmlElement): readonly Diagnostic[] {
    return this.#byOffset.get(startOf(page, element))?.findings ?? []
  }

  /** The nearest element around one whose mending bears on it. */
  #outside(page: HtmlPage, element: HtmlElement): readonly Diagnostic[] {
    const parent = parentElement(element)
    if (!parent) return []
    const around = this.#around.get(page) ?? nearest((at) => this.#inheritedAt(page, at))
    this.#around.set(page, around)
    return around(parent) ?? []
  }

  #inheritedAt(page: HtmlPage, element: HtmlElement): readonly Diagnostic[] | undefined {
    const mended = this.#byOffset.get(startOf(page, element))
    return mended?.inherited ? mended.findings : undefined
  }

  /** What was mended inside it; a few suffice to account for it. */
  #within(page: HtmlPage, element: HtmlElement): readonly Diagnostic[] {
    const start = startOf(page, element)
    const end = page.places.sourceOffset(element.sourceCodeLocation?.endOffset ?? 0)
    const sorted = this.#sorted()
    const first = firstFrom(sorted, start + 1)
    return sorted
      .slice(first, Math.min(first + MOST_WITHIN, firstFrom(sorted, end)))
      .flatMap(({ findings }) => findings)
  }

  /** The last tag mended before it; the first of all for an element whose own tag the parser made up. */
  #before(page: HtmlPage, element: HtmlElement): readonly Diagnostic[] {
    const structural = (this.#structural ??= this.#sorted().filter((mended) => mended.structural))
    const at = firstFrom(structural, startOf(page, element)) - 1
    return structural[Math.max(0, at)]?.findings ?? []
  }

  #sorted(): readonly Mended[] {
    return (this.#ordered ??= [...this.#byOffset.values()].sort((a, b) => a.offset - b.offset))
  }
}

/** The index of the first that starts at an offset or behind it. */
function firstFrom(sorted: readonly Mended[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.offset ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Where an element begins in the page as served; -1 for one that the page leaves out. */
function startOf(page: HtmlPage, element: HtmlElement): number {
  const start = element.sourceCodeLocation?.startOffset
  return start === undefined ? -1 : page.places.sourceOffset(start)
}
