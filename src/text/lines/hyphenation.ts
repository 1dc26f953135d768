/** Words of a document inside its lines, in lower case: evidence for the spelling of a broken word. */
export type Vocabulary = ReadonlySet<string>

const WORD = /[\p{L}\p{N}][\p{L}\p{N}-]*[\p{L}\p{N}]/gu

export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>()
  for (const line of lines) {
    // The last word of a line may be half a word.
    const whole = line.endsWith('-') ? line.slice(0, line.lastIndexOf(' ') + 1) : line
    for (const [word] of whole.toLocaleLowerCase('nl').matchAll(WORD)) words.add(word)
  }
  return words
}

/**
 * Joins two lines of one paragraph. A soft hyphen at the break is removed. A hard hyphen stays before a capital or
 * digit ("Sint-" + "Niklaas"), and before a small letter unless the document spells the joined word without it
 * elsewhere and never with it.
 */
export function joinLines(before: string, after: string, vocabulary: Vocabulary): string {
  if (before === '' || after === '') return before + after
  if (before.endsWith('\u00AD')) return before.slice(0, -1) + after
  const broken = /([\p{L}\p{N}][\p{L}\p{N}-]*)-$/u.exec(before)
  if (!broken) return `${before} ${after}`
  const next = /^[\p{L}\p{N}]+/u.exec(after)
  if (!next) return `${before} ${after}`
  // "onder- en bovengrondse", "in- of uitgaand": the hyphen stands for an omitted part.
  if (/^(?:en|of|und|oder|et|ou)$/u.test(next[0])) return `${before} ${after}`
  const left = broken[1] ?? ''
  const closed = `${left}${next[0]}`.toLocaleLowerCase('nl')
  const hyphenated = `${left}-${next[0]}`.toLocaleLowerCase('nl')
  return /^\p{Ll}/u.test(after) && vocabulary.has(closed) && !vocabulary.has(hyphenated)
    ? before.slice(0, -1) + after
    : before + after
}
