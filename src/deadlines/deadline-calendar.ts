import type { DeadlineState } from './deadline-state.js'
import { articleInWords, deadlineSentence } from './deadline-words.js'
import { uuidOf } from '../rdf/uuid.js'
import { addDays } from './working-days.js'

/** Maximum number of octets in a line of a calendar (RFC 5545, 3.1). */
const LINE = 75

/**
 * Deadlines as a calendar (RFC 5545): each is an all-day event, or for a term in hours an event at its moment. Only
 * those that are still to be met and have a day: `open` and `overdue`. `stamp`: time of creation, ISO 8601 in UTC.
 */
export function deadlineCalendar(states: readonly DeadlineState[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//raadlink//termijnen//NL',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Termijnen',
    ...states
      .filter(({ status }) => status === 'open' || status === 'overdue')
      .flatMap((state) => eventOf(state, basic(stamp))),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventOf(state: DeadlineState, stamp: string): readonly string[] {
  const { rule, timeline, due } = state
  if (due === undefined) return []
  const when = due.includes('T')
    ? [`DTSTART:${basic(due)}`, `DTEND:${basic(due)}`]
    : [`DTSTART;VALUE=DATE:${basic(due)}`, `DTEND;VALUE=DATE:${basic(addDays(due, 1))}`]
  const act = rule.act === 'notify' ? 'Melden' : 'Bekendmaken'
  return [
    'BEGIN:VEVENT',
    `UID:${uuidOf(`${timeline.id} ${rule.id}`)}`,
    `DTSTAMP:${stamp}`,
    ...when,
    `SUMMARY:${escapeText(`${act}: ${timeline.name}`)}`,
    `DESCRIPTION:${escapeText(`${deadlineSentence(state)} ${rule.says.nl} (${articleInWords(rule)})`)}`,
    ...(/^https?:/u.test(timeline.id) ? [`URL:${timeline.id}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const basic = (moment: string): string => moment.replace(/\.\d+/u, '').replace(/[-:]/gu, '')

/** RFC 5545, 3.3.11; other control characters are not allowed at all. */
function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/gu, '\\$&')
    .replace(/\r?\n/gu, '\\n')
    .replace(/[\u0000-\u001F\u007F]/gu, '')
}

/** Folds a line at its octets, never inside a character. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
