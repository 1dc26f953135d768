import { splitTitle } from '../../mapping/identity/item-title.js'
import { uitkomstOf } from '../../mapping/summary/uitkomst.js'
import type {
  Agendapunt,
  Artikel,
  BehandelingVanAgendapunt,
  Besluit,
  LanguageText,
  Mandataris,
  Rechtsgrond,
  Uitkomst,
} from '../../model.js'
import { plainLines } from '../../rdf/plain-text.js'
import { BESLUIT_TYPE } from '../../rdf/concepts.js'
import { uuidOf } from '../../rdf/uuid.js'
import { outcomeOfSentence } from '../../readers/prose/votes/outcome.js'
import { DUTCH } from '../../readers/prose/words/nl.js'
import { conceptName } from './concept-names.js'
import type { Article, Decision, Item, LegalGround, SaidDifferently, SourceDocument, Vote } from './public-model.js'
import type { PublicNames } from './public-names.js'
import { publicAttendance, publicVote, textOf } from './public-vote.js'

/** What the sitting knows of its items besides the items themselves. */
export interface ItemSurroundings {
  readonly names: PublicNames
  readonly atStart: readonly Mandataris[]
  /** Who was at a handling, as it follows from attendance. */
  readonly follows: (handling: string) => readonly Mandataris[]
  /** Documents that say something of any of these IRIs. */
  readonly documentsOf: (iris: readonly string[]) => readonly SourceDocument[]
  readonly differencesOf: (iris: readonly string[]) => readonly SaidDifferently[]
}

/** Path of the page of an item. */
export function itemPath(iri: string): string {
  return `punten/${uuidOf(iri)}`
}

/** Path of the page of a decision that hangs on no item. */
export function decisionPath(iri: string): string {
  return `besluiten/${uuidOf(iri)}`
}

/** An item with its handlings, votes and decisions as one. */
export function publicItem(item: Agendapunt, around: ItemSurroundings): Item {
  const { names } = around
  const iri = item.iri ?? ''
  const path = itemPath(iri)
  const handlings = item.behandelingen ?? []
  const decisions = handlings.flatMap(({ generated }) => generated ?? []).map((each) => publicDecision(each, path))
  const votes = handlings.flatMap(({ heeftStemming }) => heeftStemming ?? []).map((vote) => publicVote(vote, names))
  const description = texts(item.description)
  const printed = longest(item.title) ?? decisions.find(({ title }) => title !== undefined)?.title
  const fallback = printed ?? votes.find(({ subject }) => subject !== undefined)?.subject ?? description[0]
  const { nummer, title } = splitTitle(fallback ?? '')
  const number = item.nummer ?? nummer
  const attendance = handlings
    .map((handling) => publicAttendance(handling, around.follows(handling.iri ?? ''), around.atStart, names))
    .find((each) => each !== undefined)
  const chair = handlings.map(({ heeftVoorzitter }) => heeftVoorzitter).find((each) => each !== undefined)
  const isPublic = handlings.find(({ openbaar }) => openbaar !== undefined)?.openbaar ?? item.geplandOpenbaar
  const iris = [
    iri,
    ...handlings.flatMap((handling) => [
      handling.iri ?? '',
      ...(handling.generated ?? []).map((each) => each.iri ?? ''),
      ...(handling.heeftStemming ?? []).map((each) => each.iri ?? ''),
    ]),
  ].filter(Boolean)
  return {
    iri,
    path,
    ...(number !== undefined && { number }),
    title: title === '' ? NO_TITLE : short(title),
    hasTitle: title !== '',
    description: description.filter(
      (line) => line !== title && !decisions.some((each) => each.description?.includes(line)),
    ),
    ...(isPublic !== undefined && { isPublic }),
    ...outcomeOf(handlings, decisions, votes),
    votes,
    decisions,
    ...(attendance && { attendance }),
    ...(chair && { chair: names.person(chair) }),
    attachments: (item.heeftOntwerpbesluit ?? []).flatMap(({ iri: address, title: name }) =>
      address !== undefined && /^https?:/iu.test(address) ? [{ title: textOf(name) ?? 'Ontwerpbesluit', address }] : [],
    ),
    documents: around.documentsOf(iris),
    differences: around.differencesOf(iris),
    parts: [...iris.slice(1), ...decisions.flatMap(({ articles }) => articles.map((article) => article.iri))].filter(
      Boolean,
    ),
  }
}

/** What stands where no document gives a title. */
const NO_TITLE = 'Titel niet vermeld'

/** A title that is a whole text is cut for lists; the text itself stands on the page. */
function short(title: string): string {
  return title.length <= 300 ? title : `${title.slice(0, 300).replace(/\s+\S*$/u, '')} …`
}

/** The result that a vote tells; else what the decision itself says it does, in its first sentence. */
function outcomeOf(
  handlings: readonly BehandelingVanAgendapunt[],
  decisions: readonly Decision[],
  votes: readonly Vote[],
): { readonly outcome?: Uitkomst; readonly outcomeText?: string } {
  const told = handlings
    .flatMap(({ heeftStemming }) => heeftStemming ?? [])
    .flatMap(({ gevolg }) => textOf(gevolg?.value) ?? [])
    .map((outcomeText) => ({ outcome: uitkomstOf(outcomeText), outcomeText }))
  const found = told.filter(({ outcome }) => outcome !== undefined).at(-1)
  if (found?.outcome) return { outcome: found.outcome, outcomeText: found.outcomeText }
  for (const { articles, text } of decisions) {
    for (const sentence of [articles[0]?.text[0], text[0]].filter((each) => each !== undefined)) {
      const outcome = outcomeOfSentence(sentence, DUTCH)
      if (outcome) return { outcome, outcomeText: sentence }
    }
  }
  // More votes for than against carry a proposal; a tie is lost (Decreet over het lokaal bestuur, article 33).
  const [only, ...others] = votes
  const byNumbers: Uitkomst | undefined =
    only?.basis !== 'stated' || others.length > 0 || only.inFavour === undefined || only.against === undefined
      ? undefined
      : only.inFavour > only.against
        ? 'goedgekeurd'
        : 'verworpen'
  return {
    ...(byNumbers && { outcome: byNumbers }),
    ...(told[0] && { outcomeText: told[0].outcomeText }),
  }
}

/** A decision; `path`: the page of the item at which it was taken, where there is one. */
export function publicDecision(decision: Besluit, path?: string): Decision {
  const iri = decision.iri ?? ''
  // "Besluit" is what it is, not what it is about.
  const title = [longest(decision.title), longest(decision.title_short)].find(
    (each) => each !== undefined && !/^besluit(?:en)?[.:]?$/iu.test(each),
  )
  const articles = (decision.has_part ?? []).map(publicArticle).sort(byNumber)
  const description = texts(decision.description).filter((line) => line !== title)
  const kinds = (decision.types ?? [])
    .filter((type) => type.startsWith(BESLUIT_TYPE))
    .flatMap((type) => conceptName(type) ?? [])
  const grounds = [...(decision.cites ?? []), ...(decision.realizes ? [decision.realizes] : [])].flatMap(ground)
  return {
    iri,
    path: path ?? decisionPath(iri),
    ...(title !== undefined && { title: short(splitTitle(title).title) }),
    ...(description.length > 0 && { description }),
    motivation: texts(decision.motivering),
    text: articles.length > 0 || decision.value === undefined ? [] : plainLines(decision.value, decision.valueDatatype),
    articles,
    grounds: [...new Map(grounds.map((each) => [each.title, each])).values()],
    kinds: [...new Set(kinds)],
    ...(decision.date_publication !== undefined && { published: decision.date_publication }),
    ...(decision.first_date_entry_in_force !== undefined && { inForceFrom: decision.first_date_entry_in_force }),
    ...(decision.date_no_longer_in_force !== undefined && { inForceUntil: decision.date_no_longer_in_force }),
  }
}

function publicArticle(article: Artikel): Article {
  const number = textOf(article.number)
  const given = longest(article.title)
  const title = given === number ? undefined : given
  const lines = article.value === undefined ? [] : plainLines(article.value, article.valueDatatype)
  return {
    iri: article.iri ?? '',
    ...(number !== undefined && { number: /^\d/u.test(number) ? `Artikel ${number}` : number }),
    ...(title !== undefined && { title }),
    text: number === undefined ? lines : withoutNumber(lines, number),
  }
}

/** "Artikel 1. Artikel 1. De raad …" says its number once. */
function withoutNumber(lines: readonly string[], number: string): readonly string[] {
  const digits = /\d+/u.exec(number)?.[0]
  const own = digits === undefined ? undefined : new RegExp(`^(?:art(?:ikel|\\.)?)\\s*${digits}\\s*[.:–-]?\\s*`, 'iu')
  const [first, ...others] = lines
  const rest = own && first?.replace(own, '')
  return rest === undefined ? lines : rest === '' ? others : [rest, ...others]
}

function byNumber(a: Article, b: Article): number {
  return (a.number ?? '\uffff').localeCompare(b.number ?? '\uffff', 'nl', { numeric: true }) || (a.iri < b.iri ? -1 : 1)
}

function ground(noun: Rechtsgrond): readonly LegalGround[] {
  const { iri, citation, title } = noun
  const address =
    iri !== undefined &&
    /^https?:\/\/(?:codex\.vlaanderen|www\.ejustice|data\.vlaanderen|eur-lex|data\.europa)\b/iu.test(iri)
      ? iri
      : undefined
  const name = textOf(citation ?? title)
  if (name === undefined && address === undefined) return []
  return [{ title: name ?? address ?? '', ...(address !== undefined && { address }) }]
}

/** The fullest of the titles that documents give. */
function longest(given: readonly LanguageText[] | undefined): string | undefined {
  return (given ?? [])
    .flatMap(({ value, datatype }) => textOf(plainLines(value, datatype).join(' ')) ?? [])
    .reduce<string | undefined>(
      (best, each) => (best === undefined || each.length > best.length ? each : best),
      undefined,
    )
}

/** Texts as lines; what a longer one holds already is left out. */
function texts(given: readonly LanguageText[] | undefined): readonly string[] {
  const each = (given ?? []).map(({ value, datatype }) => plainLines(value, datatype))
  const whole = each.map((lines) => lines.join(' '))
  return each
    .filter(
      (_, i) => !whole.some((other, j) => j !== i && other.includes(whole[i] ?? '') && (other !== whole[i] || j < i)),
    )
    .flat()
}
