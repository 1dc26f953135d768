import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import { AppError, messageOf } from '../../errors.js'
import type { Block, TextDocument } from '../lines/block.js'
import { writeLabels } from './docx-numbering.js'
import { readHtmlBlocks } from '../html/html-blocks.js'
import { parsePage } from '../html/html-page.js'

export interface DocxLimits {
  /** Bytes of all parts together when unpacked. */
  readonly unpacked: number
}

export interface DocxBlocks extends TextDocument {
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a Word document as blocks, with the labels that Word counts itself. Macros are not run and nothing is fetched.
 * Throws AppError `sandbox-limit` for one that unpacks to more than the limit, `input-unreadable` for one that is
 * damaged.
 */
export async function readDocxBlocks(bytes: Uint8Array, limits: DocxLimits): Promise<DocxBlocks> {
  const parts = unpack(bytes, limits)
  const document = parts['word/document.xml']
  if (!document)
    throw new AppError(
      'input-unreadable',
      'The file is no Word document: it holds no text part. Save it again as .docx.',
    )
  const part = (name: string): string => (parts[name] ? strFromU8(parts[name]) : '')
  const labelled = writeLabels(strFromU8(document), part('word/numbering.xml'), part('word/styles.xml'))
  const packed = zipSync({ ...parts, 'word/document.xml': strToU8(labelled) }, { level: 0 })
  // Loaded when it is first needed, which costs as much as reading a page of HTML.
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(packed) },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
    )
    const { blocks, ...rest } = readHtmlBlocks(parsePage(withPlainNotes(value)))
    return { ...rest, blocks: [...runningHeads(parts), ...blocks.map(inParagraph)], diagnostics: noticesOf(parts) }
  } catch (error) {
    throw new AppError(
      'input-unreadable',
      `The Word document is damaged and cannot be read (${messageOf(error)}). Save it again as .docx.`,
      { cause: error },
    )
  }
}

/** Footnotes as paragraphs behind the text: mammoth puts a number in the sentence, and numbers the notes as a list. */
function withPlainNotes(html: string): string {
  return html
    .replace(/<sup><a href="#(?:foot|end)note-[^"]*" id="[^"]*">[^<]*<\/a><\/sup>/gu, '')
    .replace(/\s*<a href="#(?:foot|end)note-ref-[^"]*">[^<]*<\/a>/gu, '')
    .replace(
      /<ol>(?=<li id="(?:foot|end)note-)([\s\S]*)<\/ol>$/u,
      (_all, notes: string) => `<div>${notes.replace(/<li id="(?:foot|end)note-[^"]*">/gu, '<div>')}</div>`,
    )
}

/** Word has no lines: a block is found by counting paragraphs and rows. */
function inParagraph(block: Block, index: number): Block {
  return {
    ...block,
    place: { ...block.place, line: index + 1, column: 1, endLine: index + 1, endColumn: block.text.length + 1 },
  }
}

/** What stands above and below every page. */
function runningHeads(parts: Unzipped): readonly Block[] {
  const xml = Object.keys(parts)
    .filter((name) => /^word\/(?:header|footer)\d*\.xml$/u.test(name))
    .sort()
    .map((name) => strFromU8(parts[name] ?? new Uint8Array()))
  const texts = xml.flatMap((part) =>
    [...part.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/gu)].map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/gu)].map((match) => match[1] ?? ' ').join(''),
    ),
  )
  const page = parsePage([...new Set(texts)].map((text) => `<footer>${text}</footer>`).join(''))
  return readHtmlBlocks(page).blocks
}

function unpack(bytes: Uint8Array, limits: DocxLimits): Unzipped {
  let total = 0
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        if (total > limits.unpacked) {
          throw new AppError(
            'sandbox-limit',
            `The Word document unpacks to more than ${Math.round(limits.unpacked / 1e6)} MB and is refused. Save it again without large pictures.`,
          )
        }
        return true
      },
    })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      'input-unreadable',
      `The Word document is damaged or cut off (${messageOf(error)}). Save it again as .docx.`,
      { cause: error },
    )
  }
}

function noticesOf(parts: Unzipped): readonly Diagnostic[] {
  const names = Object.keys(parts)
  const external = names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => [
      ...strFromU8(parts[name] ?? new Uint8Array()).matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/gu),
    ])
    .filter(([relation]) => !/\/hyperlink"/u.test(relation)).length
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const changes = (text.match(/<w:(?:ins|del|moveFrom|moveTo) /gu) ?? []).length
  const comments = (text.match(/<w:commentReference /gu) ?? []).length
  return [
    ...(changes > 0 ? [diagnose('document/tracked-changes', { values: { count: changes } })] : []),
    ...(comments > 0 ? [diagnose('document/comments', { values: { count: comments } })] : []),
    ...(names.some((name) => name.endsWith('vbaProject.bin')) ? [diagnose('document/macros')] : []),
    ...(external > 0 ? [diagnose('document/external-links', { values: { count: external } })] : []),
  ]
}
