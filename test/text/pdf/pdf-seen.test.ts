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
  it('is read as people see it: the word of a choice, boxes; no password', async () =>
    expect(
      await texts(
        form(
          field(
            '/FT /Ch /Ff 131072 /V (a) /Opt [[(a) (16 maart 2026)] [(b) (17 maart 2026)]] /Rect [125 758 425 776] /F 4',
          ),
          field('/FT /Btn /V /Ja /AS /Ja /Rect [60 600 70 610] /F 4 /AP << /N << /Ja 4 0 R /Off 4 0 R >> >>'),
          field('/FT /Btn /V /Off /AS /Off /Rect [60 500 70 510] /F 4 /AP << /N << /Ja 4 0 R /Off 4 0 R >> >>'),
          field('/FT /Tx /Ff 8192 /V (geheim) /Rect [60 400 425 416] /F 4'),
        ),
      ),
    ).toEqual(['Zitting van 16 maart 2026', '☒', '☐']))
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
      await texts({ content: `${sentence}\n1 g 50 690 m 400 690 l 400 715 l 50 715 l h f 0 g\n${line(600, 'Slot')}` }),
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

describe('text that nobody sees', () => {
  const secret = line(600, 'Klacht van Pier Onzichtbaar')
  const shown = line(700, 'Punt een')
  it.each([
    ['white on the page', `1 g ${secret} 0 g`, ''],
    ['white in another colour space', `0 0 0 0 k ${secret} 0 g`, ''],
    ['in no colour', `BT 3 Tr /F1 11 Tf 1 0 0 1 60 600 Tm (Klacht van Pier) Tj 0 Tr ET`, ''],
    ['transparent', `q /G gs ${secret} Q`, '/ExtGState << /G << /ca 0 >> >>'],
    ['outside what is drawn', `q 0 700 100 100 re W n ${secret} Q`, ''],
    ['too small', `BT /F1 0.5 Tf 1 0 0 1 60 600 Tm (Klacht van Pier) Tj ET`, ''],
  ])('is left out, and reported: %s', async (_how, hidden, resources) => {
    const made = { content: `${shown}\n${hidden}`, resources }
    expect(await texts(made)).toEqual(['Punt een'])
    expect(await rules(made)).toEqual(['document/hidden-text'])
  })
  it.each([
    ['white on a dark bar', `0.2 g 50 595 300 16 re f 1 g ${secret} 0 g`],
    ['white on a picture', `q 300 0 0 20 50 593 cm Q 1 g ${secret} 0 g`],
    ['partly outside what is drawn', `q 0 598 80 100 re W n ${secret} Q`],
    ['half transparent', `/G gs ${secret}`],
  ])('is read when it can be seen: %s', async (_how, content) => {
    const resources = '/ExtGState << /G << /ca 0.5 >> >>'
    expect(await texts({ content: `${shown}\n${content}`, resources })).toHaveLength(2)
  })
  it('is read when all of a page is in no colour: the text of a scan', async () =>
    expect(await texts({ content: `3 Tr ${shown} ${secret}` })).toHaveLength(2))
})

describe('struck-out text', () => {
  const sentence = line(700, 'Het tarief is 1500 euro per jaar')
  it.each([
    ['by a line', '0.7 w 60 703.5 m 400 703.5 l S'],
    ['by a thin area', '60 703 340 0.8 re f'],
  ])('is left out, and reported: %s', async (_how, through) => {
    const made = { content: `${sentence}\n${through}\n${line(600, 'Slot')}` }
    expect(await texts(made)).toEqual(['Slot'])
    expect(await rules(made)).toEqual(['document/struck-text'])
  })
  it.each(['0.7 w 60 698 m 400 698 l S', '0.7 w 60 713 m 400 713 l S', '0.7 w 60 650 m 60 750 l S'])(
    'is not underlined, overlined or behind a margin: %s',
    async (drawn) => expect(await texts({ content: `${sentence}\n${drawn}` })).toHaveLength(1),
  )
})

describe('annotations', () => {
  const annotated = (...objects: readonly string[]): Made => ({
    content: `${line(700, 'Klacht van Pier Onzichtbaar')}\n${line(600, 'Slot')}`,
    page: '/Annots [6 0 R]',
    objects,
  })
  const black =
    '<< /Type /XObject /Subtype /Form /BBox [0 0 300 19] /Length 21 >>\nstream\n0 g 0 0 300 19 re f  \nendstream'
  it.each([
    ['drawn over text', '<< /Type /Annot /Subtype /Square /Rect [55 693 355 712] /F 4 /AP << /N 7 0 R >> >>'],
    ['to be blacked out', '<< /Type /Annot /Subtype /Redact /Rect [55 693 355 712] /F 4 >>'],
  ])('hide the words below, which is reported: %s', async (_how, annotation) => {
    const made = annotated(annotation, black)
    expect(await texts(made)).toEqual(['Slot'])
    expect(await rules(made)).toEqual(['document/open-redaction'])
  })
  it('that are notes are not read, and reported', async () => {
    const made = annotated('<< /Type /Annot /Subtype /FreeText /Rect [55 500 355 520] /F 4 /Contents (Na te kijken) >>')
    expect(await texts(made)).toEqual(['Klacht van Pier Onzichtbaar', 'Slot'])
    expect(await rules(made)).toEqual(['document/comments'])
  })
})
