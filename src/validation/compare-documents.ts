import { distance } from 'fastest-levenshtein'
import { diagnose, type Diagnostic } from '../diagnostic.js'
import { bodyKey } from '../mapping/identity.js'
import type { Agendapunt, DocumentKind, Model, Stemming, Uitkomst, Zitting } from '../model.js'
import { toBrusselsDate } from '../rdf/date-time.js'

/** A model and the name of the document that says it. */
export interface Told {
  readonly name: string
  readonly model: Model
}

/** A difference, at the document in whose text it stands. */
export interface Difference {
  readonly name: string
  readonly diagnostic: Diagnostic
}

/** What one document tells of a sitting. */
interface Account {
  readonly name: string
  readonly zitting: Zitting
  /** Body and day of the sitting. */
  readonly key: string
  readonly kind: DocumentKind | undefined
}

/** Two documents that share fewer of their items than this are of two sittings on one day. */
const SHARED = 0.5
/** Share of its letters in which the title of an item may have changed between the agenda and the sitting. */
const RETITLED = 0.4

/**
 * Compares what the documents of each sitting say. List of decisions and minutes: items that only one of them has, other
 * numbers, and items of which they tell another outcome or other numbers of votes. Every difference stands at the minutes, or
 * at the list when the minutes lack the item. Agenda (with the added one, where there is one) and what was treated: items that
 * were dropped, stand at the agenda; items that were added or have another title, at the minutes or else the list.
 */
export function compareDocuments(documents: readonly Told[]): readonly Difference[] {
  const told: readonly Account[] = documents.flatMap(({ name, model }) => model.zittingen.flatMap((zitting) => {
    const key = keyOf(zitting)
    return key === undefined ? [] : [{ name, zitting, key, kind: model.publicatie?.kind }]
  }))
  const minutes = told.filter(({ kind }) => kind === 'notulen')
  const lists = told.filter(({ kind }) => kind === 'besluitenlijst')
  const unpaired = lists.filter((list) => !minutes.some((one) => pairOf(one, [list])))
  return [
    ...minutes.flatMap((one) => {
      const list = pairOf(one, lists)
      return list ? compareTreated(one, list) : []
    }),
    ...[...minutes, ...unpaired].flatMap((one) => {
      const agenda = pairOf(one, told.filter(({ kind }) => kind === 'agenda-toegevoegd')) ?? pairOf(one, told.filter(({ kind }) => kind === 'agenda'))
      return agenda ? comparePlanned(one, agenda) : []
    }),
  ]
}

/** The document of the same sitting that shares most items with this one. */
function pairOf(one: Account, others: readonly Account[]): Account | undefined {
  const shared = (other: Account): number => itemsOf(other.zitting).filter((item) => find(item, one.zitting)).length
  const [best] = others.filter(({ key }) => key === one.key).sort((a, b) => shared(b) - shared(a))
  const fewest = best && Math.min(itemsOf(best.zitting).length, itemsOf(one.zitting).length)
  return best && fewest !== undefined && fewest > 0 && shared(best) >= SHARED * fewest ? best : undefined
}

function compareTreated(minutes: Account, list: Account): readonly Difference[] {
  return [
    ...itemsOf(minutes.zitting).flatMap((item) => (find(item, list.zitting) ? [] : [missing(item, minutes.name, list.name)])),
    ...itemsOf(list.zitting).flatMap((item) => {
      const other = find(item, minutes.zitting)
      return other ? compareItem(item, other, minutes.name, list.name) : [missing(item, list.name, minutes.name)]
    }),
  ]
}

/** An agenda may be changed until the sitting: what became of its items is told, not blamed. */
function comparePlanned(treated: Account, agenda: Account): readonly Difference[] {
  const added = itemsOf(treated.zitting).filter((item) => !find(item, agenda.zitting))
  const dropped = itemsOf(agenda.zitting).filter((item) => !find(item, treated.zitting))
  const retitled = new Map<Agendapunt, Agendapunt>()
  for (const item of dropped) {
    const [same] = added.filter((other) => ![...retitled.values()].includes(other)).sort((a, b) => change(item, a) - change(item, b))
    if (same && change(item, same) <= RETITLED) retitled.set(item, same)
  }
  return [
    ...dropped.filter((item) => !retitled.has(item)).map((item) => told('pairing/item-dropped', item, agenda.name, treated.name)),
    ...added.filter((item) => ![...retitled.values()].includes(item)).map((item) => told('pairing/item-added', item, treated.name, agenda.name)),
    ...[...retitled].map(([before, after]) => ({
      name: treated.name,
      diagnostic: diagnose('pairing/title-differs', { place: after.place, actual: titleOf(after), expected: titleOf(before), values: { item: after.nummer ?? '', other: agenda.name } }),
    })),
  ]
}

/** How much of the longer of two titles changed, in letters. */
function change(a: Agendapunt, b: Agendapunt): number {
  const [x, y] = [bare(titleOf(a)), bare(titleOf(b))]
  return x === '' || y === '' ? 1 : distance(x, y) / Math.max(x.length, y.length)
}

function told(rule: 'pairing/item-dropped' | 'pairing/item-added', item: Agendapunt, name: string, other: string): Difference {
  return { name, diagnostic: diagnose(rule, { place: item.place, actual: titleOf(item), values: { item: item.nummer ?? '', other } }) }
}

function keyOf(zitting: Zitting): string | undefined {
  const moment = zitting.geplandeStart ?? zitting.startedAtTime
  const date = zitting.datum ?? (moment === undefined ? undefined : toBrusselsDate(moment))
  const body = bodyKey(zitting.isGehoudenDoor)
  return date === undefined || body === undefined ? undefined : `${body}|${date}`
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

/** Titles agree when they are equal but for signs, or for a category in front of one of them ("Veiligheid: …"). */
function sameTitle(a: string, b: string): boolean {
  return [plain(a), bare(a)].some((x) => x !== '' && (x === plain(b) || x === bare(b)))
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

function bare(text: string): string {
  return plain(text.replace(/^[^:]{3,40}: (?=\S)/u, ''))
}

function missing(item: Agendapunt, name: string, other: string): Difference {
  return { name, diagnostic: diagnose('pairing/item-missing', { place: item.place, actual: titleOf(item), values: { item: item.nummer ?? '', other } }) }
}

function compareItem(list: Agendapunt, minutes: Agendapunt, name: string, other: string): readonly Difference[] {
  const item = minutes.nummer ?? titleOf(minutes)
  const found: Difference[] = []
  if (list.nummer !== undefined && minutes.nummer !== undefined && list.nummer !== minutes.nummer) {
    found.push({ name, diagnostic: diagnose('pairing/number-differs', { place: minutes.place, actual: minutes.nummer, expected: list.nummer, values: { item: titleOf(minutes), other } }) })
  }
  const [a, b] = [list.behandelingen?.[0], minutes.behandelingen?.[0]]
  if (a?.uitkomst !== undefined && b?.uitkomst !== undefined && sideOf(a.uitkomst) !== sideOf(b.uitkomst)) {
    found.push({ name, diagnostic: diagnose('pairing/outcome-differs', { place: minutes.place, actual: b.uitkomst, expected: a.uitkomst, values: { item, other } }) })
  }
  const [x, y] = [onlyVote(a?.heeftStemming), onlyVote(b?.heeftStemming)]
  if (x !== undefined && y !== undefined && x !== y) found.push({ name, diagnostic: diagnose('pairing/votes-differ', { place: minutes.place, actual: y, expected: x, values: { item, other } }) })
  return found
}

/** "Aanvaard" and "goedgekeurd" are one side; taking note of an item that was carried is no contradiction. */
function sideOf(uitkomst: Uitkomst): string {
  return uitkomst === 'aanvaard' || uitkomst === 'kennisgenomen' ? 'goedgekeurd' : uitkomst
}

/** For, against and abstained of the one counted vote of an item; with several it is not sure which answers to which. */
function onlyVote(votes: readonly Stemming[] | undefined): string | undefined {
  const [vote, second] = votes ?? []
  if (!vote || second || vote.aantalVoorstanders === undefined) return undefined
  return [vote.aantalVoorstanders, vote.aantalTegenstanders ?? 0, vote.aantalOnthouders ?? 0].join('/')
}
