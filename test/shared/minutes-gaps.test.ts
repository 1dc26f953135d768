import { it } from 'vitest'
import { compareGaps, MINUTES } from './minutes-gaps.js'
import { describeShared } from './shared-data.js'

/** Some of both templates; test/long/minutes-gaps.test.ts does all. */
const SOME = /2025-12-17|2026-01-26|2023-08-28|2024-09-30|2024-12-16/u

describeShared('minutes without annotations, written as an annotated page and checked', () => {
  it.each(MINUTES.filter(([name = '']) => SOME.test(name)))(
    '%s lacks for Niveau 1 what it does not state, and nothing else',
    { timeout: 120_000 },
    async (...row) => compareGaps(row),
  )
})
