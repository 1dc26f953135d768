import { html } from 'parse5'
import { diagnose } from '../../../diagnostic.js'
import { placeOf, type HtmlElement, type HtmlPage } from '../../../text/html/html-page.js'
import { ancestorsOrSelf, elementsOf, isAnnotated, taggedElementsOf, textOf } from '../../page/elements.js'
import type { TextFinding, TextRepair } from './repair.js'

/** HTML Standard, section 13.1.2: these have no end tag, and the slash means nothing on them. */
const VOID = new Set([
  'area',
  'base',
  'basefont',
  'bgsound',
  'br',
  'col',
  'embed',
  'frame',
  'hr',
  'img',
  'input',
  'keygen',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
])
/** What follows the start tag of these is not read as markup. */
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp'])

/**
 * A self-closed element that is no void element is closed where it says so. Only where it matters to RDFa, and only
 * when the tags of the page agree: as many end tags as start tags without a slash. Where the self-closed ones have end
 * tags too, they are not meant to be empty and HTML reads them rightly.
 */
export const selfClosed: TextRepair = {
  rule: 'repair/self-closed',
  find(page) {
    const candidates = [...taggedElementsOf(page)].filter((element) => isSelfClosed(page, element))
    if (candidates.length === 0) return []
    const annotated = holdersOfAnnotations(page)
    const counts = new Map<string, Counts>()
    return candidates
      .filter(
        (element) =>
          annotated.has(element) ||
          (RAW_TEXT.has(element.tagName) && /\b(?:property|typeof|resource)=/u.test(textOf(element, 100_000))),
      )
      .flatMap((element) => {
        const known = counts.get(element.tagName) ?? countTags(page.text, element.tagName)
        counts.set(element.tagName, known)
        return mend(page, element, known)
      })
  },
}

interface Counts {
  readonly starts: number
  readonly selfClosed: number
  readonly ends: number
}

function mend(
  page: HtmlPage,
  element: HtmlElement,
  { starts, selfClosed: slashed, ends }: Counts,
): readonly TextFinding[] {
  if (ends >= starts + slashed) return []
  const end = element.sourceCodeLocation?.startTag?.endOffset ?? 0
  const actual = `<${element.tagName}/>`
  if (ends > starts)
    return [{ finding: diagnose('doubt/self-closed', { place: placeOf(page, element), actual }), edits: [], element }]
  const expected = `<${element.tagName}></${element.tagName}>`
  return [
    {
      finding: diagnose('repair/self-closed', { place: placeOf(page, element), actual, expected }),
      edits: [{ start: end - 2, end, text: `></${element.tagName}>` }],
      element,
    },
  ]
}

function isSelfClosed(page: HtmlPage, element: HtmlElement): boolean {
  const location = element.sourceCodeLocation
  const end = location?.startTag?.endOffset
  if (end === undefined || element.namespaceURI !== html.NS.HTML || VOID.has(element.tagName)) return false
  if (page.text.slice(end - 2, end) !== '/>') return false
  // In `<a href=x/>` the slash belongs to the value.
  return Object.values(location?.attrs ?? {}).every(({ endOffset }) => endOffset <= end - 2)
}

/** Every element that is annotated or holds one that is. */
function holdersOfAnnotations(page: HtmlPage): ReadonlySet<HtmlElement> {
  const holders = new Set<HtmlElement>()
  for (const element of elementsOf(page)) {
    if (!isAnnotated(element)) continue
    for (const at of ancestorsOrSelf(element)) {
      if (holders.has(at)) break
      holders.add(at)
    }
  }
  return holders
}

/**
 * Tags by their text alone: a tag that holds a `<` or `>` in a value is counted askew, and then the counts disagree and
 * nothing is done.
 */
function countTags(text: string, name: string): Counts {
  const markup = withoutComments(text)
  let starts = 0
  let slashed = 0
  for (const [tag] of markup.matchAll(new RegExp(`<${name}(?=[\\s/>])[^<>]*>`, 'giu'))) {
    if (tag.endsWith('/>')) slashed++
    else starts++
  }
  const ends = [...markup.matchAll(new RegExp(`</${name}\\s*>`, 'giu'))].length
  return { starts, selfClosed: slashed, ends }
}

function withoutComments(text: string): string {
  const pieces: string[] = []
  let read = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', read)) {
    const end = text.indexOf('-->', start)
    pieces.push(text.slice(read, start))
    if (end < 0) return pieces.join('')
    read = end + 3
  }
  return pieces.join('') + text.slice(read)
}
