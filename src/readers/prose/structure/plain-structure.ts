import type { Block } from '../../../text/lines/block.js'
import { isPersonName } from '../observe/person-names.js'
import { sectionOfHead } from '../decision/sections.js'
import { readListOfHead } from '../people/attendance.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** A label this often in front of a value is a head, whatever its word. */
const OFTEN = 3
const LONGEST_LABEL = 60
/** Signs that a house prints in front of a line and that say nothing. */
const ORNAMENT = /^(?:=>|->|→|⇒|>>?|»|\*)\s+(?=\S)/u

/**
 * The same document with its form taken off: a row of a label and a text is a head with its paragraphs, a label alone on
 * its line goes with the value under it, and signs in front of a line go.
 */
export function plainStructure(blocks: readonly Block[], words: Words): readonly Block[] {
  const labels = new Map<string, number>()
  for (const block of blocks) {
    const label = labelOf(block)
    if (label !== undefined) labels.set(label, (labels.get(label) ?? 0) + 1)
  }
  const unfolded = blocks.flatMap((block) => {
    const label = labelOf(block)
    if (label === undefined) return [withoutOrnament(block)]
    const [head = '', value = ''] = block.cells ?? []
    const isHead =
      (labels.get(label) ?? 0) >= OFTEN ||
      (sectionOfHead(head, words) !== undefined && readListOfHead(head, words) === undefined)
    if (!isHead || isSide(head, words)) return [block]
    const { style, column, place, page } = block
    const rest = { style, column, place, ...(page !== undefined && { page }) }
    const paragraphs = value.split('\n').map((text) => text.replace(/\s+/gu, ' ').trim())
    return [
      { ...rest, kind: 'heading' as const, level: DEEPEST, text: head.trim(), style: { ...block.style, bold: true } },
      ...paragraphs.filter((text) => text !== '').map((text) => ({ ...rest, kind: 'paragraph' as const, text })),
    ]
  })
  return joinLabels(unfolded, words)
}

const DEEPEST = 6

function labelOf({ cells }: Block): string | undefined {
  const [head = '', value = ''] = cells ?? []
  if (cells?.length !== 2 || head.length > LONGEST_LABEL || !/^\p{Lu}/u.test(head.trim()) || /\d|\n/u.test(head))
    return undefined
  return isPersonName(head.trim()) || !/\p{L}{2}/u.test(value) ? undefined : head.trim().toLocaleLowerCase('nl')
}

function isSide(text: string, words: Words): boolean {
  return words.voteGroups.some(({ pattern }) => regex(`^(?:${words.total}\\s+)?(?:${pattern})`, 'iu').test(text.trim()))
}

function withoutOrnament(block: Block): Block {
  return block.cells || !ORNAMENT.test(block.text) ? block : { ...block, text: block.text.replace(ORNAMENT, '') }
}

/** "Datum" on a line of its own over "24 juni 2025", as in a list of definitions: "Datum: 24 juni 2025". */
function joinLabels(blocks: readonly Block[], words: Words): readonly Block[] {
  const label = regex(
    `^(?:${words.dateLabel}|${words.hourLabel}|${words.locationLabel}|${words.itemLabel}|${words.otherLabels})$`,
    'iu',
  )
  const isLabel = (block: Block | undefined): boolean =>
    block !== undefined && !block.cells && block.kind !== 'heading' && label.test(block.text.replace(/\s*:$/u, ''))
  const joined: Block[] = []
  for (let index = 0; index < blocks.length; index++) {
    const [block, next] = [blocks[index], blocks[index + 1]]
    if (!block) continue
    if (isLabel(block) && next && !next.cells && next.kind !== 'heading' && !isLabel(next) && next.text.length <= 300) {
      joined.push({ ...next, text: `${block.text.replace(/\s*:$/u, '')}: ${next.text}` })
      index++
    } else joined.push(block)
  }
  return joined
}
