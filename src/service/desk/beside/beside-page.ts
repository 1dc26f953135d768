import type { Document } from '../../../document.js'
import { html, type Html } from '../../../html/html.js'
import type { DeskReading } from '../reading/desk-reading.js'
import { isPdfFile } from './beside-routes.js'
import { passagesOf } from './item-passages.js'
import { sourcePane } from './source-pane.js'

/** pdf.js draws the original: it runs, asks for it and unpacks its pictures here, and nowhere else. */
export const BESIDE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** The source of a document as it is shown beside what was read in it. */
export interface Beside {
  readonly pane: Html
  /** Names of the items of which a passage is shown. */
  readonly shown: ReadonlySet<string>
}

export function besideOf(document: Document, { corrected: model, blocks }: DeskReading): Beside {
  const passages = passagesOf(model, blocks)
  return {
    pane: sourcePane({ address: document.address, blocks, passages, isPdf: isPdfFile(document.bytes) }),
    shown: new Set(passages.map(({ item }) => item)),
  }
}

/** What was read, and its source beside it. */
export function besideContent(read: Html, pane: Html): Html {
  return html`<div class="wide beside"><div>
${read}</div>
${pane}</div>
`
}
