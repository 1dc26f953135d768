import type { LeftOut } from '../lines/block.js'
import { attributeOf, childOf, elementsIn, type XmlElement } from '../xml/xml-tree.js'
import { switchIn, switchOfStyle, type WordStyles } from './docx-styles.js'

const CHANGED = /PrChange$/u
const STRUCK = ['strike', 'dstrike']
/** Half points; nobody reads smaller letters. */
const SMALLEST = 4
/** What stands around text and shows it as it is: a field, a direction, a mark of somebody's own. */
const WRAPPERS = new Set(['fldSimple', 'dir', 'bdo', 'customXml'])

/**
 * Removes from a part what Word does not show once all changes are accepted: old properties, deleted and moved text,
 * paragraphs and rows; hidden runs (`w:vanish`, on run or style); struck-out runs. Text boxes are kept once. Returns
 * what was left out, except deleted text, which is reported as a tracked change.
 */
export function dropUnshown(root: XmlElement, styles: WordStyles): readonly LeftOut[] {
  const counts = { hidden: 0, struck: 0 }
  for (const element of [...elementsIn(root)]) dropDeleted(element)
  for (const element of [...elementsIn(root)]) unwrap(element)
  const onGround = new Set(
    [...elementsIn(root)].filter(({ local }) => local === 'body').flatMap((body) => body.children),
  )
  for (const element of [...elementsIn(root)]) {
    if (element.local !== 'p') continue
    const style = attributeOf(childOf(childOf(element, 'pPr'), 'pStyle'), 'val') ?? styles.paragraphDefault
    dropRuns(element, styles, style, onGround.has(element), counts)
  }
  for (const element of [...elementsIn(root)]) joinDeletedMarks(element, styles)
  return (['hidden', 'struck'] as const).flatMap((why) => (counts[why] > 0 ? [{ why, letters: counts[why] }] : []))
}

function dropDeleted(element: XmlElement): void {
  // Properties of a paragraph mark may say that it is deleted; that is read later.
  if (element.local === 'rPr' || element.local === 'trPr') {
    filter(element, (child) => !CHANGED.test(child.local))
    return
  }
  filter(element, (child) => {
    if (CHANGED.test(child.local) || child.local === 'del' || child.local === 'moveFrom') return false
    const row = child.local === 'tr' ? childOf(child, 'trPr') : undefined
    return !childOf(row, 'del')
  })
  if (element.local !== 'AlternateContent') return
  // The same text box in two forms: keep the one for older programs, if present.
  const older = childOf(element, 'Fallback')
  const newer = childOf(element, 'Choice')
  if (older) filter(element, (child) => child === older)
  else if (newer)
    element.children.splice(0, element.children.length, { ...newer, name: 'mc:Fallback', local: 'Fallback' })
}

/** Puts what wrappers hold in their place: other readers leave out what they do not know. */
function unwrap(element: XmlElement): void {
  while (element.children.some((child) => typeof child === 'object' && WRAPPERS.has(child.local)))
    element.children.splice(
      0,
      element.children.length,
      ...element.children.flatMap((child) =>
        typeof child === 'object' && WRAPPERS.has(child.local)
          ? child.children.filter((part) => typeof part === 'string' || !/Pr$/u.test(part.local))
          : [child],
      ),
    )
}

/** The value of a property of a run: its own, else that of the nearest style. */
function valueOf(properties: XmlElement | undefined, chains: readonly XmlElement[], local: string): string | undefined {
  const given = [properties, ...chains.map((style) => childOf(style, 'rPr'))].map((each) => childOf(each, local))
  return attributeOf(
    given.find((each) => each !== undefined),
    'val',
  )
}

/**
 * Runs of one paragraph; text boxes in it have paragraphs of their own. `isOnGround`: it stands on the page itself, so
 * that white letters are seen only on a colour of their own.
 */
function dropRuns(
  paragraph: XmlElement,
  styles: WordStyles,
  style: string | undefined,
  isOnGround: boolean,
  counts: { hidden: number; struck: number },
): void {
  const ofParagraph = styles.chain(style)
  const isOnColour = [childOf(paragraph, 'pPr'), ...ofParagraph.map((each) => childOf(each, 'pPr'))].some(
    (properties) => childOf(properties, 'shd') !== undefined,
  )
  const waiting: XmlElement[] = [paragraph]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    filter(element, (child) => {
      if (child.local !== 'r') return true
      const properties = childOf(child, 'rPr')
      const ofRun = styles.chain(attributeOf(childOf(properties, 'rStyle'), 'val'))
      // A switch on a run decides; when two styles both toggle it, it is off (ECMA-376-1, 17.7.3).
      const isOn = (name: string): boolean =>
        switchIn(properties, name) ?? switchOfStyle(ofParagraph, name) !== switchOfStyle(ofRun, name)
      const chains = [...ofRun, ...ofParagraph]
      const isWhite =
        isOnGround &&
        !isOnColour &&
        valueOf(properties, chains, 'color')?.toUpperCase() === 'FFFFFF' &&
        ['shd', 'highlight'].every((local) => valueOf(properties, chains, local) === undefined)
      const isTiny = Number(valueOf(properties, chains, 'sz') ?? SMALLEST + 1) <= SMALLEST
      const why = isOn('vanish') || isWhite || isTiny ? 'hidden' : STRUCK.some(isOn) ? 'struck' : undefined
      if (!why) return true
      counts[why] += lettersIn(child)
      return false
    })
    for (const child of element.children)
      if (typeof child === 'object' && child.local !== 'p' && child.local !== 'r') waiting.push(child)
  }
}

/**
 * A paragraph whose mark is deleted continues in the next one; one whose mark is hidden and that shows nothing is not
 * there at all. Neither has its own number.
 */
function joinDeletedMarks(parent: XmlElement, styles: WordStyles): void {
  if (!parent.children.some((child) => typeof child === 'object' && child.local === 'p')) return
  const kept: XmlElement['children'] = []
  let carried: XmlElement['children'] = []
  for (const child of parent.children) {
    if (typeof child !== 'object' || child.local !== 'p') {
      kept.push(child)
      continue
    }
    const properties = childOf(child, 'pPr')
    const mark = childOf(properties, 'rPr')
    const content = child.children.filter((part) => part !== properties)
    const isDeleted = childOf(mark, 'del') !== undefined || childOf(mark, 'moveFrom') !== undefined
    const style = attributeOf(childOf(properties, 'pStyle'), 'val') ?? styles.paragraphDefault
    const isHidden = switchIn(mark, 'vanish') ?? switchOfStyle(styles.chain(style), 'vanish')
    if (isDeleted || (isHidden && lettersIn(child) === 0)) {
      carried = [...carried, ...content]
      continue
    }
    if (carried.length > 0)
      child.children.splice(0, child.children.length, ...(properties ? [properties] : []), ...carried, ...content)
    carried = []
    kept.push(child)
  }
  const isLost = carried.some((part) => typeof part === 'object' && lettersIn(part) > 0)
  // The last paragraph of a cell or document stays, as there is none for it to continue in.
  if (isLost || kept.length === 0) kept.push({ name: 'w:p', local: 'p', attributes: new Map(), children: carried })
  parent.children.splice(0, parent.children.length, ...kept)
}

function lettersIn(element: XmlElement): number {
  let letters = 0
  for (const { local, children } of elementsIn(element))
    if (local === 't')
      for (const child of children) if (typeof child === 'string') letters += child.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters
}

function filter(element: XmlElement, keep: (child: XmlElement) => boolean): void {
  const kept = element.children.filter((child) => typeof child === 'string' || keep(child))
  if (kept.length < element.children.length) element.children.splice(0, element.children.length, ...kept)
}
