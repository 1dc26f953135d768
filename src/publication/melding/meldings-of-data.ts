import { classesOf, objectsOf } from '../../dataset/publication-facts.js'
import type { PublicationEntry, PublicationIndex } from '../../dataset/publication-index.js'
import { subjectOf } from '../../log/changes/change.js'
import type { DataFolder } from '../../log/data-folder.js'
import { besluitDocumentType } from '../../rdf/concepts.js'
import { dct, eli, rdf } from '../../rdf/vocabularies.js'
import { dutyUnknown, meldingDuty } from './melding-duty.js'
import type { MeldingBody } from './melding-body.js'

/** The notification that one publication needs. */
export interface MeldingPlan {
  readonly entry: PublicationEntry
  /** Whether it must be notified; `unknown`: it depends on rules that are not known here. */
  readonly needed: 'yes' | 'no' | 'unknown'
  readonly because: string
  /** What is sent, without its sender; absent unless it is needed and nothing is missing. */
  readonly body?: Omit<MeldingBody, 'publisher' | 'status'>
  /** What the Loket needs and the page does not state, in Dutch. */
  readonly missing: readonly string[]
}

/**
 * The publications of a data folder with the notification that each needs. `hrefOf`: the address at which the public
 * and the Loket can read a document; undefined when there is none.
 */
export function meldingsOf(
  data: DataFolder,
  index: PublicationIndex,
  hrefOf: (entry: PublicationEntry) => string | undefined,
): readonly MeldingPlan[] {
  return index.entries.map((entry): MeldingPlan => {
    const { documentKind: kind, orgaan, eenheid, graph } = entry
    const organ = orgaan === undefined ? undefined : classesOf(orgaan, (iri) => data.merge.about(iri))[0]
    const duty = meldingDuty(kind, organ)
    if (!duty) return { entry, needed: 'unknown', because: dutyUnknown(kind, organ), missing: [] }
    if (!duty.needed) return { entry, needed: 'no', because: duty.because, missing: [] }
    const lines = data.triplesOf(graph)
    const resource = listOf(lines)
    const about = resource === undefined ? [] : lines.filter((line) => subjectOf(line) === resource)
    const href = hrefOf(entry)
    const states = (predicate: { readonly value: string }): boolean => objectsOf(about, predicate).length > 0
    const missing = [
      ...(resource === undefined ? ['welk document het is'] : []),
      ...(eenheid === undefined ? ['van welk bestuur het is'] : []),
      ...(href === undefined ? ['een adres op het web'] : []),
      ...(states(eli.date_publication) ? [] : ['de dag van de bekendmaking']),
      ...(states(eli.passed_by) ? [] : ['welk orgaan de besluiten nam']),
    ]
    const plan = { entry, needed: 'yes', because: duty.because, missing } as const
    if (resource === undefined || eenheid === undefined || href === undefined || missing.length > 0) return plan
    return { ...plan, body: { organization: eenheid, submittedResource: resource, href } }
  })
}

/** The only document that a page calls its list of decisions. */
function listOf(lines: readonly string[]): string | undefined {
  const wanted = `<${besluitDocumentType.besluitenlijst}> .`
  const found = new Set(
    lines
      .filter(
        (line) => line.endsWith(wanted) && [rdf.type, dct.type].some(({ value }) => line.includes(`> <${value}> <`)),
      )
      .map(subjectOf),
  )
  return found.size === 1 ? [...found][0] : undefined
}
