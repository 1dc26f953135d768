import type { DeadlineDocument, Timeline, TimelineEvent } from '../deadlines/timeline.js'
import type { DocumentKind } from '../model.js'
import type { Change } from '../log/changes/change.js'
import type { DataFolder } from '../log/data-folder.js'
import { eli } from '../rdf/vocabularies.js'
import { classesOf, statementOf } from './publication-facts.js'
import type { PublicationEntry, PublicationIndex } from './publication-index.js'

/** What each kind of document is to the rules: an extract is the whole text of one decision. */
const DOCUMENTS: Readonly<Record<DocumentKind, DeadlineDocument>> = {
  agenda: 'agenda',
  'agenda-toegevoegd': 'agenda-toegevoegd',
  besluitenlijst: 'besluitenlijst',
  notulen: 'notulen',
  uittreksel: 'besluit',
  besluit: 'besluit',
}

/** That a document was notified: what a receipt of the Loket says. */
export interface Notified {
  readonly resource: string
  readonly time: string
}

/**
 * What a data folder tells of when its agendas, lists, minutes and decisions were published, changed and withdrawn. When
 * an agenda was fixed anew or minutes were approved, no document says in its data. `own`: of which documents, or of all:
 * what is taken in stands on the own site from then on. Of what was taken from elsewhere the log tells only when it was
 * seen.
 * The day that a page states stands beside that.
 */
export function timelinesOf(
  data: DataFolder,
  index: PublicationIndex,
  {
    own = false,
    notified = [],
  }: {
    readonly own?: boolean | ((entry: PublicationEntry) => boolean)
    readonly notified?: readonly Notified[]
  } = {},
): readonly Timeline[] {
  const events = eventsByGraph(data)
  const isOwn = typeof own === 'boolean' ? (): boolean => own : own
  return index.entries.flatMap((entry): Timeline[] => {
    const { documentKind: kind, orgaan, day, documents, source, name } = entry
    if (kind === undefined) return []
    const organ = orgaan === undefined ? undefined : classesOf(orgaan, (iri) => data.merge.about(iri))[0]
    const names = new Set([...documents, source])
    return [
      {
        name,
        id: source,
        knowsNotifications: isOwn(entry),
        document: DOCUMENTS[kind],
        ...(organ !== undefined && { organ }),
        ...(day !== undefined && { day }),
        events: [
          ...(events.get(entry.graph) ?? []).map((event): TimelineEvent => ({
            ...event,
            evidence: isOwn(entry) ? 'logged' : 'seen',
          })),
          ...statedDays(data.triplesOf(entry.graph), entry),
          ...notified
            .filter(({ resource }) => names.has(resource))
            .map(({ time }): TimelineEvent => ({ kind: 'notified', on: time, evidence: 'logged' })),
        ],
      },
    ]
  })
}

/** What happened, and when; not yet what that proves. */
type LoggedEvent = Pick<TimelineEvent, 'kind' | 'on'>

/** What the log tells of each stated graph: what was read anew by other rules was not published anew. */
function eventsByGraph(data: DataFolder): ReadonlyMap<string, readonly LoggedEvent[]> {
  const found = new Map<string, LoggedEvent[]>()
  const sizes = new Map<string, number>()
  for (const change of data.changes()) {
    if (change.role !== 'stated') continue
    const before = sizes.get(change.graph) ?? 0
    const after = before + change.inserts.length - change.deletes.length
    sizes.set(change.graph, after)
    const kind = eventOf(change, before, after)
    if (kind === undefined) continue
    const own = found.get(change.graph) ?? []
    own.push({ kind, on: change.time })
    found.set(change.graph, own)
  }
  return found
}

function eventOf({ cause }: Change, before: number, after: number): TimelineEvent['kind'] | undefined {
  if (after === 0) return before === 0 ? undefined : 'withdrawn'
  if (before === 0) return 'published'
  return cause.kind === 'publish' ? 'corrected' : undefined
}

/** The days of publication that a page states of its own documents. */
function statedDays(lines: readonly string[], { documents }: PublicationEntry): readonly TimelineEvent[] {
  const about = new Set(documents)
  return lines.flatMap((line) => {
    if (!line.includes(eli.date_publication.value)) return []
    const { subject, predicate, text } = statementOf(line) ?? {}
    if (subject === undefined || text === undefined || !about.has(subject)) return []
    return predicate === eli.date_publication.value
      ? [{ kind: 'published', on: text, evidence: 'stated' } as const]
      : []
  })
}
