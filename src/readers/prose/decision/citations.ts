import type { Block } from '../../../text/lines/block.js'
import { findDates } from '../observe/dates.js'
import { splitSentences } from '../observe/sentences.js'
import type { Section } from './sections.js'
import type { ReadingRuleId } from '../words/reading-rules.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** A law, decree, order, circular or own dated decision that is cited as a ground. */
export interface CitationReading {
  readonly text: string
  readonly block: Block
  readonly rule: ReadingRuleId
}

const LONGEST = 700

/**
 * The legal grounds of an item: one per paragraph or bullet of the legal sections, one per "Gelet op" paragraph, and
 * the paragraphs elsewhere before the decision that are nothing but an own decision with its date.
 */
export function readCitations(sections: readonly Section[], words: Words): readonly CitationReading[] {
  const found: CitationReading[] = []
  const push = (text: string | undefined, block: Block, rule: ReadingRuleId): void => {
    if (text !== undefined && !found.some((other) => other.text === text)) found.push({ text, block, rule })
  }
  const hasLegal = sections.some((section) => section.kind === 'legal')
  for (const section of sections) {
    if (section.kind !== 'legal' && section.kind !== 'context' && section.kind !== undefined) continue
    for (const block of section.blocks) {
      if (block.cells) continue
      const whereas = regex(`^(?:${words.whereas})\\s+`, 'iu')
      if (section.kind === 'legal')
        for (const text of paragraphsIn(block, words)) push(citationOf(text, words), block, 'citation/section')
      else if (!hasLegal && whereas.test(bodyOf(block)))
        push(citationOf(bodyOf(block), words), block, 'citation/whereas')
      else push(ownDecision(block, words), block, 'citation/own')
    }
  }
  return found
}

/**
 * Layout cannot tell whether a full line ends a paragraph; an act named at the start of the next line, behind a line
 * that could end there, starts a new citation.
 */
function paragraphsIn(block: Block, words: Words): readonly string[] {
  const text = block.text
  const starts = regex(`^(?:(?:het|de)\\s+)?(?:${words.actStarts})(?!\\p{L})`, 'iu')
  const cuts = (block.breaks ?? []).filter(
    (at) => /^\p{Lu}/u.test(text.slice(at)) && starts.test(text.slice(at)) && canEnd(text.slice(0, at), words),
  )
  return [0, ...cuts]
    .map((at, index) => text.slice(at, cuts[index]).trim())
    .map((part, index) => (index === 0 ? withoutLabel(part, block) : part))
}

/** A line that ends on a small connecting word or in a bracket goes on. */
function canEnd(before: string, words: Words): boolean {
  const last = before.trim()
  const isOpen = (last.match(/\(/gu) ?? []).length > (last.match(/\)/gu) ?? []).length
  return !isOpen && !/[,\-–(]$/u.test(last) && !regex(`(?:^|\\s)(?:${words.connectives})$`, 'iu').test(last)
}

function citationOf(body: string, words: Words): string | undefined {
  const text = cut(body, words)
  if (text === undefined || regex(`^(?:(?:de|het|een)\\s+)?(?:${words.notActs})(?!\\p{L})`, 'iu').test(text))
    return undefined
  const isAct = regex(`(?<![\\p{L}-])(?:${words.acts})(?![\\p{L}])`, 'iu').test(text)
  return isAct || isOwnDated(text, words) ? text : undefined
}

function isOwnDated(text: string, words: Words): boolean {
  const isDated = findDates(text, words).length > 0 || regex(`(?<!\\p{L})${words.today}(?!\\p{L})`, 'iu').test(text)
  return isDated && regex(`(?<!\\p{L})(?:${words.ownActs})(?!\\p{L})`, 'iu').test(text)
}

/** Outside the legal sections a paragraph must be a citation from its first word to its last. */
function ownDecision(block: Block, words: Words): string | undefined {
  const text = cut(bodyOf(block), words)
  if (text === undefined || text.replace(/[.;,:\s]+$/u, '') !== bodyOf(block).replace(/[.;,:\s]+$/u, ''))
    return undefined
  const startsAsDecision = regex(
    `^(?:(?:de|het)\\s+)?(?:gemeenteraads|college|raads|ocmw-?raads)?(?:besluit|beslissing)(?:en)?(?!\\p{L})`,
    'iu',
  ).test(text)
  return startsAsDecision && isOwnDated(text, words) ? text : undefined
}

/**
 * The citation proper: without "Gelet op", bullet and closing sign, cut at the first finite verb or second sentence.
 */
function cut(text: string, words: Words): string | undefined {
  const [first = ''] = splitSentences(text.replace(regex(`^(?:${words.whereas})\\s+`, 'iu'), ''))
  if (first.length > LONGEST) return undefined
  const verb = regex(`\\s(?:(?:dat|die|waarin|waarbij)\\s+)?(?:${words.finiteVerbs})(?!\\p{L})`, 'iu').exec(first)
  const relative = verb !== null && /^\s(?:dat|die|waarin|waarbij)\s/iu.test(verb[0])
  const kept = verb && !relative && verb.index > 12 ? first.slice(0, verb.index) : first
  return kept.replace(/[\s.;,:]+$/u, '').trim() || undefined
}

function bodyOf(block: Block): string {
  return withoutLabel(block.text, block)
}

function withoutLabel(text: string, block: Block): string {
  return (block.label !== undefined && !/[\p{L}\d]/u.test(block.label) ? text.slice(block.label.length) : text)
    .replace(/^[-–•]\s*/u, '')
    .trim()
}
