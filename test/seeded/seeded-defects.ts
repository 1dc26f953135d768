import { fixturePages, fixtureText, type FixturePage } from '../fixtures/fixture-pages.js'
import { kindsOfAddress } from './kinds-of-address.js'
import { kindsOfMarkup } from './kinds-of-markup.js'
import { kindsOfValue } from './kinds-of-value.js'
import { kindsOfVote } from './kinds-of-vote.js'
import { edited, moved, type DefectKind, type SeedPage } from './mutation.js'
import { elementsOf, type Range } from './page-elements.js'
import { randomFrom } from './random.js'

/** Every kind of fault that editors and vendors make, as far as the trial knows. */
export const defectKinds: readonly DefectKind[] = [...kindsOfMarkup, ...kindsOfAddress, ...kindsOfValue, ...kindsOfVote]

/** One faulty page. */
export interface SeededDefect {
  readonly kind: DefectKind
  readonly page: FixturePage
  readonly text: string
  /** Offsets in `text`; a finding is in the right place when it starts within one of them. */
  readonly places: readonly Range[]
  /** Offsets in `text` of what was changed, and nothing around it. */
  readonly changed: readonly Range[]
}

/** The pages that hold a sitting, read once. */
export const seedPages: readonly (SeedPage & { readonly row: FixturePage })[] = fixturePages
  .filter(({ kind }) => kind === 'agenda' || kind === 'besluitenlijst' || kind === 'notulen')
  .map((row) => {
    const html = fixtureText(row.path)
    return { row, path: row.path, kind: row.kind, html, elements: elementsOf(html) }
  })

/**
 * `count` different faulty pages, the same for the same seed: the kinds in turn, each on a page picked at random. A
 * kind that fits no page is an error, so that the table cannot hold kinds that are never tried.
 */
export function seededDefects(count: number, seed: number): readonly SeededDefect[] {
  const random = randomFrom(seed)
  const made = new Map<string, SeededDefect>()
  for (let turn = 0; made.size < count; turn += 1) {
    const kind = defectKinds[turn % defectKinds.length]!
    const defect = onSomePage(kind, random)
    if (!defect) throw new Error(`${kind.id} fits no page`)
    if (turn > 20 * count) throw new Error(`no more than ${made.size} different defects`)
    made.set(`${kind.id} ${defect.page.path} ${defect.text}`, defect)
  }
  return [...made.values()]
}

function onSomePage(kind: DefectKind, random: ReturnType<typeof randomFrom>): SeededDefect | undefined {
  const untried = [...seedPages]
  while (untried.length > 0) {
    const [page] = untried.splice(random.below(untried.length), 1)
    const mutation = page && kind.mutate(page, random)
    if (!page || !mutation) continue
    const edits = [...mutation.edits].sort((a, b) => a.start - b.start)
    const text = edited(page.html, edits)
    if (text === page.html) throw new Error(`${kind.id} changed nothing on ${page.path}`)
    return {
      kind,
      page: page.row,
      text,
      places: mutation.places.map((range) => moved(range, edits)),
      changed: edits.map((range) => moved(range, edits)),
    }
  }
  return undefined
}
