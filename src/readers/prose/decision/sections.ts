import type { Block } from '../../../text/lines/block.js'
import { readVote } from '../votes/votes.js'
import { readHead } from './articles.js'
import type { SectionKind, Words } from '../words/words.js'
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
 * it
 * is "De gemeenteraad besluit:".
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
  for (const [index, block] of blocks.entries()) {
    const kind = block.cells ? undefined : sectionOfHead(block.text, words)
    if (kind) {
      sections.push({ kind, head: block, blocks: [] })
      continue
    }
    const inline = inlineHead(block, words) ?? voteHead(block, words) ?? voteOver(block, blocks[index + 1], words)
    if (inline) sections.push({ kind: inline.kind, head: block, blocks: [inline.rest] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections.filter((section) => section.kind !== undefined || section.blocks.length > 0)
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
  if (!next || block.cells || block.text.length > LONGEST_VOTE_HEAD || readHead(next, words)?.ordinal !== 1)
    return undefined
  if (!readVote(block.text, words, true)) return undefined
  const tokens = block.text.split(' ')
  const head = [1, 2, 3, 4, 5].find((count) => sectionOfHead(tokens.slice(0, count).join(' '), words) !== undefined)
  const [, asked] = /^[^?:]{3,60}[?:]\s+(.+)$/su.exec(block.text) ?? []
  const text = (head === undefined ? (asked ?? block.text) : tokens.slice(head).join(' ')).replace(/\s*:$/u, '')
  return readVote(text, words, true) ? { kind: 'decision', rest: { ...block, text } } : undefined
}
