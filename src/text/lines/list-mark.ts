import { isBullet } from './label.js'

/** The kind and parts of an item's mark: "3.2" has two parts, "TP01" letters and a number. */
export interface ListMark {
  readonly kind: 'bullet' | 'number' | 'letter' | 'roman' | 'code'
  readonly parts: readonly string[]
}

/**
 * Reads a label as a mark. "i", "v" and "x" may be letters or Roman numerals: they are returned as letters, and their
 * series decides.
 */
export function markOf(label: string): ListMark {
  if (isBullet(label)) return { kind: 'bullet', parts: [] }
  const bare = label.replace(/^\(|[.)°:]+$/gu, '').trim()
  if (/^\d+(?:[./]\d+)*$/u.test(bare)) return { kind: 'number', parts: bare.split(/[./]/u) }
  if (/^\p{L}$/u.test(bare)) return { kind: 'letter', parts: [bare] }
  if (/^[ivxlc]{2,}$/u.test(bare) || /^[IVXLC]{2,}$/u.test(bare)) return { kind: 'roman', parts: [bare] }
  return { kind: 'code', parts: bare.match(/\p{L}+|\d+/gu) ?? [bare] }
}
