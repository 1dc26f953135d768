import type { Processed, ZittingSummary } from '../../src/index.js'
import type { Judged } from './findings.js'

type Model = Processed['model']
type ReadItem = ZittingSummary['agendapunten'][number]

/**
 * How sure the product said it was of each field of a sitting, by the names of the gold; absent where it does not say.
 */
export function certaintiesOf(
  read: ZittingSummary | undefined,
  model: Model,
  index: number,
): Readonly<Record<string, number | undefined>> {
  const sitting = model.zittingen[index]
  const organ = sitting?.isGehoudenDoor
  const unit = organ?.bestuurt ?? organ?.isTijdspecialisatieVan?.bestuurt ?? model.bestuurseenheid
  const of = (...fields: readonly string[]): number | undefined =>
    fields.map((field) => read?.bronnen[field]?.zekerheid).find((certainty) => certainty !== undefined)
  return {
    type: stated(model.publicatie, 'kind'),
    bestuurseenheid: stated(unit, 'prefLabel'),
    bestuursorgaan: stated(organ, 'prefLabel'),
    datum: of('datum', 'geplandeStart', 'startedAtTime'),
    geplandeStart: of('geplandeStart'),
    start: of('startedAtTime'),
    einde: of('endedAtTime'),
    voorzitter: of('heeftVoorzitter'),
    secretaris: of('heeftSecretaris'),
    aanwezig: of('heeftAanwezigeBijStart', 'heeftAanwezige'),
    verontschuldigd: of('verontschuldigd', 'heeftAfwezigeBijStart'),
    afwezig: of('heeftAfwezigeBijStart'),
  }
}

const ITEM_FIELDS: Readonly<Record<string, readonly string[]>> = {
  titel: ['title', 'titel', 'nummer'],
  openbaar: ['openbaar', 'geplandOpenbaar'],
  uitkomst: ['uitkomst'],
  nummer: ['nummer'],
}

export function itemCertainty(item: ReadItem, field: string): number | undefined {
  return (ITEM_FIELDS[field] ?? [field])
    .map((name) => item.bronnen[name]?.zekerheid)
    .find((certainty) => certainty !== undefined)
}

function stated(
  noun: { readonly evidence?: Model['zittingen'][number]['evidence'] } | undefined,
  field: string,
): number | undefined {
  return noun?.evidence?.find((evidence) => evidence.field === field)?.certainty
}

export interface Band {
  readonly from: number
  readonly values: number
  readonly said: number
  readonly right: number
}

/** Of what was said at each band of certainty (0.05 wide), how much was right. */
export function reliabilityBands(judged: readonly Judged[]): readonly Band[] {
  const bands = new Map<number, Judged[]>()
  for (const one of judged) {
    const band = Math.min(19, Math.floor(one.certainty * 20 + 1e-9))
    bands.set(band, [...(bands.get(band) ?? []), one])
  }
  return [...bands]
    .sort(([a], [b]) => a - b)
    .map(([band, values]) => ({
      from: band / 20,
      values: values.length,
      said: values.reduce((sum, { certainty }) => sum + certainty, 0) / values.length,
      right: values.filter(({ right }) => right).length / values.length,
    }))
}
