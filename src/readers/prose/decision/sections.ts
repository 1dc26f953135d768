import type { Block } from '../../../text/lines/block.js'
import { sideOfLine } from '../votes/ballots.js'
import { outcomeOfSentence, outcomeOfStatus } from '../votes/outcome.js'
import { groupsIn, readVote } from '../votes/votes.js'
import { readHead } from './articles.js'
import type { SectionKind, VoteGroup, Words } from '../words/words.js'
import { perWords, regex } from '../words/regex.js'

/** A stretch of an item under one head; `kind` undefined before the first head. */
export interface Section {
  readonly kind: SectionKind | undefined
  readonly head?: Block
  readonly blocks: readonly Block[]
}

const LONGEST_HEAD = 90
/** A head that names the voters may be long. */
const LONGEST_VOTE_HEAD = 1500

/**
 * What a head announces, when a text is nothing but a head: every word is one of the words for sections or a filler, or
 * it is "De gemeenteraad besluit:".
 */
export function sectionOfHead(text: string, words: Words): SectionKind | undefined {
  const bare = text.replace(/[\s:;.,]+$/u, '').trim()
  const learnt = words.learnt?.get(sectionKey(text))
  if (learnt !== undefined) return learnt
  if (bare === '' || bare.length > LONGEST_HEAD || /\d/u.test(bare)) return undefined
  if (regex(`^${words.body}\\s+(?:besluit|beslist)$`, 'iu').test(bare)) return 'decision'
  const { filler, kinds, known } = headPatterns(words)
  const tokens = bare.split(/[\s/,&()+-]+/u).filter((token) => token !== '')
  let found: SectionKind | undefined
  for (const { section, isWord } of kinds) {
    if (found === undefined && tokens.some((token) => isWord.test(token))) found = section
  }
  return tokens.every((token) => filler.test(token) || known.test(token)) || known.test(bare) ? found : undefined
}

/** A head without what changes from place to place. */
export function sectionKey(text: string): string {
  return text
    .replace(/[\s:;.,?]+$/u, '')
    .trim()
    .toLocaleLowerCase('nl')
}

const headPatterns = perWords((words) => ({
  filler: new RegExp(`^(?:${words.headFillers})$`, 'iu'),
  kinds: words.sections.map(({ section, pattern }) => ({ section, isWord: new RegExp(`^(?:${pattern})$`, 'iu') })),
  known: new RegExp(`^(?:${words.sections.map(({ pattern }) => pattern).join('|')})$`, 'iu'),
}))

/**
 * Divides the blocks of an item at its heads; "Besluit: …" and "Stemming: …" are a head with its first block behind the
 * colon.
 */
export function divideSections(blocks: readonly Block[], words: Words): readonly Section[] {
  const sections: { kind: SectionKind | undefined; head?: Block; blocks: Block[] }[] = [{ kind: undefined, blocks: [] }]
  let told = 0
  for (const [index, block] of blocks.entries()) {
    if (index < told) continue
    const kind = block.cells
      ? undefined
      : (sectionOfHead(block.text, words) ?? announced(block, blocks[index + 1], words))
    if (kind) {
      sections.push({ kind, head: block, blocks: [] })
      continue
    }
    const run = sections.at(-1)?.kind === 'vote' ? 0 : ballotsAt(blocks, index, words)
    if (run > 0) {
      const open = sections.at(-1)
      sections.push({ kind: 'vote', blocks: blocks.slice(index, index + run) }, { kind: open?.kind, blocks: [] })
      told = index + run
      continue
    }
    const inline = inlineHead(block, words) ?? voteHead(block, words) ?? voteOver(block, blocks[index + 1], words)
    if (inline) sections.push({ kind: inline.kind, head: block, blocks: [inline.rest] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections.filter((section) => section.kind !== undefined || section.blocks.length > 0)
}

/** A short prominent line, whatever it says, right over the first article or a vote. */
function announced(block: Block, next: Block | undefined, words: Words): SectionKind | undefined {
  if (!next || !mayBeHead(block, words)) return undefined
  if (readHead(next, words)?.ordinal === 1) return 'decision'
  const text = next.cells ? next.cells.join(' ') : next.text
  const isVote = next.cells
    ? groupsIn(text, words).length > 0
    : text.length <= LONGEST_VOTE_HEAD && readVote(text, words, true) !== undefined
  return isVote ? 'vote' : undefined
}

function isProminent({ kind, style, lead, text }: Block): boolean {
  return kind === 'heading' || style.bold || style.capitals || lead === text
}

/** A line that stands out and is no sentence, outcome or vote itself. */
function mayBeHead(block: Block, words: Words): boolean {
  const { text } = block
  if (block.cells || text.length > LONGEST_HEAD || /[.;,\d]/u.test(text) || !/^\p{Lu}/u.test(text)) return false
  if (!isProminent(block)) return false
  const bare = text.replace(/[\s:?]+$/u, '')
  return (
    readHead(block, words) === undefined &&
    outcomeOfStatus(bare, words) === undefined &&
    groupsIn(bare, words).length === 0 &&
    readVote(bare, words) === undefined
  )
}

/**
 * How many blocks from here on tell a side of one vote each, wherever they stand: two at least, or those for alone with
 * their names; no side twice.
 */
function ballotsAt(blocks: readonly Block[], index: number, words: Words): number {
  const sides = new Set<VoteGroup>()
  for (const block of blocks.slice(index)) {
    const [head = '', ...others] = block.cells ?? []
    const side = sideOfLine(block.cells ? `${head}: ${others.join(' ')}` : block.text, words)
    if (side === undefined || sides.has(side)) break
    sides.add(side)
  }
  const isNamed = /[,;]/u.test(blocks[index]?.text ?? '')
  return sides.has('voor') && (sides.size >= 2 || isNamed) ? sides.size : 0
}

function inlineHead(block: Block, words: Words): { readonly kind: SectionKind; readonly rest: Block } | undefined {
  const match = /^([^:]{3,60}):\s+(\S.*)$/su.exec(block.text)
  const head = match?.[1]
  if (head === undefined || block.cells) return undefined
  const kind = sectionOfHead(head, words)
  return kind === 'decision' || kind === 'vote' || kind === 'legal'
    ? { kind, rest: { ...block, text: match?.[2] ?? '' } }
    : undefined
}

/** "Besluit eenparig:", "De raad beslist met 12 stemmen voor en 3 stemmen tegen:": a head that tells the vote. */
function voteHead(block: Block, words: Words): { readonly kind: SectionKind; readonly rest: Block } | undefined {
  if (block.cells || block.text.length > LONGEST_VOTE_HEAD) return undefined
  const told = regex(`^(?:${words.body}\\s+)?(?:${words.decides})\\s*,?\\s+(.+?)\\s*:$`, 'isu').exec(block.text)?.[1]
  return told !== undefined && readVote(told, words) ? { kind: 'decision', rest: { ...block, text: told } } : undefined
}

/** "WAT IS BESLIST? met 12 stemmen voor": a line that tells a vote right over the first article. */
function voteOver(
  block: Block,
  next: Block | undefined,
  words: Words,
): { readonly kind: SectionKind; readonly rest: Block } | undefined {
  if (!next || block.cells || block.text.length > LONGEST_VOTE_HEAD) return undefined
  const isDecided = readHead(next, words)?.ordinal === 1 || outcomeOfSentence(next.text, words, true) !== undefined
  if (!isDecided || (!isProminent(block) && readHead(next, words) === undefined)) return undefined
  if (!readVote(block.text, words, true)) return undefined
  const tokens = block.text.split(' ')
  const head = [1, 2, 3, 4, 5].find((count) => sectionOfHead(tokens.slice(0, count).join(' '), words) !== undefined)
  const [, asked] = /^[^?:\d]{3,60}[?:]\s+(.+)$/su.exec(block.text) ?? []
  const text = (head === undefined ? (asked ?? block.text) : tokens.slice(head).join(' ')).replace(/\s*:$/u, '')
  return readVote(text, words, true) ? { kind: 'decision', rest: { ...block, text } } : undefined
}
