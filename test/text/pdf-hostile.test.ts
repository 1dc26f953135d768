import { describe, expect, it } from 'vitest'
import { noticesOfPages, noticesOfText } from '../../src/text/notices.js'
import { readPdfBlocks } from '../../src/text/pdf-blocks.js'
import { printedPdf } from '../sandbox/printed-pdf.js'

const LIMITS = { pages: 1000 }
const LINE = 'De gemeenteraad keurt het reglement goed in openbare zitting'

describe('readPdfBlocks on bad files', () => {
  it('refuses 5,000 pages before it reads them', async () => {
    await expect(readPdfBlocks(printedPdf({ pages: 5000, lines: [LINE] }), LIMITS)).rejects.toMatchObject({
      code: 'sandbox-limit',
      message: expect.stringContaining('5000 pages') as string,
    })
  })

  it('reports an encrypted file', async () => {
    await expect(readPdfBlocks(printedPdf({ pages: 1, lines: [LINE], encrypted: true }), LIMITS)).rejects.toMatchObject(
      { code: 'input-unreadable', message: expect.stringContaining('password') as string },
    )
  })

  it.each([0.3, 0.6, 0.9])('reports a truncated file (at %f)', async (share) => {
    const whole = printedPdf({ pages: 3, lines: [LINE] })
    await expect(readPdfBlocks(whole.subarray(0, whole.length * share), LIMITS)).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringContaining('cut off') as string,
    })
  })

  it('refuses a file that is not a PDF inside', async () =>
    await expect(readPdfBlocks(Buffer.from('%PDF-1.7\nniets'), LIMITS)).rejects.toMatchObject({
      code: 'input-unreadable',
    }))

  it('reports pages that are only pictures, and empty pages', async () => {
    const scanned = await readPdfBlocks(printedPdf({ pages: 2, lines: [], picture: true }), LIMITS)
    expect(scanned.scannedPages).toEqual([1, 2])
    expect([...noticesOfPages(scanned), ...noticesOfText(scanned)].map(({ rule }) => rule)).toEqual([
      'document/scanned',
      'document/no-text',
    ])
    expect((await readPdfBlocks(printedPdf({ pages: 1, lines: [] }), LIMITS)).scannedPages).toEqual([])
  })

  it('reports letters that a font shows without a character', async () => {
    expect(
      noticesOfText(await readPdfBlocks(printedPdf({ pages: 1, lines: [LINE], privateLetters: true }), LIMITS)).map(
        ({ rule }) => rule,
      ),
    ).toEqual(['document/unreadable-letters', 'document/unreadable-word'])
    expect(noticesOfText(await readPdfBlocks(printedPdf({ pages: 1, lines: [LINE] }), LIMITS))).toEqual([])
  })

  it("keeps the engine's own push after pdf.js was loaded", async () => {
    await readPdfBlocks(printedPdf({ pages: 1, lines: [LINE] }), LIMITS)
    expect(Array.prototype.push.toString()).toContain('[native code]')
  })
})
