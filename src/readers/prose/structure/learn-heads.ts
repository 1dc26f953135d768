import type { Block } from '../../../text/lines/block.js'
import { readHead } from '../decision/articles.js'
import { sectionKey, sectionOfHead } from '../decision/sections.js'
import { readItemNumber } from '../observe/item-number.js'
import { isPersonName, readPeople, roleOf } from '../observe/person-names.js'
import { outcomeOfSentence, outcomeOfStatus } from '../votes/outcome.js'
import { groupsIn, readVote } from '../votes/votes.js'
import { regex } from '../words/regex.js'
import type { SectionKind, Words } from '../words/words.js'

/** A line this often in a document is a head. */
const OFTEN = 3
const LONGEST = 60
/** Blocks under a head that tell what it announces. */
const UNDER = 8

/**
 * The words with the heads of this document: a short line that stands on its own three times or more is the head of a
 * section, whatever it says; what stands under it tells of which kind. No list of words needs to know it.
 */
export function learnHeads(blocks: readonly Block[], words: Words): Words {
  const places = new Map<string, number[]>()
  blocks.forEach((block, index) => {
    if (mayBeHead(block, blocks[index + 1], words)) {
      const key = sectionKey(block.text)
      places.set(key, [...(places.get(key) ?? []), index])
    }
  })
  const recurring = [...places].filter(([, indices]) => indices.length >= OFTEN)
  if (recurring.length === 0) return words
  const isHead = new Set(recurring.flatMap(([, indices]) => indices))
  const learnt = new Map(
    recurring.map(([key, indices]) => {
      const votes = new Map<SectionKind, number>()
      for (const index of indices) {
        const kind = kindOf(under(blocks, index, isHead, words), words)
        votes.set(kind, (votes.get(kind) ?? 0) + 1)
      }
      // A context may hold a vote or an article by chance; what is typed, is so most of the time.
      const [best] = [...votes].sort((a, b) => b[1] - a[1])
      return [key, best?.[0] ?? 'context'] as const
    }),
  )
  return { ...words, learnt, base: words.base ?? words }
}

function mayBeHead(block: Block, next: Block | undefined, words: Words): boolean {
  const { text } = block
  if (block.cells || !next || text.length > LONGEST || text.split(' ').length > 8 || /\d/u.test(text)) return false
  if (!/^\p{Lu}\p{L}/u.test(text) || /[.;,!]$/u.test(text)) return false
  if (block.label !== undefined && /[\p{L}\d]/u.test(block.label)) return false
  if (block.kind === 'list-item' || (!isProminent(block) && !/[:?]$/u.test(text))) return false
  const bare = text.replace(/[\s:?]+$/u, '')
  return (
    sectionOfHead(text, words) === undefined &&
    outcomeOfStatus(bare, words) === undefined &&
    groupsIn(bare, words).length === 0 &&
    !isSide(bare, words) &&
    readHead(block, words) === undefined &&
    !isPersonName(bare) &&
    roleOf(bare, words) === undefined &&
    !words.attendance.some(({ pattern }) => regex(`^(?:${pattern})$`, 'iu').test(bare)) &&
    !regex(`^(?:${words.publicPart}|${words.closedPart}|${words.announcesItem}|${words.itemLabel})$`, 'iu').test(
      bare,
    ) &&
    readVote(bare, words) === undefined
  )
}

function isProminent({ kind, style, lead, text }: Block): boolean {
  return kind === 'heading' || style.bold || style.capitals || lead === text
}

function isSide(text: string, words: Words): boolean {
  return words.voteGroups.some(({ pattern }) => regex(`^(?:${words.total}\\s+)*(?:${pattern})`, 'iu').test(text))
}

function under(blocks: readonly Block[], index: number, isHead: ReadonlySet<number>, words: Words): readonly Block[] {
  const found: Block[] = []
  for (let at = index + 1; at < blocks.length && found.length < UNDER; at++) {
    const block = blocks[at]
    if (!block || isHead.has(at) || sectionOfHead(block.text, words) !== undefined) break
    if (block.kind === 'heading' && readItemNumber(block.text)) break
    found.push(block)
  }
  return found
}

function kindOf(blocks: readonly Block[], words: Words): SectionKind {
  const [first] = blocks
  if (!first) return 'context'
  if (readHead(first, words) !== undefined) return 'decision'
  const text = first.cells ? first.cells.join(' ') : first.text
  if (readVote(text, words, true) !== undefined || isSide(text, words)) return 'vote'
  if (outcomeOfStatus(text, words) !== undefined || outcomeOfSentence(text, words, true) !== undefined)
    return 'decision'
  const acts = blocks.filter((block) =>
    regex(`^[\\s•–-]*(?:(?:de|het|${words.whereas})\\s+)*(?:${words.actStarts})(?!\\p{L})`, 'iu').test(block.text),
  )
  if (acts.length >= blocks.length / 2) return 'legal'
  const { people, unread } = readPeople(text, words)
  return people.length >= 3 && unread.length === 0 ? 'presence' : 'context'
}
