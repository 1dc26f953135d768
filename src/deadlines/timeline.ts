import type { CalendarDate, Moment } from '../model.js'

/** The kinds of body that the rules distinguish, by their names in the OSLO code list. */
export type DeadlineOrgan =
  | 'Gemeenteraad'
  | 'Raad voor Maatschappelijk Welzijn'
  | 'College van Burgemeester en Schepenen'
  | 'Vast Bureau'
  | 'Burgemeester'

/**
 * The kinds of document that the rules distinguish. `reglement`: a decision that must be notified because of its kind.
 */
export type DeadlineDocument = 'agenda' | 'agenda-toegevoegd' | 'besluitenlijst' | 'besluit' | 'reglement' | 'notulen'

/**
 * How a day is known. `logged`: it was done and recorded here. `stated`: the page says so. `seen`: it was there when
 * visited, so it happened on that day or before.
 */
export type EvidenceOfDay = 'logged' | 'stated' | 'seen'

/** An event in the life of a document. `corrected`: it stayed public but its content changed. */
export interface TimelineEvent {
  readonly kind: 'published' | 'corrected' | 'withdrawn' | 'notified'
  readonly on: Moment
  readonly evidence: EvidenceOfDay
}

/** What is known about one document. */
export interface Timeline {
  /** Name for people to read: "Besluitenlijst gemeenteraad 27 mei 2024". */
  readonly name: string
  /** Address or IRI, its id in feeds. */
  readonly id: string
  /** As named in the data; nothing is due for a body without rules. */
  readonly organ?: string
  readonly document: DeadlineDocument
  /** Day of the sitting, on which its decisions are taken. */
  readonly day?: CalendarDate
  /** When a changed agenda was fixed. */
  readonly fixed?: Moment
  /** Day on which minutes were approved. */
  readonly approved?: CalendarDate
  /** Whether every notification is recorded here; if not, the absence of one means nothing. */
  readonly knowsNotifications: boolean
  /** In any order. */
  readonly events: readonly TimelineEvent[]
}
