import type { BehandelingVanAgendapunt, Mandataris, Model, Stemming, Zitting } from '../model.js'

type Change = (person: Mandataris, zitting: Zitting) => Mandataris

const IN_STEMMING = [
  'heeftAanwezige',
  'heeftStemmer',
  'heeftVoorstander',
  'heeftTegenstander',
  'heeftOnthouder',
] as const
const IN_ZITTING = ['heeftAanwezige', 'heeftAanwezigeBijStart', 'heeftAfwezigeBijStart', 'verontschuldigd'] as const

/** The model with every mandataris of its sittings changed, wherever it occurs. */
export function changePeople(model: Model, change: Change): Model {
  return {
    ...model,
    zittingen: model.zittingen.map((zitting) => changeZitting(zitting, (person) => change(person, zitting))),
  }
}

type One = (person: Mandataris) => Mandataris

function changeZitting(zitting: Zitting, change: One): Zitting {
  return {
    ...zitting,
    ...lists(zitting, IN_ZITTING, change),
    ...(zitting.heeftVoorzitter && { heeftVoorzitter: change(zitting.heeftVoorzitter) }),
    ...(zitting.heeftSecretaris && { heeftSecretaris: change(zitting.heeftSecretaris) }),
    ...(zitting.behandelt && {
      behandelt: zitting.behandelt.map((item) =>
        item.behandelingen
          ? { ...item, behandelingen: item.behandelingen.map((handling) => changeBehandeling(handling, change)) }
          : item,
      ),
    }),
  }
}

function changeBehandeling(handling: BehandelingVanAgendapunt, change: One): BehandelingVanAgendapunt {
  return {
    ...handling,
    ...lists(handling, ['heeftAanwezige'], change),
    ...(handling.heeftVoorzitter && { heeftVoorzitter: change(handling.heeftVoorzitter) }),
    ...(handling.heeftSecretaris && { heeftSecretaris: change(handling.heeftSecretaris) }),
    ...(handling.heeftStemming && {
      heeftStemming: handling.heeftStemming.map((vote): Stemming => ({ ...vote, ...lists(vote, IN_STEMMING, change) })),
    }),
  }
}

function lists<Field extends string>(
  noun: Readonly<Partial<Record<Field, readonly Mandataris[]>>>,
  fields: readonly Field[],
  change: One,
): Partial<Record<Field, readonly Mandataris[]>> {
  const changed: Partial<Record<Field, readonly Mandataris[]>> = {}
  for (const field of fields) {
    const people = noun[field]
    if (people) changed[field] = people.map(change)
  }
  return changed
}
