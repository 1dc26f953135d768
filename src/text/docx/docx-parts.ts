import { strFromU8, type Unzipped } from 'fflate'
import { attributeOf, childrenOf, parseXml, type XmlElement } from '../xml/xml-tree.js'

/** A relation from a part to another (ECMA-376-2, 9.3); `target` is the name of the part in the package. */
export interface Relation {
  /** The last word of its type: "officeDocument", "numbering", "styles". */
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

/** The relations of a part, or of the package itself (''). Empty when there are none. */
export function relationsOf(parts: Unzipped, part: string): readonly Relation[] {
  const at = part.lastIndexOf('/')
  const xml = parts[`${part.slice(0, at + 1)}_rels/${part.slice(at + 1)}.rels`]
  if (!xml) return []
  return childrenOf(parseXml(strFromU8(xml)), 'Relationship').map((relation) => {
    const isExternal = attributeOf(relation, 'TargetMode') === 'External'
    const target = attributeOf(relation, 'Target') ?? ''
    return {
      type: /[^/]*$/u.exec(attributeOf(relation, 'Type') ?? '')?.[0] ?? '',
      target: isExternal ? target : resolve(part.slice(0, at + 1), target),
      isExternal,
    }
  })
}

/** The part with the text: the one named by the package, otherwise the usual one. */
export function mainPart(parts: Unzipped): string | undefined {
  const named = relationsOf(parts, '').find(({ type, target }) => type === 'officeDocument' && target in parts)
  return named?.target ?? ('word/document.xml' in parts ? 'word/document.xml' : undefined)
}

/** The part of a kind that a part refers to, parsed. */
export function relatedPart(parts: Unzipped, part: string, type: string): XmlElement | undefined {
  const target = relationsOf(parts, part).find((relation) => relation.type === type && !relation.isExternal)?.target
  const usual = `${part.slice(0, part.lastIndexOf('/') + 1)}${type}.xml`
  const xml = parts[target ?? ''] ?? parts[usual]
  return xml && parseXml(strFromU8(xml))
}

/** Names in a package start at its root; `..` goes up, but never out of it. */
function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
