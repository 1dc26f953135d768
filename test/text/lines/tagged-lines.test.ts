import { describe, expect, it } from 'vitest'
import { findFurniture } from '../../../src/text/lines/furniture.js'
import { blocksOfPages } from '../../../src/text/pdf-blocks.js'
import { readLines } from '../../../src/text/lines/pdf-lines.js'
import type { PdfPage } from '../../../src/text/pdf/pdf-runs.js'
import type { StructureNode } from '../../../src/text/pdf/structure-tree.js'
import { readTaggedLines } from '../../../src/text/lines/tagged-lines.js'
import { printedPage } from '../printed-page.js'

/**
 * Lines from the top of a page, each with its mark; the tree names the marks in its own order. A mark in capitals is an
 * artifact.
 */
function tagged(
  lines: readonly (readonly [mark: string, text: string, x?: number] | number)[],
  elements: readonly StructureNode['children'][number][],
): PdfPage {
  const printed = printedPage(
    1,
    lines.map((line) => (typeof line === 'number' ? line : [{ x: line[2] ?? 70, text: line[1] }])),
  )
  const marks = lines.flatMap((line) => (typeof line === 'number' ? [] : [line[0]]))
  const runs = printed.runs.map((run, index) => ({
    ...run,
    ...(marks[index] === 'ARTIFACT' ? { artifact: true } : marks[index] !== '' && { mark: marks[index] ?? '' }),
  }))
  return { ...printed, runs, structure: { role: 'Root', children: elements } }
}
const p = (...marks: string[]): StructureNode => ({ role: 'P', children: marks.map((mark) => ({ mark })) })
const h = (...marks: string[]): StructureNode => ({ role: 'H1', children: marks.map((mark) => ({ mark })) })
const read = (page: PdfPage): ReturnType<typeof readTaggedLines> => {
  const lines = [readLines(page)]
  return readTaggedLines(page, lines[0] ?? [], findFurniture(lines))
}
const FULL = 'Dit is een volle regel van lopende tekst die tot aan de rechterkant van het blad reikt, heus'

describe('blocksOfPages on tagged pages', () => {
  it('takes headings from the tags, of two lines too, and joins only lines of one paragraph', () => {
    const { blocks, taggedPages } = blocksOfPages([
      tagged(
        [
          ['a', 'Een opschrift dat'],
          ['b', 'over twee regels loopt'],
          ['c', FULL],
          ['d', 'en hier eindigt.'],
          ['e', FULL],
          ['f', 'Slot.'],
        ],
        [h('a', 'b'), p('c', 'd'), p('e'), p('f')],
      ),
    ])
    expect(taggedPages).toEqual([1])
    expect(blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 1, 'Een opschrift dat over twee regels loopt'],
      ['paragraph', undefined, `${FULL} en hier eindigt.`],
      ['paragraph', undefined, FULL],
      ['paragraph', undefined, 'Slot.'],
    ])
  })

  it('reads columns in the order of the tags', () => {
    const { blocks } = blocksOfPages([
      tagged(
        [['a', 'links boven'], ['b', 'links onder'], -24, ['c', 'rechts boven', 320], ['d', 'rechts onder', 320]],
        [p('a'), p('b'), p('c'), p('d')],
      ),
    ])
    expect(blocks.map(({ text }) => text)).toEqual(['links boven', 'links onder', 'rechts boven', 'rechts onder'])
  })

  it('treats artifacts as furniture, and gives the printed line of each block', () => {
    const { blocks } = blocksOfPages([
      tagged([['ARTIFACT', 'Ontwerpversie van de dienst'], 20, ['a', 'De tekst.']], [p('a')]),
    ])
    expect(blocks.map(({ kind, text, place }) => [kind, text, place.line])).toEqual([
      ['furniture', 'Ontwerpversie van de dienst', 1],
      ['paragraph', 'De tekst.', 2],
    ])
  })

  it('keeps the cells of a row, empty ones too', () => {
    const cell = (...children: StructureNode[]): StructureNode => ({ role: 'TD', children })
    const { blocks } = blocksOfPages([
      tagged(
        [['a', 'Aanwezig'], -12, ['b', 'An Claes', 170], ['c', 'Bo De Wit', 170]],
        [{ role: 'Table', children: [{ role: 'TR', children: [cell(p('a')), cell(), cell(p('b'), p('c'))] }] }],
      ),
    ])
    expect(blocks.map(({ kind, cells }) => [kind, cells])).toEqual([
      ['table-row', ['Aanwezig', '', 'An Claes\nBo De Wit']],
    ])
  })
})

describe('readTaggedLines: tags that are not sound', () => {
  it('a letter outside any element', () =>
    expect(
      read(
        tagged(
          [
            ['a', 'Een.'],
            ['', 'Twee.'],
            ['c', 'Drie.'],
          ],
          [p('a'), p('c')],
        ),
      ),
    ).toBe('unsound'))
  it('an artifact between lines of the text', () =>
    expect(read(tagged([['a', 'Een.'], 12, ['ARTIFACT', 'Twee woorden'], 12, ['c', 'Drie.']], [p('a'), p('c')]))).toBe(
      'unsound',
    ))
  it('an order that goes back up the page', () =>
    expect(
      read(
        tagged(
          [['a', 'Een.'], 12, ['b', 'Twee.'], 12, ['c', 'Drie.'], 12, ['d', 'Vier.']],
          [p('d'), p('c'), p('b'), p('a')],
        ),
      ),
    ).toBe('unsound'))
  it('a paragraph with a wide gap', () =>
    expect(read(tagged([['a', 'Een.'], 60, ['b', 'Twee.']], [p('a', 'b')]))).toBe('unsound'))
  it('a page without tags is not unsound', () =>
    expect(read(printedPage(1, [[{ x: 70, text: 'Een.' }]]))).toBeUndefined())

  it('reads such a page by its layout, and reports it', () => {
    const { blocks, mistaggedPages } = blocksOfPages([
      tagged([['a', 'Een.'], 12, ['b', 'Twee.'], 12, ['c', 'Drie.']], [p('c'), p('b'), p('a')]),
    ])
    expect(mistaggedPages).toEqual([1])
    expect(blocks.map(({ text }) => text)).toEqual(['Een.', 'Twee.', 'Drie.'])
  })
})
