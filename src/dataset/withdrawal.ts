import type { Settings } from '../config.js'
import { AppError } from '../errors.js'
import { iriObjectOf, subjectOf, type Change } from '../log/changes/change.js'
import type { DataFolder } from '../log/data-folder.js'
import { Corrections } from './kept/corrections.js'
import { documentReader, readPages, type DocumentReader } from './document-reader.js'
import { eraseTraces, type Erased } from './erase-traces.js'
import { emptyGraphs, pageAddress } from './publication-graphs.js'
import { namesOf } from './withhold.js'
import { contentOf, republish } from './republish.js'

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
export interface Withdrawn extends Erased {
  readonly changes: readonly Change[]
  /** Addresses of the pages that spoke of it. */
  readonly pages: readonly string[]
  /** Pages that spoke of it and could not be read again: they stand as they were, without it. */
  readonly unread: readonly string[]
}

const NOTHING_ERASED: Erased = { elsewhere: [], captures: [], suspects: [] }

/**
 * Withdraws a page by its address until it is ingested again, or a resource (a decision) by its IRI from every page
 * that speaks of it, new versions of those pages included. Throws `input-not-found` for what the dataset does not have.
 */
export async function withdraw(
  target: string,
  data: DataFolder,
  settings: Settings,
  { agent, reason, erase = false }: WithdrawOptions,
): Promise<Withdrawn> {
  const cause = { kind: erase ? 'erase' : 'withdraw', agent, reason } as const
  const reader = documentReader(data, settings)
  const page = pageAddress(target)
  if (data.pages.isPublished(page) || data.pages.latest(page)) {
    const { changes, unread } = await republish(data, reader, cause, new Map(), { withdrawn: [page] })
    const graphs = emptyGraphs(page, settings.mintBase).map(({ graph }) => graph)
    const gone = { addresses: [page], graphs, subjects: [] }
    return {
      ...(erase ? await eraseForGood(data, settings, gone) : NOTHING_ERASED),
      changes,
      pages: [page],
      unread: unread.map(({ record }) => record.address),
    }
  }
  const { pages, names } = spokenOf(target, data, settings)
  if (pages.length === 0) throw new AppError('input-not-found', `the dataset has no page and no resource ${target}`)
  const { changes, unread } = await republishPages(pages, data, reader, { ...cause, subject: target, names })
  if (!erase) return { ...NOTHING_ERASED, changes, pages, unread }
  const parts = data
    .withdrawalsOf(target)
    .flatMap(({ deletes }) => deletes.map(subjectOf))
    .filter((subject) => data.merge.about(subject).length === 0)
  const subjects = [...new Set([...names, ...parts])]
  return { ...(await eraseForGood(data, settings, { addresses: pages, graphs: [], subjects })), changes, pages, unread }
}

/** Erases traces, and what people corrected on the pages that went: it may repeat what they said. */
async function eraseForGood(
  data: DataFolder,
  settings: Settings,
  gone: Parameters<typeof eraseTraces>[2],
): Promise<Erased> {
  const erased = await eraseTraces(data, settings, gone)
  const corrections = new Corrections(data.path)
  corrections.forget(new Set([...gone.addresses, ...erased.captures]))
  corrections.close()
  return erased
}

/**
 * Publishes pages again, those only that are published: one that was withdrawn itself must not come back with a
 * resource. What cannot be read stands, but for what is withheld.
 */
async function republishPages(
  pages: readonly string[],
  data: DataFolder,
  reader: DocumentReader,
  cause: Parameters<typeof republish>[2],
): Promise<{ readonly changes: readonly Change[]; readonly unread: readonly string[] }> {
  const published = pages.filter((address) => data.pages.isPublished(address))
  const { readings, unread } = await readPages(published, data, reader)
  const { changes, unread: others } = await republish(data, reader, cause, readings, {
    standing: published.filter((address) => !readings.has(address)),
  })
  return { changes, unread: [...new Set([...unread, ...others].map(({ record }) => record.address))] }
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
  const cause = { kind: 'publish', agent, subject: target } as const
  const { changes, unread } = await republishPages(pages, data, documentReader(data, settings), cause)
  return { ...NOTHING_ERASED, changes, pages, unread }
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
