import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { SANDBOX_LIMITS } from '../../src/sandbox/jobs.js'
import { openHostile } from '../../src/sandbox/open-hostile.js'
import { printedPdf } from './printed-pdf.js'

const pdf = (pages: number): Uint8Array => printedPdf({ pages, lines: ['Besluitenlijst gemeenteraad'] })

describe('openHostile', () => {
  it('reads a PDF', async () => {
    const { document } = await openHostile('pdf', pdf(1), SANDBOX_LIMITS)
    expect(document.blocks.map(({ text }) => text)).toEqual(['Besluitenlijst gemeenteraad'])
  })
  it('refuses a document with too many pages', async () =>
    await expect(openHostile('pdf', pdf(30), { ...SANDBOX_LIMITS, pages: 20 })).rejects.toMatchObject({
      code: 'sandbox-limit',
      message: expect.stringContaining('30 pages') as string,
    }))
  it('stops when it takes too long', async () =>
    await expect(openHostile('pdf', pdf(1), { ...SANDBOX_LIMITS, milliseconds: 1 })).rejects.toMatchObject({
      code: 'sandbox-limit',
      message: expect.stringContaining('longer') as string,
    }))
  it('reads minutes of 155 full pages within 600 MB', async () => {
    const words =
      'De gemeenteraad keurt het voorgelegde reglement goed en vraagt het college om de uitvoering ervan op te volgen'
    const lines = Array.from({ length: 48 }, (_, index) => `${index + 1}. ${words}`)
    const { document } = await openHostile('pdf', printedPdf({ pages: 155, lines }), {
      ...SANDBOX_LIMITS,
      memory: 600_000_000,
    })
    expect(document.pages).toBe(155)
    expect(document.blocks.length).toBeGreaterThan(155 * 40)
  })
  it('reads a Word file with macros and external pictures, and uses neither', async () => {
    const body =
      '<w:p><w:r><w:t>Besluitenlijst</w:t></w:r></w:p><w:p><w:r><w:drawing><a:blip r:link="rId9"/></w:drawing></w:r></w:p>'
    const spaces =
      'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    const macros = zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1:9/plaatje.png" TargetMode="External"/></Relationships>',
      ),
      'word/vbaProject.bin': new Uint8Array(64),
      'word/document.xml': strToU8(`<w:document ${spaces}><w:body>${body}</w:body></w:document>`),
    })
    const { document } = await openHostile('docx', macros, SANDBOX_LIMITS)
    expect(document.blocks.map(({ text }) => text)).toContain('Besluitenlijst')
  })
  it('refuses a zip bomb', async () => {
    const bomb = zipSync({
      'word/document.xml': strToU8('<w:document/>'),
      'word/media/nul.bin': new Uint8Array(5_000_000),
    })
    await expect(openHostile('docx', bomb, { ...SANDBOX_LIMITS, unpacked: 1_000_000 })).rejects.toMatchObject({
      code: 'sandbox-limit',
    })
  })
})
