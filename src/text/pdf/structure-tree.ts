/**
 * An element of the structure tree of a tagged PDF (PDF 32000-1, 14.7), pruned to one page; its content in reading
 * order.
 */
export interface StructureNode {
  /** Standard role; the PDF's own roles are mapped already. */
  readonly role: string
  readonly children: readonly (StructureNode | { readonly mark: string })[]
}

/**
 * The tree of a page as given by pdf.js; undefined when there is none. References to objects (annotations) have no
 * text.
 */
export function readStructure(given: unknown): StructureNode | undefined {
  if (
    typeof given !== 'object' ||
    given === null ||
    !('role' in given) ||
    !('children' in given) ||
    !Array.isArray(given.children)
  )
    return undefined
  const children = given.children.flatMap((child: unknown): StructureNode['children'] => {
    const node = readStructure(child)
    if (node) return [node]
    const isContent =
      typeof child === 'object' && child !== null && 'type' in child && child.type === 'content' && 'id' in child
    return isContent && typeof child.id === 'string' ? [{ mark: child.id }] : []
  })
  return { role: String(given.role), children }
}
