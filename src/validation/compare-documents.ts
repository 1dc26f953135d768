import { diagnose, type Diagnostic } from '../diagnostic.js'
import { bodyKey } from '../mapping/identity.js'
import type { Agendapunt, Model, Stemming, Uitkomst, Zitting } from '../model.js'
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

/** A list and minutes that share fewer of their items than this are of two sittings on one day. */
const SHARED = 0.5

/**
 * Compares the list of decisions and the minutes of each sitting: items that only one of them has, other numbers, and items of
 * which they tell another outcome or other numbers of votes. Every difference stands at the minutes, or at the list when the
 * minutes lack the item.
 */
export function compareDocuments(documents: readonly Told[]): readonly Difference[] {
  const told = documents.flatMap(({ name, model }) => model.zittingen.flatMap((zitting) => {
    const key = keyOf(zitting)
    return key === undefined ? [] : [{ name, zitting, key, kind: model.publicatie?.kind }]
  }))
  return told.filter(({ kind }) => kind === 'notulen').flatMap((minutes) => {
    const lists = told.filter(({ kind, key }) => kind === 'besluitenlijst' && key === minutes.key)
    const shared = (list: (typeof told)[number]): number => itemsOf(list.zitting).filter((item) => find(item, minutes.zitting)).length
    const [list] = [...lists].sort((a, b) => shared(b) - shared(a))
    if (!list || shared(list) < SHARED * Math.min(itemsOf(list.zitting).length, itemsOf(minutes.zitting).length)) return []
    return [
      ...itemsOf(minutes.zitting).flatMap((item) => (find(item, list.zitting) ? [] : [missing(item, minutes.name, list.name)])),
      ...itemsOf(list.zitting).flatMap((item) => {
        const other = find(item, minutes.zitting)
        return other ? compareItem(item, other, minutes.name, list.name) : [missing(item, list.name, minutes.name)]
      }),
    ]
  })
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
  const plain = (text: string): string => text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  const bare = (text: string): string => plain(text.replace(/^[^:]{3,40}: (?=\S)/u, ''))
  return [plain(a), bare(a)].some((x) => x !== '' && (x === plain(b) || x === bare(b)))
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
