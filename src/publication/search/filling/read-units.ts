import type { PublicCouncil } from '../../council/council.js'
import type {
  Body,
  Decision,
  Item,
  LooseDecision,
  PersonName,
  Sitting,
  SourceDocument,
  Vote,
} from '../../council/public-model.js'
import type { SearchSource } from './follow-search.js'
import { DOCUMENT_KINDS, type Named, type SearchedDocument, type SearchUnit } from '../search-unit.js'

/** Everything of a council that is searched: the items of its sittings, and decisions that hang on no item. */
export function* searchSources(council: PublicCouncil): Generator<SearchSource> {
  for (const { iri, version } of council.sittings)
    yield { key: iri, version, units: () => unitsOfSitting(council.sitting(iri)) }
  for (const path of council.looseDecisionPaths) {
    const units = (): readonly SearchUnit[] =>
      [council.looseDecision(path)].flatMap((each) => (each ? [unitOfDecision(each)] : []))
    yield { key: path, version: council.looseVersion(path) ?? '', units }
  }
}

function unitsOfSitting(sitting: Sitting | undefined): readonly SearchUnit[] {
  return sitting?.items.map((item) => unitOfItem(item, sitting)) ?? []
}

function unitOfItem(item: Item, sitting: Sitting): SearchUnit {
  return {
    iri: item.iri,
    kind: 'agendapunt',
    path: item.path,
    title: item.title,
    text: joined([
      ...item.description,
      ...item.decisions.flatMap(textOfDecision),
      item.outcomeText,
      ...item.votes.flatMap(({ subject, consequence }) => [subject, consequence]),
    ]),
    ...namesOf(sitting.body),
    zitting: sitting.path,
    ...(sitting.day !== undefined && { day: sitting.day }),
    documents: kindsOf(item.documents.length > 0 ? item.documents : sitting.documents),
    ...(item.outcome !== undefined && { outcome: item.outcome }),
    hasVote: item.votes.length > 0,
    persons: named(item.votes.flatMap(votersOf)),
    modified: sitting.modified,
  }
}

function unitOfDecision({ decision, title, body, day, sitting, document }: LooseDecision): SearchUnit {
  return {
    iri: decision.iri,
    kind: 'besluit',
    path: decision.path,
    title,
    text: joined(textOfDecision(decision)),
    ...namesOf(body),
    ...(sitting && { zitting: sitting.path }),
    ...(day !== undefined && { day }),
    documents: kindsOf([document]),
    hasVote: false,
    persons: [],
    modified: document.modified,
  }
}

function textOfDecision({
  title,
  description,
  motivation,
  text,
  articles,
  grounds,
  kinds,
}: Decision): readonly (string | undefined)[] {
  return [
    title,
    ...(description ?? []),
    ...text,
    ...articles.flatMap((article) => [article.title, ...article.text]),
    ...motivation,
    ...grounds.map((ground) => ground.title),
    ...kinds,
  ]
}

/** Texts one after the other, each once: a title is often told again as the subject of the vote. */
function joined(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text !== undefined && text !== ''))].join(' ')
}

function namesOf(body: Body | undefined): { readonly eenheid?: Named; readonly orgaan?: Named } {
  return {
    ...(body && { orgaan: { iri: body.iri, name: body.name } }),
    ...(body?.council && { eenheid: { iri: body.council.iri, name: body.council.name } }),
  }
}

function votersOf({ namesInFavour, namesAgainst, namesAbstained }: Vote): readonly PersonName[] {
  return [...namesInFavour, ...namesAgainst, ...namesAbstained]
}

/** People who have a page, each once. */
function named(people: readonly PersonName[]): readonly Named[] {
  const each = people.flatMap(({ iri, name, path }) => (path === undefined ? [] : [[iri, { iri, name }] as const]))
  return [...new Map(each).values()]
}

function kindsOf(documents: readonly SourceDocument[]): readonly SearchedDocument[] {
  const found = new Set(documents.map(({ kind }) => (kind === 'agenda-toegevoegd' ? 'agenda' : kind)))
  return DOCUMENT_KINDS.filter((kind) => found.has(kind))
}
