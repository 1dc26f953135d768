import type { Diagnostic, Place, Severity } from '../diagnostic.js'
import type { Text } from '../rules/rule.js'
import type { Report, ReportItem } from './report.js'

/** The same message seen once or more. */
export interface Occurrence {
  readonly message: Text
  readonly quote?: string
  readonly places: readonly Place[]
  readonly count: number
  /** The agenda items it was seen at, in a group that spans several. */
  readonly items: readonly ReportItem[]
}

/** All findings of one rule, severity and remedy within a group. */
export interface FoldedFinding {
  readonly rule: string
  readonly severity: Severity
  readonly remedy?: Text
  readonly count: number
  readonly occurrences: readonly Occurrence[]
}

/** Findings that a reader handles together: of one agenda item, of several at once, or of no item at all. */
export interface FindingGroup {
  readonly kind: 'general' | 'repeated' | 'item'
  readonly item?: ReportItem
  readonly findings: readonly FoldedFinding[]
}

/** From this many agenda items on, a rule is told once for all of them: such a fault sits in the template, not in the item. */
const REPEATED_FROM = 3

/** The agenda item a finding belongs to: the one it is about, else the narrowest one it stands in. */
export function itemOf(report: Pick<Report, 'items'>, { subject, place }: Diagnostic): ReportItem | undefined {
  if (subject !== undefined) {
    const about = report.items.find(({ subjects }) => subjects.includes(subject))
    if (about) return about
  }
  if (!place) return undefined
  let narrowest: ReportItem | undefined
  for (const item of report.items) if (holds(item.place, place) && width(item) < width(narrowest)) narrowest = item
  return narrowest
}

/** Groups the findings of a report in reading order: the document as a whole, what repeats, then item by item. */
export function groupFindings(report: Report): readonly FindingGroup[] {
  const located = report.diagnostics.map((diagnostic) => ({ diagnostic, item: itemOf(report, diagnostic) }))
  const itemsByFinding = new Map<string, Set<ReportItem>>()
  for (const { diagnostic, item } of located) {
    if (!item) continue
    const key = foldKey(diagnostic)
    itemsByFinding.set(key, (itemsByFinding.get(key) ?? new Set()).add(item))
  }
  const repeats = ({ diagnostic, item }: Located): boolean => item !== undefined && (itemsByFinding.get(foldKey(diagnostic))?.size ?? 0) >= REPEATED_FROM
  return [
    { kind: 'general' as const, findings: fold(located.filter(({ item }) => item === undefined)) },
    { kind: 'repeated' as const, findings: fold(located.filter(repeats)) },
    ...report.items.map((item) => ({
      kind: 'item' as const,
      item,
      findings: fold(located.filter((each) => each.item === item && !repeats(each))),
    })),
  ].filter(({ findings }) => findings.length > 0)
}

interface Located {
  readonly diagnostic: Diagnostic
  readonly item: ReportItem | undefined
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** Folds findings that ask for the same work; the gravest first, otherwise in the order they came. */
function fold(located: readonly Located[]): readonly FoldedFinding[] {
  const byFold = groupBy(located, ({ diagnostic }) => foldKey(diagnostic))
  return [...byFold.values()]
    .flatMap((group) => {
      const first = group[0]
      if (!first) return []
      const { rule, severity, remedy } = first.diagnostic
      return [{ rule, severity, ...(remedy && { remedy }), count: group.length, occurrences: occurrences(group) }]
    })
    .sort((a, b) => RANK[a.severity] - RANK[b.severity])
}

function occurrences(located: readonly Located[]): readonly Occurrence[] {
  const byMessage = groupBy(located, ({ diagnostic: { message, place } }) => JSON.stringify([message.nl, place?.quote]))
  return [...byMessage.values()].flatMap((group) => {
    const first = group[0]?.diagnostic
    if (!first) return []
    const places = group.flatMap(({ diagnostic: { place } }) => (place ? [place] : []))
    const items = [...new Set(group.flatMap(({ item }) => (item ? [item] : [])))]
    return [{ message: first.message, ...(first.place?.quote !== undefined && { quote: first.place.quote }), places, count: group.length, items }]
  })
}

function foldKey({ rule, severity, remedy }: Diagnostic): string {
  return JSON.stringify([rule, severity, remedy?.nl])
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

function holds(outer: Place | undefined, inner: Place): boolean {
  return outer !== undefined && outer.offset <= inner.offset && inner.offset < outer.endOffset && outer.page === inner.page
}

function width(item: ReportItem | undefined): number {
  return item?.place ? item.place.endOffset - item.place.offset : Number.POSITIVE_INFINITY
}
