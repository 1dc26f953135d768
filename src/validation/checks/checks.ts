import type { Check } from './check.js'
import { checkConnections } from './document-connections.js'
import { checkOrders } from './orders.js'
import { checkPublicationDates } from './publication-dates.js'
import { checkTimes } from './times.js'
import { checkValues } from './values.js'
import { checkVotes } from './vote-counts.js'

/** The checks besides the shapes, in the order of their findings. A new check is one file and one row here. */
export const CHECKS: readonly Check[] = [
  checkConnections,
  checkValues,
  checkTimes,
  checkOrders,
  checkVotes,
  checkPublicationDates,
]
