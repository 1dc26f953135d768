import { html, type Html } from '../../../html/html.js'
import type { Attendance, Vote } from '../../council/public-model.js'

/** Seats of one look. */
interface Seats {
  readonly look: 'for' | 'against' | 'abstained' | 'seat'
  readonly count: number
}

/**
 * The seats of a vote as a half circle: full discs in favour, squares against, rings for who abstained. Where only
 * unanimity is told, the seats of who was there are dashed rings, as nobody says how each of them voted. Undefined
 * where there is nothing to draw.
 */
export function votePicture(vote: Vote, attendance: Attendance | undefined, label: string): Html | undefined {
  const seats = seatsOf(vote, attendance)
  const total = seats.reduce((sum, { count }) => sum + count, 0)
  if (total === 0 || total > MOST_SEATS) return undefined
  const places = halfCircle(total)
  const size = places.size
  const looks = seats.flatMap(({ look, count }) => Array.from({ length: count }, () => look))
  const shapes = places.at.map(({ x, y }, i) => shapeOf(looks[i] ?? 'seat', x, y, size))
  return html`<svg class="votepicture" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${shapes}</svg>`
}

/** The same as a bar for lists; the words beside it say what it shows. */
export function miniPicture(vote: Vote, attendance: Attendance | undefined): Html | undefined {
  const seats = seatsOf(vote, attendance).filter(({ count }) => count > 0)
  const total = seats.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return undefined
  const parts: Html[] = []
  let x = 1
  for (const { look, count } of seats) {
    const width = (count / total) * 94
    const inset = look === 'abstained' || look === 'seat' ? 1 : 0
    parts.push(
      html`<rect class="p-${look}" x="${round(x + inset)}" y="${1 + inset}" width="${round(Math.max(width - 1 - 2 * inset, 0.5))}" height="${10 - 2 * inset}"/>`,
    )
    x += width
  }
  return html`<svg class="mini" aria-hidden="true" viewBox="0 0 96 12" preserveAspectRatio="none">${parts}</svg>`
}

/** `21 voor, 0 tegen, 6 onthoudingen`; what no document tells is left out. */
export function voteWords(
  { basis, isSecret, inFavour, against, abstained, consequence }: Vote,
  attendance?: Attendance,
): string {
  const secret = isSecret ? ' (geheime stemming)' : ''
  if (basis === 'stated')
    return `${[
      inFavour !== undefined && `${inFavour} voor`,
      against !== undefined && `${against} tegen`,
      abstained !== undefined && `${abstained} ${abstained === 1 ? 'onthouding' : 'onthoudingen'}`,
    ]
      .filter(Boolean)
      .join(', ')}${secret}`
  if (basis === 'unanimous')
    return attendance ? `Eenparig, ${attendance.present.length} aanwezig${secret}` : `Eenparig${secret}`
  return consequence === undefined ? `Gestemd${secret}` : `Aantal stemmen niet vermeld${secret}`
}

/** The sign of a side, as the picture draws it, for the words beside it. */
export function voteKey(look: Seats['look']): Html {
  return html`<svg class="key" aria-hidden="true" viewBox="0 0 20 20">${shapeOf(look, 10, 10, 8)}</svg>`
}

/** More are a count of people, not of seats. */
const MOST_SEATS = 200
const WIDTH = 320
const HEIGHT = 170

function seatsOf(
  { basis, inFavour = 0, against = 0, abstained = 0 }: Vote,
  attendance: Attendance | undefined,
): readonly Seats[] {
  if (basis === 'stated')
    return [
      { look: 'for', count: inFavour },
      { look: 'abstained', count: abstained },
      { look: 'against', count: against },
    ]
  return basis === 'unanimous' && attendance ? [{ look: 'seat', count: attendance.present.length }] : []
}

/** Places of seats in rows of a half circle, from left to right. */
function halfCircle(total: number): {
  readonly at: readonly { readonly x: number; readonly y: number }[]
  readonly size: number
} {
  const rows = Math.max(1, Math.min(6, Math.round(Math.sqrt(total / 3))))
  const outer = 144
  const inner = rows === 1 ? outer * 0.8 : outer * 0.42
  const radii = Array.from({ length: rows }, (_, i) =>
    rows === 1 ? outer * 0.8 : inner + ((outer - inner) * i) / (rows - 1),
  )
  const length = radii.reduce((sum, radius) => sum + radius, 0)
  const counts = radii.map((radius) => Math.floor((total * radius) / length))
  for (
    let i = rows - 1, left = total - counts.reduce((sum, count) => sum + count, 0);
    left > 0;
    left--, i = (i + rows - 1) % rows
  )
    counts[i] = (counts[i] ?? 0) + 1
  const at = radii.flatMap((radius, row) => {
    const count = counts[row] ?? 0
    return Array.from({ length: count }, (_, i) => {
      const angle = count === 1 ? Math.PI / 2 : Math.PI - (Math.PI * i) / (count - 1)
      return { angle, x: WIDTH / 2 + radius * Math.cos(angle), y: 160 - radius * Math.sin(angle) }
    })
  })
  const gap = Math.min(
    rows > 1 ? (outer - inner) / (rows - 1) : 24,
    ...radii.map((radius, row) => ((counts[row] ?? 0) > 1 ? (Math.PI * radius) / ((counts[row] ?? 2) - 1) : 24)),
  )
  return {
    at: [...at].sort((a, b) => b.angle - a.angle),
    size: Math.min(total < 12 ? 15 : 11, Math.max(2.5, gap * 0.4)),
  }
}

function shapeOf(look: Seats['look'], x: number, y: number, size: number): Html {
  if (look === 'against')
    return html`<rect class="p-against" x="${round(x - size * 0.9)}" y="${round(y - size * 0.9)}" width="${round(size * 1.8)}" height="${round(size * 1.8)}"/>`
  const radius = look === 'for' ? size : size - 1
  return html`<circle class="p-${look}" cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"/>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
