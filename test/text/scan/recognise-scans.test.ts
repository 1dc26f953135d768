import { describe, expect, it } from 'vitest'
import { readPdfBlocks } from '../../../src/text/pdf-blocks.js'
import type { PagePicture } from '../../../src/text/scan/page-picture.js'
import type { RecognisedWord } from '../../../src/text/scan/recognised-page.js'
import { printedPdf } from '../../sandbox/printed-pdf.js'

const word = (text: string, confidence: number, line: number, height = 20): RecognisedWord => ({
  text,
  left: 100,
  right: 100 + text.length * 10,
  baseline: line * 40,
  height,
  confidence,
})
const scan = (pages: number): Uint8Array => printedPdf({ pages, lines: [], picture: true })

describe('readPdfBlocks on scans', () => {
  it('reads what is recognised, page by page, and reports the pages', async () => {
    const seen: PagePicture[] = []
    const recognise = (picture: PagePicture): Promise<readonly RecognisedWord[]> => {
      seen.push(picture)
      return Promise.resolve(
        seen.length === 1 ? [word('Besluitenlijst', 0.9, 2), word('gemeenteraad', 0.8, 4, 21)] : [],
      )
    }
    const started: number[] = []
    const { blocks, scannedPages, recognisedPages } = await readPdfBlocks(
      scan(2),
      { pages: 9 },
      { recognise, pages: 9, onStart: (pages) => started.push(pages) },
    )
    expect({ scannedPages, recognisedPages, started }).toEqual({
      scannedPages: [1, 2],
      recognisedPages: [1],
      started: [2],
    })
    expect(
      blocks.map(({ text, recognised, style, place }) => [text, recognised, style.size, place.page, place.line]),
    ).toEqual([
      ['Besluitenlijst', [{ text: 'Besluitenlijst', confidence: 0.9 }], 10.5, 1, 1],
      ['gemeenteraad', [{ text: 'gemeenteraad', confidence: 0.8 }], 10.5, 1, 2],
    ])
    expect(seen[0]).toMatchObject({ width: 1240, height: 1754 })
  })

  it('turns a page with low certainty, and keeps the most certain result', async () => {
    let tries = 0
    const recognise = (): Promise<readonly RecognisedWord[]> =>
      Promise.resolve([[word('lsnq', 0.3, 2)], [word('sluit', 0.9, 2)]][tries++] ?? [])
    const { blocks } = await readPdfBlocks(scan(1), { pages: 9 }, { recognise, pages: 9 })
    expect([blocks[0]?.text, tries]).toEqual(['sluit', 2])
  })

  it('reads no more pages than allowed', async () => {
    const recognise = (): Promise<readonly RecognisedWord[]> => Promise.resolve([word('blad', 0.9, 2)])
    const { scannedPages, recognisedPages } = await readPdfBlocks(scan(4), { pages: 9 }, { recognise, pages: 3 })
    expect([scannedPages.length, recognisedPages.length]).toEqual([4, 3])
  })
})
