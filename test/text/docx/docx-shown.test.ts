import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocxBlocks, type DocxBlocks } from '../../../src/text/docx/docx-blocks.js'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

interface Word {
  readonly body: string
  readonly numbering?: string
  readonly styles?: string
  /** Name of the part with the text. */
  readonly main?: string
  readonly rename?: (name: string) => string
}

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const par = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`
const num = (id: number, level = 0): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
const lvl = (depth: number, text: string, more = '', format = 'decimal'): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const definition = (id: number, content: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${content}</w:abstractNum>`
const numbering = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`

async function read({
  body,
  numbering: numbers = '',
  styles = '',
  main = 'word/document.xml',
  rename = (name) => name,
}: Word): Promise<DocxBlocks> {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relation = (type: string, target: string): string =>
    `<Relationship Id="${type}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relationships = (content: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="${MAIN_TYPE}"/></Types>`,
    '_rels/.rels': relationships(relation('officeDocument', `/${main}`)),
    [`${folder}_rels/${main.slice(folder.length)}.rels`]: relationships(
      relation('styles', 'opmaak.xml') + relation('numbering', './lijsten.xml'),
    ),
    [main]: `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    [`${folder}opmaak.xml`]: `<w:styles ${W}>${styles}</w:styles>`,
    [`${folder}lijsten.xml`]: `<w:numbering ${W}>${numbers}</w:numbering>`,
  }
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [rename(name), strToU8(text)])))
  return readDocxBlocks(bytes, { unpacked: 10_000_000 })
}
const texts = async (word: Word): Promise<readonly string[]> => (await read(word)).blocks.map(({ text }) => text)

describe('the part with the text', () => {
  it.each(['word/document2.xml', 'word/hoofd/tekst.xml', 'inhoud.xml'])('is found by the package: %s', async (main) =>
    expect(await texts({ main, body: par('Notulen') })).toEqual(['Notulen']),
  )
  it('is found when names have backslashes', async () =>
    expect(await texts({ body: par('Notulen'), rename: (name) => name.replaceAll('/', '\\') })).toEqual(['Notulen']))
})

describe('numbers', () => {
  const DECIMAL = definition(0, lvl(0, 'Art. %1.') + lvl(1, '%1.%2'))
  const restart = (depth: number, at: number): string =>
    `<w:lvlOverride w:ilvl="${depth}"><w:startOverride w:val="${at}"/></w:lvlOverride>`

  it('restart when a numbering of the same definition says so, and otherwise continue', async () =>
    expect(
      await texts({
        numbering:
          DECIMAL + numbering(1, 0) + numbering(2, 0, restart(0, 1)) + numbering(3, 0) + numbering(4, 0, restart(0, 7)),
        body: [1, 1, 2, 2, 3, 4, 4].map((id) => par('x', num(id))).join(''),
      }),
    ).toEqual(['Art. 1. x', 'Art. 2. x', 'Art. 1. x', 'Art. 2. x', 'Art. 3. x', 'Art. 7. x', 'Art. 8. x']))

  it('use the level with which the numbering overrides the definition', async () =>
    expect(
      await texts({
        numbering: DECIMAL + numbering(1, 0, `<w:lvlOverride w:ilvl="0">${lvl(0, 'Punt %1:')}</w:lvlOverride>`),
        body: par('x', num(1)) + par('y', num(1, 1)),
      }),
    ).toEqual(['Punt 1: x', '1.1 y']))

  it('are found through the style of the numbering, by link or by the style itself', async () => {
    const styles = `<w:style w:type="numbering" w:styleId="Artikels"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>`
    for (const link of ['<w:styleLink w:val="Artikels"/>', ''])
      expect(
        await texts({
          styles,
          numbering:
            definition(0, link + lvl(0, 'Artikel %1')) +
            definition(5, '<w:numStyleLink w:val="Artikels"/>') +
            numbering(9, 0) +
            numbering(1, 5),
          body: par('x', num(1)) + par('y', num(1)),
        }),
      ).toEqual(['Artikel 1 x', 'Artikel 2 y'])
  })

  it('are found through a style that refers to another', async () =>
    expect(
      await texts({
        styles: [1, 2]
          .map(
            (id) =>
              `<w:style w:type="numbering" w:styleId="N${id}"><w:pPr><w:numPr><w:numId w:val="${id + 2}"/></w:numPr></w:pPr></w:style>`,
          )
          .join(''),
        numbering:
          definition(0, '<w:numStyleLink w:val="N1"/>') +
          definition(1, '<w:numStyleLink w:val="N2"/>') +
          definition(2, `<w:styleLink w:val="N2"/>${lvl(0, 'Artikel %1')}`) +
          numbering(1, 0) +
          numbering(3, 1) +
          numbering(4, 2),
        body: par('x', num(1)) + par('y', num(1)),
      }),
    ).toEqual(['Artikel 1 x', 'Artikel 2 y']))

  it('do not come from properties before a change', async () =>
    expect(
      await texts({
        numbering: DECIMAL + numbering(1, 0),
        body:
          par('een', num(1)) +
          par('twee', `<w:pPrChange w:id="1" w:author="A"><w:pPr>${num(1)}</w:pPr></w:pPrChange>`) +
          par('drie', num(1)),
      }),
    ).toEqual(['Art. 1. een', 'twee', 'Art. 2. drie']))

  it('skip deleted paragraphs and rows, and join what a deleted mark separated', async () => {
    const gone = '<w:rPr><w:del w:id="2" w:author="A"/></w:rPr>'
    const deleted = (text: string): string =>
      `<w:del w:id="3" w:author="A"><w:r><w:delText>${text}</w:delText></w:r></w:del>`
    expect(
      await texts({
        numbering: DECIMAL + numbering(1, 0),
        body:
          par('een', num(1)) +
          par(deleted('weg'), num(1) + gone) +
          par('twee ', num(1) + gone) +
          par('gaat door', num(1)) +
          `<w:tbl><w:tr><w:trPr><w:del w:id="4" w:author="A"/></w:trPr><w:tc>${par('rij', num(1))}</w:tc></w:tr><w:tr><w:tc>${par('blijft', num(1))}</w:tc></w:tr></w:tbl>` +
          par('vier', num(1)),
      }),
    ).toEqual(['Art. 1. een', 'Art. 2. twee gaat door', 'Art. 3. blijft', 'Art. 4. vier'])
  })

  it('follow the style of a level, restart as specified, and read as Word writes them', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Lid"><w:name w:val="Lid"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
    expect(
      await texts({
        styles,
        numbering:
          definition(
            0,
            lvl(0, '%1.', '', 'upperRoman') +
              lvl(1, '%1.%2)', '<w:pStyle w:val="Lid"/><w:isLgl/>') +
              lvl(2, '%3', '<w:lvlRestart w:val="0"/>', 'decimalZero'),
          ) + numbering(1, 0),
        body:
          par('a', num(1)) +
          par('b', '<w:pStyle w:val="Lid"/>') +
          par('c', num(1, 2)) +
          par('d', num(1)) +
          par('e', num(1, 2)),
      }),
    ).toEqual(['I. a', '1.1) b', '01 c', 'II. d', '02 e'])
  })

  it('of letters after z are doubled', async () => {
    const numbers = definition(0, lvl(0, '%1)', '', 'lowerLetter')) + numbering(1, 0)
    const all = await texts({ numbering: numbers, body: Array.from({ length: 28 }, () => par('x', num(1))).join('') })
    expect(all.slice(25)).toEqual(['z) x', 'aa) x', 'bb) x'])
  })

  it('are separate from the text as the label of their block', async () => {
    const { blocks } = await read({
      numbering: definition(0, lvl(0, '%1.')) + numbering(1, 0),
      body: par('Notulen', num(1)),
    })
    expect(blocks).toMatchObject([{ kind: 'list-item', label: '1.', text: '1. Notulen' }])
  })
})

describe('invisible text', () => {
  const styles =
    '<w:style w:type="character" w:styleId="Intern"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="Onder"><w:basedOn w:val="Intern"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Nota"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Weg"><w:rPr><w:strike/></w:rPr></w:style>'

  it.each([
    ['by its run', run('geheim', '<w:vanish/>')],
    ['by the style of its run', run('geheim', '<w:rStyle w:val="Intern"/>')],
    ['by a style that another is based on', run('geheim', '<w:rStyle w:val="Onder"/>')],
    ['inside a link', `<w:hyperlink>${run('geheim', '<w:vanish/>')}</w:hyperlink>`],
  ])('is left out and reported: %s', async (_how, hidden) => {
    const { blocks, leftOut } = await read({ styles, body: par(`${run('De raad ')}${hidden}${run('beslist.')}`) })
    expect(blocks.map(({ text }) => text)).toEqual(['De raad beslist.'])
    expect(leftOut).toEqual([{ why: 'hidden', letters: 6 }])
  })
  it('by the style of its paragraph, unless a run overrides it', async () => {
    const { blocks, leftOut } = await read({
      styles,
      body:
        par('verborgen', '<w:pStyle w:val="Nota"/>') +
        par(`${run('weg')}${run('Zichtbaar.', '<w:vanish w:val="0"/>')}`, '<w:pStyle w:val="Nota"/>') +
        par(run('Ook.', '<w:rStyle w:val="Intern"/>'), '<w:pStyle w:val="Nota"/>'),
    })
    expect(blocks.map(({ text }) => text)).toEqual(['Zichtbaar.', 'Ook.'])
    expect(leftOut).toEqual([{ why: 'hidden', letters: 12 }])
  })
  it('has no number when its paragraph is completely hidden', async () =>
    expect(
      await texts({
        numbering: definition(0, lvl(0, '%1.')) + numbering(1, 0),
        body:
          par('een', num(1)) +
          par(run('weg', '<w:vanish/>'), `${num(1)}<w:rPr><w:vanish/></w:rPr>`) +
          par('twee', num(1)),
      }),
    ).toEqual(['1. een', '2. twee']))
  it.each([
    ['struck out', run('1.500', '<w:strike/>')],
    ['struck out twice', run('1.500', '<w:dstrike/>')],
  ])('is %s', async (_how, struck) => {
    const { blocks, leftOut } = await read({ body: par(`${run('De prijs is ')}${struck}${run('1.800 euro.')}`) })
    expect(blocks.map(({ text }) => text)).toEqual(['De prijs is 1.800 euro.'])
    expect(leftOut).toEqual([{ why: 'struck', letters: 4 }])
  })
  it('is struck out by the style of its paragraph', async () =>
    expect(await texts({ styles, body: par('2. Aankoop', '<w:pStyle w:val="Weg"/>') + par('3. Verkoop') })).toEqual([
      '3. Verkoop',
    ]))
  it('is found in tables too', async () =>
    expect(
      await texts({
        body: `<w:tbl><w:tr><w:tc>${par(`${run('An')}${run('85.07.30-033.28', '<w:vanish/>')}`)}</w:tc><w:tc>${par('ja')}</w:tc></w:tr></w:tbl>`,
      }),
    ).toEqual(['An ja']))
})

describe('text that nobody sees in Word', () => {
  it.each([
    ['white letters on the page', par(run('Pier', '<w:color w:val="FFFFFF"/>'))],
    ['letters of one point', par(run('Pier', '<w:sz w:val="2"/>'))],
  ])('is left out, and counted: %s', async (_how, hidden) => {
    const word = await read({ body: hidden + par('Slot') })
    expect(word.blocks.map(({ text }) => text)).toEqual(['Slot'])
    expect(word.leftOut).toMatchObject([{ why: 'hidden', letters: 4 }])
  })
  it.each([
    ['on a colour', par(run('Punt', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000080"/>'))],
    [
      'on a coloured paragraph',
      par(run('Punt', '<w:color w:val="FFFFFF"/>'), '<w:shd w:val="clear" w:fill="000080"/>'),
    ],
    [
      'in a table, which may have a colour',
      `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${par(run('Punt', '<w:color w:val="FFFFFF"/>'))}</w:tc></w:tr></w:tbl>`,
    ],
    ['in a field', par(`<w:fldSimple w:instr="SEQ art">${run('Punt')}</w:fldSimple>`)],
  ])('is not what is white or marked for a reason: %s', async (_how, shown) =>
    expect(await texts({ body: shown + par('Slot') })).toEqual(['Punt', 'Slot']),
  )
})
