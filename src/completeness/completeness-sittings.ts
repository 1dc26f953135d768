import type { DocumentKind } from '../model.js'
import type { About, PublicationFacts } from '../dataset/publication-facts.js'
import { classesOf } from '../dataset/publication-facts.js'
import { DECISION_DAYS } from '../deadlines/deadline-rules.js'
import { addDays } from '../deadlines/working-days.js'
import { toBrusselsDate } from '../rdf/date-time.js'
import { kindOfAddress } from '../readers/kind-of-address.js'
import { LIMIT_REASONS } from './left-reasons.js'
import type { LedgerRow } from './ledger-row.js'

/** The documents of a sitting, in order. */
export const SITTING_DOCUMENTS = ['agenda', 'besluitenlijst', 'notulen'] as const
export type SittingDocument = (typeof SITTING_DOCUMENTS)[number]

/**
 * The state of a document of a sitting. `missing`: due and not listed. `not-yet-due` and `not-expected`: by the rules
 * below. `unknown`: it may be listed on a page that was not fetched, or it is unknown what the body must publish. The
 * others: it is listed, with this result.
 */
export type DocumentState =
  | 'present'
  | 'missing'
  | 'not-yet-due'
  | 'not-expected'
  | 'unknown'
  | 'failed'
  | 'refused'
  | 'gone'
  | 'unreadable'
  | 'waiting'
  | 'skipped'

/** A sitting of which a source has at least one document, with the state of each document. */
export interface SittingAccount {
  readonly zitting: string
  readonly orgaan: string
  /** Name of the body, if known. */
  readonly orgaanName?: string
  /** Calendar day in Brussels. */
  readonly day: string
  readonly documents: Readonly<Record<SittingDocument, DocumentState>>
}

/** The content of a dataset, as far as completeness needs it. */
export interface CompletenessData {
  /** The documents that state something now. */
  readonly entries: readonly (Pick<PublicationFacts, 'kind' | 'zitting' | 'orgaan' | 'day'> &
    Partial<Pick<PublicationFacts, 'documents'>> & { readonly source: string })[]
  readonly about: About
  readonly nameOf?: (iri: string) => string | undefined
}

/**
 * Minutes are approved at the next sitting of the body, and published after that; no rule gives a term, this one is
 * ours.
 */
const MINUTES_DAYS_AFTER_NEXT = 10
/**
 * When no next sitting is known: councils rest in July and August, so the next one is at most some three months away.
 */
const MINUTES_DAYS = 90
/** Bodies that sit in public and publish agenda and minutes; the others publish only their decisions. */
const COUNCILS = new Set(['Gemeenteraad', 'Raad voor Maatschappelijk Welzijn', 'Districtsraad', 'Provincieraad'])

/**
 * The sittings of a source, newest first, with what was fetched of each and what was not. `asOf`: time of the last
 * harvest.
 */
export function accountForSittings(
  rows: readonly LedgerRow[],
  { entries, about, nameOf = () => undefined }: CompletenessData,
  asOf: string | undefined,
): {
  readonly sittings: readonly SittingAccount[]
  readonly withoutSitting: readonly string[]
  readonly publications: number
} {
  const addresses = new Set(rows.map(({ address }) => address))
  // A page that leads to documents (a list, the page of a sitting) states something about them but is not one of them.
  const lists = new Set(
    rows.filter(({ foundHow }) => foundHow === 'start' || foundHow === 'paging').map(({ address }) => address),
  )
  const itemless = new Set(rows.filter(({ items = 0 }) => items === 0).map(({ address }) => address))
  // The page of a sitting links its documents by their addresses and has no items itself; the ledger has a row for each
  // document.
  const relatesOnly = ({ source, documents = [] }: CompletenessData['entries'][number]): boolean =>
    kindOfAddress(source) === undefined &&
    itemless.has(source) &&
    documents.length > 0 &&
    documents.every((document) => document !== source && addresses.has(document))
  const own = entries
    .filter((entry) => !relatesOnly(entry))
    .filter(
      ({ source, kind }) =>
        addresses.has(source) && !lists.has(source) && (kind ?? kindOfAddress(source)) !== undefined,
    )
  const withoutSitting = own
    .filter(
      ({ kind, zitting, orgaan, day, source }) =>
        (kind ?? kindOfAddress(source)) !== 'uittreksel' &&
        (zitting === undefined || orgaan === undefined || day === undefined),
    )
    .map(({ source }) => source)
  const listed = listedOf(rows)
  // A page that was not fetched may lead to anything.
  const isHidden = rows.some(
    (row) =>
      !isSettled(row) &&
      kindOfAddress(row.address) === undefined &&
      row.foundHow !== 'pdf-twin' &&
      row.foundHow !== 'attachment',
  )

  const groups = new Map<
    string,
    {
      readonly orgaan: string
      readonly day: string
      readonly kinds: Set<SittingDocument>
      readonly siblings: Set<string>
    }
  >()
  for (const { zitting, orgaan, day, kind: stated, source } of own) {
    const kind = asSittingDocument(stated ?? kindOfAddress(source))
    if (zitting === undefined || orgaan === undefined || day === undefined || kind === undefined) continue
    const group = groups.get(zitting) ?? { orgaan, day, kinds: new Set(), siblings: new Set() }
    group.kinds.add(kind)
    group.siblings.add(siblingsOf(source))
    groups.set(zitting, group)
  }

  const days = new Map<string, string[]>()
  for (const { orgaan, day } of groups.values()) days.set(orgaan, [...(days.get(orgaan) ?? []), day].sort())
  const sittings = [...groups].map(([zitting, { orgaan, day, kinds, siblings }]) => {
    const name = nameOf(orgaan)
    const next = days.get(orgaan)?.find((other) => other > day)
    const isCouncil = isCouncilBody(orgaan, about)
    const stateOf = (kind: SittingDocument): DocumentState => {
      if (kinds.has(kind)) return 'present'
      const inLedger = [...siblings].flatMap((sibling) => listed.get(`${kind} ${sibling}`) ?? []).at(0)
      if (inLedger) return inLedger
      if (isCouncil === false && kind !== 'besluitenlijst') return 'not-expected'
      if (!isDue(kind, day, next, asOf)) return 'not-yet-due'
      return isHidden || isCouncil === undefined ? 'unknown' : 'missing'
    }
    return {
      zitting,
      orgaan,
      ...(name !== undefined && { orgaanName: name }),
      day,
      documents: { agenda: stateOf('agenda'), besluitenlijst: stateOf('besluitenlijst'), notulen: stateOf('notulen') },
    }
  })
  return {
    sittings: sittings.sort((a, b) => (a.day === b.day ? (a.zitting < b.zitting ? -1 : 1) : a.day < b.day ? 1 : -1)),
    withoutSitting,
    publications: own.length,
  }
}

function asSittingDocument(kind: DocumentKind | undefined): SittingDocument | undefined {
  if (kind === 'agenda-toegevoegd') return 'agenda'
  return SITTING_DOCUMENTS.find((each) => each === kind)
}

/** Whether a document was due at the last harvest. */
function isDue(kind: SittingDocument, day: string, next: string | undefined, asOf: string | undefined): boolean {
  if (asOf === undefined) return false
  if (kind === 'agenda') return true
  const due =
    kind === 'besluitenlijst'
      ? addDays(day, DECISION_DAYS)
      : next === undefined
        ? addDays(day, MINUTES_DAYS)
        : addDays(next, MINUTES_DAYS_AFTER_NEXT)
  // The last day counts in full.
  return (toBrusselsDate(asOf) ?? asOf) > due
}

/** The state of documents that are listed but not in the dataset, by kind and by the siblings they are listed with. */
function listedOf(rows: readonly LedgerRow[]): ReadonlyMap<string, readonly DocumentState[]> {
  const found = new Map<string, DocumentState[]>()
  for (const row of rows) {
    const kind = asSittingDocument(kindOfAddress(row.address))
    const state =
      kind === undefined || row.foundHow === 'pdf-twin' || row.foundHow === 'attachment' ? undefined : stateOf(row)
    if (kind === undefined || state === undefined) continue
    const key = `${kind} ${siblingsOf(row.address)}`
    found.set(key, [...(found.get(key) ?? []), state])
  }
  return found
}

function stateOf({ state, parsed }: LedgerRow): DocumentState | undefined {
  switch (state) {
    case 'fetched':
    case 'unchanged':
      return parsed === 'failed' ? 'unreadable' : parsed === undefined ? 'waiting' : undefined
    case 'queued':
    case 'fetching':
      return 'waiting'
    default:
      return state
  }
}

/**
 * Whether an address can hide nothing: it was fetched and read, does not exist, or is skipped by a rule that knows why.
 */
function isSettled({ state, parsed, reason }: LedgerRow): boolean {
  return (
    state === 'gone' ||
    (state === 'skipped' && !LIMIT_REASONS.has(reason ?? '')) ||
    ((state === 'fetched' || state === 'unchanged') && parsed !== undefined && parsed !== 'failed')
  )
}

/**
 * What the addresses of one sitting's documents have in common, in the systems of all vendors: everything but the name
 * of the kind and the ending.
 */
export function siblingsOf(address: string): string {
  return address
    .replace(/(?:toegevoegde[_-]?)?agenda|besluiten-?lijst(?:uitspraak)?|notulen/giu, '*')
    .replace(/\.(?:html?|pdf)$/iu, '')
    .toLowerCase()
}

/** Whether a body sits in public, by its class or that of its abstract body; undefined when the data have neither. */
function isCouncilBody(orgaan: string, about: About): boolean | undefined {
  const known = classesOf(orgaan, about)
  return known.length === 0 ? undefined : known.some((name) => COUNCILS.has(name))
}
