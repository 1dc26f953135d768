/** A day and the forms in which documents print it. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export type DateForm =
  'weekday-long' | 'long' | 'slashes' | 'dashes' | 'dots' | 'short-weekday' | 'LONG' | 'plain-slashes' | 'Weekday-long'

export const LONG_FORMS: readonly DateForm[] = ['weekday-long', 'long', 'long', 'Weekday-long']
export const SHORT_FORMS: readonly DateForm[] = ['slashes', 'dashes', 'dots', 'plain-slashes']
export const ALL_FORMS: readonly DateForm[] = [...LONG_FORMS, ...SHORT_FORMS]

export type Tongue = 'nl' | 'fr' | 'de'

const MONTHS: Readonly<Record<Tongue, readonly string[]>> = {
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
}
const WEEKDAYS: Readonly<Record<Tongue, readonly string[]>> = {
  nl: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  de: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
}

export function isoDay({ year, month, day }: Day): string {
  return `${year}-${two(month)}-${two(day)}`
}

/** The day `days` later. */
export function shiftDay({ year, month, day }: Day, days: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

export function printDay(date: Day, form: DateForm, tongue: Tongue = 'nl'): string {
  const { year, month, day } = date
  const weekday = WEEKDAYS[tongue][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  const named =
    tongue === 'de'
      ? `${day}. ${MONTHS.de[month - 1]} ${year}`
      : `${tongue === 'fr' && day === 1 ? '1er' : day} ${MONTHS[tongue][month - 1]} ${year}`
  switch (form) {
    case 'long':
      return named
    case 'LONG':
      return named.toUpperCase()
    case 'weekday-long':
      return tongue === 'de' ? `${weekday}, den ${named}` : `${weekday} ${named}`
    case 'Weekday-long':
      return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}${tongue === 'de' ? ', ' : ' '}${named}`
    case 'slashes':
      return `${two(day)}/${two(month)}/${year}`
    case 'plain-slashes':
      return `${day}/${month}/${year}`
    case 'dashes':
      return `${two(day)}-${two(month)}-${year}`
    case 'dots':
      return `${two(day)}.${two(month)}.${year}`
    case 'short-weekday':
      return `${weekday.slice(0, 2)} ${two(day)}/${two(month)}/${year}`
  }
}

/** Hours in the forms of minutes and invitations. */
export type TimeForm = 'colon' | 'colon-uur' | 'dot-uur' | 'u' | 'dot-u' | 'h' | 'uur-only'

export function printTime(time: string, form: TimeForm): string {
  const [hour = '', minute = ''] = time.split(':')
  switch (form) {
    case 'colon':
      return time
    case 'colon-uur':
      return `${time} uur`
    case 'dot-uur':
      return `${hour}.${minute} uur`
    case 'u':
      return `${Number(hour)}u${minute}`
    case 'dot-u':
      return `${hour}.${minute}u`
    case 'h':
      return `${Number(hour)}h${minute}`
    case 'uur-only':
      return minute === '00' ? `${Number(hour)} uur` : `${Number(hour)}.${minute} uur`
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
