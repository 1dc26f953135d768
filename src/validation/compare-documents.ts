import { distance } from 'fastest-levenshtein'
import { diagnose, type Diagnostic } from '../diagnostic.js'
import { bodyKey } from '../mapping/identity/identity.js'
import { withoutCategory } from '../mapping/identity/item-title.js'
import type { Agendapunt, DocumentKind, Model, Noun, Stemming, Uitkomst, Zitting } from '../model.js'
import { toBrusselsDate } from '../rdf/date-time.js'
import type { RuleId } from '../rules/catalogue.js'

/** A model and the name of the document it was read from. */
export interface Told {
  readonly name: string
  readonly model: Model
}

/** A difference, placed at the document whose text shows it. */
export interface Difference {
  readonly name: string
  readonly diagnostic: Diagnostic
  /** The document whose text shows it, and the one it differs from. */
  readonly at: Told
  readonly from: Told
  /** IRIs of what it is about: the sitting, the item and what belongs to it. */
  readonly about: readonly string[]
}

/** What one document says about a sitting. */
interface Account {
  readonly told: Told
  readonly zitting: Zitting
  /** Keys by which other documents know the sitting: its IRI, its body and day. */
  readonly keys: readonly string[]
  /** Kind of body and day, and whether the document names the unit. */
  readonly bodyAndDay: string | undefined
  readonly isOfUnit: boolean
  readonly kind: DocumentKind | undefined
}

/** Two documents that share a smaller part of their items than this are about two sittings on one day. */
const SHARED = 0.5
/** Number of items that a document without a unit must share with another of the same kind of body and day. */
const SHARED_UNNAMED = 3
/** How much of an item's title may change between the agenda and the sitting, as a share of its letters. */
const RETITLED = 0.4

/**
 * Compares what the documents of each sitting say. List of decisions and minutes: items that only one of them has,
 * different numbers, and items with a different outcome or other vote counts. Every difference is placed at the
 * minutes, or at the list when the item is not in the minutes. Agenda (with the added one, if any) and what was
 * treated: items that were dropped are placed at the agenda; items that were added or have another title, at the
 * minutes or else the list.
 */
export function compareDocuments(documents: readonly Told[]): readonly Difference[] {
  const told: readonly Account[] = documents.flatMap((document) =>
    document.model.zittingen.map((zitting) => ({
      told: document,
      zitting,
      keys: keysOf(zitting),
      bodyAndDay: bodyAndDayOf(zitting),
      isOfUnit: unitOf(zitting) !== undefined,
      kind: document.model.publicatie?.kind,
    })),
  )
  const minutes = told.filter(({ kind }) => kind === 'notulen')
  const lists = told.filter(({ kind }) => kind === 'besluitenlijst')
  const unpaired = lists.filter((list) => !minutes.some((one) => pairOf(one, [list])))
  return [
    ...minutes.flatMap((one) => {
      const list = pairOf(one, lists)
      return list ? compareTreated(one, list) : []
    }),
    ...[...minutes, ...unpaired].flatMap((one) => {
      const agenda =
        pairOf(
          one,
          told.filter(({ kind }) => kind === 'agenda-toegevoegd'),
        ) ??
        pairOf(
          one,
          told.filter(({ kind }) => kind === 'agenda'),
        )
      return agenda ? comparePlanned(one, agenda) : []
    }),
  ]
}

/**
 * The document of the same sitting that shares most items with this one. A document that names no unit may be about the
 * sitting of any unit on that day; then its items must show which, and match one unit only.
 */
function pairOf(one: Account, others: readonly Account[]): Account | undefined {
  const shared = (other: Account): number => itemsOf(other.zitting).filter((item) => find(item, one.zitting)).length
  const same = others.filter(({ keys }) => keys.some((key) => one.keys.includes(key)))
  const alike = others.filter(
    (other) =>
      !(one.isOfUnit && other.isOfUnit) &&
      one.bodyAndDay !== undefined &&
      one.bodyAndDay === other.bodyAndDay &&
      shared(other) >= SHARED_UNNAMED,
  )
  const [best, second] = (same.length > 0 ? same : alike).sort((a, b) => shared(b) - shared(a))
  const isOfEither =
    same.length === 0 &&
    best !== undefined &&
    second !== undefined &&
    unitOf(best.zitting) !== unitOf(second.zitting) &&
    shared(best) === shared(second)
  if (isOfEither) return undefined
  const fewest = best && Math.min(itemsOf(best.zitting).length, itemsOf(one.zitting).length)
  return best && fewest !== undefined && fewest > 0 && shared(best) >= SHARED * fewest ? best : undefined
}

function compareTreated(minutes: Account, list: Account): readonly Difference[] {
  return [
    ...itemsOf(minutes.zitting).flatMap((item) =>
      find(item, list.zitting) ? [] : [difference('pairing/item-missing', item, minutes, list)],
    ),
    ...itemsOf(list.zitting).flatMap((item) => {
      const other = find(item, minutes.zitting)
      return other ? compareItem(item, other, minutes, list) : [difference('pairing/item-missing', item, list, minutes)]
    }),
  ]
}

/** An agenda may change until the sitting, so what became of its items is reported as information, not as an error. */
function comparePlanned(treated: Account, agenda: Account): readonly Difference[] {
  const added = itemsOf(treated.zitting).filter((item) => !find(item, agenda.zitting))
  const dropped = itemsOf(agenda.zitting).filter((item) => !find(item, treated.zitting))
  const retitled = new Map<Agendapunt, Agendapunt>()
  for (const item of dropped) {
    const [same] = added
      .filter((other) => ![...retitled.values()].includes(other))
      .sort((a, b) => change(item, a) - change(item, b))
    if (same && change(item, same) <= RETITLED) retitled.set(item, same)
  }
  return [
    ...dropped
      .filter((item) => !retitled.has(item))
      .map((item) => difference('pairing/item-dropped', item, agenda, treated)),
    ...added
      .filter((item) => ![...retitled.values()].includes(item))
      .map((item) => difference('pairing/item-added', item, treated, agenda)),
    ...[...retitled].map(([before, after]) =>
      difference('pairing/title-differs', after, treated, agenda, { expected: titleOf(before), same: before }),
    ),
  ]
}

/** How much of the longer of two titles changed, as a share of its letters. */
function change(a: Agendapunt, b: Agendapunt): number {
  const [x, y] = [bare(titleOf(a)), bare(titleOf(b))]
  return x === '' || y === '' ? 1 : distance(x, y) / Math.max(x.length, y.length)
}

interface Details {
  readonly actual?: string
  readonly expected?: string
  /** Number or title of the item in the text. */
  readonly item?: string
  /** The item in the other document. */
  readonly same?: Agendapunt
}

/** A difference about an item, placed at the document whose text shows it. */
function difference(
  rule: RuleId,
  item: Agendapunt,
  at: Account,
  from: Account,
  { actual = titleOf(item), expected, item: called = item.nummer ?? '', same }: Details = {},
): Difference {
  const details = {
    place: item.place,
    subject: item.iri,
    actual,
    ...(expected !== undefined && { expected }),
    values: { item: called, other: from.told.name },
  }
  const about = [at.zitting, from.zitting, ...[item, ...(same ? [same] : [])].flatMap(partsOf)].flatMap(
    ({ iri, sameAs = [] }) => [...(iri === undefined ? [] : [iri]), ...sameAs],
  )
  return {
    name: at.told.name,
    diagnostic: diagnose(rule, details),
    at: at.told,
    from: from.told,
    about: [...new Set(about)],
  }
}

/** An item and everything below it. */
function partsOf(item: Agendapunt): readonly Noun[] {
  return [
    item,
    ...(item.behandelingen ?? []).flatMap((handling): readonly Noun[] => [
      handling,
      ...(handling.heeftStemming ?? []),
      ...(handling.generated ?? []),
    ]),
  ]
}

function bodyAndDayOf(zitting: Zitting): string | undefined {
  const label = zitting.isGehoudenDoor?.prefLabel
  const date = dayOf(zitting)
  return label === undefined || date === undefined ? undefined : `${label.toLocaleLowerCase('nl')}|${date}`
}

/** Identifies the unit of a sitting's body: its IRI, else its name. */
function unitOf({ isGehoudenDoor: body }: Zitting): string | undefined {
  const unit = body?.bestuurt ?? body?.isTijdspecialisatieVan?.bestuurt
  return unit?.iri ?? unit?.prefLabel
}

function dayOf(zitting: Zitting): string | undefined {
  const moment = zitting.geplandeStart ?? zitting.startedAtTime
  return zitting.datum ?? (moment === undefined ? undefined : toBrusselsDate(moment))
}

function keysOf(zitting: Zitting): readonly string[] {
  const date = dayOf(zitting)
  const body = bodyKey(zitting.isGehoudenDoor)
  return [
    ...(zitting.iri === undefined ? [] : [zitting.iri]),
    ...(date === undefined || body === undefined ? [] : [`${body}|${date}`]),
  ]
}

function itemsOf(zitting: Zitting): readonly Agendapunt[] {
  return zitting.behandelt ?? []
}

function find(item: Agendapunt, zitting: Zitting): Agendapunt | undefined {
  const same = itemsOf(zitting).filter((other) => sameTitle(titleOf(other), titleOf(item)))
  return same.find((other) => other.nummer === item.nummer) ?? same[0]
}

function titleOf(item: Agendapunt): string {
  return item.title?.[0]?.value ?? ''
}

/** Titles agree when they differ only in punctuation, or in a category in front of one of them ("Veiligheid: …"). */
function sameTitle(a: string, b: string): boolean {
  return [plain(a), bare(a)].some((x) => x !== '' && (x === plain(b) || x === bare(b)))
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function bare(text: string): string {
  return plain(withoutCategory(text))
}

function compareItem(list: Agendapunt, minutes: Agendapunt, at: Account, from: Account): readonly Difference[] {
  const item = minutes.nummer ?? titleOf(minutes)
  const found: Difference[] = []
  if (list.nummer !== undefined && minutes.nummer !== undefined && list.nummer !== minutes.nummer) {
    found.push(
      difference('pairing/number-differs', minutes, at, from, {
        actual: minutes.nummer,
        expected: list.nummer,
        item: titleOf(minutes),
        same: list,
      }),
    )
  }
  const [a, b] = [list.behandelingen?.[0], minutes.behandelingen?.[0]]
  if (a?.uitkomst !== undefined && b?.uitkomst !== undefined && sideOf(a.uitkomst) !== sideOf(b.uitkomst)) {
    found.push(
      difference('pairing/outcome-differs', minutes, at, from, {
        actual: b.uitkomst,
        expected: a.uitkomst,
        item,
        same: list,
      }),
    )
  }
  const [x, y] = [onlyVote(a?.heeftStemming), onlyVote(b?.heeftStemming)]
  if (x !== undefined && y !== undefined && x !== y)
    found.push(difference('pairing/votes-differ', minutes, at, from, { actual: y, expected: x, item, same: list }))
  return found
}

/** "Aanvaard" and "goedgekeurd" count as the same; "kennisgenomen" of an approved item is no contradiction. */
function sideOf(uitkomst: Uitkomst): string {
  return uitkomst === 'aanvaard' || uitkomst === 'kennisgenomen' ? 'goedgekeurd' : uitkomst
}

/**
 * For, against and abstained of the only counted vote on an item; with several votes it is unclear which ones
 * correspond.
 */
function onlyVote(votes: readonly Stemming[] | undefined): string | undefined {
  const [vote, second] = votes ?? []
  if (!vote || second || vote.aantalVoorstanders === undefined) return undefined
  return [vote.aantalVoorstanders, vote.aantalTegenstanders ?? 0, vote.aantalOnthouders ?? 0].join('/')
}
