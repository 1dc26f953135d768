import type { Quad, Term } from 'n3'
import { sha256 } from '../../document.js'
import { AppError } from '../../errors.js'
import type { Graph } from '../../rdf/graph.js'
import type { Ledger } from '../../report/report.js'
import type { Draft } from './draft/draft.js'

/**
 * Accounts for every triple of one document, counted as a set: `read` is the number of distinct published triples. A
 * published triple is *kept* when the mended graph has it; *changed* when it is not there but one that was made of it
 * is, and no other triple has been counted for that one; *rejected* otherwise. A mended triple that answers to no
 * published one is *added*. Where several published triples become one, the first is changed and the others are
 * rejected (they merged into it); where one becomes several, the first is the changed one and the others are added.
 *
 * The equations are checked against the two graphs, which count for themselves, and every changed, rejected or added
 * triple must belong to a finding. Throws `ledger-unbalanced` when either does not hold.
 */
export function balanceLedger(published: Graph, mended: Graph, draft: Draft, name = 'document'): Ledger {
  const keyOf = createKeys()
  const before = new Set(published.placed.map(({ quad }) => keyOf(quad)))
  const after = new Set(draft.entries.map(({ quad }) => keyOf(quad)))

  const changed = new Map<string, string>()
  const answered = new Set<string>()
  for (const entry of draft.entries) {
    const to = keyOf(entry.quad)
    const from = entry.published && keyOf(entry.published)
    if (from === undefined || from === to || !before.has(from)) continue
    if (after.has(from) || changed.has(from) || before.has(to) || answered.has(to)) continue
    changed.set(from, to)
    answered.add(to)
  }
  const rejected = [...before].filter((key) => !after.has(key) && !changed.has(key))
  const added = [...after].filter((key) => !before.has(key) && !answered.has(key))
  const kept = [...before].filter((key) => after.has(key)).length

  const gone = new Set([...changed.keys(), ...rejected])
  const come = new Set([...answered, ...added])
  checkFindings(draft, gone, come, keyOf, name)

  const ledger: Ledger = {
    read: published.size,
    kept,
    changed: changed.size,
    rejected: rejected.length,
    added: added.length,
  }
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
function checkFindings(
  draft: Draft,
  gone: ReadonlySet<string>,
  come: ReadonlySet<string>,
  keyOf: (quad: Quad) => string,
  name: string,
): void {
  const known = new Set<string>()
  for (const { published, quad, findings } of [...draft.entries, ...draft.rejected]) {
    const from = published && keyOf(published)
    if (from !== undefined) known.add(from)
    const differs = (from !== undefined && gone.has(from)) || come.has(keyOf(quad))
    if (differs && findings.length === 0)
      throw new AppError('ledger-unbalanced', `${name}: the triple ${keyOf(quad)} was changed without a finding`)
  }
  for (const key of gone)
    if (!known.has(key))
      throw new AppError('ledger-unbalanced', `${name}: the triple ${key} was lost without a finding`)
}

/** `tripleKey`, made once per triple. */
function createKeys(): (quad: Quad) => string {
  const keys = new Map<Quad, string>()
  return (quad) => {
    const key = keys.get(quad) ?? tripleKey(quad)
    keys.set(quad, key)
    return key
  }
}

/** A triple as a text that is the same for equal triples and no others. */
export function tripleKey({ subject, predicate, object }: Quad): string {
  return `${termKey(subject)} ${termKey(predicate)} ${termKey(object)}`
}

const LONG = 200

/** Long texts by their checksum, so that the keys of a large page do not hold all of it again. */
function termKey(term: Term): string {
  if (term.termType === 'Literal') {
    // Neither a datatype nor a language tag can hold a quotation mark, so the last one ends the text.
    const text = term.value.length > LONG ? `'${sha256(term.value)}'` : `"${term.value}"`
    return `${text}^^${term.datatype.value}@${term.language}`
  }
  return term.termType === 'BlankNode' ? `_:${term.value}` : `<${term.value}>`
}
