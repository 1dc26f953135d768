import type { Text } from './rules/rule.js'
import { ruleOf, type RuleId } from './rules/catalogue.js'

/** `error`: must be fixed before publishing. `warning`: should be fixed. `info`: done or noticed, no action needed. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * A place in the source. Lines and columns count from 1, offsets from 0 in UTF-16 units of the decoded text; `page` in
 * PDFs.
 */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly offset: number
  readonly endOffset: number
  readonly page?: number
  /** The text at that place, shortened to at most 200 characters. */
  readonly quote?: string
}

/** A finding: something noticed in a document or in what was made from it. A value, never thrown. */
export interface Diagnostic {
  readonly rule: RuleId
  readonly severity: Severity
  /** `source`: the page as published. `output`: the graph made from it. */
  readonly stage: 'source' | 'output'
  readonly message: Text
  /** How a secretary can fix it; absent when there is nothing to do. */
  readonly remedy?: Text
  readonly place?: Place
  /** IRI of the resource it is about. */
  readonly subject?: string
  /** IRI of the property it is about. */
  readonly predicate?: string
  /** The value found. */
  readonly actual?: string
  /** The value used instead, or what was expected. */
  readonly expected?: string
  /** On a finding that represents several of its rule: their number. */
  readonly count?: number
}

export interface DiagnosticDetails {
  readonly severity?: Severity
  readonly stage?: 'source' | 'output'
  readonly place?: Place | undefined
  readonly subject?: string | undefined
  readonly predicate?: string | undefined
  readonly actual?: string | undefined
  readonly expected?: string | undefined
  /** Values for the `{name}` slots in the rule's message, besides actual and expected. */
  readonly values?: Readonly<Record<string, string | number>>
}

/**
 * Creates a finding from its rule in the catalogue; `{actual}`, `{expected}` and `values` fill the slots in its texts.
 */
export function diagnose(rule: RuleId, details: DiagnosticDetails = {}): Diagnostic {
  const definition = ruleOf(rule)
  const slots: Record<string, string | number> = { ...details.values }
  if (details.actual !== undefined) slots['actual'] = shorten(details.actual)
  if (details.expected !== undefined) slots['expected'] = shorten(details.expected)
  return {
    rule,
    severity: details.severity ?? definition.severity,
    stage: details.stage ?? definition.stage,
    message: fill(definition.message, slots),
    ...(definition.remedy && { remedy: fill(definition.remedy, slots) }),
    ...(details.place && { place: details.place }),
    ...(details.subject !== undefined && { subject: details.subject }),
    ...(details.predicate !== undefined && { predicate: details.predicate }),
    ...(details.actual !== undefined && { actual: details.actual }),
    ...(details.expected !== undefined && { expected: details.expected }),
  }
}

/** Shortens a text for display and collapses its white space; an ellipsis marks the cut. */
export function shorten(text: string, length = 200): string {
  const folded = text.replace(/\s+/gu, ' ').trim()
  return folded.length > length ? `${folded.slice(0, length - 1)}…` : folded
}

function fill(text: Text, slots: Readonly<Record<string, string | number>>): Text {
  const put = (template: string): string =>
    template.replace(/\{(\w+)\}/gu, (slot, name: string) => (name in slots ? String(slots[name]) : slot))
  return { nl: put(text.nl), en: put(text.en) }
}
