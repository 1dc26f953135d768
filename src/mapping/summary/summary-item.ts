import type { Agendapunt, Artikel, BehandelingVanAgendapunt, Stemming, Uitkomst } from '../../model.js'
import { plainText } from '../../rdf/plain-text.js'
import { splitTitle } from '../identity/item-title.js'
import {
  iris,
  names,
  sourcesOf,
  summariseDecision,
  textOrNull,
  type DecisionSummary,
  type Sources,
} from './summary-values.js'
import { isUnanimous, uitkomstOf } from './uitkomst.js'

/** One vote. Counts are null where the document gives none: an empty vote means "no vote data", never zero. */
export interface VoteSummary {
  readonly iri: string | null
  readonly onderwerp: string | null
  readonly gevolg: string | null
  readonly voor: number | null
  readonly tegen: number | null
  readonly onthouding: number | null
  /**
   * Blank and invalid votes, where the document counts them separately. OSLO counts them as abstentions; `onthoudingen`
   * then has the rest.
   */
  readonly blancoOngeldig: number | null
  readonly unaniem: boolean
  readonly geheim: boolean
  readonly voorstanders: readonly string[]
  readonly voorstandersIris: readonly string[]
  readonly tegenstanders: readonly string[]
  readonly tegenstandersIris: readonly string[]
  readonly onthouders: readonly string[]
  readonly onthoudersIris: readonly string[]
  readonly bronnen: Sources
}

export interface ArticleSummary {
  readonly iri: string | null
  readonly nummer: string | null
  /** First 80 characters of its text. */
  readonly begin: string | null
}

/** One agenda item with its outcome. */
export interface ItemSummary {
  readonly iri: string | null
  readonly sameAs: readonly string[]
  readonly nummer: string | null
  readonly titel: string | null
  readonly openbaar: boolean | null
  readonly pagina: number | null
  readonly plaats: { readonly line: number; readonly column: number } | null
  readonly uitkomst: Uitkomst | null
  readonly uitkomstTekst: string | null
  readonly stemmingen: readonly VoteSummary[]
  readonly artikelen: readonly ArticleSummary[]
  readonly rechtsgronden: readonly string[]
  readonly besluiten: readonly DecisionSummary[]
  readonly bronnen: Sources
}

/** Summarises an item with its handlings, votes and decisions. */
export function summariseItem(item: Agendapunt): ItemSummary {
  const handlings = item.behandelingen ?? []
  const besluiten = handlings.flatMap(({ generated }) => generated ?? [])
  const printed = item.title?.[0]?.value ?? besluiten[0]?.title?.[0]?.value
  const { nummer, title } =
    item.nummer === undefined ? splitTitle(printed ?? '') : { nummer: item.nummer, title: printed }
  const place = item.place ?? handlings[0]?.place
  return {
    iri: item.iri ?? null,
    sameAs: item.sameAs ?? [],
    nummer: textOrNull(nummer),
    titel: textOrNull(title),
    openbaar: handlings.find(({ openbaar }) => openbaar !== undefined)?.openbaar ?? item.geplandOpenbaar ?? null,
    pagina: place?.page ?? null,
    plaats: place ? { line: place.line, column: place.column } : null,
    ...outcome(handlings),
    stemmingen: handlings.flatMap(({ heeftStemming }) => heeftStemming ?? []).map(summariseVote),
    artikelen: besluiten.flatMap(({ has_part }) => has_part ?? []).map(summariseArticle),
    rechtsgronden: besluiten
      .flatMap(({ cites }) => cites ?? [])
      .flatMap(({ citation, title, iri }) => textOrNull(citation ?? title) ?? iri ?? []),
    besluiten: besluiten.map(summariseDecision),
    bronnen: [...handlings, item].reduce<Sources>((sources, noun) => ({ ...sources, ...sourcesOf(noun) }), {}),
  }
}

/** The outcome stated by the handling, else the one in the consequence of its first vote. */
function outcome(handlings: readonly BehandelingVanAgendapunt[]): Pick<ItemSummary, 'uitkomst' | 'uitkomstTekst'> {
  const gevolgen = handlings
    .flatMap(({ heeftStemming }) => heeftStemming ?? [])
    .flatMap(({ gevolg }) => textOrNull(gevolg?.value) ?? [])
  const uitkomstTekst =
    textOrNull(handlings.find((handling) => handling.uitkomstTekst !== undefined)?.uitkomstTekst) ?? gevolgen[0] ?? null
  const uitkomst =
    handlings.find((handling) => handling.uitkomst !== undefined)?.uitkomst ??
    (uitkomstTekst === null ? undefined : uitkomstOf(uitkomstTekst))
  return { uitkomst: uitkomst ?? null, uitkomstTekst }
}

function summariseVote(vote: Stemming): VoteSummary {
  const gevolg = textOrNull(vote.gevolg?.value)
  const counts = [vote.aantalVoorstanders, vote.aantalTegenstanders, vote.aantalOnthouders]
  return {
    iri: vote.iri ?? null,
    onderwerp: textOrNull(vote.onderwerp?.value),
    gevolg,
    voor: vote.aantalVoorstanders ?? null,
    tegen: vote.aantalTegenstanders ?? null,
    onthouding: abstained(vote),
    blancoOngeldig: vote.blancoOngeldig ?? null,
    unaniem: vote.unaniem ?? (counts.every((count) => count === undefined) && gevolg !== null && isUnanimous(gevolg)),
    geheim: vote.geheim ?? false,
    voorstanders: names(vote.heeftVoorstander),
    voorstandersIris: iris(vote.heeftVoorstander),
    tegenstanders: names(vote.heeftTegenstander),
    tegenstandersIris: iris(vote.heeftTegenstander),
    onthouders: names(vote.heeftOnthouder),
    onthoudersIris: iris(vote.heeftOnthouder),
    bronnen: sourcesOf(vote),
  }
}

function abstained({ aantalOnthouders, blancoOngeldig }: Stemming): number | null {
  if (aantalOnthouders === undefined || (blancoOngeldig !== undefined && aantalOnthouders === blancoOngeldig))
    return null
  return aantalOnthouders - (blancoOngeldig ?? 0)
}

function summariseArticle(article: Artikel): ArticleSummary {
  const text = article.value === undefined ? null : plainText(article.value, article.valueDatatype)
  return {
    iri: article.iri ?? null,
    nummer: textOrNull(article.number),
    begin: text === null || text === '' ? null : text.slice(0, 80),
  }
}
