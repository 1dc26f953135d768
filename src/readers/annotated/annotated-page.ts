import { diagnose, type Diagnostic } from '../../diagnostic.js'
import { lift } from '../../mapping/lift/lift.js'
import { Graph } from '../../rdf/graph.js'
import { processRdfa, type RdfaResult } from '../../rdfa/process-rdfa.js'
import { PAGE_LIMITS } from '../../text/html/html-page.js'
import { kindOfAddress } from '../kind-of-address.js'
import { balanceLedger } from './triple-ledger.js'
import { mendGraph } from './mend-graph.js'
import { mendPage } from './mend-page.js'
import type { Opened } from '../opened.js'
import { printedNames } from './printed-names.js'
import { linksOf } from './page-links.js'
import type { Reading } from '../reading.js'
import { withoutSessionId } from './repairs/iri-repairs.js'
import { withSubjects } from './with-subjects.js'

/**
 * Reads a page with RDFa: what it says (published), what it says after the repairs (mended), and the model of that.
 * Throws `input-too-large` beyond the limits, `base-invalid` when the document has no absolute address, and
 * `ledger-unbalanced` when a triple is not accounted for.
 */
export function readAnnotatedPage({ document, settings, page: asServed }: Opened): Reading {
  const limits = { ...PAGE_LIMITS, nodes: settings.limits.nodes }
  const base = document.address
  const served = asServed()
  const statedAsServed = processRdfa(served, { base })
  const published = new Graph(statedAsServed.statements)

  const { page, draft } = mendPage(served, statedAsServed, base, limits)
  const address = withoutSessionId(base.replace(/#.*$/su, ''))
  mendGraph(draft, { page, address, mintBase: settings.mintBase })
  const mended = new Graph(draft.placed)
  const ledger = balanceLedger(published, mended, draft, document.name)

  const kind = kindOfAddress(address)
  const { model, rest, diagnostics } = lift(mended, { address, ...(kind && { kind }) })
  return {
    document,
    reader: 'annotated-page',
    model,
    published,
    mended,
    rest,
    printedNames: printedNames(draft.entries),
    ledger,
    links: linksOf(page, draft.entries, statedAsServed.base),
    diagnostics: [...inOrder([...noticesOf(statedAsServed, draft.findings), ...withSubjects(draft)]), ...diagnostics],
  }
}

/** What the RDFa processor noticed, but for what a repair or a doubt of the same place tells already. */
function noticesOf({ notices }: RdfaResult, findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set(findings.flatMap(({ place }) => (place ? [place.offset] : [])))
  return notices
    .filter(({ rule, place }) => rule === 'rdfa/iri-characters' || !place || !told.has(place.offset))
    .map(({ rule, place, actual, expected }) => diagnose(rule, { place, actual, expected }))
}

/** By place; what has none comes last. */
function inOrder(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...findings].sort((a, b) => (a.place?.offset ?? Infinity) - (b.place?.offset ?? Infinity) || 0)
}
