import { strToU8, zipSync } from 'fflate'

/** The parts of a Word document with Word's own names; `body` is the content of w:body. */
export interface WordDocument {
  readonly body: string
  readonly footnotes?: string
  readonly comments?: string
  readonly header?: string
}

const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
/** A paragraph, with the style name that Word uses. */
export const paragraph = (content: string, style = '', properties = ''): string =>
  `<w:p w14:paraId="0A0B0C0D" w:rsidR="00A1B2C3">${style || properties ? `<w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${properties}</w:pPr>` : ''}${content.startsWith('<') ? content : run(content)}</w:p>`
export const cell = (...paragraphs: readonly string[]): string =>
  `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${paragraphs.map((text) => paragraph(text)).join('')}</w:tc>`
export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`
/** A drawn text box, with the copy for older programs that Word always adds. */
export const textBox = (...paragraphs: readonly string[]): string => {
  const content = `<w:txbxContent>${paragraphs.map((text) => paragraph(text)).join('')}</w:txbxContent>`
  return paragraph(
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>${content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
  )
}
const tracked = (kind: 'ins' | 'del', content: string): string =>
  `<w:${kind} w:id="7" w:author="Sara Thoelen" w:date="2026-03-17T09:00:00Z">${content}</w:${kind}>`
export const inserted = (text: string): string => tracked('ins', run(text))
export const deleted = (text: string): string =>
  tracked('del', `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`)
/** A content control, as templates use for fields to fill in. */
export const control = (content: string): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="Veld"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`

/** Headings in Word's Dutch style names, numbered by their style: "1.", "2." for the items. */
const STYLES = `<w:styles ${SPACES}>${['Kop1', 'Kop2', 'Kop3'].map((id, index) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${index + 1}"/>${id === 'Kop2' ? '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>' : ''}</w:style>`).join('')}<w:style w:type="paragraph" w:styleId="Punttitel"><w:name w:val="Punttitel"/><w:basedOn w:val="Kop2"/></w:style></w:styles>`
const NUMBERING = `<w:numbering ${SPACES}><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num></w:numbering>`

/** The bytes of a Word document. */
export function wordDocument({ body, footnotes = '', comments = '', header = '' }: WordDocument): Uint8Array {
  const related = ['styles', 'numbering', 'footnotes', 'comments', 'header']
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${related.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${name}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.map((name) => `<Relationship Id="${name}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${SPACES}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
    'word/footnotes.xml': `<w:footnotes ${SPACES}>${footnotes}</w:footnotes>`,
    'word/comments.xml': `<w:comments ${SPACES}>${comments}</w:comments>`,
    'word/header.xml': `<w:hdr ${SPACES}>${header}</w:hdr>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}
