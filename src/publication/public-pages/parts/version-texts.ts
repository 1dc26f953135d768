import type { Item, PastItem } from '../../council/public-model.js'
import { outcomeName } from './page-words.js'
import { voteWords } from './vote-picture.js'

/** A part of what people read of an item: `Titel`, `Besluit`. */
export interface VersionPart {
  readonly name: string
  readonly text: string
}

/** What people could read of an item from some moment on. */
export interface VersionText {
  /** From 1, by which its page is known. */
  readonly number: number
  /** ISO 8601. */
  readonly time: string
  /** None: it was withdrawn. */
  readonly parts: readonly VersionPart[]
}

/** The versions of an item that read otherwise than the one before, the first first. */
export function versionTexts(past: readonly PastItem[]): readonly VersionText[] {
  const found: VersionText[] = []
  for (const { time, item } of past) {
    const parts = item ? partsOf(item) : []
    const before = found.at(-1)
    if (JSON.stringify(before?.parts ?? []) === JSON.stringify(parts)) continue
    found.push({ number: found.length + 1, time, parts })
  }
  return found
}

function partsOf(item: Item): readonly VersionPart[] {
  const { title, description, decisions, votes, outcome } = item
  const lines: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['Titel', [title]],
    ['Toelichting', description],
    ['Uitkomst', outcome === undefined ? [] : [outcomeName(item)]],
    [
      'Besluit',
      decisions.flatMap(({ title: own, text, articles }) => [
        own === title ? undefined : own,
        ...text,
        ...articles.flatMap((article) => [
          [article.number, article.title].filter((each) => each !== undefined).join(' – '),
          ...article.text,
        ]),
      ]),
    ],
    ['Stemming', votes.map((vote) => voteWords(vote))],
    ['Waarom', decisions.flatMap(({ description: own = [], motivation }) => [...own, ...motivation])],
    ['Rechtsgronden', decisions.flatMap(({ grounds }) => grounds.map((ground) => ground.title))],
  ]
  return lines.flatMap(([name, each]) => {
    const text = each.filter((line) => line !== undefined && line !== '').join('\n')
    return text === '' ? [] : [{ name, text }]
  })
}
