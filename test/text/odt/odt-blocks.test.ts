import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { createDocument, processDocument, readSettings } from '../../../src/index.js'
import { readDocxBlocks } from '../../../src/text/docx/docx-blocks.js'
import { readOdtBlocks } from '../../../src/text/odt/odt-blocks.js'

const SPACES = ['office', 'style', 'text', 'table', 'fo:xsl-fo-compatible', 'draw:drawing']
  .map((name) => name.split(':'))
  .map(([prefix, name = prefix]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
const limits = { unpacked: 10_000_000 }

function odt(parts: Readonly<Record<string, string>>): Uint8Array {
  const all = { mimetype: 'application/vnd.oasis.opendocument.text', ...parts }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])), { level: 0 })
}
const content = (text: string, styles = ''): string =>
  `<office:document-content ${SPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`
const read = (text: string, styles = '') => readOdtBlocks(odt({ 'content.xml': content(text, styles) }), limits)
const texts = (text: string, styles = ''): readonly string[] => read(text, styles).blocks.map((block) => block.text)
const item = (text: string, more = ''): string => `<text:list-item><text:p>${text}</text:p>${more}</text:list-item>`

const NUMBERS = `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="1"/><text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`

describe('readOdtBlocks', () => {
  it('reads headings, paragraphs, breaks, links, notes and text boxes', () =>
    expect(
      read(
        `<text:h text:outline-level="2">Openbare <text:span>zitting</text:span></text:h><text:p>De raad<text:s text:c="2"/>besluit<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Zie het dossier.</text:p></text:note-body></text:note> te <text:a>verkopen</text:a>.</text:p><text:p>Een<text:line-break/>Twee<draw:frame><draw:text-box><text:p>In een kader</text:p></draw:text-box></draw:frame></text:p>`,
      ).blocks.map(({ kind, level, text }) => [kind, level, text]),
    ).toEqual([
      ['heading', 2, 'Openbare zitting'],
      ['paragraph', undefined, 'De raad besluit te verkopen.'],
      ['paragraph', undefined, 'Een'],
      ['paragraph', undefined, 'Twee'],
      ['paragraph', undefined, 'In een kader'],
      ['paragraph', undefined, 'Zie het dossier.'],
    ]))

  it('writes the labels that an editor generates, across continued lists', () => {
    const list = (content: string, more = ''): string => `<text:list text:style-name="L"${more}>${content}</text:list>`
    const inner = (content: string): string => `<text:list>${content}</text:list>`
    expect(
      texts(
        list(item('een', inner(item('eerst', inner(item('diep'))) + item('dan'))) + item('twee')) +
          list(item('drie'), ' text:continue-numbering="true"') +
          list(item('opnieuw')) +
          `<text:list text:style-name="B">${item('bol')}</text:list>`,
        NUMBERS,
      ),
    ).toEqual(['1. een', 'a) eerst', '1.a.1 diep', 'b) dan', '2. twee', '3. drie', '1. opnieuw', '• bol'])
  })

  it('reads tables with their headers and spans', () => {
    const cell = (text: string, more = ''): string =>
      `<table:table-cell${more}><text:p>${text}</text:p></table:table-cell>`
    const { blocks } = read(
      `<table:table><table:table-header-rows><table:table-row>${cell('Naam')}${cell('Stem')}</table:table-row></table:table-header-rows><table:table-row>${cell('An', ' table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row><table:table-row>${cell('Bo')}${cell('ja')}</table:table-row></table:table>`,
    )
    expect(blocks.map(({ cells, row }) => [cells, row?.header])).toEqual([
      [['Naam', 'Stem'], undefined],
      // A row of one cell is a paragraph.
      [undefined, undefined],
      [
        ['Bo', 'ja'],
        ['Naam', 'Stem'],
      ],
    ])
  })

  it('leaves out hidden, struck-out, deleted and marginal text, and reports it', () => {
    const styles =
      '<style:style style:name="Weg"><style:text-properties text:display="none"/></style:style><style:style style:name="Onder" style:parent-style-name="Weg"/><style:style style:name="Door"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    const { blocks, leftOut, diagnostics } = read(
      `<text:tracked-changes><text:changed-region><text:deletion><text:p>Verwijderd</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Zie <text:span text:style-name="Onder">85.07.30</text:span><text:span text:style-name="Door">1.500</text:span>1.800<office:annotation><text:p>Klopt dit?</text:p></office:annotation></text:p><text:section text:display="none"><text:p>Intern</text:p></text:section>`,
      styles,
    )
    expect(blocks.map(({ text }) => text)).toEqual(['Zie 1.800'])
    expect(leftOut).toEqual([
      { why: 'hidden', letters: 6 },
      { why: 'struck', letters: 4 },
      { why: 'hidden', letters: 6 },
    ])
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['document/tracked-changes', 'document/comments'])
  })

  it('gives the weight and size of letters', () => {
    const styles =
      '<style:style style:name="Vet"><style:text-properties fo:font-weight="bold" fo:font-size="18pt"/></style:style>'
    expect(read('<text:p text:style-name="Vet">Groot</text:p>', styles).blocks[0]?.style).toMatchObject({
      bold: true,
      relativeSize: 1.5,
    })
  })

  it.each([
    ['cut off', odt({ 'content.xml': content('<text:p>x</text:p>') }).slice(0, 200)],
    ['no XML', odt({ 'content.xml': '<office:document-content' })],
    ['without text', odt({ 'content.xml': `<office:document-content ${SPACES}/>` })],
    ['with a password', odt({ 'content.xml': 'x', 'META-INF/manifest.xml': '<manifest:encryption-data/>' })],
  ])('refuses one that is %s', (_how, bytes) =>
    expect(() => readOdtBlocks(bytes, limits)).toThrow(expect.objectContaining({ code: 'input-unreadable' })),
  )
  it('refuses a file that is too large unpacked', () =>
    expect(() => readOdtBlocks(odt({ 'Pictures/x': '0'.repeat(20_000) }), { unpacked: 10_000 })).toThrow(
      expect.objectContaining({ code: 'sandbox-limit' }),
    ))
})

describe('the same minutes', () => {
  const minutes = readFileSync(new URL('../files/notulen.fodt', import.meta.url), 'utf8')
  it('as .odt and as .docx have the same text', async () => {
    const { blocks } = readOdtBlocks(odt({ 'content.xml': minutes, 'styles.xml': minutes }), limits)
    const docx = await readDocxBlocks(readFileSync(new URL('../files/notulen.docx', import.meta.url)), limits)
    const body = (all: typeof blocks): readonly string[] =>
      all.filter(({ kind }) => kind !== 'furniture').map(({ text }) => text)
    expect(body(blocks)).toEqual(body(docx.blocks))
    expect(blocks.filter(({ kind }) => kind === 'furniture')).toHaveLength(2)
  })
  it('are read through the public interface, by their bytes alone', async () => {
    const document = createDocument(odt({ 'content.xml': minutes, 'styles.xml': minutes }), {
      name: 'bestand',
      address: 'https://bovendorp.example/notulen',
      mediaType: 'application/octet-stream',
      retrieved: '2026-04-01T00:00:00Z',
    })
    const { model, reading } = await processDocument(document, readSettings({}, {}))
    expect(reading.reader).toBe('odt')
    expect(model.zittingen.map(({ behandelt = [] }) => behandelt.length)).toEqual([4])
  })
})
