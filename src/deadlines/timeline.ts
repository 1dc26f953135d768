import type { CalendarDate, Moment } from '../model.js'

/** The kinds of body that the rules tell apart; names of the OSLO code list. */
export type DeadlineOrgan =
  | 'Gemeenteraad'
  | 'Raad voor Maatschappelijk Welzijn'
  | 'College van Burgemeester en Schepenen'
  | 'Vast Bureau'
  | 'Burgemeester'

/** The kinds of document that the rules tell apart. `reglement`: a decision that must be notified by its kind. */
export type DeadlineDocument = 'agenda' | 'agenda-toegevoegd' | 'besluitenlijst' | 'besluit' | 'reglement' | 'notulen'

/**
 * How a day is known. `logged`: it was done here, and noted. `stated`: the page says so. `seen`: it was there when it
 * was looked at, so that it happened on that day or before.
 */
export type EvidenceOfDay = 'logged' | 'stated' | 'seen'

/** Something that happened to a document. `corrected`: it stayed public and says something else since. */
export interface TimelineEvent {
  readonly kind: 'published' | 'corrected' | 'withdrawn' | 'notified'
  readonly on: Moment
  readonly evidence: EvidenceOfDay
}

/** What is known of one document. */
export interface Timeline {
  /** Name for people: "Besluitenlijst gemeenteraad 27 mei 2024". */
  readonly name: string
  /** Address or IRI: what it is called in feeds. */
  readonly id: string
  /** As the data name it; of a body that no rule names, nothing is due. */
  readonly organ?: string
  readonly document: DeadlineDocument
  /** Day of the sitting, on which its decisions are taken. */
  readonly day?: CalendarDate
  /** When an agenda was fixed anew. */
  readonly fixed?: Moment
  /** Day on which minutes were approved. */
  readonly approved?: CalendarDate
  /** Whether every notification is noted here: else that none is noted tells nothing. */
  readonly knowsNotifications: boolean
  /** In any order. */
  readonly events: readonly TimelineEvent[]
}
