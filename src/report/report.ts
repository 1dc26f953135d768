import type { Diagnostic, Place } from '../diagnostic.js'
import type { Text } from '../rules/rule.js'
import type { DocumentKind } from '../model.js'

/** Niveau 0–3 as the Flemish government counts publication quality; `undefined` where levels do not apply. */
export type MaturityLevel = 0 | 1 | 2 | 3

/** Something that keeps the document from the next level. */
export interface MaturityGap {
  /** Rule id of the property shape (or check) that is not met. */
  readonly rule: string
  readonly level: MaturityLevel
  readonly message: Text
  /** IRIs of the resources concerned; empty when the class or property occurs nowhere. */
  readonly subjects: readonly string[]
  readonly place?: Place
}

export interface Maturity {
  readonly level: MaturityLevel
  /** What is missing for `level` + 1. */
  readonly gaps: readonly MaturityGap[]
  /** Rules that do not apply to this kind of document, each with its reason (an agenda has no end time). */
  readonly notApplicable: readonly { readonly rule: string; readonly reason: Text }[]
}

/** What the official gate does with one triple. */
export interface HarvestOutcome {
  readonly subject: string
  readonly predicate: string
  /** Object in N-Triples syntax. */
  readonly object: string
  readonly fate: 'kept' | 'changed' | 'dropped'
  /** Object after the gate when `fate` is `changed`. */
  readonly becomes?: string
  /** Why, as a rule id of the catalogue (`harvest/…`). */
  readonly reason?: string
  readonly place?: Place
}

export interface HarvestPreview {
  readonly kept: number
  readonly changed: number
  readonly dropped: number
  readonly outcomes: readonly HarvestOutcome[]
}

/**
 * Every triple read is kept, changed or rejected; triples added by repairs are counted separately. `read = kept +
 * changed + rejected`.
 */
export interface Ledger {
  readonly read: number
  readonly kept: number
  readonly changed: number
  readonly rejected: number
  readonly added: number
}

/** What was found, for the top of a report. */
export interface ReportSummary {
  readonly kind?: DocumentKind
  readonly bestuurseenheid?: string
  readonly bestuursorgaan?: string
  /** Date of the sitting in Europe/Brussels, YYYY-MM-DD. */
  readonly datum?: string
  readonly zittingen: number
  readonly agendapunten: number
  readonly besluiten: number
  readonly stemmingen: number
}

/** An agenda item for grouping findings; `subjects` are the IRIs that belong to it. */
export interface ReportItem {
  readonly nummer?: string
  readonly title?: string
  readonly place?: Place
  readonly subjects: readonly string[]
}

/** Everything known about one document; text, JSON, CSV and HTML are forms of this. */
export interface Report {
  readonly name: string
  readonly address: string
  readonly sha256: string
  readonly summary: ReportSummary
  readonly items: readonly ReportItem[]
  readonly diagnostics: readonly Diagnostic[]
  /** Of the page as published. */
  readonly maturity?: Maturity
  /** Of the graph after the repairs: what users of the mapped graph get. */
  readonly maturityMended?: Maturity
  readonly preview?: HarvestPreview
  readonly ledger?: Ledger
}
