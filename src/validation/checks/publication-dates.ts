import type { Term } from '@rdfjs/types'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { CodeRuleId } from '../../rules/catalogue.js'
import { isValidDate, isValidDateTime, toBrusselsDate } from '../../rdf/date-time.js'
import { besluit, eli, prov, dct } from '../../rdf/vocabularies.js'
import type { Graph } from '../../rdf/graph.js'
import type { Check, CheckContext } from './check.js'
import { firstText, instancesOf, subjectsOf, valuesOf } from './statements.js'

const DAY = 86_400_000
/** Days after the decision within which it must be published (Decree on local government, article 287). */
const TERM = 10

/** Days of publication and of entry into force, compared with the day of the sitting (Europe/Brussels). */
export const checkPublicationDates: Check = (context) => [
  ...instancesOf(context.graph, besluit.Zitting).flatMap((zitting) => documentsOf(context, zitting)),
  ...instancesOf(context.graph, besluit.Besluit).flatMap((decision) => decisionDates(context, decision)),
]

function documentsOf({ graph, stage }: CheckContext, zitting: Term): readonly Diagnostic[] {
  const sitting = dayOf(graph, zitting)
  if (sitting === undefined) return []
  const compare = (link: Term, judge: (published: string) => CodeRuleId | undefined): readonly Diagnostic[] =>
    valuesOf(graph, zitting, link).flatMap((document) => {
      const published = firstText(graph, document, eli.date_publication, isValidDate)
      const rule = published === undefined ? undefined : judge(published.slice(0, 10))
      return rule && published !== undefined
        ? [found(graph, stage, rule, document, eli.date_publication, published, sitting)]
        : []
    })
  return [
    ...compare(besluit.heeftAgenda, (published) => (published > sitting ? 'check/agenda-published-late' : undefined)),
    ...compare(besluit.heeftBesluitenlijst, (published) =>
      published < sitting
        ? 'check/published-before-sitting'
        : isLate(published, sitting)
          ? 'check/published-late'
          : undefined,
    ),
    ...[besluit.heeftNotulen, besluit.heeftUittreksel].flatMap((link) =>
      compare(link, (published) => (published < sitting ? 'check/published-before-sitting' : undefined)),
    ),
  ]
}

function decisionDates({ graph, kind, stage }: CheckContext, decision: Term): readonly Diagnostic[] {
  const date = (property: Term): string | undefined => firstText(graph, decision, property, isValidDate)?.slice(0, 10)
  const published = date(eli.date_publication)
  const first = date(eli.first_date_entry_in_force)
  const last = date(eli.date_no_longer_in_force)
  const sitting = sittingDayOf(graph, decision)
  const findings: Diagnostic[] = []
  const add = (rule: CodeRuleId, property: Term, actual: string, expected: string): unknown =>
    findings.push(found(graph, stage, rule, decision, property, actual, expected))

  if (sitting !== undefined && published !== undefined) {
    if (published < sitting) add('check/published-before-sitting', eli.date_publication, published, sitting)
    else if (kind === 'besluitenlijst' && isLate(published, sitting))
      add('check/published-late', eli.date_publication, published, sitting)
  }
  if (sitting !== undefined && first !== undefined && first < sitting)
    add('check/in-force-before-sitting', eli.first_date_entry_in_force, first, sitting)
  if (first !== undefined && last !== undefined && last < first)
    add('check/in-force-end-before-start', eli.date_no_longer_in_force, last, first)
  return findings
}

function found(
  graph: Graph,
  stage: Diagnostic['stage'],
  rule: CodeRuleId,
  subject: Term,
  property: Term,
  actual: string,
  expected: string,
): Diagnostic {
  return diagnose(rule, {
    stage,
    place: graph.place(subject.value, property.value, actual),
    subject: subject.value,
    predicate: property.value,
    actual,
    expected,
  })
}

/**
 * The day of a sitting: the planned one, else the day it began (start times on real pages are more often hours off).
 */
function dayOf(graph: Graph, zitting: Term): string | undefined {
  const start =
    firstText(graph, zitting, besluit.geplandeStart, isValidDateTime) ??
    firstText(graph, zitting, prov.startedAtTime, isValidDateTime)
  return start === undefined ? undefined : toBrusselsDate(start)
}

/**
 * The day of the sitting that took a decision: decision ← handling → item ← sitting; without that chain, the page's
 * only sitting.
 */
function sittingDayOf(graph: Graph, decision: Term): string | undefined {
  const handlings = [...subjectsOf(graph, prov.generated, decision), ...valuesOf(graph, decision, prov.wasGeneratedBy)]
  const items = handlings.flatMap((handling) => valuesOf(graph, handling, dct.subject))
  const linked = items.flatMap((item) => subjectsOf(graph, besluit.behandelt, item))
  const all = instancesOf(graph, besluit.Zitting)
  const zitting = linked[0] ?? (all.length === 1 ? all[0] : undefined)
  return zitting && dayOf(graph, zitting)
}

function isLate(published: string, sitting: string): boolean {
  return Date.parse(published) - Date.parse(sitting) > TERM * DAY
}
