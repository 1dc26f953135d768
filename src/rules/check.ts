import { checkConnectionRules } from './check-connections.js'
import { checkDateRules } from './check-dates.js'
import { checkVoteRules } from './check-votes.js'

/** What shapes cannot say: calendar, sums, chains, and what contradicts something elsewhere on the page. */
export const checkRules = {
  ...checkDateRules,
  ...checkVoteRules,
  ...checkConnectionRules,
} as const
