import { besluit } from './vocabularies.js'

/** IRIs of the properties by which a sitting, an item or a vote points to a mandataris (OSLO Besluit). */
export const PERSON_PROPERTIES: ReadonlySet<string> = new Set(
  [
    besluit.heeftVoorzitter,
    besluit.heeftSecretaris,
    besluit.heeftAanwezigeBijStart,
    besluit.heeftAfwezigeBijStart,
    besluit.heeftAanwezige,
    besluit.heeftVoorstander,
    besluit.heeftTegenstander,
    besluit.heeftOnthouder,
    besluit.heeftStemmer,
  ].map(({ value }) => value),
)
