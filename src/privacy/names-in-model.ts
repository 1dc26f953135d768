import type { Mandataris, Model } from '../model.js'

/** The printed names of everyone who sits, votes, chairs or takes minutes in a model, each once. */
export function officeHoldersOf(model: Model): readonly string[] {
  const people = model.zittingen.flatMap((zitting): readonly (Mandataris | undefined)[] => [
    zitting.heeftVoorzitter,
    zitting.heeftSecretaris,
    ...[zitting.heeftAanwezige, zitting.heeftAanwezigeBijStart, zitting.heeftAfwezigeBijStart].flatMap(
      (list) => list ?? [],
    ),
    ...(zitting.verontschuldigd ?? []),
    ...(zitting.behandelt ?? [])
      .flatMap(({ behandelingen = [] }) => behandelingen)
      .flatMap((behandeling) => [
        behandeling.heeftVoorzitter,
        behandeling.heeftSecretaris,
        ...(behandeling.heeftAanwezige ?? []),
        ...(behandeling.heeftStemming ?? []).flatMap(({ heeftStemmer = [], ...vote }) => [
          ...heeftStemmer,
          ...(vote.heeftVoorstander ?? []),
          ...(vote.heeftTegenstander ?? []),
          ...(vote.heeftOnthouder ?? []),
        ]),
      ]),
  ])
  return [...new Set(people.flatMap((person) => printedName(person) ?? []))]
}

function printedName(person: Mandataris | undefined): string | undefined {
  if (!person) return undefined
  const { isBestuurlijkeAliasVan: alias } = person
  const parts = [alias?.gebruikteVoornaam ?? person.gebruikteVoornaam, alias?.familyName ?? person.familyName].filter(
    (part) => part !== undefined,
  )
  return alias?.name ?? person.name ?? (parts.length > 0 ? parts.join(' ') : undefined)
}
