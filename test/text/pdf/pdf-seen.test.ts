import { describe, expect, it } from 'vitest'
import { noticesOfPages, noticesOfText } from '../../../src/text/notices.js'
import { readPdfBlocks, type PdfBlocks } from '../../../src/text/pdf-blocks.js'

interface Made {
  readonly content: string
  /** Additional entries of the page. */
  readonly page?: string
  readonly catalogue?: string
  readonly resources?: string
  /** Objects from number 6 on. */
  readonly objects?: readonly string[]
}

/** A PDF of one page of 595 by 842 points in Helvetica. */
function pdf({ content, page = '', catalogue = '', resources = '', objects = [] }: Made): Uint8Array {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${page} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...objects,
  ]
  let text = '%PDF-1.7\n'
  const offsets = all.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(`${text}trailer << /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`, 'latin1')
}

const LINES = ['Notulen van de gemeenteraad', 'Zitting van maandag 16 maart 2026', 'De voorzitter sluit de zitting.']
/** Lines from the top of a page as it is read, set with a text matrix that turns them. */
function turned(quarters: number, lines = LINES): string {
  const [w, h] = [595, 842]
  return lines
    .map((line, index) => {
      const [x, y] = [60, (quarters % 2 === 0 ? h : w) - 60 - index * 40]
      const matrix = [
        `1 0 0 1 ${x} ${y}`,
        // Runs up the page: turned clockwise by a quarter it is upright.
        `0 1 -1 0 ${w - y} ${x}`,
        `-1 0 0 -1 ${w - x} ${h - y}`,
        `0 -1 1 0 ${y} ${h - x}`,
      ][quarters]
      return `BT /F1 11 Tf ${matrix ?? ''} Tm (${line}) Tj ET`
    })
    .join('\n')
}
const line = (y: number, text: string, x = 60): string => `BT /F1 11 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`

const read = (made: Made): Promise<PdfBlocks> => readPdfBlocks(pdf(made), { pages: 10 })
const texts = async (made: Made): Promise<readonly string[]> => (await read(made)).blocks.map(({ text }) => text)
const rules = async (made: Made): Promise<readonly string[]> => noticesOfPages(await read(made)).map(({ rule }) => rule)

describe('turned pages', () => {
  it.each([
    [0, 0],
    [1, 90],
    [2, 180],
    [3, 270],
    [1, 0],
    [2, 0],
    [3, 0],
    [0, 90],
  ])('with content turned by %i quarters and /Rotate %i read from top to bottom', async (quarters, rotate) => {
    expect(await texts({ content: turned(quarters), page: `/Rotate ${rotate}` })).toEqual(LINES)
  })
  it('report text in another direction than the rest', async () => {
    const made = { content: `${turned(0)}\nBT /F1 8 Tf 0 1 -1 0 20 100 Tm (Besluit 12) Tj ET` }
    expect(await texts(made)).toEqual(LINES)
    expect(await rules(made)).toEqual(['document/sideways-text'])
  })
})

describe('layers', () => {
  const layered = (state: string, content: string): Made => ({
    content,
    resources: '/Properties << /Intern 6 0 R /Samen 7 0 R >>',
    catalogue: `/OCProperties << /OCGs [6 0 R] /D << ${state} /Order [6 0 R] >> >>`,
    objects: ['<< /Type /OCG /Name (Intern) >>', '<< /Type /OCMD /OCGs [6 0 R] /P /AllOn >>'],
  })
  const inLayer = (name: string, text: string): string => `/OC /${name} BDC\n${text}\nEMC`
  it.each(['Intern', 'Samen'])('that are off are left out, and reported: %s', async (name) => {
    const made = layered('/OFF [6 0 R]', `${line(700, 'Punt een')}\n${inLayer(name, line(680, 'Ontwerp'))}`)
    expect(await texts(made)).toEqual(['Punt een'])
    expect(await rules(made)).toEqual(['document/hidden-text'])
  })
  it('that are on are read', async () => {
    const made = layered('/ON [6 0 R]', `${line(700, 'Punt een')}\n${inLayer('Intern', line(680, 'Punt twee'))}`)
    expect(await texts(made)).toEqual(['Punt een', 'Punt twee'])
    expect(await rules(made)).toEqual([])
  })
  it('do not end with marked content inside them', async () =>
    expect(
      await texts(
        layered(
          '/OFF [6 0 R]',
          inLayer('Intern', `/Span BMC ${line(700, 'a')} EMC ${line(680, 'b')}`) + line(660, 'c'),
        ),
      ),
    ).toEqual(['c']))
})

describe('a filled-in form field', () => {
  const field = (more: string): string => `<< /Type /Annot /Subtype /Widget /T (veld) /DA (/F1 11 Tf 0 g) ${more} >>`
  const form = (...fields: readonly string[]): Made => ({
    content: line(762, 'Zitting van'),
    page: `/Annots [${fields.map((_, index) => `${index + 6} 0 R`).join(' ')}]`,
    catalogue: `/AcroForm << /Fields [${fields.map((_, index) => `${index + 6} 0 R`).join(' ')}] /DR << /Font << /F1 5 0 R >> >> >>`,
    objects: fields,
  })
  it('is read at its place: a line, several lines, a choice', async () =>
    expect(
      await texts(
        form(
          field('/FT /Tx /V (16 maart 2026) /Rect [125 758 425 776] /F 4'),
          field('/FT /Tx /Ff 4096 /V (Eerste regel.\\nTweede regel.) /Rect [60 600 425 700] /F 4'),
          field('/FT /Ch /V (goedgekeurd) /Opt [(goedgekeurd) (verworpen)] /Rect [60 500 425 516] /F 4'),
        ),
      ),
    ).toEqual(['Zitting van 16 maart 2026', 'Eerste regel.', 'Tweede regel.', 'goedgekeurd']))
  it('is left out when the field is hidden', async () =>
    expect(await texts(form(field('/FT /Tx /V (geheim) /Rect [125 758 425 776] /F 2')))).toEqual(['Zitting van']))
})

describe('a filled area over text', () => {
  const sentence = line(700, 'Klacht van Pier Onzichtbaar tegen de stad')
  it('leaves out the words below, and reports that they are still there', async () => {
    // "Klacht van " is some 57 points wide, the name some 82.
    const made = { content: `${sentence}\n0 g 116 695 84 16 re f` }
    expect(await texts(made)).toEqual(['Klacht van tegen de stad'])
    expect(noticesOfPages(await read(made))).toMatchObject([
      { rule: 'document/open-redaction', place: { page: 1 }, severity: 'warning' },
    ])
  })
  it('hides a whole line, drawn as a path or in white', async () => {
    expect(
      await texts({ content: `${sentence}\n1 g 50 690 m 400 690 l 400 715 l 50 715 l h f\n${line(600, 'Slot')}` }),
    ).toEqual(['Slot'])
  })
  it.each([
    ['drawn before the text', `0.8 g 50 690 400 25 re f\n0 g ${sentence}`],
    ['transparent', `${sentence}\n/G gs 1 1 0 rg 50 690 400 25 re f`],
    ['only a line', `${sentence}\n0 g 50 697 400 1 re f`],
    ['only a frame', `${sentence}\n0 G 50 690 400 25 re S`],
    ['beside the text', `${sentence}\n0 g 50 640 400 25 re f`],
  ])('hides nothing when %s', async (_how, content) => {
    const made = { content, resources: '/ExtGState << /G << /ca 0.3 >> >>' }
    expect(await texts(made)).toEqual(['Klacht van Pier Onzichtbaar tegen de stad'])
    expect(await rules(made)).toEqual([])
  })
})

describe('letters without a character', () => {
  it.each([
    ['Verg\uFFFDding voor de \uE001etser, 3 euro', ['Verg\uFFFDding', '\uE001etser']],
    ['\uFFFD Een bol en een \uE0FF los teken', []],
  ])('are reported for each word: %s', (text, words) => {
    const place = { line: 3, column: 1, endLine: 3, endColumn: 9, offset: 0, endOffset: 9, page: 2 }
    const style = { bold: false, capitals: false, indentation: 0 }
    const found = noticesOfText({ blocks: [{ kind: 'paragraph', text, style, column: 0, place }] })
    expect(found.map(({ rule, actual, place: at }) => [rule, actual, at?.page])).toEqual(
      words.map((word) => ['document/unreadable-word', word, 2]),
    )
  })
})
