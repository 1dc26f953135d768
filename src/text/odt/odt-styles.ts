import { attributeOf, childOf, elementsIn, type XmlElement } from '../xml/xml-tree.js'

/** A style of OpenDocument, with what it inherits from its parents. */
export interface OdtLook {
  readonly isBold: boolean
  readonly isHidden: boolean
  readonly isStruck: boolean
  /** As in CSS ("16pt"). */
  readonly size: string | undefined
  /** Name of the list style that numbers its paragraphs. */
  readonly list: string | undefined
}

/** One level of a list style. */
export interface OdtLevel {
  readonly isBullet: boolean
  /** 1, a, A, i, I; empty: no number. */
  readonly format: string
  readonly prefix: string
  readonly suffix: string
  readonly start: number
  /** How many levels its label shows. */
  readonly shown: number
}

export interface OdtStyles {
  readonly look: (name: string | undefined) => OdtLook
  /** Levels of a list style, from 0; the outline of headings where no name is given. */
  readonly levels: (list: string | undefined) => readonly OdtLevel[]
}

const OUTLINE = '\u0000outline'

/** Reads the styles of a document: those of `styles.xml` and the automatic ones of `content.xml`. */
export function readOdtStyles(roots: readonly (XmlElement | undefined)[]): OdtStyles {
  const styles = new Map<string, XmlElement>()
  const lists = new Map<string, readonly OdtLevel[]>()
  for (const root of roots)
    for (const element of root ? elementsIn(root) : []) {
      const name = attributeOf(element, 'name')
      if (element.name === 'style:style' && name !== undefined) styles.set(name, element)
      if (element.name === 'text:list-style' && name !== undefined) lists.set(name, levelsIn(element))
      if (element.name === 'text:outline-style') lists.set(OUTLINE, levelsIn(element))
    }
  const looks = new Map<string, OdtLook>()
  const look = (name: string | undefined): OdtLook => {
    if (name === undefined) return PLAIN
    const known = looks.get(name)
    if (known) return known
    // Set before the parents are read: styles may be based on each other in a circle.
    looks.set(name, PLAIN)
    const style = styles.get(name)
    const parent = look(attributeOf(style, 'parent-style-name'))
    const text = childOf(style, 'text-properties')
    const weight = attributeOf(text, 'font-weight')
    const through = attributeOf(text, 'text-line-through-style') ?? attributeOf(text, 'text-line-through-type')
    const display = attributeOf(text, 'display')
    const own: OdtLook = {
      isBold: weight === undefined ? parent.isBold : weight === 'bold' || Number(weight) >= 600,
      isHidden: display === undefined ? parent.isHidden : display === 'none',
      isStruck: through === undefined ? parent.isStruck : through !== 'none',
      size: attributeOf(text, 'font-size') ?? parent.size,
      list: attributeOf(style, 'list-style-name') ?? parent.list,
    }
    looks.set(name, own)
    return own
  }
  return { look, levels: (list) => lists.get(list ?? OUTLINE) ?? [] }
}

const PLAIN: OdtLook = { isBold: false, isHidden: false, isStruck: false, size: undefined, list: undefined }

function levelsIn(list: XmlElement): readonly OdtLevel[] {
  const levels: OdtLevel[] = []
  for (const level of list.children) {
    if (typeof level === 'string') continue
    const depth = Number(attributeOf(level, 'level') ?? 1) - 1
    if (!Number.isInteger(depth) || depth < 0 || depth > 9) continue
    levels[depth] = {
      isBullet: level.local === 'list-level-style-bullet' || level.local === 'list-level-style-image',
      format: attributeOf(level, 'num-format') ?? '',
      prefix: attributeOf(level, 'num-prefix') ?? '',
      suffix: attributeOf(level, 'num-suffix') ?? '',
      start: Number(attributeOf(level, 'start-value') ?? 1),
      shown: Number(attributeOf(level, 'display-levels') ?? 1),
    }
  }
  return levels
}
