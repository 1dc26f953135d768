import type { Uitkomst } from '../../model.js'

/*
 * Words for an outcome, as used in besluit:gevolg and in vote sentences (free text; there is no code list). A negated
 * form is a word of its own and is found at its "niet".
 */
const WORDS: readonly (readonly [Uitkomst, RegExp])[] = [
  [
    'verworpen',
    /\b(?:niet\s+(?:goedgekeurd|aanvaard|aangenomen)|gaat\s+niet\s+akkoord|keurt\b[^.]*\bniet\s+goed|verworpen|afgekeurd|afgewezen|geweigerd)\b/iu,
  ],
  ['verdaagd', /\b(?:verdaagd|verdagen|verdaging|uitgesteld|uitstel)\b/iu],
  ['ingetrokken', /\b(?:ingetrokken|teruggetrokken|van\s+de\s+agenda\s+(?:gehaald|afgevoerd|geschrapt))\b/iu],
  [
    'kennisgenomen',
    /\b(?:kennis\s*genomen|kennisgenomen|kennisname|kennisneming|(?:neemt|nam)\s+(?:ter\s+)?(?:kennis|akte)|akte\s*genomen|aktename)\b/iu,
  ],
  [
    'goedgekeurd',
    /\b(?:goedgekeurd|goedkeuring|keurt\b[^.]*\bgoed|vastgesteld|vaststelling|stelt\b[^.]*\bvast|aangenomen|bekrachtigd)\b/iu,
  ],
  ['aanvaard', /\baanvaard\b/iu],
]

/** Unanimity is not an outcome, but a unanimous item is approved when nothing else is said. */
const UNANIMOUS = /\b(?:eenparig(?:heid)?|unaniem|unanimiteit|algemene\s+stemmen)\b/iu

/** The outcome that a text states: its first outcome word decides. Undefined when it has none. */
export function uitkomstOf(text: string): Uitkomst | undefined {
  let first: { readonly at: number; readonly uitkomst: Uitkomst } | undefined
  for (const [uitkomst, word] of WORDS) {
    const at = word.exec(text)?.index
    if (at !== undefined && (!first || at < first.at)) first = { at, uitkomst }
  }
  return first?.uitkomst ?? (isUnanimous(text) ? 'goedgekeurd' : undefined)
}

/** In front of it, or behind it, that it was not quite so. */
const NOT_QUITE =
  /(?<!\p{L})(?:(?:niet|geen|noch|zonder|nooit)\s+(?:\p{L}+\s+){0,2}|(?:bijna|quasi|haast|nagenoeg|vrijwel)\s+)(?:eenparig|unaniem|unanimiteit|algemene\s+stemmen)|(?:eenparig|unaniem|unanimiteit|algemene\s+stemmen).*(?<!\p{L})(?:minus|min\s+\S+|behalve|uitgezonderd|met\s+uitzondering|op\s+\S+(?:\s+\S+)?\s+na)(?!\p{L})/iu

/** Whether a text says that the vote was unanimous. */
export function isUnanimous(text: string): boolean {
  return UNANIMOUS.test(text) && !NOT_QUITE.test(text)
}
