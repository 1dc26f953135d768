import { CLOSED_FOREIGN } from './families/closed-foreign.js'
import { CLOSED_PAPERS } from './families/closed-papers.js'
import { CLOSED_SITES } from './families/closed-sites.js'
import { CLOSED_WORD } from './families/closed-word.js'
import { DOCX } from './families/docx.js'
import type { Family } from './families/family.js'
import { FOREIGN } from './families/foreign.js'
import { HTML_AGENDAS } from './families/html-agendas.js'
import { HTML_LISTS } from './families/html-lists.js'
import { HTML_MINUTES } from './families/html-minutes.js'
import { MIXED } from './families/mixed.js'
import { OWN_FOREIGN } from './families/own-foreign.js'
import { OWN_PAPERS } from './families/own-papers.js'
import { OWN_SITES } from './families/own-sites.js'
import { OWN_WORD } from './families/own-word.js'
import { PDFS } from './families/pdf.js'
import { toDocument, type GeneratedDocument } from './generated-document.js'
import { createRandom } from './random.js'
import type { Part } from './seed.js'

/** A family in the half it was put in. */
export interface PlacedFamily extends Family {
  readonly half: Part
}

/**
 * The families whose figure counts. Written down once and not moved: formats, kinds and hard kinds are spread over both
 * halves, and each half has words of its own. Who writes rules looks at the other half alone.
 */
const KEPT: ReadonlySet<string> = new Set([
  'html-agenda-accordion',
  'html-agenda-lines',
  'html-list-definitions',
  'html-list-college',
  'html-list-nested',
  'html-minutes-word-export',
  'html-minutes-vote-tables',
  'html-minutes-folded',
  'html-extract-page',
  'pdf-agenda-columns',
  'pdf-agenda-joint',
  'pdf-list-simple',
  'pdf-list-outcome-first',
  'pdf-minutes-margin',
  'pdf-minutes-plain',
  'pdf-minutes-attendance-per-item',
  'docx-agenda-automatic-numbers',
  'docx-minutes-home-made',
  'docx-list-labels',
  'docx-agenda-letters',
  'pdf-minutes-moved-items',
  'fr-html-list',
  'fr-docx-minutes',
  'de-html-minutes',
  'de-pdf-agenda',
])

const CLOSED: readonly Family[] = [...CLOSED_SITES, ...CLOSED_PAPERS, ...CLOSED_WORD, ...CLOSED_FOREIGN]

export const FAMILIES: readonly PlacedFamily[] = [
  ...HTML_AGENDAS,
  ...HTML_LISTS,
  ...HTML_MINUTES,
  ...PDFS,
  ...DOCX,
  ...MIXED,
  ...OWN_SITES,
  ...OWN_PAPERS,
  ...OWN_WORD,
  ...FOREIGN,
  ...OWN_FOREIGN,
  ...CLOSED,
].map((family) => ({
  ...family,
  half: CLOSED.includes(family) ? 'closed' : KEPT.has(family.id) ? 'kept' : 'tuning',
}))

/** The document of a family and a seed: always the same bytes. */
export async function generateDocument(family: PlacedFamily, seed: number): Promise<GeneratedDocument> {
  const { half } = family
  const text = `${family.id}:${seed}`
  return toDocument(
    `${family.id}-${seed}`,
    family.format,
    await family.render({ text, half }, createRandom({ text: `${text}:look`, half })),
  )
}
