import { checkConnectionRules } from './check-connections-rules.js'
import { checkDateRules } from './check-dates-rules.js'
import { checkVoteRules } from './check-votes-rules.js'

/** Rules that shapes cannot express: calendar, sums, chains, and contradictions within the page. */
export const checkRules = {
  ...checkDateRules,
  ...checkVoteRules,
  ...checkConnectionRules,
} as const
