import type { Agendapunt, Mandataris, Model, Stemming, Zitting } from '../../src/model.js'
import type { Gold, GoldItem, GoldVote } from './gold.js'

/** The model's sittings in the shape of the gold, so that like is compared with like. */
export function goldOfModel(model: Model, document: string): readonly Gold[] {
  return model.zittingen.map((zitting) => ({
    document,
    type: model.publicatie?.kind ?? null,
    bestuurseenheid: unitOf(zitting, model)?.prefLabel ?? null,
    bestuursorgaan: zitting.isGehoudenDoor?.prefLabel ?? null,
    zitting: {
      datum: zitting.datum ?? zitting.geplandeStart?.slice(0, 10) ?? null,
      geplandeStart: minutes(zitting.geplandeStart),
      start: minutes(zitting.startedAtTime),
      einde: minutes(zitting.endedAtTime),
      locatie: zitting.atLocation?.label ?? null,
    },
    voorzitter: nameOf(zitting.heeftVoorzitter),
    secretaris: nameOf(zitting.heeftSecretaris),
    aanwezig: names(zitting.heeftAanwezigeBijStart),
    verontschuldigd: names(zitting.verontschuldigd),
    afwezig: absentOnly(zitting),
    agendapunten: (zitting.behandelt ?? []).map(itemOf),
  }))
}

function unitOf({ isGehoudenDoor: body }: Zitting, { bestuurseenheid }: Model): Model['bestuurseenheid'] {
  return body?.bestuurt ?? body?.isTijdspecialisatieVan?.bestuurt ?? bestuurseenheid
}

function itemOf(item: Agendapunt): GoldItem {
  const [behandeling] = item.behandelingen ?? []
  const besluiten = behandeling?.generated ?? []
  return {
    nummer: item.nummer ?? null,
    titel: item.title?.[0]?.value ?? '',
    openbaar: behandeling?.openbaar ?? item.geplandOpenbaar ?? null,
    pagina: item.place?.page ?? null,
    uitkomst: behandeling?.uitkomst ?? null,
    uitkomstTekst: behandeling?.uitkomstTekst ?? null,
    stemmingen: (behandeling?.heeftStemming ?? []).map(voteOf),
    artikelen: besluiten.flatMap((besluit) =>
      (besluit.has_part ?? []).map((article) => ({
        nummer: article.number ?? '',
        begin: (article.value ?? '').slice(0, 80),
      })),
    ),
    rechtsgronden: besluiten.flatMap((besluit) =>
      (besluit.cites ?? []).flatMap((act) => act.citation ?? act.title ?? []),
    ),
  }
}

function voteOf(vote: Stemming): GoldVote {
  return {
    onderwerp: vote.onderwerp?.value ?? null,
    voor: vote.aantalVoorstanders ?? null,
    tegen: vote.aantalTegenstanders ?? null,
    onthouding: vote.aantalOnthouders === undefined ? null : vote.aantalOnthouders - (vote.blancoOngeldig ?? 0),
    blancoOngeldig: vote.blancoOngeldig ?? null,
    unaniem: vote.unaniem ?? false,
    geheim: vote.geheim ?? false,
    voorstanders: names(vote.heeftVoorstander),
    tegenstanders: names(vote.heeftTegenstander),
    onthouders: names(vote.heeftOnthouder),
  }
}

function absentOnly(zitting: Zitting): readonly string[] {
  const excused = new Set(names(zitting.verontschuldigd))
  return names(zitting.heeftAfwezigeBijStart).filter((name) => !excused.has(name))
}

function names(people: readonly Mandataris[] | undefined): readonly string[] {
  return (people ?? []).flatMap((person) => nameOf(person) ?? [])
}

function nameOf(person: Mandataris | undefined): string | null {
  const persoon = person?.isBestuurlijkeAliasVan
  if (!persoon) return null
  return persoon.name ?? ([persoon.gebruikteVoornaam, persoon.familyName].filter(Boolean).join(' ') || null)
}

function minutes(time: string | undefined): string | null {
  return time?.slice(0, 16) ?? null
}
