import type { Words } from './words.js'

type Flags = 'iu' | 'isu' | 'giu'

/** More than the grammar of one language needs; beyond it the text of a document has found its way into a pattern. */
const LIMIT = 2000
const compiled: Readonly<Record<Flags, Map<string, RegExp>>> = { iu: new Map(), isu: new Map(), giu: new Map() }

/**
 * A pattern over words of the table, compiled once: the grammar asks for the same few hundred patterns at every block,
 * and to compile them took most of its time. One with the flag `g` is for `matchAll` and `replace` only: `exec` and
 * `test` keep a place in the pattern.
 */
export function regex(source: string, flags: Flags): RegExp {
  const known = compiled[flags].get(source)
  if (known) return known
  if (compiled[flags].size >= LIMIT) compiled[flags].clear()
  const made = new RegExp(source, flags)
  compiled[flags].set(source, made)
  return made
}

/** What a part of the grammar makes of a table of words, made once per table: for patterns asked at every sentence. */
export function perWords<Made>(make: (words: Words) => Made): (words: Words) => Made {
  const made = new WeakMap<Words, Made>()
  return (own) => {
    // What a document teaches changes no pattern.
    const words = own.base ?? own
    const known = made.get(words)
    if (known !== undefined) return known
    const fresh = make(words)
    made.set(words, fresh)
    return fresh
  }
}
