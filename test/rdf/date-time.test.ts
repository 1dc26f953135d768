import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hasZone,
  isValidDate,
  isValidDateTime,
  isValidTime,
  toBrusselsDate,
  toBrusselsLocal,
  toInstant,
  toUtc,
  toZoned,
} from '../../src/rdf/date-time.js'

describe('isValidDate', () => {
  it.each([
    '2024-02-29',
    '2000-02-29',
    '2024-12-31',
    '0000-02-29',
    '-0004-01-01',
    '12024-01-01',
    '2024-05-27Z',
    '2024-05-27+02:00',
    '2024-05-27-14:00',
  ])('takes %s', (text) => {
    expect(isValidDate(text)).toBe(true)
  })
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '02024-01-01',
    ' 2024-01-01',
    '2024-01-01T00:00:00',
    '2024-05-27+15:00',
    '2024-05-27+2:00',
    '',
  ])('refuses %j', (text) => {
    expect(isValidDate(text)).toBe(false)
  })
})

describe('isValidDateTime', () => {
  it.each([
    '2024-05-27T19:00:00',
    '2024-05-27T19:00:00Z',
    '2024-05-27T19:00:00.0000000+02:00',
    '2024-05-27T24:00:00',
    '2024-02-29T00:00:00.1-13:59',
  ])('takes %s', (text) => {
    expect(isValidDateTime(text)).toBe(true)
  })
  it.each([
    '2023-02-29T19:00:00',
    '2024-05-27T19:00',
    '2024-05-27 19:00:00',
    '2024-05-27T25:00:00',
    '2024-05-27T24:00:01',
    '2024-05-27T19:60:00',
    '2024-05-27T19:00:00+0200',
    '2024-05-27T19:00:00+02',
    '2024-05-27ZT19:00:00',
    'T19:00:00',
  ])('refuses %j', (text) => {
    expect(isValidDateTime(text)).toBe(false)
  })
  it('knows times of their own', () => {
    expect(isValidTime('19:00:00Z')).toBe(true)
    expect(isValidTime('19:00')).toBe(false)
  })
})

describe('Europe/Brussels', () => {
  it('takes the day there, not the day in UTC', () => {
    expect(toBrusselsDate('2023-12-30T23:00:00Z')).toBe('2023-12-31')
    expect(toBrusselsDate('2024-05-26T22:00:00Z')).toBe('2024-05-27')
    expect(toBrusselsDate('2024-05-27')).toBe('2024-05-27')
    expect(toBrusselsDate('2023-02-29T10:00:00Z')).toBeUndefined()
  })
  it('reads a time without zone as local', () => {
    expect(toBrusselsLocal('2024-05-27T19:00:00')).toBe('2024-05-27T19:00')
    expect(toBrusselsLocal('2024-01-27T18:00:00.000Z')).toBe('2024-01-27T19:00')
  })
  it('writes the offset of summer and winter', () => {
    expect(toZoned('2024-05-27T19:00')).toBe('2024-05-27T19:00:00+02:00')
    expect(toZoned('2024-01-27T19:00:30')).toBe('2024-01-27T19:00:30+01:00')
    expect(toZoned('2024-01-27T19:00:30Z')).toBe('2024-01-27T19:00:30Z')
    expect(toZoned('volgende week')).toBeUndefined()
  })
  it('takes the first of an hour that comes twice, and the old offset for an hour that is skipped', () => {
    expect(toZoned('2024-10-27T02:30')).toBe('2024-10-27T02:30:00+02:00')
    expect(toZoned('2024-10-27T03:00')).toBe('2024-10-27T03:00:00+01:00')
    expect(toZoned('2024-03-31T02:30')).toBe('2024-03-31T02:30:00+01:00')
    expect(toZoned('2024-03-31T03:00')).toBe('2024-03-31T03:00:00+02:00')
  })
  it('knows 24:00 and long fractions', () => {
    expect(toInstant('2024-05-27T24:00:00Z')).toBe(Date.UTC(2024, 4, 28))
    expect(toInstant('2024-05-27T19:00:00.1234567Z')).toBe(Date.UTC(2024, 4, 27, 19, 0, 0, 123))
  })
  it('is consistent for every moment of this century', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 }), (seconds) => {
        const utc = toUtc(seconds * 1000)
        expect(toInstant(utc)).toBe(seconds * 1000)
        expect(hasZone(utc)).toBe(true)
        const local = toBrusselsLocal(utc)
        const zoned = local === undefined ? undefined : toZoned(local)
        const back = zoned === undefined ? undefined : toInstant(zoned)
        const minute = Math.floor(seconds / 60) * 60_000
        // The hour that comes twice is read as the first of the two.
        expect([minute, minute - 3_600_000]).toContain(back)
      }),
    )
  })
})
