/**
 * A day in words: `27 mei 2024`, or with the day of the week `maandag 27 mei 2024`; anything but a calendar date stays
 * as it is. `date` begins with YYYY-MM-DD.
 */
export function longDate(date: string, style: 'long' | 'full' = 'long', language: 'nl' | 'en' = 'nl'): string {
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(time) ? date : FORMATS[language][style].format(time)
}

const format = (locale: string, dateStyle: 'long' | 'full'): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' })

/** Created once: creating one takes longer than using it a hundred times. */
const FORMATS = {
  nl: { long: format('nl-BE', 'long'), full: format('nl-BE', 'full') },
  en: { long: format('en-GB', 'long'), full: format('en-GB', 'full') },
} as const
