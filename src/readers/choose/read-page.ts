import { diagnose } from '../../diagnostic.js'
import type { Model } from '../../model.js'
import { readAnnotatedPage } from '../annotated/annotated-page.js'
import { hasCouncilTerms } from '../annotated/council-terms.js'
import type { Opened } from '../opened.js'
import { readPlainPage } from '../prose/prose-document.js'
import type { Reading } from '../reading.js'
import { annotatedShare } from './annotated-share.js'
import { completeModel } from './complete-model.js'

/** Where the annotations cover less than this of the text, part of the page may not be annotated. */
const WHOLE = 0.5

/**
 * Reads a page of HTML, and chooses by what comes of it. A page without council terms in its RDFa is prose. Where the
 * annotations tell of no sitting, item or decision the text is read; where they cover the page in part only, both are
 * read and the annotations win. The evidence of each value says which of the two gave it.
 */
export function readPage(opened: Opened): Reading {
  if (!hasCouncilTerms(opened.page())) return plain(opened)
  const annotated = readAnnotatedPage(opened)
  const { model } = annotated
  if (!tells(model)) return instead(opened, annotated)
  if (model.zittingen.length > 1 || isWhole(opened, annotated)) return annotated
  return together(opened, annotated)
}

/** The text; of a page that tells of no sitting also what its annotations say, whatever it is about. */
function plain(opened: Opened): Reading {
  const prose = readPlainPage(opened)
  if (tells(prose.model)) return prose
  const annotated = readAnnotatedPage(opened)
  if ((annotated.published?.dataset.size ?? 0) === 0) return prose
  return { ...annotated, diagnostics: [...prose.diagnostics, ...annotated.diagnostics] }
}

function tells({ zittingen, besluiten, agendapunten = [], behandelingen = [] }: Model): boolean {
  return zittingen.length + besluiten.length + agendapunten.length + behandelingen.length > 0
}

/** A sitting with its date and its items or decisions, or decisions on their own, that cover the text. */
function isWhole(opened: Opened, { model, mended }: Reading): boolean {
  const [zitting] = model.zittingen
  const decisions = model.besluiten.length + (model.behandelingen ?? []).length
  const hasDate = (zitting?.geplandeStart ?? zitting?.startedAtTime ?? zitting?.datum) !== undefined
  const hasItems = (zitting?.behandelt ?? []).length + decisions > 0
  return hasItems && (hasDate || decisions > 0) && annotatedShare(opened.page(), mended) >= WHOLE
}

/** The text in place of annotations that tell nothing; what they do say is kept. */
function instead(opened: Opened, annotated: Reading): Reading {
  // A page that leads to publications is a list of them, whatever its text looks like.
  if (annotated.links.some(({ property }) => property !== undefined)) return annotated
  const prose = readPlainPage(opened)
  if (!prose.model.zittingen.some(({ behandelt = [] }) => behandelt.length > 0)) return annotated
  const finding = diagnose('document/annotations-say-nothing')
  return {
    ...annotated,
    reader: prose.reader,
    model: prose.model,
    links: prose.links,
    diagnostics: [finding, ...annotated.diagnostics, ...prose.diagnostics],
  }
}

function together(opened: Opened, annotated: Reading): Reading {
  const prose = readPlainPage(opened)
  const { model, parts } = completeModel(annotated.model, prose.model)
  if (parts.length === 0) return annotated
  const finding = diagnose('document/partly-annotated', {
    values: { parts: parts.map(({ nl }) => nl).join(', ') },
  })
  const message = {
    ...finding.message,
    en: finding.message.en.replace(/: [^:]*$/u, `: ${parts.map(({ en }) => en).join(', ')}.`),
  }
  return {
    ...annotated,
    model,
    diagnostics: [{ ...finding, message }, ...annotated.diagnostics, ...prose.diagnostics],
  }
}
