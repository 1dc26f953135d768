import { describe, expect, it } from 'vitest'
import { deadlineCalendar } from '../../src/deadlines/deadline-calendar.js'
import { DEADLINE_RULES } from '../../src/deadlines/deadline-rules.js'
import { deadlinesOf, entryIntoForce } from '../../src/deadlines/deadline-state.js'
import { articleInWords, deadlineSentence } from '../../src/deadlines/deadline-words.js'
import type { Timeline } from '../../src/deadlines/timeline.js'
import { tryRules } from '../../src/deadlines/try-rules.js'
import { TRUTH } from './timelines.js'

describe('the truth table', () => {
  it('has at least 80 timelines', () => expect(TRUTH.length).toBeGreaterThanOrEqual(80))

  it.each(TRUTH)('$row', ({ timeline, now, expected }) => {
    const states = deadlinesOf(timeline, now)
    if (!expected) return expect(states).toEqual([])
    const state = states.find(({ rule }) => rule.id === expected.rule)
    expect(state).toBeDefined()
    const { rule, timeline: own, ...outcome } = state!
    expect(own).toBe(timeline)
    expect({ rule: rule.id, ...outcome }).toEqual(expected)
    expect(deadlineSentence(state!)).toMatch(/^\p{Lu}.+\.$/u)
  })

  it('reports no missing notification where notifications are not recorded', () => {
    const { timeline } = TRUTH.find(({ expected }) => expected?.rule === 'melding' && expected.status === 'overdue')!
    const states = deadlinesOf({ ...timeline, knowsNotifications: false }, '2026-01-01')
    expect(states.find(({ rule }) => rule.id === 'melding')).toMatchObject({ status: 'unprovable' })
  })

  it('requires no notification from the college', () => {
    const college = TRUTH.filter(({ timeline }) => timeline.organ === 'College van Burgemeester en Schepenen')
    const rules = college.flatMap(({ timeline, now }) => deadlinesOf(timeline, now).map(({ rule }) => rule.id))
    expect(rules.length).toBeGreaterThan(2)
    expect(rules).not.toContain('melding')
  })
})

describe('the rules', () => {
  it('each have an article, a starting day and a unique name', () => {
    expect(new Set(DEADLINE_RULES.map(({ id }) => id)).size).toBe(DEADLINE_RULES.length)
    for (const { article, validFrom, days, hours, from } of DEADLINE_RULES) {
      expect(article).toMatch(/art\. \d/u)
      expect(validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/u)
      expect(days !== undefined && hours !== undefined).toBe(false)
      expect(days !== undefined || hours !== undefined || from === 'approved').toBe(true)
    }
  })

  it('are cited with their uncertainties', () => {
    const cited = DEADLINE_RULES.map((rule) => [
      rule.confidence,
      articleInWords(rule).endsWith('; het nummer is niet zeker'),
    ])
    expect(new Set(cited.map(String))).toEqual(new Set(['sure,false', 'unsure,true']))
    const states = TRUTH.flatMap(({ timeline, now }) => deadlinesOf(timeline, now))
    expect(deadlineCalendar(states, '2026-01-01T00:00:00Z').replaceAll('\r\n ', '')).toContain('20-23\\; het nummer')
  })

  it('can be varied and tried on past timelines', () => {
    const timelines = TRUTH.filter(({ expected }) => expected?.rule === 'besluitenlijst').map(
      ({ timeline }) => timeline,
    )
    const shorter = DEADLINE_RULES.map((rule) => (rule.id === 'besluitenlijst' ? { ...rule, days: 7 } : rule))
    const effects = tryRules(timelines, '2026-06-01', DEADLINE_RULES, shorter)
    expect(effects.every(({ rule }) => rule === 'besluitenlijst')).toBe(true)
    const turned = effects.filter(({ before, after }) => before?.status === 'done' && after?.status === 'late')
    // By hand: published on the 9th day or 10th day after the sitting.
    expect(turned.map(({ timeline }) => timeline.name.split(' → ')[0]).length).toBe(8)
    expect(tryRules(timelines, '2026-06-01', DEADLINE_RULES, DEADLINE_RULES)).toEqual([])
    const without = tryRules(timelines.slice(0, 1), '2026-06-01', DEADLINE_RULES, [])
    expect(without.map(({ rule, after }) => [rule, after])).toEqual([
      ['besluitenlijst', undefined],
      ['melding', undefined],
    ])
  })

  it('that replace each other apply to what starts in their period', () => {
    const old = { ...DEADLINE_RULES[2]!, validUntil: '2025-01-01' }
    const next = { ...DEADLINE_RULES[2]!, id: 'besluitenlijst-2025', validFrom: '2025-01-01', days: 5 }
    const list = (day: string): Timeline => ({
      name: '',
      id: '',
      organ: 'Gemeenteraad',
      document: 'besluitenlijst',
      day,
      knowsNotifications: true,
      events: [],
    })
    expect(deadlinesOf(list('2024-12-31'), '2025-01-01', [old, next])).toMatchObject([{ due: '2025-01-10' }])
    expect(deadlinesOf(list('2025-01-01'), '2025-01-01', [old, next])).toMatchObject([{ due: '2025-01-06' }])
  })
})

describe('entry into force', () => {
  const regulation = (events: Timeline['events']): Timeline => ({
    name: '',
    id: '',
    organ: 'Gemeenteraad',
    document: 'reglement',
    knowsNotifications: true,
    events,
  })
  it('is the fifth day after publication', () => {
    expect(entryIntoForce(regulation([{ kind: 'published', on: '2025-02-26', evidence: 'logged' }]))).toBe('2025-03-03')
  })
  it('is unknown without the day of publication', () => {
    expect(entryIntoForce(regulation([{ kind: 'published', on: '2025-02-26', evidence: 'seen' }]))).toBeUndefined()
    expect(entryIntoForce(regulation([]))).toBeUndefined()
  })
})

describe('the calendar', () => {
  const states = TRUTH.flatMap(({ timeline, now }) =>
    deadlinesOf({ ...timeline, id: `https://voorbeeldegem.example/${timeline.document}` }, now),
  )
  const calendar = deadlineCalendar(states, '2025-02-01T08:00:00Z')
  const unfolded = calendar.replaceAll('\r\n ', '').split('\r\n')

  it('has one event for each open task with a due day, and no others', () => {
    const due = states.filter(({ status }) => status === 'open' || status === 'overdue')
    expect(unfolded.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(due.length)
    expect(unfolded.filter((line) => line === 'END:VEVENT')).toHaveLength(due.length)
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20250206')
    expect(unfolded).toContain('DTEND;VALUE=DATE:20250207')
    expect(unfolded).toContain('DTSTART:20250123T090000Z')
  })

  it('has lines of at most 75 octets, and escapes special characters', () => {
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const [state] = deadlinesOf(
      {
        name: 'a;b,c\\d\ne\u0007',
        id: 'x',
        organ: 'Gemeenteraad',
        document: 'agenda',
        day: '2025-01-27',
        knowsNotifications: true,
        events: [],
      },
      '2025-01-01',
    )
    expect(deadlineCalendar([state!], '2025-01-01T00:00:00Z')).toContain('SUMMARY:Bekendmaken: a\\;b\\,c\\\\d\\ne\r\n')
  })
})
