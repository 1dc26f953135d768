import { toInstant, toUtc } from '../../../rdf/date-time.js'
import type { SittingSummary } from '../../council/public-model.js'
import type { Outlet } from '../../outlet/outlet.js'
import type { Representation } from '../../site/resource.js'
import { addressOf } from './page-words.js'

/** A sitting for the calendar of a reader (RFC 5545); undefined where no document gives its hour. */
export function sittingCalendar(outlet: Outlet, summary: SittingSummary): Representation | undefined {
  const instant = summary.start === undefined ? undefined : toInstant(summary.start)
  if (instant === undefined) return undefined
  const body = (): string => {
    const { place } = outlet.council.sitting(summary.path) ?? {}
    return `${[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//raadlink//NL',
      'BEGIN:VEVENT',
      `UID:${summary.path}@${new URL(outlet.site.baseUrl).host}`,
      `DTSTAMP:${compact(summary.modified)}`,
      `DTSTART:${compact(toUtc(instant))}`,
      `SUMMARY:${escaped(summary.body?.name ?? 'Zitting')}`,
      ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
      `URL:${addressOf(outlet, summary.path)}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ]
      .flatMap(folded)
      .join('\r\n')}\r\n`
  }
  return { mediaType: 'text/calendar', suffix: 'ics', body }
}

/** `20230327T180000Z`. */
function compact(moment: string): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`
}

/** Texts: RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/gu, '\\$&').replace(/\r?\n/gu, '\\n')
}

/** Lines of at most 75 bytes, the rest on lines that begin with a space (RFC 5545, 3.1). */
function folded(line: string): readonly string[] {
  const lines: string[] = []
  let now = ''
  for (const character of line) {
    if (Buffer.byteLength(now + character) > 73) {
      lines.push(now)
      now = ' '
    }
    now += character
  }
  return [...lines, now]
}
