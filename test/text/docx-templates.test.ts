import { describe, expect, it } from 'vitest'
import { readDocxBlocks } from '../../src/text/docx/docx-blocks.js'
import {
  cell,
  control,
  deleted,
  inserted,
  paragraph,
  run,
  table,
  textBox,
  wordDocument,
  type WordDocument,
} from './word-document.js'

async function texts(document: WordDocument): Promise<readonly string[]> {
  const { blocks } = await readDocxBlocks(wordDocument(document), { unpacked: 10_000_000 })
  return blocks.filter(({ kind }) => kind !== 'furniture').map(({ text }) => text)
}
async function findings(document: WordDocument): Promise<readonly string[]> {
  return (await readDocxBlocks(wordDocument(document), { unpacked: 10_000_000 })).diagnostics.map(({ rule }) => rule)
}

describe('readDocxBlocks on files made by Word', () => {
  it('numbers headings by their style, and by the style it is based on', async () => {
    expect(
      await texts({
        body:
          paragraph('Openbaar', 'Kop1') +
          paragraph('Notulen', 'Kop2') +
          paragraph('Verkoop', 'Punttitel') +
          paragraph('Besluit', 'Kop3') +
          paragraph('Reglement', 'Kop2'),
      }),
    ).toEqual(['Openbaar', '1. Notulen', '2. Verkoop', 'Besluit', '3. Reglement'])
  })

  it('reads the levels of headings from their style, whatever the language of Word', async () => {
    const { blocks } = await readDocxBlocks(
      wordDocument({
        body: paragraph('Openbaar', 'Kop1') + paragraph('Notulen', 'Kop2') + paragraph('Besluit', 'Kop3'),
      }),
      { unpacked: 10_000_000 },
    )
    expect(blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['heading', 3],
    ])
  })

  it('reads a text box once, though Word writes it twice', async () => {
    expect(
      await texts({ body: paragraph('Voor') + textBox('Gemeente Bovendorp', 'Notulen') + paragraph('Na') }),
    ).toEqual(['Voor', 'Gemeente Bovendorp', 'Notulen', 'Na'])
  })

  it('treats tracked changes as accepted, and reports them', async () => {
    const document = {
      body: paragraph(
        run('De raad keurt het reglement ') + deleted('niet ') + inserted('met ingang van 1 juli ') + run('goed.'),
      ),
    }
    expect(await texts(document)).toEqual(['De raad keurt het reglement met ingang van 1 juli goed.'])
    expect(await findings(document)).toContain('document/tracked-changes')
    expect(await findings({ body: paragraph('Niets.') })).toEqual([])
  })

  it('keeps comments out of the text, and reports them', async () => {
    const comments = `<w:comment w:id="0" w:author="Sara">${paragraph('Klopt dit bedrag?')}</w:comment>`
    const document = {
      body: paragraph(
        `<w:commentRangeStart w:id="0"/>${run('De prijs is 500 euro.')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      comments,
    }
    expect(await texts(document)).toEqual(['De prijs is 500 euro.'])
    expect(await findings(document)).toEqual(['document/comments'])
  })

  it('puts footnotes after the text, without their reference in the sentence', async () => {
    const footnotes = `<w:footnote w:id="2">${paragraph('Zie het dossier.')}</w:footnote>`
    expect(
      await texts({
        body:
          paragraph(run('De raad besluit') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(' te verkopen.')) +
          paragraph('Slot.'),
        footnotes,
      }),
    ).toEqual(['De raad besluit te verkopen.', 'Slot.', 'Zie het dossier.'])
  })

  it('reads content controls, in a line and around paragraphs and rows', async () => {
    const row = control(`<w:tr>${cell('Aanwezig')}${cell('An Claes', 'Bo De Wit')}</w:tr>`)
    expect(
      await texts({
        body:
          paragraph(run('Zitting van ') + control(run('16 maart 2026'))) +
          control(paragraph('Openbaar', 'Kop1')) +
          `<w:tbl><w:tblPr/>${row}</w:tbl>`,
      }),
    ).toEqual(['Zitting van 16 maart 2026', 'Openbaar', 'Aanwezig An Claes Bo De Wit'])
  })

  it('reads attendance in tables, one paragraph per line', async () => {
    const { blocks } = await readDocxBlocks(
      wordDocument({ body: table([cell('Aanwezig:'), cell('An Claes, voorzitter', 'Bo De Wit, raadslid')]) }),
      { unpacked: 10_000_000 },
    )
    expect(blocks.map(({ kind, cells }) => [kind, cells])).toEqual([
      ['table-row', ['Aanwezig:', 'An Claes, voorzitter\nBo De Wit, raadslid']],
    ])
  })

  it('treats headers as furniture, and keeps line breaks and tabs', async () => {
    const { blocks } = await readDocxBlocks(
      wordDocument({
        body: paragraph('<w:r><w:t>Aanwezig:</w:t><w:tab/><w:t>An Claes</w:t><w:br/><w:t>Bo De Wit</w:t></w:r>'),
        header: paragraph('Notulen gemeenteraad Bovendorp'),
      }),
      { unpacked: 10_000_000 },
    )
    expect(blocks.filter(({ kind }) => kind === 'furniture').map(({ text }) => text)).toEqual([
      'Notulen gemeenteraad Bovendorp',
    ])
    expect(blocks.filter(({ kind }) => kind !== 'furniture').map(({ text }) => text)).toEqual([
      'Aanwezig: An Claes',
      'Bo De Wit',
    ])
  })

  it('gives the paragraph of each block', async () => {
    const { blocks } = await readDocxBlocks(
      wordDocument({ body: paragraph('Een.') + paragraph('Twee.') + paragraph('Drie.') }),
      { unpacked: 10_000_000 },
    )
    expect(blocks.map(({ place }) => place.line)).toEqual([1, 2, 3])
  })
})
