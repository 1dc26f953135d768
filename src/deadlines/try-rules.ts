import type { Moment } from '../model.js'
import { deadlinesOf, type DeadlineState } from './deadline-state.js'
import type { DeadlineRule } from './deadline-rules.js'
import type { Timeline } from './timeline.js'

/** What other rules would have meant for one document and one rule; absent on a side where no rule of that id holds. */
export interface RuleEffect {
  readonly rule: string
  readonly timeline: Timeline
  readonly before?: DeadlineState
  readonly after?: DeadlineState
}

/** Holds two tables of rules against the same timelines: every outcome or due day that differs. */
export function tryRules(
  timelines: readonly Timeline[],
  now: Moment,
  current: readonly DeadlineRule[],
  changed: readonly DeadlineRule[],
): readonly RuleEffect[] {
  return timelines.flatMap((timeline) => {
    const byRule = (rules: readonly DeadlineRule[]): ReadonlyMap<string, DeadlineState> =>
      new Map(deadlinesOf(timeline, now, rules).map((state) => [state.rule.id, state]))
    const [before, after] = [byRule(current), byRule(changed)]
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((rule) => {
      const [old, fresh] = [before.get(rule), after.get(rule)]
      if (old?.status === fresh?.status && old?.due === fresh?.due) return []
      return [{ rule, timeline, ...(old && { before: old }), ...(fresh && { after: fresh }) }]
    })
  })
}
