import type { CalendarDate, Moment } from '../model.js'
import { toBrusselsDate, toInstant } from '../rdf/date-time.js'
import { DEADLINE_RULES, ENTRY_INTO_FORCE_DAYS, type DeadlineRule } from './deadline-rules.js'
import type { Timeline, TimelineEvent } from './timeline.js'
import { addDays, daysBetween, workingDayUpTo } from './working-days.js'

/**
 * `open`: to be done, in time still. `overdue`: to be done, too late already. `done`, `late`: done. `unprovable`: it is
 * public, and nothing shows whether it was in time. `waiting`: it cannot start yet (minutes that are not approved, a
 * list that is not public). `undated`: where the term starts is not known. `no-term`: to be done, by no day the rule
 * gives.
 */
export type DeadlineStatus = 'open' | 'overdue' | 'done' | 'late' | 'unprovable' | 'waiting' | 'undated' | 'no-term'

/** A rule held against a document. */
export interface DeadlineState {
  readonly rule: DeadlineRule
  readonly timeline: Timeline
  readonly status: DeadlineStatus
  /** The last day, or with a term in hours the last moment in UTC. */
  readonly due?: Moment
  /** The last working day up to it. */
  readonly workingDay?: CalendarDate
  /** Day in Brussels. */
  readonly doneOn?: CalendarDate
  /** Calendar days after the due day; 0 for a term in hours that was missed on the day itself. */
  readonly lateBy?: number
}

const HOUR = 3_600_000

/**
 * Every rule that holds for a document, and how it stands. `now`: a day, or a moment for terms in hours. Empty for
 * documents and bodies of which no rule speaks, and for what is older than what the rules judge.
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
 * The day a regulation enters into force that says nothing of it (DLB, art. 288); undefined while it is not public, or
 * since a day that is not known.
 */
export function entryIntoForce(timeline: Timeline): CalendarDate | undefined {
  const since = publicSince(timeline.events)
  return since === undefined || since.evidence === 'seen' ? undefined : addDays(dayOf(since.on), ENTRY_INTO_FORCE_DAYS)
}

function isAbout({ documents, organs, validFrom, validUntil }: DeadlineRule, timeline: Timeline): boolean {
  const { document, organ, day, fixed, approved } = timeline
  // What has no day is held to the rules of today.
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
    // Without a term the day it was seen tells nothing.
    const known = done?.evidence === 'seen' && !hasTerm ? {} : doneOn
    return { ...about, ...known, status: hasTerm ? 'undated' : done ? 'done' : 'waiting' }
  }
  const due = dueAfter(rule, start)
  if (due === undefined) return { ...about, ...doneOn, status: done ? 'done' : 'no-term' }
  const term = { ...about, due, workingDay: workingDayUpTo(dayOf(due)) }
  if (!done) return { ...term, ...lateness(isAfter(now, due) === true ? 'overdue' : 'open', due, now) }
  const isLate = isAfter(done.on, due)
  // What was seen after the term may have been there before it.
  if (isLate === undefined || (isLate && done.evidence === 'seen')) return { ...term, ...doneOn, status: 'unprovable' }
  return { ...term, ...doneOn, ...lateness(isLate ? 'late' : 'done', due, done.on) }
}

/**
 * A notification counts from the day of the publication it is about on: who notifies before that notifies of nothing.
 */
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

/** The event since which a document is public without a break; undefined when it is not. */
function publicSince(events: readonly TimelineEvent[]): TimelineEvent | undefined {
  let since: TimelineEvent | undefined
  for (const event of inOrder(events)) {
    if (event.kind === 'withdrawn') since = undefined
    else if (event.kind !== 'notified') since ??= event
  }
  return since
}

/** By time; of one day, what has no hour keeps its place among the others. */
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

/** Whether a moment is past a term; undefined when a day alone does not tell. */
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
