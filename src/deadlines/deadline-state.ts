import type { CalendarDate, Moment } from '../model.js'
import { toBrusselsDate, toInstant } from '../rdf/date-time.js'
import { DEADLINE_RULES, ENTRY_INTO_FORCE_DAYS, type DeadlineRule } from './deadline-rules.js'
import type { Timeline, TimelineEvent } from './timeline.js'
import { addDays, daysBetween, workingDayUpTo } from './working-days.js'

/**
 * `open`: to be done, still in time. `overdue`: to be done, already too late. `done`, `late`: done. `unprovable`: it is
 * public, but there is no proof that it was in time. `waiting`: it cannot start yet (minutes that are not approved, a
 * list that is not public). `undated`: the start of the term is unknown. `no-term`: to be done, but the rule gives no
 * day.
 */
export type DeadlineStatus = 'open' | 'overdue' | 'done' | 'late' | 'unprovable' | 'waiting' | 'undated' | 'no-term'

/** The result of applying a rule to a document. */
export interface DeadlineState {
  readonly rule: DeadlineRule
  readonly timeline: Timeline
  readonly status: DeadlineStatus
  /** The last day, or for a term in hours the last moment, in UTC. */
  readonly due?: Moment
  /** The last working day on or before it. */
  readonly workingDay?: CalendarDate
  /** Day in Brussels. */
  readonly doneOn?: CalendarDate
  /** Calendar days after the due day; 0 for a term in hours that was missed on the day itself. */
  readonly lateBy?: number
}

const HOUR = 3_600_000

/**
 * Every rule that applies to a document, with its state. `now`: a day, or a moment for terms in hours. Empty for
 * documents and bodies without rules, and for documents older than the period of the rules.
 */
export function deadlinesOf(
  timeline: Timeline,
  now: Moment,
  rules: readonly DeadlineRule[] = DEADLINE_RULES,
): readonly DeadlineState[] {
  return rules
    .filter((rule) => isAbout(rule, timeline))
    .map((rule) => (rule.act === 'publish' ? publishing(rule, timeline, now) : notifying(rule, timeline, now)))
}

/**
 * The day on which a regulation that does not state it enters into force (DLB, art. 288); undefined when it is not
 * public, or since an unknown day.
 */
export function entryIntoForce(timeline: Timeline): CalendarDate | undefined {
  const since = publicSince(timeline.events)
  return since === undefined || since.evidence === 'seen' ? undefined : addDays(dayOf(since.on), ENTRY_INTO_FORCE_DAYS)
}

function isAbout({ documents, organs, validFrom, validUntil }: DeadlineRule, timeline: Timeline): boolean {
  const { document, organ, day, fixed, approved } = timeline
  // The current rules apply to documents without a day.
  const at = day ?? (fixed === undefined ? approved : dayOf(fixed))
  return (
    documents.includes(document) &&
    organs.some((name) => name === organ) &&
    (at === undefined ? validUntil === undefined : at >= validFrom && (validUntil === undefined || at < validUntil))
  )
}

function publishing(rule: DeadlineRule, timeline: Timeline, now: Moment): DeadlineState {
  const about = { rule, timeline }
  const done = publicSince(timeline.events)
  const doneOn = done && { doneOn: dayOf(done.on) }
  const start = rule.from === 'published' ? undefined : timeline[rule.from]
  if (start === undefined) {
    const hasTerm = rule.days !== undefined || rule.hours !== undefined
    // Without a term, the day on which it was first seen means nothing.
    const known = done?.evidence === 'seen' && !hasTerm ? {} : doneOn
    return { ...about, ...known, status: hasTerm ? 'undated' : done ? 'done' : 'waiting' }
  }
  const due = dueAfter(rule, start)
  if (due === undefined) return { ...about, ...doneOn, status: done ? 'done' : 'no-term' }
  const term = { ...about, due, workingDay: workingDayUpTo(dayOf(due)) }
  if (!done) return { ...term, ...lateness(isAfter(now, due) === true ? 'overdue' : 'open', due, now) }
  const isLate = isAfter(done.on, due)
  // A document first seen after the deadline may have been public before it.
  if (isLate === undefined || (isLate && done.evidence === 'seen')) return { ...term, ...doneOn, status: 'unprovable' }
  return { ...term, ...doneOn, ...lateness(isLate ? 'late' : 'done', due, done.on) }
}

/** A notification counts only from the day of the publication it is about: an earlier one has no subject. */
function notifying(rule: DeadlineRule, timeline: Timeline, now: Moment): DeadlineState {
  const about = { rule, timeline }
  const since = publicSince(timeline.events)
  if (!since) return { ...about, status: 'waiting' }
  const published = dayOf(since.on)
  const due = addDays(published, rule.days ?? 0)
  const term = { ...about, due, workingDay: workingDayUpTo(due) }
  const notified = inOrder(timeline.events).find(
    ({ kind, on }) => kind === 'notified' && (since.evidence === 'seen' || dayOf(on) >= published),
  )
  if (!notified && !timeline.knowsNotifications) return { ...term, status: 'unprovable' }
  if (!notified) return { ...term, ...lateness(isAfter(now, due) === true ? 'overdue' : 'open', due, now) }
  const doneOn = dayOf(notified.on)
  if (since.evidence === 'seen') return { ...about, doneOn, status: 'unprovable' }
  return { ...term, doneOn, ...lateness(doneOn > due ? 'late' : 'done', due, doneOn) }
}

/** The event since which a document has been public without interruption; undefined when it is not public. */
function publicSince(events: readonly TimelineEvent[]): TimelineEvent | undefined {
  let since: TimelineEvent | undefined
  for (const event of inOrder(events)) {
    if (event.kind === 'withdrawn') since = undefined
    else if (event.kind !== 'notified') since ??= event
  }
  return since
}

/** By time; an event without an hour keeps its place among the others of its day. */
function inOrder(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  return [...events].sort((a, b) => {
    const byDay = dayOf(a.on).localeCompare(dayOf(b.on))
    const [left, right] = [instantOf(a.on), instantOf(b.on)]
    return byDay !== 0 || left === undefined || right === undefined ? byDay : left - right
  })
}

function dueAfter({ days, hours }: DeadlineRule, start: Moment): Moment | undefined {
  if (hours !== undefined) {
    const instant = instantOf(start)
    return instant === undefined
      ? addDays(start, Math.ceil(hours / 24))
      : new Date(instant + hours * HOUR).toISOString().replace('.000', '')
  }
  return days === undefined ? undefined : addDays(dayOf(start), days)
}

/** Whether a moment is after a deadline; undefined when a day alone does not decide it. */
function isAfter(moment: Moment, due: Moment): boolean | undefined {
  const [at, limit] = [instantOf(moment), instantOf(due)]
  if (at !== undefined && limit !== undefined) return at > limit
  if (limit !== undefined && dayOf(moment) === dayOf(due)) return undefined
  return dayOf(moment) > dayOf(due)
}

function lateness(
  status: DeadlineStatus,
  due: Moment,
  at: Moment,
): Pick<DeadlineState, 'status'> & Partial<Pick<DeadlineState, 'lateBy'>> {
  return status === 'late' || status === 'overdue' ? { status, lateBy: daysBetween(dayOf(due), dayOf(at)) } : { status }
}

function instantOf(moment: Moment): number | undefined {
  return moment.includes('T') ? toInstant(moment) : undefined
}

function dayOf(moment: Moment): CalendarDate {
  const day = toBrusselsDate(moment)
  if (day === undefined) throw new RangeError(`not a date or time: ${moment}`)
  return day
}
