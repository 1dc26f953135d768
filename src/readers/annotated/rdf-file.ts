import { lift } from '../../mapping/lift/lift.js'
import { Graph } from '../../rdf/graph.js'
import { readRdf, type FormatName } from '../../rdf/formats/formats.js'
import { Draft } from './draft/draft.js'
import { kindOfAddress } from '../kind-of-address.js'
import { balanceLedger } from './triple-ledger.js'
import { mendGraph } from './mend-graph.js'
import type { Opened } from '../opened.js'
import type { Reading } from '../reading.js'
import { withoutSessionId } from './repairs/iri-repairs.js'
import { withSubjects } from './with-subjects.js'

/**
 * Reads RDF in a file: its triples (of all graphs together) are the published graph, and the repairs of triples apply
 * as they do to pages. Places are unknown to the parsers. Throws `rdf-syntax`.
 */
export async function readRdfFile({ document, settings, text }: Opened, format: FormatName): Promise<Reading> {
  const quads = await readRdf(text(), format, { base: document.address, name: document.name })
  const placed = quads.map((quad) => ({ quad }))
  const published = new Graph(placed)
  const draft = new Draft(placed.map(({ quad }) => ({ quad, published: quad, findings: [] })))
  const address = withoutSessionId(document.address.replace(/#.*$/su, ''))
  mendGraph(draft, { address, mintBase: settings.mintBase })
  const mended = new Graph(draft.placed)
  const ledger = balanceLedger(published, mended, draft, document.name)
  const kind = kindOfAddress(address)
  const { model, rest, diagnostics } = lift(mended, { address, ...(kind && { kind }) })
  return {
    document,
    reader: 'rdf-file',
    model,
    published,
    mended,
    rest,
    ledger,
    links: [],
    diagnostics: [...withSubjects(draft), ...diagnostics],
  }
}
