import { it } from 'vitest'
import { compareGaps, MINUTES } from '../shared/minutes-gaps.js'
import { describeShared } from '../shared/shared-data.js'

describeShared('all real minutes, written as annotated pages and checked', () => {
  it.each(MINUTES)(
    '%s lacks for Niveau 1 what it does not state, and nothing else',
    { timeout: 120_000 },
    async (...row) => compareGaps(row),
  )
})
