import type { StructureNode } from './structure-tree.js'

export type TaggedKind = 'heading' | 'paragraph' | 'list-item' | 'caption' | 'contents' | 'table-row'

/**
 * One block of a page as tagged: its marked content, in reading order; for a table row per cell, and in a cell per
 * paragraph.
 */
export interface TaggedElement {
  /** Absent for text outside any paragraph: then only its order is known. */
  readonly kind?: TaggedKind
  /** Of a heading, if its role gives it (H1 to H6). */
  readonly level?: number
  /** Nesting depth of its list, from 1. */
  readonly depth: number
  readonly cells: readonly (readonly (readonly string[])[])[]
}

const PARAGRAPHS: Readonly<Record<string, TaggedKind>> = {
  P: 'paragraph',
  Caption: 'caption',
  TOCI: 'contents',
  H: 'heading',
  Title: 'heading',
  Note: 'paragraph',
  FENote: 'paragraph',
}
const GROUPS = new Set([
  'Root',
  'Document',
  'DocumentFragment',
  'Part',
  'Art',
  'Sect',
  'Div',
  'Aside',
  'BlockQuote',
  'TOC',
  'Index',
  'L',
  'Table',
  'THead',
  'TBody',
  'TFoot',
  'TR',
  'TH',
  'TD',
  'LI',
  'LBody',
  'Figure',
  'Private',
])
/** Roles that show that a table is used for layout. */
const FRAMED = new Set(['H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Table', 'Sect', 'Art'])

/** The state of the walk. */
interface Context {
  readonly kind?: TaggedKind
  readonly depth: number
}

/**
 * The blocks in the structure tree of a page, in its order. Roles are those of PDF 32000-1, 14.8.4 (and 32000-2). A
 * role that may be a box or part of a line (NonStruct, Span outside a paragraph) gives only the order.
 */
export function taggedElements(root: StructureNode): readonly TaggedElement[] {
  const elements: TaggedElement[] = []
  let loose: string[] = []
  /** The label of a list item belongs to the text after it. */
  let label: readonly string[] = []

  const labelled = (marks: readonly string[]): readonly string[] => {
    const all = [...label, ...marks]
    label = []
    return all
  }
  const flush = ({ kind, depth }: Context): void => {
    if (loose.length > 0) elements.push({ ...(kind && { kind }), depth, cells: [[labelled(loose)]] })
    loose = []
  }
  const group = (node: StructureNode, context: Context): void => {
    for (const child of node.children) {
      if ('mark' in child) loose.push(child.mark)
      else if (child.role === 'Lbl' && context.kind === 'list-item') label = marksIn(child)
      else if (isBlock(child)) {
        flush(context)
        block(child, context)
      } else loose.push(...marksIn(child))
    }
  }
  const block = (node: StructureNode, context: Context): void => {
    const kind = kindOf(node)
    if (kind !== undefined) {
      const isItem = kind === 'paragraph' && context.kind === 'list-item'
      const level = /^H([1-6])$/u.exec(node.role)?.[1]
      const notes: StructureNode[] = []
      const cells = [[labelled(marksIn(node, notes))]]
      elements.push({
        kind: isItem ? 'list-item' : kind,
        ...(level !== undefined && { level: Number(level) }),
        depth: context.depth,
        cells,
      })
      // A note is at the foot of the page, wherever its reference is.
      for (const note of notes) elements.push({ kind: 'paragraph', depth: 0, cells: [[marksIn(note)]] })
      return
    }
    if (node.role === 'TR' && isRow(node)) {
      elements.push({
        kind: 'table-row',
        depth: context.depth,
        cells: node.children.flatMap((cell) => ('mark' in cell ? [] : [paragraphsIn(cell)])),
      })
      return
    }
    const inner: Context =
      node.role === 'LI'
        ? { kind: 'list-item', depth: context.depth }
        : node.role === 'L'
          ? { depth: context.depth + 1 }
          : node.role === 'LBody'
            ? context
            : { depth: context.depth }
    group(node, inner)
    flush(inner)
    if (node.role === 'LI' && label.length > 0)
      elements.push({ kind: 'list-item', depth: inner.depth, cells: [[labelled([])]] })
  }

  group(root, { depth: 0 })
  flush({ depth: 0 })
  return elements.filter(({ cells }) => cells.some((paragraphs) => paragraphs.some((marks) => marks.length > 0)))
}

function kindOf({ role }: StructureNode): TaggedKind | undefined {
  return /^H[1-6]$/u.test(role) ? 'heading' : PARAGRAPHS[role]
}

/** Whether an element is a block or contains one; otherwise it is part of a line. */
function isBlock(node: StructureNode): boolean {
  return (
    GROUPS.has(node.role) ||
    kindOf(node) !== undefined ||
    node.children.some((child) => !('mark' in child) && isBlock(child))
  )
}

/** A row of two or more cells without headings or tables. */
function isRow(row: StructureNode): boolean {
  const cells = row.children.filter((child) => !('mark' in child) && (child.role === 'TD' || child.role === 'TH'))
  return cells.length >= 2 && !row.children.some((child) => !('mark' in child) && isFrame(child))
}

function isFrame(node: StructureNode): boolean {
  return FRAMED.has(node.role) || node.children.some((child) => !('mark' in child) && isFrame(child))
}

/** The marked content in a cell, per paragraph. */
function paragraphsIn(cell: StructureNode): readonly (readonly string[])[] {
  return taggedElements(cell).flatMap(({ cells }) => cells.flat())
}

/** The marked content in an element; notes are collected separately when asked for. */
function marksIn(node: StructureNode, notes?: StructureNode[]): string[] {
  return node.children.flatMap((child) => {
    if ('mark' in child) return [child.mark]
    if (notes && (child.role === 'Note' || child.role === 'FENote')) {
      notes.push(child)
      return []
    }
    return marksIn(child, notes)
  })
}
