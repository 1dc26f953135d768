import { checkConnectionRules } from './check-connections-rules.js'
import { checkDateRules } from './check-dates-rules.js'
import { checkVoteRules } from './check-votes-rules.js'

/** What shapes cannot say: calendar, sums, chains, and what contradicts something elsewhere on the page. */
export const checkRules = {
  ...checkDateRules,
  ...checkVoteRules,
  ...checkConnectionRules,
} as const
