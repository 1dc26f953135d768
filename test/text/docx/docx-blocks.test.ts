import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocxBlocks } from '../../../src/text/docx/docx-blocks.js'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const numbered = (text: string, level = 0): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const plain = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

function docx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const level = (index: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">${level(0, 'decimal', 'Artikel %1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

const limits = { unpacked: 10_000_000 }

describe('readDocxBlocks', () => {
  it('writes the labels that Word generates', async () => {
    const { blocks } = await readDocxBlocks(
      docx(
        numbered('Keurt goed.') +
          numbered('eerst', 1) +
          numbered('dan', 1) +
          numbered('Treedt in werking.') +
          numbered('opnieuw', 1) +
          plain('Einde'),
      ),
      limits,
    )
    expect(blocks.map(({ text }) => text)).toEqual([
      'Artikel 1. Keurt goed.',
      'a) eerst',
      'b) dan',
      'Artikel 2. Treedt in werking.',
      'a) opnieuw',
      'Einde',
    ])
  })

  it('reads a text, a tab and a text as cells of a row, and lets tables of the document stay apart', async () => {
    const tabbed = (front: string, rest: string): string =>
      `<w:p><w:r><w:t>${front}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>${rest}</w:t></w:r></w:p>`
    const table = (...cells: readonly string[]): string =>
      `<w:tbl><w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr></w:tbl>`
    const rowsOf = async (body: string): Promise<readonly unknown[]> =>
      (await readDocxBlocks(docx(body), limits)).blocks.map(({ cells, row }) => [row?.table, cells])
    expect(await rowsOf(tabbed('Aanwezig', 'An Peeters') + tabbed('Afwezig', 'Jan Maes'))).toEqual([
      [0, ['Aanwezig', 'An Peeters']],
      [0, ['Afwezig', 'Jan Maes']],
    ])
    expect(await rowsOf(table(plain('Voor'), plain('12')) + table(plain('Voor'), plain('9')))).toEqual([
      [0, ['Voor', '12']],
      [1, ['Voor', '9']],
    ])
    expect(await rowsOf(table(plain('Stemming'), tabbed('Voor', 'An Peeters')))).toHaveLength(1)
  })

  it('reports macros and content stored elsewhere', async () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://nergens.invalid/x.png" TargetMode="External"/></Relationships>'
    const { diagnostics } = await readDocxBlocks(
      docx(plain('x'), { 'word/vbaProject.bin': 'macro', 'word/_rels/document.xml.rels': rels }),
      limits,
    )
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['document/macros', 'document/external-links'])
  })

  it('refuses a file that is too large unpacked', async () => {
    await expect(
      readDocxBlocks(docx(plain('x'), { 'word/media/groot.bin': '0'.repeat(2_000_000) }), { unpacked: 1_000_000 }),
    ).rejects.toMatchObject({ code: 'sandbox-limit' })
  })

  it('refuses a damaged file', async () => {
    await expect(readDocxBlocks(docx(plain('x')).slice(0, 300), limits)).rejects.toMatchObject({
      code: 'input-unreadable',
    })
  })
})
