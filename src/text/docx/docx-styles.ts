import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-tree.js'

/** The styles of a Word document, by their id. */
export interface WordStyles {
  /** A style, then those it is based on (ECMA-376-1, 17.7.4.3). */
  readonly chain: (id: string | undefined) => readonly XmlElement[]
  /** The style of paragraphs without one. */
  readonly paragraphDefault: string | undefined
}

export function readStyles(root: XmlElement | undefined): WordStyles {
  const styles = new Map(
    childrenOf(root, 'style').map((style) => [attributeOf(style, 'styleId') ?? '', style] as const),
  )
  const chains = new Map<string, readonly XmlElement[]>()
  const isDefault = (style: XmlElement): boolean =>
    attributeOf(style, 'type') === 'paragraph' && isOn(attributeOf(style, 'default') ?? 'false')
  return {
    paragraphDefault: [...styles].find(([, style]) => isDefault(style))?.[0],
    chain(id) {
      if (id === undefined) return []
      const known = chains.get(id)
      if (known) return known
      const chain = new Set<XmlElement>()
      for (let style = styles.get(id); style && !chain.has(style);) {
        chain.add(style)
        style = styles.get(attributeOf(childOf(style, 'basedOn'), 'val') ?? '')
      }
      chains.set(id, [...chain])
      return [...chain]
    },
  }
}

/** The value of a switch such as `w:vanish`; absent when it is not set (ECMA-376-1, 17.17.4). */
export function switchIn(properties: XmlElement | undefined, local: string): boolean | undefined {
  const given = childOf(properties, local)
  return given && isOn(attributeOf(given, 'val') ?? 'true')
}

/** The switch as set by the nearest style of a chain. */
export function switchOfStyle(chain: readonly XmlElement[], local: string): boolean {
  for (const style of chain) {
    const given = switchIn(childOf(style, 'rPr'), local)
    if (given !== undefined) return given
  }
  return false
}

function isOn(value: string): boolean {
  return !['0', 'false', 'off'].includes(value)
}
