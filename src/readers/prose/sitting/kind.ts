import type { Place } from '../../../diagnostic.js'
import type { DocumentKind } from '../../../model.js'
import type { Block } from '../../../text/lines/block.js'
import { readItemNumber } from '../observe/item-number.js'
import { isOutcomeLine } from '../votes/outcome.js'
import type { ReadingRuleId } from '../words/reading-rules.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

export interface KindReading {
  readonly kind: DocumentKind
  readonly rule: ReadingRuleId
  readonly place?: Place
}

/** How many blocks from the start may hold the title of the document. */
const FRONT = 14

/**
 * The kind of a document: named by a heading, a running head or the first lines; else told by its shape: attendance
 * with articles or a closing hour is minutes, outcomes without attendance a list of decisions, neither an agenda.
 */
export function readKind(blocks: readonly Block[], title: string | undefined, words: Words): KindReading | undefined {
  const front = blocks.filter((block) => block.kind !== 'contents').slice(0, FRONT)
  const running = blocks.filter((block) => block.kind === 'furniture')
  const named = (candidates: readonly Block[], most: number): KindReading | undefined => {
    for (const block of candidates) {
      if (block.text.length > most || readItemNumber(block.text)) continue
      // What is approved, or an earlier sitting: an item.
      if (block.kind !== 'furniture' && regex(`(?<!\\p{L})(?:${words.otherDate})(?!\\p{L})`, 'iu').test(block.text))
        continue
      const found = words.kinds.find(({ pattern }) => regex(`(?<!\\p{L})(?:${pattern})`, 'isu').test(block.text))
      // "Notulen vorige vergadering - goedkeuren" is an item, not a title.
      if (found && block.label === undefined) return { kind: found.kind, rule: 'kind/named', place: block.place }
    }
    return undefined
  }
  const byHeading =
    named(
      front.filter((block) => block.kind === 'heading'),
      120,
    ) ?? named(running, 120)
  const added = front.find((block) =>
    regex(
      `(?:punten|agendapunten|vragen)\\b.{0,60}\\b(?:worden|werden)\\s+toegevoegd\\s+aan\\s+de\\s+agenda`,
      'isu',
    ).test(block.text),
  )
  if (added && byHeading?.kind !== 'notulen' && byHeading?.kind !== 'besluitenlijst')
    return { kind: 'agenda-toegevoegd', rule: 'kind/named', place: added.place }
  if (byHeading) return byHeading
  const fromTitle =
    title === undefined
      ? undefined
      : words.kinds.find(({ pattern }) => regex(`(?<!\\p{L})(?:${pattern})`, 'isu').test(title))
  const short = front.filter(
    (block) =>
      block.kind !== 'heading' &&
      words.kinds.some(({ pattern }) => regex(`(?:^|\\s[-–—|]\\s|\\()(?:${pattern})(?!\\p{L})`, 'iu').test(block.text)),
  )
  const byLine = named(short, 120)
  if (byLine) return byLine
  const shape = shapeOf(blocks, words)
  if (shape) return { kind: shape, rule: 'kind/shape' }
  const bySentence = named(front, 400)
  return bySentence ?? (fromTitle && { kind: fromTitle.kind, rule: 'kind/named' })
}

function shapeOf(blocks: readonly Block[], words: Words): DocumentKind | undefined {
  const count = (pattern: RegExp): number =>
    blocks.filter((block) => block.kind !== 'furniture' && pattern.test(block.text)).length
  const present = count(regex(`^(?:${words.attendance.map(({ pattern }) => pattern).join('|')})\\s*:?`, 'iu'))
  const articles = count(regex(`^(?:${words.onlyArticle}|(?:${words.article})\\s*\\d)`, 'iu'))
  const closing = count(
    regex(
      `\\b(?:${words.closes})\\b.{0,40}\\b(?:${words.sitting})|\\b(?:${words.sitting})\\b.{0,40}\\b(?:${words.closes})`,
      'iu',
    ),
  )
  const votes = count(
    regex(
      `(?<!\\p{L})(?:${words.unanimous})(?!\\p{L})|\\d+\\s+(?:${words.voteGroups.map(({ pattern }) => pattern).join('|')})`,
      'iu',
    ),
  )
  const invitation = count(regex(`uit\\s+te\\s+nodigen|nodigt\\s+u\\s+uit|${words.takesPlace}`, 'iu'))
  if (present > 0 && (articles > 0 || closing > 0 || votes > 0)) return 'notulen'
  if (articles > 0 && votes > 0) return 'notulen'
  if (votes > 1) return 'besluitenlijst'
  if (invitation > 0) return 'agenda'
  // Nothing but numbered lines, of which none is decided.
  const own = blocks.filter((block) => block.kind !== 'furniture' && block.kind !== 'contents')
  const numbered = own.filter(
    ({ label, cells, text }) => /[\dIVX]/u.test(label ?? '') || readItemNumber(cells?.[0] ?? text),
  )
  const isDecided = own.some(({ cells, text }) => (cells ?? [text]).some((one) => isOutcomeLine(one.trim(), words)))
  return votes + articles + present === 0 && numbered.length >= 3 && numbered.length >= own.length / 3 && !isDecided
    ? 'agenda'
    : undefined
}
