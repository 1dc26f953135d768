import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates, findTimes, isOtherWeekday, nextDay } from '../../../../src/readers/prose/observe/dates.js'
import { readItemNumber, successionOf } from '../../../../src/readers/prose/observe/item-number.js'
import { isPersonName, readPeople } from '../../../../src/readers/prose/observe/person-names.js'
import { DUTCH } from '../../../../src/readers/prose/words/nl.js'

describe('findDates', () => {
  it.each([
    ['Zitting van maandag 24 juni 2024', ['2024-06-24']],
    ['op 3/02/2014 en 03.02.2015', ['2014-02-03', '2015-02-03']],
    ['1 sept. 2023', ['2023-09-01']],
    ['31 april 2024 bestaat niet', []],
    ['artikel 2.1.2024 lid', ['2024-01-02']],
    ['Kerkstraat 12 mei', []],
  ])('%s', (text, dates) => expect(findDates(text, DUTCH).map(({ value }) => value)).toEqual(dates))

  it('reads every day back as it is written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (day) => {
        const iso = day.toISOString().slice(0, 10)
        const written = `${day.getUTCDate()} ${DUTCH.months[day.getUTCMonth()]?.[0] ?? ''} ${day.getUTCFullYear()}`
        expect(findDates(`de zitting van ${written} om 20 uur`, DUTCH).map(({ value }) => value)).toEqual([iso])
      }),
    )
  })
  it('knows the next day over a year', () => expect(nextDay('2024-12-31')).toBe('2025-01-01'))
})

describe('findTimes', () => {
  it.each([
    ['om 20:03 uur', '20:03'],
    ['20.00 uur', '20:00'],
    ['20u30', '20:30'],
    ['om 17 uur', '17:00'],
    ['19 h', '19:00'],
    ['20³⁰ uur', '20:30'],
    ['20 u. 05', '20:05'],
    ['20 uur en 30 minuten', '20:30'],
    ['20,30 uur', '20:30'],
    ['8u15 ’s avonds', '20:15'],
    ["halfnegen 's avonds", '20:30'],
    ["vijf voor half negen 's avonds", '20:25'],
    ["tien na acht 's avonds", '20:10'],
    ['twintig uur dertig', '20:30'],
    ["12 uur 's middags", '12:00'],
    ["half een 's nachts", '00:30'],
    ["11 uur 's nachts", '23:00'],
    ['9 uur in de voormiddag', '09:00'],
    ['8:00 PM', '20:00'],
    ['24 uur', '24:00'],
  ])('%s', (text, time) => expect(findTimes(text, DUTCH)[0]?.value).toBe(time))
  it.each([
    'om acht uur',
    'om halfnegen',
    'om 20:O0 uur',
    'om 19u3O',
    'om 25:00 uur',
    'om 24:30 uur',
    "om 20 uur 's morgens",
    "om 8 uur 's namiddags",
    'vijf voor, acht tegen',
  ])('%s is no sure time', (text) => expect(findTimes(text, DUTCH)).toEqual([]))
  it('takes an amount for no time', () =>
    expect(findTimes('het bedrag van 12.50 en 144.000,00 euro', DUTCH)).toEqual([]))
})

describe('a weekday beside a date', () => {
  it.each([
    ['maandagavond 26 mei 2025', false],
    ['dinsdagavond 26 mei 2025', true],
    ['di. 26/05/2025', true],
    ['26 mei 2025 (dinsdag)', true],
    ['26 mei 2025 (maandag)', false],
    ['26 mei 2025, dinsdag 27 mei', false],
  ])('%s is another: %s', (text, isOther) =>
    expect(findDates(text, DUTCH).some((date) => isOtherWeekday(text, date, DUTCH))).toBe(isOther),
  )
})

describe('item numbers', () => {
  it.each([
    ['1. Verslag', '1', 'Verslag'],
    ['03.02 Wijziging', '03.02', 'Wijziging'],
    ['13A. Vraag', '13A', 'Vraag'],
    ['TP01 Motie', 'TP01', 'Motie'],
    ['8/2. Belasting', '8/2', 'Belasting'],
    ['Punt 4 - Vraag', '4', 'Vraag'],
  ])('%s', (text, number, rest) => {
    expect(readItemNumber(text)).toMatchObject({ number: { printed: number }, rest })
  })
  it.each([['24/06/2024 was de dag'], ['De raad']])('%s is none', (text) =>
    expect(readItemNumber(text)).toBeUndefined(),
  )
  it.each([
    ['3', '4', 'next'],
    ['3', '3A', 'next'],
    ['03', '03.01', 'next'],
    ['03.17', '04', 'next'],
    ['3', '6', 'gap'],
    ['9', '1', 'restart'],
    ['A.5', 'B.1', 'next'],
    ['4', '3', 'none'],
  ] as const)('%s to %s: %s', (before, after, step) => {
    const number = (text: string) => readItemNumber(`${text}. Titel`)!.number
    expect(successionOf(number(before), number(after))).toBe(step)
  })
})

describe('names', () => {
  it.each(['Jan Peeters', 'An Van de Velde', 'Chris Van herzeele', "Els D'hulster", 'Marie-Lou Le Roy'])(
    '%s is a name',
    (name) => expect(isPersonName(name)).toBe(true),
  )
  it.each(['De gemeenteraad', 'raadsleden', 'Peeters', 'het college', 'algemeen directeur'])('%s is none', (name) =>
    expect(isPersonName(name)).toBe(false),
  )
  it.each([
    ['Berg, Jan van der; Peeters, M.-L.; De Smet, An; raadsleden', ['Jan van der Berg', 'M.-L. Peeters', 'An De Smet']],
    ["Van Hove, Els (Groen); 't Kindt, Bo (Samen)", ['Els Van Hove', "Bo 't Kindt"]],
    ['dr. Jan Maes, prof. dr. ir. An Bosmans, mevr. Bo Claes', ['Jan Maes', 'An Bosmans', 'Bo Claes']],
    ['Jan Maes II, P. vd Velde, Bo Claes jr.', ['Jan Maes II', 'P. vd Velde', 'Bo Claes jr']],
    ['An Claes, schepen; Jan Peeters, raadslid', ['An Claes', 'Jan Peeters']],
  ])('%s', (list, names) => {
    const { people, unread } = readPeople(list, DUTCH)
    expect(people.map(({ name }) => name)).toEqual(names)
    expect(unread).toEqual([])
  })
  it('keeps what may be a name or its half unread', () =>
    expect(readPeople('Maes, Jan, Bosmans, An', DUTCH).people).toEqual([]))
  it('gives a role behind several names to all of them', () => {
    const { people, unread } = readPeople(
      'Jan Peeters, voorzitter\nAn Claes, Bo De Wit, schepenen Cas Maes, wnd. algemeen directeur',
      DUTCH,
    )
    expect(people.map(({ name, role }) => `${name}: ${role ?? ''}`)).toEqual([
      'Jan Peeters: voorzitter',
      'An Claes: schepenen',
      'Bo De Wit: schepenen',
      'Cas Maes: wnd. algemeen directeur',
    ])
    expect(people.map(({ office }) => office)).toEqual(['chair', undefined, undefined, 'secretary'])
    expect(unread).toEqual([])
  })
  it('says what it did not understand', () =>
    expect(readPeople('Jan Peeters, voorzitter, xyz', DUTCH).unread).toEqual(['xyz']))
})
