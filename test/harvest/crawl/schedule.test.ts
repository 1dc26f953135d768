import { describe, expect, it } from 'vitest'
import { intervalOf, nextDue } from '../../../src/harvest/crawl/schedule.js'
import { Ledger } from '../../../src/harvest/ledger/ledger.js'
import { temporaryFolder } from '../harvest-trial.js'

describe('schedules', () => {
  it.each([
    ['hourly', 3_600_000],
    ['daily', 86_400_000],
    ['weekly', 604_800_000],
    ['30m', 1_800_000],
    ['6h', 21_600_000],
    ['2d', 172_800_000],
  ])('%s is %i ms', (schedule, milliseconds) => {
    expect(intervalOf(schedule)).toBe(milliseconds)
  })

  it.each(['', 'soon', '0h', '-1h', '1.5h', '1y'])('refuses “%s”', (schedule) => {
    expect(() => intervalOf(schedule)).toThrow('give hourly, daily, weekly')
  })

  it('keeps to the grid of due times, also when a run took longer than the interval', () => {
    expect(nextDue('daily', '2025-06-01T02:00:00.000Z', new Date('2025-06-01T05:30:00Z'))).toBe(
      '2025-06-02T02:00:00.000Z',
    )
    expect(nextDue('1h', '2025-06-01T02:00:00.000Z', new Date('2025-06-01T05:30:00Z'))).toBe('2025-06-01T06:00:00.000Z')
    expect(nextDue('1h', '2025-06-01T02:00:00.000Z', new Date('2025-06-01T05:00:00Z'))).toBe('2025-06-01T06:00:00.000Z')
  })

  it('are remembered in the ledger after the process ended', () => {
    const folder = temporaryFolder()
    const first = new Ledger(folder.path)
    first.runs.setDue('a', '2025-06-02T02:00:00.000Z')
    first.close()
    const second = new Ledger(folder.path)
    expect([second.runs.due('a'), second.runs.due('b')]).toEqual(['2025-06-02T02:00:00.000Z', undefined])
    second.close()
    folder.remove()
  })
})
