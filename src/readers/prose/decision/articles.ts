import type { Block } from '../../../text/lines/block.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** An article of the decision: its head as printed, its text, and the blocks it stands in. */
export interface ArticleReading {
  readonly number: string
  readonly text: string
  readonly block: Block
}

interface Head {
  readonly number: string
  readonly ordinal: number
  readonly rest: string
  /** How the head is set: alone on its line, or followed by a dash, colon or full stop; bold or not. */
  readonly form: string
}

/**
 * The articles of a decision from the blocks of its operative part. A head inside quotation marks, or of a series that
 * starts again at 1 while the first series is set otherwise or goes on, belongs to a quoted regulation.
 */
export function readArticles(blocks: readonly Block[], words: Words): readonly ArticleReading[] {
  const articles: { number: string; texts: string[]; block: Block }[] = []
  let quoted = false
  let form: string | undefined
  let last = 0
  for (const block of blocks) {
    const head = quoted ? undefined : readHead(block, words)
    const isOwn =
      head !== undefined &&
      (form === undefined || (head.ordinal >= last && (head.form === form || head.ordinal === last + 1)))
    if (head && isOwn) {
      form ??= head.form
      last = head.ordinal
      articles.push({ number: head.number, texts: head.rest === '' ? [] : [head.rest], block })
    } else if (!block.cells) articles.at(-1)?.texts.push(withoutBullet(block))
    quoted = isQuoting(block.text, quoted)
  }
  return articles.map(({ number, texts, block }) => ({
    number,
    text: texts.join(' ').replace(/\s+/gu, ' ').trim(),
    block,
  }))
}

/** The head of an article at the start of a block. */
export function readHead(block: Block, words: Words): Head | undefined {
  if (block.cells) return undefined
  const only = regex(`^(${words.onlyArticle})\\s*(?:[.:]\\s*|[-–—]+\\s*|$|\\s(?=\\p{Lu}))`, 'iu').exec(block.text)
  if (only) return head(only[1] ?? '', 1, only[0])
  const numbered = regex(
    `^((?:${words.article})\\s*(\\d{1,3}|[IVX]{1,5})(?:er|e|°)?)(?=$|[\\s.:\\-–—;]|\\p{Lu})\\s*(?:[.:;]\\s*[-–—]?\\s*|[-–—]+\\s*|$|(?=\\p{Lu}))`,
    'iu',
  ).exec(block.text)
  if (!numbered) return undefined
  return head(numbered[1] ?? '', ordinalOf(numbered[2] ?? ''), numbered[0])

  function head(number: string, ordinal: number, whole: string): Head | undefined {
    const rest = block.text.slice(whole.length).trim()
    // "Artikel 40 van het decreet" in running text is a reference, not a head.
    if (rest !== '' && /^\p{Ll}/u.test(rest) && !/[-–—:.]\s*$/u.test(whole)) return undefined
    const sign = /[-–—]/u.test(whole.slice(number.length)) ? 'dash' : rest === '' ? 'alone' : 'inline'
    const weight =
      block.style.bold ||
      (block.lead ?? '').toLocaleLowerCase('nl').startsWith(number.toLocaleLowerCase('nl').slice(0, 3))
        ? 'bold'
        : 'plain'
    return { number: number.trim(), ordinal, rest, form: `${sign}/${weight}` }
  }
}

function ordinalOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text)
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }
  const digits = Array.from(text.toUpperCase(), (sign) => values[sign] ?? 0)
  return digits.reduce((sum, value, index) => (value < (digits[index + 1] ?? 0) ? sum - value : sum + value), 0)
}

function withoutBullet(block: Block): string {
  return block.label !== undefined && !/\d|\p{L}/u.test(block.label)
    ? block.text.slice(block.label.length).trim()
    : block.text
}

/** Whether a quotation is open after this text. */
function isQuoting(text: string, before: boolean): boolean {
  const opens = (text.match(/[“„]/gu) ?? []).length
  const closes = (text.match(/”/gu) ?? []).length
  const straight = (text.match(/"/gu) ?? []).length
  const state = opens > closes ? true : closes > opens ? false : before
  return straight % 2 === 1 ? !state : state
}
