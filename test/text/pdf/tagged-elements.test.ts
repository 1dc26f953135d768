import { describe, expect, it } from 'vitest'
import type { StructureNode } from '../../../src/text/pdf/structure-tree.js'
import { taggedElements } from '../../../src/text/pdf/tagged-elements.js'

type Child = StructureNode | { readonly mark: string }
const node = (role: string, ...children: (Child | string)[]): StructureNode => ({
  role,
  children: children.map((child) => (typeof child === 'string' ? { mark: child } : child)),
})
const document = (...children: (Child | string)[]): StructureNode => node('Root', node('Document', ...children))

describe('taggedElements', () => {
  it('gives headings their level and joins the parts of a paragraph', () => {
    expect(
      taggedElements(document(node('Sect', node('H2', 'a'), node('P', 'b', node('Span', 'c'), node('Link', 'd'))))),
    ).toEqual([
      { kind: 'heading', level: 2, depth: 0, cells: [[['a']]] },
      { kind: 'paragraph', depth: 0, cells: [[['b', 'c', 'd']]] },
    ])
  })

  it('puts the label of a list item before its text, and nested lists after it', () => {
    const inner = node('L', node('LI', node('Lbl', 'x'), node('LBody', node('P', 'y'))))
    expect(
      taggedElements(
        document(
          node(
            'L',
            node('LI', node('Lbl', 'a'), node('LBody', node('P', 'b'), inner)),
            node('LI', node('Lbl', 'c'), node('LBody', 'd')),
          ),
        ),
      ),
    ).toEqual([
      { kind: 'list-item', depth: 1, cells: [[['a', 'b']]] },
      { kind: 'list-item', depth: 2, cells: [[['x', 'y']]] },
      { kind: 'list-item', depth: 1, cells: [[['c', 'd']]] },
    ])
  })

  it('reads table rows with their cells and paragraphs, except in a table used for layout', () => {
    const row = node('TR', node('TH', 'a'), node('TD', node('P', 'b'), node('P', 'c')), node('TD'))
    const frame = node('Table', node('TR', node('TD', node('H1', 'd')), node('TD', node('P', 'e'))))
    expect(taggedElements(document(node('Table', node('TBody', row)), frame))).toEqual([
      { kind: 'table-row', depth: 0, cells: [[['a']], [['b'], ['c']], []] },
      { kind: 'heading', level: 1, depth: 0, cells: [[['d']]] },
      { kind: 'paragraph', depth: 0, cells: [[['e']]] },
    ])
  })

  it('moves a note out of the sentence with its reference', () => {
    expect(taggedElements(document(node('P', 'a', node('Note', node('P', 'n')), 'b')))).toEqual([
      { kind: 'paragraph', depth: 0, cells: [[['a', 'b']]] },
      { kind: 'paragraph', depth: 0, cells: [[['n']]] },
    ])
  })

  it('gives only the order of text in boxes that may be parts of a line', () => {
    expect(
      taggedElements(document(node('NonStruct', node('NonStruct', 'a')), node('NonStruct', 'b'), node('P', 'c'))),
    ).toEqual([
      { depth: 0, cells: [[['a', 'b']]] },
      { kind: 'paragraph', depth: 0, cells: [[['c']]] },
    ])
  })
})
