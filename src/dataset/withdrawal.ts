import type { Settings } from '../config.js'
import { AppError } from '../errors.js'
import { iriObjectOf, subjectOf, type Change } from '../log/changes/change.js'
import type { DataFolder } from '../log/data-folder.js'
import type { ErasureRequest } from '../log/erasure.js'
import { emptyGraphs, pageAddress } from './publication-graphs.js'
import { namesOf } from './withhold.js'
import { contentOf, readerFor, readPublished, republish } from './republish.js'

/** Who withdraws, why, and whether it must be gone for good. */
export interface WithdrawOptions {
  readonly agent: string
  readonly reason: string
  /**
   * Also remove it from captures and log (personal data): of a page its captures, of a resource those of every page
   * that spoke of it.
   */
  readonly erase?: boolean
}

/** What a withdrawal, or its undoing, changed. */
export interface Withdrawn {
  readonly changes: readonly Change[]
  /** Addresses of the pages that spoke of it. */
  readonly pages: readonly string[]
  /** After an erasure: what else holds a text of it, word for word, and is still there. */
  readonly elsewhere: readonly string[]
}

/**
 * Withdraws a page by its address until it is ingested again, or a resource (a decision) by its IRI from every page
 * that
 * speaks of it, new versions of those pages included. Throws `input-not-found` for what the dataset does not have.
 */
export async function withdraw(
  target: string,
  data: DataFolder,
  settings: Settings,
  { agent, reason, erase = false }: WithdrawOptions,
): Promise<Withdrawn> {
  const cause = { kind: erase ? 'erase' : 'withdraw', agent, reason } as const
  const page = pageAddress(target)
  if (data.pages.isPublished(page) || data.pages.latest(page)) {
    const { changes } = await republish(data, readerFor(data, settings), cause, new Map(), [page])
    const graphs = emptyGraphs(page, settings.mintBase).map(({ graph }) => graph)
    return {
      changes,
      pages: [page],
      elsewhere: erase ? eraseTraces(data, { addresses: [page], graphs, subjects: [] }) : [],
    }
  }
  const { pages, names } = spokenOf(target, data, settings)
  if (pages.length === 0) throw new AppError('input-not-found', `the dataset has no page and no resource ${target}`)
  const reader = readerFor(data, settings)
  const { changes } = await republish(
    data,
    reader,
    { ...cause, subject: target, names },
    await readPublished(pages, data, reader),
  )
  if (!erase) return { changes, pages, elsewhere: [] }
  const parts = data
    .withdrawalsOf(target)
    .flatMap(({ deletes }) => deletes.map(subjectOf))
    .filter((subject) => data.merge.about(subject).length === 0)
  return {
    changes,
    pages,
    elsewhere: eraseTraces(data, { addresses: pages, graphs: [], subjects: [...new Set([...names, ...parts])] }),
  }
}

/** Lets a resource that was withdrawn by itself be there again, as far as pages still speak of it. */
export async function restore(target: string, data: DataFolder, settings: Settings, agent: string): Promise<Withdrawn> {
  if (!data.pages.withdrawals().some(({ subject }) => subject === target)) {
    throw new AppError(
      'input-not-found',
      `${target} was not withdrawn by itself; a page that was withdrawn comes back by “raadlink ingest”`,
    )
  }
  const { pages } = spokenOf(target, data, settings)
  const reader = readerFor(data, settings)
  const { changes } = await republish(
    data,
    reader,
    { kind: 'publish', agent, subject: target },
    await readPublished(pages, data, reader),
  )
  return { changes, pages, elsewhere: [] }
}

/** The pages that speak of a resource now or did so when it was withdrawn, and every name they have for it. */
function spokenOf(
  target: string,
  data: DataFolder,
  settings: Settings,
): { readonly pages: readonly string[]; readonly names: readonly string[] } {
  const names = new Set(
    data.pages
      .withdrawals()
      .flatMap(({ subject, cause }) => (subject === target ? [subject, ...(cause.names ?? [])] : [])),
  )
  const pages = new Set(names.size === 0 ? [] : data.withdrawalsOf(target).flatMap(({ cause }) => cause.address ?? []))
  for (const address of data.pages.published()) {
    const triples = contentOf(data, settings, address).flatMap((graph) => graph.triples)
    if (!triples.some((line) => subjectOf(line) === target || iriObjectOf(line) === target)) continue
    pages.add(address)
    for (const name of namesOf(triples, [target])) names.add(name)
  }
  return { pages: [...pages].sort(), names: [...names].sort() }
}

/** Erases what was withdrawn, and gives what else holds a text of it that could tell who or what it was about. */
function eraseTraces(
  data: DataFolder,
  gone: Pick<ErasureRequest, 'addresses' | 'graphs' | 'subjects'>,
): readonly string[] {
  const [graphs, subjects, texts, findings] = [
    new Set(gone.graphs),
    new Set(gone.subjects),
    new Set<string>(),
    new Set<string>(),
  ]
  let sequence = 0
  const isTraced = new Set([...gone.graphs, ...gone.subjects])
  for (const change of data.changes()) {
    // What other pages said differently, of the page or the resource: with texts of it.
    if (change.role === 'findings')
      for (const line of [...change.inserts, ...change.deletes])
        if (isTraced.has(iriObjectOf(line) ?? '')) findings.add(subjectOf(line))
    const erased = change.deletes.filter((line) => graphs.has(change.graph) || gone.subjects.includes(subjectOf(line)))
    if (erased.length > 0) sequence = change.sequence
    for (const line of erased) {
      subjects.add(subjectOf(line))
      texts.add(textOf(line))
    }
  }
  const tombstones = [...subjects].flatMap((subject) => {
    const last = data.versions.of(subject).at(-1)
    return last?.tombstone === true ? [{ subject, type: last.type }] : []
  })
  data.erase({ ...gone, subjects: [...gone.subjects, ...findings], sequence, tombstones })
  return [
    ...new Set(
      [...data.merge.triples()].filter((line) => texts.has(textOf(line)) && textOf(line) !== '').map(subjectOf),
    ),
  ]
}

/** The text of an N-Triples line that is long enough to tell something; else the empty text. */
function textOf(line: string): string {
  return /> "(.{20,})"(?:@[\w-]+)? \.$/u.exec(line)?.[1] ?? ''
}
