import { html, type Html } from '../../../html/html.js'
import type { Block } from '../../../text/lines/block.js'
import { DESK_PATH } from '../ground/desk-page.js'
import type { Passage } from './item-passages.js'

export interface SourcePane {
  readonly address: string
  readonly blocks: readonly Block[]
  readonly passages: readonly Passage[]
  /** Whether the original is a PDF, which a browser with script draws. */
  readonly isPdf: boolean
}

/** Address of the original of a document. */
export function originalPath(address: string): string {
  return `${DESK_PATH}/origineel?${new URLSearchParams({ adres: address }).toString()}`
}

/**
 * The text of a document as it is seen, the passage of each item apart: who follows an item sees its passage light up,
 * and the other way round. Nothing of the document comes along but its text.
 */
export function sourcePane({ address, blocks, passages, isPdf }: SourcePane): Html {
  const parts: Html[] = []
  let at = 0
  for (const { item, nummer, from, to } of passages) {
    if (from > at) parts.push(...blockList(blocks, at, from, address))
    parts.push(html`<section class="passage" id="passage-${item}" aria-label="${nummer === undefined ? 'Passage' : `Passage van punt ${nummer}`}">
<p class="back"><a href="#punt-${item}">${nummer === undefined ? 'Naar dit punt' : `Naar punt ${nummer}`}</a></p>
${blockList(blocks, from, to, address)}</section>
`)
    at = to
  }
  if (at < blocks.length) parts.push(...blockList(blocks, at, blocks.length, address))
  const original = isPdf ? html` data-pdf="${originalPath(address)}"` : undefined
  return html`<aside class="source" aria-label="Het document" tabindex="0"${original}>
<h2>Het document</h2>
<p><a href="${originalPath(address)}">${isPdf ? 'De PDF openen' : 'Het origineel bewaren'}</a></p>
<div class="text">
${parts}</div></aside>
`
}

/** Blocks as plain paragraphs and tables; at each new page its number. */
function blockList(blocks: readonly Block[], from: number, to: number, address: string): readonly Html[] {
  const made: Html[] = []
  for (let at = from; at < to;) {
    const block = blocks[at]
    if (!block) break
    if (block.page !== undefined && block.page !== blocks[at - 1]?.page)
      made.push(
        html`<p class="page"><a href="${originalPath(address)}#page=${block.page}">Bladzijde ${block.page}</a></p>\n`,
      )
    const table = block.row?.table
    let end = at + 1
    if (table !== undefined)
      while (end < to && blocks[end]?.row?.table === table && blocks[end]?.page === block.page) end += 1
    made.push(table === undefined ? paragraph(block, at) : tableOf(blocks.slice(at, end), at))
    at = end
  }
  return made
}

function paragraph({ kind, text, page, style }: Block, at: number): Html {
  const classes = ['block', kind, ...(style.bold && kind !== 'heading' ? ['bold'] : [])].join(' ')
  return html`<p class="${classes}" id="b${at}"${page !== undefined && html` data-page="${page}"`}>${text}</p>\n`
}

function tableOf(rows: readonly Block[], at: number): Html {
  return html`<table class="block"><tbody>
${rows.map(
  ({ cells, text, page }, row) =>
    html`<tr id="b${at + row}"${page !== undefined && html` data-page="${page}"`}>${(cells ?? [text]).map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
)}</tbody></table>
`
}
