import { strFromU8, strToU8, zipSync, type Unzipped } from 'fflate'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import { AppError, messageOf } from '../../errors.js'
import type { Block, LeftOut, TextDocument } from '../lines/block.js'
import { readHtmlBlocks } from '../html/html-blocks.js'
import { parsePage } from '../html/html-page.js'
import { isLabel } from '../lines/label.js'
import { inParagraph, withLabel } from '../lines/written-labels.js'
import { attributeOf, childOf, elementsIn, escapeXml, parseXml, writeXml, type XmlElement } from '../xml/xml-tree.js'
import { unpackZip } from '../xml/unpack-zip.js'
import { writeLabels } from './docx-numbering.js'
import { mainPart, relatedPart, relationsOf } from './docx-parts.js'
import { readStyles } from './docx-styles.js'
import { dropUnshown } from './docx-unshown.js'

export interface DocxLimits {
  /** The most bytes of all parts together, unpacked. */
  readonly unpacked: number
}

export interface DocxBlocks extends TextDocument {
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a Word document as blocks, with the labels that Word generates and without what Word does not show. Macros are
 * not run and nothing is fetched. Throws AppError `sandbox-limit` when it unpacks to more than the limit,
 * `input-unreadable` when it is damaged.
 */
export async function readDocxBlocks(bytes: Uint8Array, limits: DocxLimits): Promise<DocxBlocks> {
  const parts = unpackZip(bytes, limits)
  // Loaded when first needed, as loading takes as long as reading a page of HTML.
  const { default: mammoth } = await import('mammoth')
  try {
    const main = mainPart(parts)
    if (main === undefined) throw new AppError('input-unreadable', NO_TEXT_PART)
    const { shown, leftOut } = withoutUnshown(parts, main)
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(shown, { level: 0 })) },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
    )
    const { blocks, title } = readHtmlBlocks(parsePage(withTabbedRows(withPlainNotes(value))))
    return {
      blocks: [...runningHeads(shown, main), ...blocks.map(withLabel).map(inParagraph)],
      ...(title !== undefined && { title }),
      ...(leftOut.length > 0 && { leftOut }),
      diagnostics: noticesOf(parts, main),
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      'input-unreadable',
      `The Word document is damaged and cannot be read (${messageOf(error)}). Save it again as .docx.`,
      { cause: error },
    )
  }
}

const NO_TEXT_PART = 'The file is not a Word document: it has no text part. Save it again as .docx.'

/** The parts as Word shows them: labels written out, and hidden, struck-out and deleted text removed. */
function withoutUnshown(
  parts: Unzipped,
  main: string,
): { readonly shown: Unzipped; readonly leftOut: readonly LeftOut[] } {
  const shown: Unzipped = { ...parts }
  const styles = readStyles(relatedPart(parts, main, 'styles'))
  const numbering = relations(parts, main, ['numbering'])[0]
  const numberings = numbering === undefined ? undefined : parseXml(strFromU8(parts[numbering] ?? new Uint8Array()))
  const leftOut: LeftOut[] = []
  for (const part of [main, ...relations(parts, main, ['header', 'footer', 'footnotes', 'endnotes'])]) {
    const root = parseXml(strFromU8(parts[part] ?? new Uint8Array()))
    leftOut.push(...dropUnshown(root, styles))
    if (part === main) writeLabels(root, numberings, styles)
    shown[part] = strToU8(writeXml(root))
  }
  if (numbering !== undefined && numberings) {
    dropNamedStyles(numberings)
    shown[numbering] = strToU8(writeXml(numberings))
  }
  return { shown, leftOut }
}

/** The labels already use the numbering's styles; read again, the styles would turn it into a list. */
function dropNamedStyles(numberings: XmlElement): void {
  for (const level of elementsIn(numberings)) {
    if (level.local !== 'lvl' || attributeOf(childOf(level, 'numFmt'), 'val') === 'bullet') continue
    const style = childOf(level, 'pStyle')
    if (style) level.children.splice(level.children.indexOf(style), 1)
  }
}

/** Names of the parts of some kinds that a part refers to, each once. */
function relations(parts: Unzipped, part: string, types: readonly string[]): readonly string[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const named = relationsOf(parts, part).filter(({ type, isExternal }) => types.includes(type) && !isExternal)
  const usual = types.map((type) => `${folder}${type}.xml`)
  return [...new Set([...named.map(({ target }) => target), ...usual])].filter((name) => name in parts)
}

/** Footnotes as paragraphs after the text: mammoth puts a number in the sentence, and the notes in a numbered list. */
function withPlainNotes(html: string): string {
  return html
    .replace(/<sup><a href="#(?:foot|end)note-[^"]*" id="[^"]*">[^<]*<\/a><\/sup>/gu, '')
    .replace(/\s*<a href="#(?:foot|end)note-ref-[^"]*">[^<]*<\/a>/gu, '')
    .replace(
      /<ol>(?=<li id="(?:foot|end)note-)([\s\S]*)<\/ol>$/u,
      (_all, notes: string) => `<div>${notes.replace(/<li id="(?:foot|end)note-[^"]*">/gu, '<div>')}</div>`,
    )
}

/**
 * A short text, a tab and more text are set beside each other as the cells of a row are; a number with its tab is a
 * label.
 */
function withTabbedRows(html: string): string {
  // Tables of the document stay as they are.
  const parts = html.split(/(<table\b.*?<\/table>)/su)
  return parts.map((part, index) => (index % 2 === 1 ? part : withRowsOf(part))).join('')
}

function withRowsOf(html: string): string {
  return html
    .replace(/<p>((?:(?!<\/?p>)[^\t])+)\t((?:(?!<\/?p>)[^\t])+)<\/p>/gu, (whole, front: string, rest: string) => {
      const [label, text] = [front, rest].map((part) => part.replace(/<[^>]*>/gu, '').trim())
      if (!label || !text || label.length > LONGEST_TABBED || isLabel(label) || !/\p{L}{2}/u.test(text)) return whole
      return isBalanced(front) && isBalanced(rest) ? `<table><tr><td>${front}</td><td>${rest}</td></tr></table>` : whole
    })
    .replaceAll('</table><table>', '')
}

const LONGEST_TABBED = 60

function isBalanced(html: string): boolean {
  return (html.match(/<\w/gu) ?? []).length === (html.match(/<\//gu) ?? []).length
}

/** Headers and footers of every page. */
function runningHeads(parts: Unzipped, main: string): readonly Block[] {
  const texts = relations(parts, main, ['header', 'footer']).flatMap((name) =>
    [...elementsIn(parseXml(strFromU8(parts[name] ?? new Uint8Array())))]
      .filter(({ local }) => local === 'p')
      .map(textOfParagraph),
  )
  const page = parsePage([...new Set(texts)].map((text) => `<footer>${escapeXml(text)}</footer>`).join(''))
  return readHtmlBlocks(page).blocks.map((block) => ({ ...block, furniture: 'running' }))
}

function textOfParagraph(paragraph: XmlElement): string {
  const parts: string[] = []
  for (const { local, children } of elementsIn(paragraph)) {
    if (local === 't') parts.push(children.filter((child) => typeof child === 'string').join(''))
    else if (local === 'tab' || local === 'br') parts.push(' ')
  }
  return parts.join('')
}

function noticesOf(parts: Unzipped, main: string): readonly Diagnostic[] {
  const names = Object.keys(parts)
  const external = names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => [
      ...strFromU8(parts[name] ?? new Uint8Array()).matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/gu),
    ])
    .filter(([relation]) => !/\/hyperlink"/u.test(relation)).length
  const text = strFromU8(parts[main] ?? new Uint8Array())
  const changes = (text.match(/<w:(?:ins|del|moveFrom|moveTo) /gu) ?? []).length
  const comments = (text.match(/<w:commentReference /gu) ?? []).length
  return [
    ...(changes > 0 ? [diagnose('document/tracked-changes', { values: { count: changes } })] : []),
    ...(comments > 0 ? [diagnose('document/comments', { values: { count: comments } })] : []),
    ...(names.some((name) => name.endsWith('vbaProject.bin')) ? [diagnose('document/macros')] : []),
    ...(external > 0 ? [diagnose('document/external-links', { values: { count: external } })] : []),
  ]
}
