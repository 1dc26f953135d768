import type { Moment } from '../model.js'
import { deadlinesOf, type DeadlineState } from './deadline-state.js'
import type { DeadlineRule } from './deadline-rules.js'
import type { Timeline } from './timeline.js'

/** The effect of other rules for one document and one rule; a side is absent when no rule with that id applies. */
export interface RuleEffect {
  readonly rule: string
  readonly timeline: Timeline
  readonly before?: DeadlineState
  readonly after?: DeadlineState
}

/** Applies two tables of rules to the same timelines and returns every difference in outcome or due day. */
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
