import { strFromU8, type Unzipped } from 'fflate'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import { AppError, messageOf } from '../../errors.js'
import { readHtmlBlocks } from '../html/html-blocks.js'
import { parsePage } from '../html/html-page.js'
import type { Block, TextDocument } from '../lines/block.js'
import { inParagraph, LABEL_MARKS, withLabel } from '../lines/written-labels.js'
import { unpackZip } from '../xml/unpack-zip.js'
import { childOf, elementsIn, parseXml, type XmlElement } from '../xml/xml-tree.js'
import { odtToHtml } from './odt-html.js'
import { readOdtStyles } from './odt-styles.js'

export interface OdtBlocks extends TextDocument {
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads an OpenDocument text (.odt) as blocks. Nothing is run or fetched. Throws AppError `sandbox-limit` when it
 * unpacks to more than the limit, `input-unreadable` when it is damaged or has a password.
 */
export function readOdtBlocks(bytes: Uint8Array, limits: { readonly unpacked: number }): OdtBlocks {
  const parts = unpackZip(bytes, limits)
  if (textOf(parts, 'META-INF/manifest.xml').includes('encryption-data'))
    throw new AppError('input-unreadable', 'The document is encrypted with a password. Save it without a password.')
  try {
    const content = parse(parts, 'content.xml')
    const body = childOf(childOf(content, 'body'), 'text')
    if (!content || !body)
      throw new AppError('input-unreadable', 'The file is not a text document: it has no text part.')
    const common = parse(parts, 'styles.xml')
    const styles = readOdtStyles([common, content])
    const { blocks, leftOut } = readHtmlBlocks(parsePage(odtToHtml(body, styles, LABEL_MARKS)))
    const title = titleOf(parse(parts, 'meta.xml'))
    return {
      blocks: [...runningHeads(common), ...blocks.map(withLabel).map(inParagraph)],
      ...(title !== undefined && { title }),
      ...(leftOut && { leftOut: leftOut.map(({ why, letters }) => ({ why, letters })) }),
      diagnostics: noticesOf(content, parts),
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      'input-unreadable',
      `The document is damaged and cannot be read (${messageOf(error)}). Save it again as .odt or .docx.`,
      { cause: error },
    )
  }
}

function textOf(parts: Unzipped, name: string): string {
  const part = parts[name]
  return part ? strFromU8(part) : ''
}

function parse(parts: Unzipped, name: string): XmlElement | undefined {
  return parts[name] && parseXml(textOf(parts, name))
}

function titleOf(meta: XmlElement | undefined): string | undefined {
  for (const element of meta ? elementsIn(meta) : [])
    if (element.name === 'dc:title')
      return (
        element.children
          .filter((child) => typeof child === 'string')
          .join('')
          .trim() || undefined
      )
  return undefined
}

/** Headers and footers of every page. */
function runningHeads(styles: XmlElement | undefined): readonly Block[] {
  const heads = styles
    ? [...elementsIn(styles)].filter(({ name }) => name === 'style:header' || name === 'style:footer')
    : []
  const html = heads.map((head) => `<footer>${odtToHtml(head, readOdtStyles([]), LABEL_MARKS)}</footer>`).join('')
  return readHtmlBlocks(parsePage(html)).blocks.map((block) => ({ ...block, furniture: 'running' }))
}

function noticesOf(content: XmlElement, parts: Unzipped): readonly Diagnostic[] {
  let changes = 0
  let comments = 0
  for (const { local } of elementsIn(content)) {
    if (local === 'changed-region') changes++
    if (local === 'annotation') comments++
  }
  return [
    ...(changes > 0 ? [diagnose('document/tracked-changes', { values: { count: changes } })] : []),
    ...(comments > 0 ? [diagnose('document/comments', { values: { count: comments } })] : []),
    ...(Object.keys(parts).some((name) => /^(?:Basic|Scripts)\//u.test(name)) ? [diagnose('document/macros')] : []),
  ]
}
