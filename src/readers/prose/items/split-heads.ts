import type { Block } from '../../../text/lines/block.js'
import { isCapitals } from '../../../text/lines/glyphs.js'
import { readHead } from '../decision/articles.js'
import { sectionOfHead } from '../decision/sections.js'
import { isOutcomeLine, outcomeOfStatus } from '../votes/outcome.js'
import { perWords, regex } from '../words/regex.js'
import type { Words } from '../words/words.js'

/**
 * Layout cannot always tell whether a full line ends its paragraph. A printed line that is nothing but a head of a
 * section or an article is a block of its own, whatever it was joined to; one that opens a list of people, a side of a
 * vote, a ground or an article with its text starts a block.
 */
export function splitAtHeads(blocks: readonly Block[], words: Words): readonly Block[] {
  return blocks.flatMap((block) => {
    if (!block.breaks || block.cells) return [block]
    const starts = [0, ...block.breaks]
    const lines = starts.map((at, index) => block.text.slice(at, starts[index + 1]).trim())
    const isOpening = lines.map((line, index) => opensParagraph(line, lines[index - 1], block, words))
    const isHead = lines.map(
      (line) =>
        /^\p{Lu}/u.test(line) &&
        (sectionOfHead(line, words) !== undefined ||
          isStatus(line, words) ||
          readHead({ ...block, text: line }, words)?.rest === ''),
    )
    if (!isHead.some(Boolean) && !isOpening.slice(1).some(Boolean)) return [block]
    const parts: Block[] = []
    let from = 0
    lines.forEach((_, index) => {
      const end = starts[index + 1]
      if (end !== undefined && isHead[index] !== true && isHead[index + 1] !== true && isOpening[index + 1] !== true)
        return
      const start = starts[from] ?? 0
      const breaks = starts.slice(from + 1, index + 1).map((at) => at - start)
      const { label, lead, kind, style, column, page, place, level } = block
      parts.push({
        kind,
        style,
        column,
        place,
        ...(page !== undefined && { page }),
        ...(level !== undefined && { level }),
        text: block.text.slice(start, end).trim(),
        ...(from === 0 && label !== undefined && { label }),
        ...(from === 0 && lead !== undefined && { lead }),
        ...(breaks.length > 0 && { breaks }),
      })
      from = index + 1
    })
    return parts
  })
}

/**
 * A line that starts a paragraph of its own: the head of a list of people or of a side of a vote, "Besluit: …", an
 * article, "Gelet op".
 */
function opensParagraph(line: string, before: string | undefined, block: Block, words: Words): boolean {
  if (!/^\p{Lu}/u.test(line)) return false
  const { list, side, item, whereas } = openings(words)
  if (list.test(line) || side.test(line) || item.test(line)) return true
  if (outcomeOfStatus(line, words) === undefined && isOutcomeLine(line, words)) return true
  const inline = /^([^:]{3,60}):\s+\S/u.exec(line)?.[1]
  const section = inline === undefined ? undefined : sectionOfHead(inline, words)
  if (section === 'decision' || section === 'vote') return true
  // In running text such a line may go on with a sentence; where the one before ends, it does not.
  const isClosed = before === undefined || /[.;,:”")]$/u.test(before)
  return isClosed && (whereas.test(line) || (readHead({ ...block, text: line }, words)?.rest ?? '') !== '')
}

const openings = perWords((words) => ({
  list: new RegExp(`^(?:${words.attendance.map(({ pattern }) => pattern).join('|')})\\s*:`, 'iu'),
  side: new RegExp(
    `^(?:${words.voteGroups.map(({ pattern }) => pattern).join('|')})(?:\\s*\\(\\d{1,3}\\))?\\s*:\\s*\\S`,
    'iu',
  ),
  item: new RegExp(`^(?:${words.itemLabel}|punt)\\s+(?:nr\\.?\\s*)?\\d{1,3}(?!\\d)`, 'iu'),
  whereas: new RegExp(`^(?:${words.whereas})(?!\\p{L})`, 'iu'),
}))

/**
 * A line that is nothing but an outcome; a noun ("Goedkeuring.") may be the last word of a title, unless in capitals.
 */
function isStatus(line: string, words: Words): boolean {
  if (line.length > 40 || outcomeOfStatus(line, words) === undefined) return false
  return isCapitals(line) || !regex(`(?:${words.titleTails})[.\\s]*$`, 'iu').test(line)
}
