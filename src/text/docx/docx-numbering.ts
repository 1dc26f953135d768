import { ordinal } from '../html/list-numbers.js'
import { LABEL_MARKS } from '../lines/written-labels.js'
import { attributeOf, childOf, childrenOf, elementsIn, type XmlElement } from '../xml/xml-tree.js'
import type { WordStyles } from './docx-styles.js'

/** One level of a numbering. */
interface Level {
  readonly format: string
  /** With %1 … %9 for the numbers of the levels. */
  readonly text: string
  readonly start: number
  /** Restarts after a number on this level or a higher one, counted from 1; 0: never. */
  readonly restart: number
  /** All numbers in digits, whatever the formats of the levels above. */
  readonly isLegal: boolean
  readonly separator: string
  /** The style whose paragraphs have this level. */
  readonly style: string | undefined
}

/** A numbering as paragraphs refer to it. Numberings with the same definition share their count. */
interface Numbering {
  readonly definition: string
  readonly levels: readonly (Level | undefined)[]
  /** Its own first numbers, by level. */
  readonly starts: ReadonlyMap<number, number>
}

const MOST_LEVELS = 9

/**
 * Writes the labels of numbered paragraphs ("Artikel 1.", "a)") into the text of a Word document. Word generates them,
 * so other readers do not see them (ECMA-376-1, 17.9). Bullets are left to the list.
 */
export function writeLabels(body: XmlElement, numbering: XmlElement | undefined, styles: WordStyles): void {
  const numberings = readNumberings(numbering, styles)
  const counts = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  for (const paragraph of elementsIn(body)) {
    if (paragraph.local !== 'p') continue
    const properties = childOf(paragraph, 'pPr')
    const used = numberedBy(properties, styles, numberings)
    if (!used) continue
    const label = countLabel(used.id, used.depth, used.numbering, counts, started)
    if (label === undefined) continue
    const own = childOf(properties, 'numPr')
    if (properties && own) properties.children.splice(properties.children.indexOf(own), 1)
    if (!hasText(paragraph)) continue
    const at = properties ? paragraph.children.indexOf(properties) + 1 : 0
    const prefix = paragraph.name.slice(0, -1)
    const text = element(`${prefix}t`, [`${LABEL_MARKS[0]}${label.text}${LABEL_MARKS[1]}${label.separator}`])
    text.attributes.set('xml:space', 'preserve')
    paragraph.children.splice(at, 0, element(`${prefix}r`, [text]))
  }
}

function element(name: string, children: XmlElement['children']): XmlElement {
  return { name, local: name.slice(name.indexOf(':') + 1), attributes: new Map(), children }
}

function hasText(paragraph: XmlElement): boolean {
  for (const { local, children } of elementsIn(paragraph)) if (local === 't' && children.length > 0) return true
  return false
}

/** The numbering of a paragraph and its level there: its own, or that of its style. */
function numberedBy(
  properties: XmlElement | undefined,
  styles: WordStyles,
  numberings: ReadonlyMap<string, Numbering>,
): { readonly id: string; readonly depth: number; readonly numbering: Numbering } | undefined {
  const own = childOf(properties, 'numPr')
  const ownId = attributeOf(childOf(own, 'numId'), 'val')
  const ownDepth = attributeOf(childOf(own, 'ilvl'), 'val')
  if (ownId === '0') return undefined
  const chain = styles.chain(attributeOf(childOf(properties, 'pStyle'), 'val') ?? styles.paragraphDefault)
  const style = chain.find((each) => childOf(childOf(childOf(each, 'pPr'), 'numPr'), 'numId'))
  const ofStyle = childOf(childOf(style, 'pPr'), 'numPr')
  const id = ownId ?? attributeOf(childOf(ofStyle, 'numId'), 'val')
  const numbering = id === undefined ? undefined : numberings.get(id)
  if (id === undefined || !numbering) return undefined
  // A level may name its style; that overrides the level that the style names.
  const named = chain.map((each) => {
    const name = attributeOf(each, 'styleId')
    return numbering.levels.findIndex((level) => name !== undefined && level?.style === name)
  })
  const depth =
    ownDepth ?? named.find((level) => level >= 0) ?? attributeOf(childOf(ofStyle ?? own, 'ilvl'), 'val') ?? 0
  return { id, depth: Math.min(Number(depth), MOST_LEVELS - 1), numbering }
}

function readNumberings(root: XmlElement | undefined, styles: WordStyles): ReadonlyMap<string, Numbering> {
  const abstracts = new Map(
    childrenOf(root, 'abstractNum').map((each) => [attributeOf(each, 'abstractNumId') ?? '', each] as const),
  )
  const nums = new Map(childrenOf(root, 'num').map((each) => [attributeOf(each, 'numId') ?? '', each] as const))
  const abstractOf = (num: XmlElement | undefined): string => attributeOf(childOf(num, 'abstractNumId'), 'val') ?? ''
  /** A definition may only refer to the style with the numbering (17.9.21), and that to another. */
  const definitionOf = (id: string, seen: readonly string[] = []): string => {
    const link = attributeOf(childOf(abstracts.get(id), 'numStyleLink'), 'val')
    if (link === undefined || seen.includes(id)) return id
    const linked = [...abstracts].find(([, each]) => attributeOf(childOf(each, 'styleLink'), 'val') === link)?.[0]
    if (linked !== undefined) return linked
    const [style] = styles.chain(link)
    const num = attributeOf(childOf(childOf(childOf(style, 'pPr'), 'numPr'), 'numId'), 'val')
    return num === undefined ? id : definitionOf(abstractOf(nums.get(num)), [...seen, id])
  }
  return new Map(
    [...nums].map(([id, num]) => {
      const definition = definitionOf(abstractOf(num))
      const levels = levelsIn(abstracts.get(definition))
      const starts = new Map<number, number>()
      for (const override of childrenOf(num, 'lvlOverride')) {
        const depth = Number(attributeOf(override, 'ilvl') ?? 0)
        const level = childOf(override, 'lvl')
        const start = attributeOf(childOf(override, 'startOverride'), 'val')
        if (level) levels[depth] = levelOf(level, depth)
        if (start !== undefined) starts.set(depth, Number(start))
      }
      return [id, { definition, levels, starts }] as const
    }),
  )
}

function levelsIn(definition: XmlElement | undefined): (Level | undefined)[] {
  const levels: (Level | undefined)[] = []
  childrenOf(definition, 'lvl').forEach((level, index) => {
    const depth = Number(attributeOf(level, 'ilvl') ?? index)
    if (depth < MOST_LEVELS) levels[depth] = levelOf(level, depth)
  })
  return levels
}

function levelOf(level: XmlElement, depth: number): Level {
  const value = (local: string): string | undefined => attributeOf(childOf(level, local), 'val')
  const legal = childOf(level, 'isLgl')
  return {
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    start: Number(value('start') ?? 0),
    restart: Number(value('lvlRestart') ?? depth),
    isLegal: legal !== undefined && !['0', 'false', 'off'].includes(attributeOf(legal, 'val') ?? 'true'),
    separator: value('suff') === 'nothing' ? '' : ' ',
    style: value('pStyle'),
  }
}

/** Counts a paragraph, and returns its label; undefined for a bullet. */
function countLabel(
  id: string,
  depth: number,
  { definition, levels, starts }: Numbering,
  counts: Map<string, (number | undefined)[]>,
  started: Set<string>,
): { readonly text: string; readonly separator: string } | undefined {
  const level = levels[depth]
  if (!level || level.format === 'bullet') return undefined
  const numbers = counts.get(definition) ?? []
  counts.set(definition, numbers)
  const ownStart = starts.get(depth)
  const key = `${id}/${depth}`
  const isFirst = ownStart !== undefined && !started.has(key)
  started.add(key)
  numbers[depth] = isFirst ? ownStart : (numbers[depth] ?? (ownStart ?? level.start) - 1) + 1
  levels.forEach((below, at) => {
    if (at > depth && below && depth + 1 <= below.restart) numbers[at] = undefined
  })
  const text = level.text.replace(/%([1-9])/gu, (_all, digit: string) => {
    const at = Number(digit) - 1
    const other = levels[at]
    return numberAs(numbers[at] ?? other?.start ?? 1, level.isLegal ? 'decimal' : (other?.format ?? 'decimal'))
  })
  return text === '' ? undefined : { text, separator: level.separator }
}

/** A number as Word shows it: after z it doubles the letter, where a browser uses two letters. */
function numberAs(number: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = ordinal(((number - 1) % 26) + 1, format === 'lowerLetter' ? 'a' : 'A')
      return number < 1 ? String(number) : letter.repeat(Math.ceil(number / 26))
    }
    case 'lowerRoman':
      return ordinal(number, 'i')
    case 'upperRoman':
      return ordinal(number, 'I')
    default:
      return String(number)
  }
}
