import type { Diagnostic, Place, Severity } from '../diagnostic.js'
import type { Text } from '../rules/rule.js'
import type { Report, ReportItem } from './report.js'

/** One message, seen once or more. */
export interface Occurrence {
  readonly message: Text
  readonly quote?: string
  readonly places: readonly Place[]
  readonly count: number
  /** The agenda items where it was seen, in a group of several items. */
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

/** Findings that a reader handles together: of one agenda item, of several, or of none. */
export interface FindingGroup {
  readonly kind: 'general' | 'repeated' | 'item'
  readonly item?: ReportItem
  readonly findings: readonly FoldedFinding[]
}

/**
 * From this many agenda items on, a rule is shown once for all of them: such an error is in the template, not in the
 * item.
 */
const REPEATED_FROM = 3

/** Finds the agenda item of a finding: the one it is about, otherwise the smallest one around its place. */
export function itemFinder(items: readonly ReportItem[]): (finding: Diagnostic) => ReportItem | undefined {
  const bySubject = new Map<string, ReportItem>()
  for (const item of items)
    for (const subject of item.subjects) if (!bySubject.has(subject)) bySubject.set(subject, item)
  const standing = items
    .flatMap((item) => (item.place ? [{ item, place: item.place }] : []))
    .sort((a, b) => a.place.offset - b.place.offset)
  // The furthest end up to each item: when it is before a place, no earlier item contains that place either.
  let furthest = 0
  const reach = standing.map(({ place }) => (furthest = Math.max(furthest, place.endOffset)))

  return (finding) => {
    if (isTally(finding)) return undefined
    const { subject, place } = finding
    const about = subject === undefined ? undefined : bySubject.get(subject)
    if (about || !place) return about
    let narrowest: { readonly item: ReportItem; readonly width: number } | undefined
    for (let i = lastStart(standing, place.offset); i >= 0 && (reach[i] ?? 0) > place.offset; i--) {
      const candidate = standing[i]
      if (!candidate || candidate.place.endOffset <= place.offset || candidate.place.page !== place.page) continue
      const width = candidate.place.endOffset - candidate.place.offset
      if (!narrowest || width < narrowest.width) narrowest = { item: candidate.item, width }
    }
    return narrowest?.item
  }
}

/** What mapping counts over the whole document has the first place found, and belongs to no item. */
function isTally({ rule, subject }: Diagnostic): boolean {
  return subject === undefined && rule.startsWith('mapping/')
}

/** Index of the last of some items, sorted by place, that starts at or before an offset; -1 when there is none. */
function lastStart(sorted: readonly { readonly place: Place }[], offset: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.place.offset ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Groups the findings of a report in reading order: the document as a whole, what repeats, then item by item. */
export function groupFindings(report: Report): readonly FindingGroup[] {
  const itemOf = itemFinder(report.items)
  const located = report.diagnostics.map((diagnostic) => ({ diagnostic, item: itemOf(diagnostic) }))
  const itemsByFinding = new Map<string, Set<ReportItem>>()
  for (const { diagnostic, item } of located) {
    if (!item) continue
    const key = foldKey(diagnostic)
    itemsByFinding.set(key, (itemsByFinding.get(key) ?? new Set()).add(item))
  }
  const repeats = ({ diagnostic, item }: Located): boolean =>
    item !== undefined && (itemsByFinding.get(foldKey(diagnostic))?.size ?? 0) >= REPEATED_FROM
  const ofItem = groupBy(
    located.filter((each) => !repeats(each)),
    ({ item }) => item,
  )
  return [
    { kind: 'general' as const, findings: fold(located.filter(({ item }) => item === undefined)) },
    { kind: 'repeated' as const, findings: fold(located.filter(repeats)) },
    ...report.items.map((item) => ({ kind: 'item' as const, item, findings: fold(ofItem.get(item) ?? []) })),
  ].filter(({ findings }) => findings.length > 0)
}

interface Located {
  readonly diagnostic: Diagnostic
  readonly item: ReportItem | undefined
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** Combines findings that need the same work; the most severe first, otherwise in the original order. */
function fold(located: readonly Located[]): readonly FoldedFinding[] {
  const byFold = groupBy(located, ({ diagnostic }) => foldKey(diagnostic))
  return [...byFold.values()]
    .flatMap((group) => {
      const first = group[0]
      if (!first) return []
      const { rule, severity, remedy } = first.diagnostic
      return [{ rule, severity, ...(remedy && { remedy }), count: numberOf(group), occurrences: occurrences(group) }]
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
    return [
      {
        message: first.message,
        ...(first.place?.quote !== undefined && { quote: first.place.quote }),
        places,
        count: numberOf(group),
        items,
      },
    ]
  })
}

/** A finding may stand for many (`count`). */
function numberOf(located: readonly Located[]): number {
  return located.reduce((sum, { diagnostic }) => sum + (diagnostic.count ?? 1), 0)
}

function foldKey({ rule, severity, remedy }: Diagnostic): string {
  return JSON.stringify([rule, severity, remedy?.nl])
}

function groupBy<Value, Key>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
