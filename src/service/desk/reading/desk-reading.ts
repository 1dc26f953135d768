import type { Settings } from '../../../config.js'
import { applyCorrections } from '../../../correcting/apply-corrections.js'
import type { Correction } from '../../../correcting/correction.js'
import { publicationFacts } from '../../../dataset/publication-facts.js'
import { publicationGraphs } from '../../../dataset/publication-graphs.js'
import { KIND_NAMES } from '../../../dataset/publication-index.js'
import type { Diagnostic } from '../../../diagnostic.js'
import type { Document } from '../../../document.js'
import { parseRegister } from '../../../linking/person-register.js'
import type { SittingFacts } from '../../../log/changes/sitting-facts.js'
import { mapTogether, sittingFactsOf } from '../../../mapping/lower/mapped-graph.js'
import type { Model } from '../../../model.js'
import { linkReading, reportOn } from '../../../pipeline.js'
import { longDate } from '../../../rdf/long-date.js'
import { blocksOfDocument } from '../../../readers/choose/document-blocks.js'
import { readDocument } from '../../../readers/choose/read.js'
import type { Reading } from '../../../readers/reading.js'
import type { Report } from '../../../report/report.js'
import type { Block } from '../../../text/lines/block.js'
import { needsOf, type Need } from './needs.js'

/** What a document is read with. */
export interface ReadJob {
  readonly document: Document
  readonly settings: Settings
  readonly corrections: readonly Correction[]
  /** The register of people of the folder. */
  readonly register?: string
}

/** All that the desk shows of a document: plain data, as it crosses threads. */
export interface DeskReading {
  readonly asRead: Model
  /** Its text, in blocks, as people see it. */
  readonly blocks: readonly Block[]
  /** Corrected, and names linked: what is published of it. */
  readonly corrected: Model
  readonly diagnostics: readonly Diagnostic[]
  /** Its harvest preview is of what would be published. */
  readonly report: Report
  /** What its next level takes. */
  readonly needs: readonly Need[]
  readonly facts: SittingFacts
  /** What a list calls it; absent: it says too little of itself. */
  readonly title?: string
  /** IRI of the bestuurseenheid whose sitting it is of, as far as it says. */
  readonly eenheid?: string
}

/** Documents read lately, so that a correction does not cost opening a file again. */
const KEPT = 4
const opened = new Map<string, Promise<Reading>>()

/** Reads a document for the desk. Throws what `readDocument` throws. */
export async function readForDesk({ document, settings, corrections, register }: ReadJob): Promise<DeskReading> {
  const asRead = await openedOnce(document, settings)
  const reading = linkReading(asRead, {
    ...(register !== undefined && { people: parseRegister(register) }),
    ...(corrections.length > 0 && { correct: (model: Model) => applyCorrections(model, corrections) }),
  })
  const [mapped] = mapTogether([reading], settings)
  if (!mapped) throw new Error('mapping one document gave none')
  const { report } = await reportOn(reading, mapped, { preview: true })
  const [stated] = publicationGraphs({ address: document.address, stated: mapped.graph }, settings.mintBase)
  const lines = stated?.triples ?? []
  const { eenheid } = publicationFacts(lines, (iri) => lines.filter((line) => line.startsWith(`<${iri}> `)))
  const title = titleOf(report)
  return {
    asRead: asRead.model,
    blocks: asRead.blocks ?? (await blocksOfDocument(document, settings)),
    corrected: reading.model,
    diagnostics: reading.diagnostics,
    report,
    needs: needsOf(report, mapped),
    facts: sittingFactsOf(reading, settings),
    ...(title !== undefined && { title }),
    ...(eenheid !== undefined && { eenheid }),
  }
}

function openedOnce(document: Document, settings: Settings): Promise<Reading> {
  const key = `${document.sha256} ${document.address}`
  const known = opened.get(key) ?? readDocument(document, settings)
  opened.delete(key)
  opened.set(key, known)
  known.catch(() => opened.delete(key))
  for (const old of [...opened.keys()].slice(0, -KEPT)) opened.delete(old)
  return known
}

/** `Besluitenlijst, Gemeenteraad, maandag 3 februari 2025`. */
function titleOf({ summary: { kind, bestuursorgaan, datum } }: Report): string | undefined {
  const parts = [kind && KIND_NAMES[kind], bestuursorgaan, datum && longDate(datum, 'full')].filter(
    (part) => part !== undefined && part !== '',
  )
  return parts.length > 0 ? parts.join(', ') : undefined
}
