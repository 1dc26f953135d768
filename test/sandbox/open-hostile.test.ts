import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { SANDBOX_LIMITS } from '../../src/sandbox/jobs.js'
import { openHostile } from '../../src/sandbox/open-hostile.js'

/** The smallest PDF that prints a line on each of its pages. */
function pdf(pages: number, line = 'Besluitenlijst gemeenteraad'): Uint8Array {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, index) => `${5 + index} 0 R`).join(' ')}]>>`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
  const stream = line === '' ? '' : `BT /F1 12 Tf 70 700 Td (${line}) Tj ET`
  objects.push(`<</Length ${stream.length}>>stream\n${stream}\nendstream`)
  for (let page = 0; page < pages; page++) objects.push('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>')
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj${object}endobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`
  return Buffer.from(text, 'latin1')
}

describe('openHostile', () => {
  it('reads a PDF', async () => {
    const { document } = await openHostile('pdf', pdf(1), SANDBOX_LIMITS)
    expect(document.blocks.map(({ text }) => text)).toEqual(['Besluitenlijst gemeenteraad'])
  })
  it('tells of a PDF without text', async () => expect((await openHostile('pdf', pdf(1, ''), SANDBOX_LIMITS)).diagnostics.map(({ rule }) => rule)).toContain('document/no-text'))
  it('refuses one with too many pages', async () => await expect(openHostile('pdf', pdf(30), { ...SANDBOX_LIMITS, pages: 20 })).rejects.toMatchObject({ code: 'sandbox-limit', message: expect.stringContaining('30 pages') as string }))
  it('refuses what is no PDF inside', async () => await expect(openHostile('pdf', Buffer.from('%PDF-1.7\nniets'), SANDBOX_LIMITS)).rejects.toMatchObject({ code: 'input-unreadable' }))
  it('stops one that takes too long', async () => await expect(openHostile('pdf', pdf(1), { ...SANDBOX_LIMITS, milliseconds: 1 })).rejects.toMatchObject({ code: 'sandbox-limit', message: expect.stringContaining('longer') as string }))
  it('refuses a zip bomb', async () => {
    const bomb = zipSync({ 'word/document.xml': strToU8('<w:document/>'), 'word/media/nul.bin': new Uint8Array(5_000_000) })
    await expect(openHostile('docx', bomb, { ...SANDBOX_LIMITS, unpacked: 1_000_000 })).rejects.toMatchObject({ code: 'sandbox-limit' })
  })
})
