import type { Quad, Term } from 'n3'
import { AppError } from '../errors.js'
import type { Graph } from '../rdf/graph.js'
import type { Ledger } from '../report/report.js'
import type { Draft, Entry } from './draft.js'

/**
 * Accounts for every triple of one document, counted as a set: `read` is the number of distinct published triples.
 * A published triple is *kept* when the mended graph has it; *changed* when it is not there but one that was made of it
 * is, and no other triple has been counted for that one; *rejected* otherwise. A mended triple that answers to no
 * published one is *added*. Where several published triples become one, the first is changed and the others are
 * rejected (they merged into it); where one becomes several, the first is the changed one and the others are added.
 *
 * The equations are checked against the two graphs, which count for themselves, and every changed, rejected or added
 * triple must belong to a finding. Throws `ledger-unbalanced` when either does not hold.
 */
export function balanceLedger(published: Graph, mended: Graph, draft: Draft, name = 'document'): Ledger {
  const before = new Map(published.placed.map(({ quad }) => [tripleKey(quad), quad]))
  const after = new Set(draft.entries.map(({ quad }) => tripleKey(quad)))

  const changed = new Map<string, string>()
  const answered = new Set<string>()
  for (const entry of draft.entries) {
    const to = tripleKey(entry.quad)
    const from = entry.published && tripleKey(entry.published)
    if (from === undefined || from === to || !before.has(from)) continue
    if (after.has(from) || changed.has(from) || before.has(to) || answered.has(to)) continue
    changed.set(from, to)
    answered.add(to)
  }
  const rejected = [...before.keys()].filter((key) => !after.has(key) && !changed.has(key))
  const added = [...after].filter((key) => !before.has(key) && !answered.has(key))
  const kept = [...before.keys()].filter((key) => after.has(key)).length

  checkFindings(draft, new Set([...changed.keys(), ...rejected]), new Set([...answered, ...added]), name)

  const ledger: Ledger = { read: published.size, kept, changed: changed.size, rejected: rejected.length, added: added.length }
  if (ledger.read !== kept + changed.size + rejected.length || mended.size !== kept + changed.size + added.length) {
    throw new AppError(
      'ledger-unbalanced',
      `${name}: ${ledger.read} triples read are not ${kept} kept + ${changed.size} changed + ${rejected.length} rejected, ` +
        `or ${mended.size} mended are not ${kept} kept + ${changed.size} changed + ${added.length} added`,
    )
  }
  return ledger
}

/** Every triple that left, and every one that came, must say which finding it belongs to. */
function checkFindings(draft: Draft, gone: ReadonlySet<string>, come: ReadonlySet<string>, name: string): void {
  const explained = (entry: Entry): boolean => entry.findings.length > 0
  const unexplained = [...draft.entries, ...draft.rejected].find((entry) => {
    const left = entry.published !== undefined && gone.has(tripleKey(entry.published))
    return (left || come.has(tripleKey(entry.quad))) && !explained(entry)
  })
  if (unexplained) throw unbalanced(name, unexplained.quad, 'was changed without a finding')

  const known = new Set([...draft.entries, ...draft.rejected].flatMap(({ published }) => (published ? [tripleKey(published)] : [])))
  for (const key of gone) if (!known.has(key)) throw new AppError('ledger-unbalanced', `${name}: the triple ${key} was lost without a finding`)
}

function unbalanced(name: string, quad: Quad, what: string): AppError {
  return new AppError('ledger-unbalanced', `${name}: the triple ${tripleKey(quad)} ${what}`)
}

/** A triple as a text that is the same for equal triples and no others. */
export function tripleKey({ subject, predicate, object }: Quad): string {
  return `${termKey(subject)} ${termKey(predicate)} ${termKey(object)}`
}

function termKey(term: Term): string {
  // Neither a datatype nor a language tag can hold a quotation mark, so the last one ends the text.
  if (term.termType === 'Literal') return `"${term.value}"^^${term.datatype.value}@${term.language}`
  return term.termType === 'BlankNode' ? `_:${term.value}` : `<${term.value}>`
}
