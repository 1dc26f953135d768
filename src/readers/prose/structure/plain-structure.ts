import type { Block } from '../../../text/lines/block.js'
import { isPersonName } from '../observe/person-names.js'
import { sectionOfHead } from '../decision/sections.js'
import { readListOfHead } from '../people/attendance.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** A label this often in front of a value is a head, whatever its word. */
const OFTEN = 3
const LONGEST_LABEL = 60
const MOST = 0.5
/** Signs that a house prints in front of a line and that say nothing. */
const ORNAMENT = /^(?:=>|->|→|⇒|>>?|»|\*)\s+(?=\S)/u

/**
 * The same document with its form taken off: a row of a label and a text is a head with its paragraphs, a label alone
 * on its line goes with the value under it, and signs in front of a line go.
 */
export function plainStructure(blocks: readonly Block[], words: Words): readonly Block[] {
  const isItem = regex(`^(?:${words.itemLabel})\\s*:?$`, 'iu')
  const labels = new Map<string, number>()
  for (const block of blocks) {
    const label = labelOf(block)
    if (label !== undefined) labels.set(label, (labels.get(label) ?? 0) + 1)
  }
  const isKnownHead = (head: string): boolean =>
    sectionOfHead(head, words) !== undefined && readListOfHead(head, words) === undefined
  const labelled = blocks.filter((block) => labelOf(block) !== undefined)
  const heads = labelled.filter(
    (block) =>
      (labels.get(labelOf(block) ?? '') ?? 0) >= OFTEN ||
      isKnownHead(block.cells?.[0] ?? '') ||
      isItem.test(block.cells?.[0]?.trim() ?? ''),
  )
  // Where most such rows of a table are heads with their text, all are.
  const areHeads = ({ row }: Block): boolean => {
    const isOfTable = (block: Block): boolean => row !== undefined && block.row?.table === row.table
    return heads.filter(isOfTable).length >= Math.max(1, MOST * labelled.filter(isOfTable).length)
  }
  const unfolded = blocks.flatMap((block) => {
    const label = labelOf(block)
    const [none = '', only = ''] = block.cells ?? []
    if (
      block.cells?.length === 2 &&
      none.trim() === '' &&
      labels.size > 0 &&
      !only.split(/[,;\n]/u).some((part) => isPersonName(part.trim()))
    )
      return paragraphsOf(block, only)
    if (label === undefined) return [withoutOrnament(block)]
    const [head = '', value = ''] = block.cells ?? []
    if (isItem.test(head.trim())) return [withoutCells(block, `${head.trim().replace(/\s*:$/u, '')}: ${value}`)]
    const isHead = heads.includes(block) || (areHeads(block) && readListOfHead(head, words) === undefined)
    if (!isHead || isSide(head, words)) return [block]
    const { style } = block
    return [
      { ...withoutCells(block, head), kind: 'heading' as const, level: DEEPEST, style: { ...style, bold: true } },
      ...paragraphsOf(block, value),
    ]
  })
  return joinLabels(unfolded.map(withoutLoneBullet), words)
}

/** A bold line that is a list of itself is a heading, as some editors make it. */
function withoutLoneBullet(block: Block, index: number, blocks: readonly Block[]): Block {
  const { kind, label, style } = block
  if (kind !== 'list-item' || !style.bold || label === undefined || /[\p{L}\d]/u.test(label)) return block
  if ([blocks[index - 1], blocks[index + 1]].some((beside) => beside?.kind === 'list-item' && !beside.style.bold))
    return block
  return { ...withoutCells(block, block.text.slice(label.length)), kind: 'heading', level: DEEPEST }
}

const DEEPEST = 6

function paragraphsOf(block: Block, text: string): readonly Block[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [withoutCells(block, line)]))
}

function withoutCells({ style, column, place, page }: Block, text: string): Block {
  const where = { style, column, place, ...(page !== undefined && { page }) }
  return { ...where, kind: 'paragraph', text: text.replace(/\s+/gu, ' ').trim() }
}

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
