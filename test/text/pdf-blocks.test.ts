import { describe, expect, it } from 'vitest'
import { blocksOfPages } from '../../src/text/pdf-blocks.js'
import { printedPage, type PrintedLine } from './printed-page.js'

const text = (words: string, x = 70): PrintedLine => [{ x, text: words }]
const bold = (words: string, x = 70): PrintedLine => [{ x, text: words, bold: true }]
const FULL = 'Dit is een volle regel van lopende tekst die tot aan de rechterkant van het blad reikt, heus'

describe('blocksOfPages', () => {
  it('joins full lines and starts a new paragraph after a line that ended early', () => {
    const { blocks } = blocksOfPages([
      printedPage(1, [text(FULL), text('en hier eindigt de alinea.'), text('Een tweede alinea.')]),
    ])
    expect(blocks.map((block) => block.text)).toEqual([`${FULL} en hier eindigt de alinea.`, 'Een tweede alinea.'])
  })

  it('orders by position, not by drawing order', () => {
    const page = printedPage(1, [text('Eerst dit.'), 20, text('Dan dat.')])
    const { blocks } = blocksOfPages([{ ...page, runs: [...page.runs].reverse() }])
    expect(blocks.map((block) => block.text)).toEqual(['Eerst dit.', 'Dan dat.'])
  })

  it('keeps a label and its hanging text together', () => {
    const page = printedPage(1, [
      [
        { x: 70, text: '12', bold: true },
        { x: 95, text: 'Verkoop van de oude pastorie', bold: true },
      ],
      bold('met tuin', 95),
      20,
      text(FULL),
    ])
    const [title] = blocksOfPages([page]).blocks
    expect(title).toMatchObject({ kind: 'heading', label: '12', text: '12 Verkoop van de oude pastorie' })
  })

  it('reads a list of names beside its label as one row, across pages too', () => {
    const first = printedPage(1, [
      text(FULL),
      40,
      [
        { x: 70, text: 'Aanwezig:' },
        { x: 170, text: 'Jan Peeters, voorzitter' },
      ],
      text('An Claes, schepen', 170),
    ])
    const second = printedPage(2, [text('Bo De Wit, raadslid', 170), 30, text(FULL)])
    const row = blocksOfPages([first, second]).blocks.find((block) => block.cells)
    expect(row?.cells).toEqual(['Aanwezig:', 'Jan Peeters, voorzitter\nAn Claes, schepen\nBo De Wit, raadslid'])
  })

  it('recognises headers, footers and page numbers by repetition', () => {
    const pages = [1, 2, 3].map((number) =>
      printedPage(number, [
        text('Notulen gemeenteraad Bovendorp'),
        30,
        text(`${['Eerst', 'Dan', 'Ten slotte'][number - 1] ?? ''} ${FULL}`),
        text(`en zo eindigt blad ${['een', 'twee', 'drie'][number - 1] ?? ''}.`),
        580,
        text(`${number} / 3`, 500),
      ]),
    )
    const { blocks } = blocksOfPages(pages)
    expect(blocks.filter((block) => block.kind === 'furniture')).toHaveLength(6)
    expect(blocks.filter((block) => block.kind === 'paragraph')).toHaveLength(3)
  })

  it('does not take item numbers at the top of pages for page numbers', () => {
    const pages = [4, 9, 11].map((item, index) =>
      printedPage(index + 1, [
        text(`${item}.`),
        bold(`Titel van het punt over ${['water', 'wegen', 'wonen'][index] ?? ''}`),
        text(`${'xyz'[index] ?? ''} ${FULL}`),
      ]),
    )
    expect(blocksOfPages(pages).blocks.filter((block) => block.kind === 'furniture')).toEqual([])
  })

  it('keeps the table of contents separate, with wrapped entries as one', () => {
    const page = printedPage(1, [
      text('Inhoud'),
      20,
      text('1. Verslag.........................................2'),
      text('2. Een lange titel die over de regel'),
      text('loopt..............................................3'),
      20,
      text('1. Verslag'),
    ])
    const { blocks } = blocksOfPages([page])
    expect(blocks.filter((block) => block.kind === 'contents').map((block) => block.text)).toEqual([
      'Inhoud',
      '1. Verslag',
      '2. Een lange titel die over de regel loopt',
    ])
    expect(blocks.at(-1)).toMatchObject({ kind: 'list-item', text: '1. Verslag' })
  })

  it('reads two columns of running text one after the other', () => {
    const lines = Array.from({ length: 10 }, (_, index): PrintedLine => [
      { x: 50, text: `links regel nummer ${index} gaat nog` },
      { x: 320, text: `rechts regel nummer ${index} gaat nog` },
    ])
    const joined = blocksOfPages([printedPage(1, lines)])
      .blocks.map((block) => block.text)
      .join(' ')
    expect(joined.indexOf('links regel nummer 9')).toBeLessThan(joined.indexOf('rechts regel nummer 0'))
  })

  it('gives the page and line of each block', () => {
    const [, block] = blocksOfPages([printedPage(1, [text('Eerst.')]), printedPage(2, [20, text('Dan.')])]).blocks
    expect(block?.place).toMatchObject({ page: 2, line: 1, quote: 'Dan.' })
  })

  it('recognises a header at varying heights, and one of the left pages only', () => {
    const pages = [1, 2, 3, 4, 5].map((number) =>
      printedPage(number, [
        ...(number % 2 === 0 ? [30] : []),
        text(number % 2 === 0 ? 'Gemeente Bovendorp' : 'Notulen van de zitting'),
        text('Raad van Bovendorp, bijlage'),
        40,
        text(`${['Eerst', 'Dan', 'Toen', 'Daarna', 'Ten slotte'][number - 1] ?? ''} komt dit.`),
      ]),
    )
    const { blocks } = blocksOfPages(pages)
    expect(blocks.filter(({ kind }) => kind !== 'furniture').map((block) => block.text.split(' ')[0])).toEqual([
      'Eerst',
      'Dan',
      'Toen',
      'Daarna',
      'Ten',
    ])
    expect(new Set(blocks.flatMap(({ furniture }) => furniture ?? []))).toEqual(new Set(['running']))
  })

  it('gives the style of a block relative to running text', () => {
    const page = printedPage(1, [
      [{ x: 70, text: 'Verkoop van de oude pastorie', bold: true, size: 15 }],
      20,
      text(FULL),
      text('en hier eindigt de alinea.'),
      20,
      text('Ingesprongen', 100),
    ])
    expect(blocksOfPages([page]).blocks.map(({ style }) => style)).toMatchObject([
      { relativeSize: 1.5, weight: 700, relativeIndentation: 0 },
      { relativeSize: 1, weight: 400, relativeIndentation: 0 },
      { relativeSize: 1, weight: 400, relativeIndentation: 3 },
    ])
  })

  it('places the rows of a printed table under their headers', () => {
    const row = (texts: readonly string[], isBold: boolean): PrintedLine =>
      texts.flatMap((words, index) => (words === '' ? [] : [{ x: 70 + index * 160, text: words, bold: isBold }]))
    const page = printedPage(1, [
      text(FULL),
      30,
      row(['Naam', 'Stem', 'Reden'], true),
      row(['An Claes', 'ja', 'geen'], false),
      row(['Bo De Wit', '', 'afwezig'], false),
    ])
    expect(blocksOfPages([page]).blocks.flatMap((block) => block.row ?? [])).toEqual([
      { table: 0, row: 0, columns: [0, 1, 2], heads: [true, true, true] },
      { table: 0, row: 1, columns: [0, 1, 2], heads: [false, false, false], header: ['Naam', 'Stem', 'Reden'] },
      { table: 0, row: 2, columns: [0, 2], heads: [false, false], header: ['Naam', 'Stem', 'Reden'] },
    ])
  })
})
