import type { Besluit, CalendarDate, Model, Rechtsgrond } from '../model.js'
import type { KnownAct } from './known-acts.js'

/**
 * Gives the citations of a model the IRI of the act they cite, when they contain its title or one of its other names
 * and no other date beside it; "hetzelfde decreet" is the act cited before it in the same decision. Any other citation
 * stays a described node: addresses are never invented.
 */
export function linkActs(model: Model, acts: readonly KnownAct[]): Model {
  const besluit = (one: Besluit): Besluit => (one.cites ? { ...one, cites: linkCitations(one.cites, acts) } : one)
  return {
    ...model,
    besluiten: model.besluiten.map(besluit),
    zittingen: model.zittingen.map((zitting) => ({
      ...zitting,
      ...(zitting.behandelt && {
        behandelt: zitting.behandelt.map((item) => ({
          ...item,
          ...(item.behandelingen && {
            behandelingen: item.behandelingen.map((handling) => ({
              ...handling,
              ...(handling.generated && { generated: handling.generated.map(besluit) }),
            })),
          }),
        })),
      }),
    })),
  }
}

function linkCitations(cites: readonly Rechtsgrond[], acts: readonly KnownAct[]): readonly Rechtsgrond[] {
  let before: KnownAct | undefined
  return cites.map((citation) => {
    const text = citation.title ?? ''
    const act = actOf(text, acts) ?? (before && refersBack(text, before) ? before : undefined)
    if (act) before = act
    else if (ANOTHER_ACT.test(text)) before = undefined
    if (citation.iri !== undefined || !act) return citation
    return {
      ...citation,
      iri: act.iri,
      title: act.titel,
      ...(citation.title !== undefined && { citation: citation.title }),
      evidence: [
        ...(citation.evidence ?? []),
        {
          field: 'iri',
          rule: 'linking/act',
          certainty: 0.95,
          status: 'derived',
          ...(citation.place && { place: citation.place }),
        },
      ],
    }
  })
}

/**
 * A citation that names an act, also as the end of a longer word (“gemeentedecreet”) or by initials (“KB”): the next
 * citation may refer back to it.
 */
const ANOTHER_ACT =
  /(?:decreet|wet|besluit|codex|wetboek|grondwet|ordonnantie|verordening|richtlijn)(?!\p{L})|(?<!\p{L})(?:KB|MB|BVR|GD|NGW|WIB)(?!\p{L})/iu

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]
/** A date as written in citations, with the words that connect it to the name of the act. */
const DATE = new RegExp(
  `(?:,\\s*)?(?:\\(\\s*)?(?:(?:van|d\\.?d\\.?|-|–)\\s*)?(?<!\\d)(\\d{1,2})(?:\\s+(${MONTHS.join('|')})\\s+|[./-](\\d{1,2})[./-])(\\d{4})(?!\\d)(?:\\s*\\))?`,
  'giu',
)

/** The only act that a citation names; none when it names two, or gives another date. */
function actOf(text: string, acts: readonly KnownAct[]): KnownAct | undefined {
  const texts = [fold(text), fold(text.replace(DATE, ' '))]
  const named = acts.filter((act) =>
    [act.titel, ...act.namen].some((name) => {
      const pattern = new RegExp(
        `(?<![\\p{L}\\d])${fold(name).replace(/[.*+?^$()[\]{}|\\]/gu, '\\$&')}(?![\\p{L}\\d])`,
        'u',
      )
      return texts.some((one) => pattern.test(one))
    }),
  )
  const [act] = named
  if (!act || named.length > 1) return undefined
  // The first date of a citation is that of the act; later ones may be of its amendments.
  const [date] = [...text.matchAll(DATE)]
  if (date) return dayOf(date).startsWith(act.datum) ? act : undefined
  const [year] = /(?<!\d)(?:18|19|20)\d{2}(?!\d)/u.exec(text) ?? []
  return year === undefined || act.datum.startsWith(year) ? act : undefined
}

function dayOf([, day = '', month, number, year = '']: RegExpMatchArray): CalendarDate {
  const count = month === undefined ? Number(number) : MONTHS.indexOf(month.toLocaleLowerCase('nl')) + 1
  return `${year}-${String(count).padStart(2, '0')}-${day.padStart(2, '0')}`
}

function refersBack(text: string, before: KnownAct): boolean {
  return new RegExp(
    `(?<!\\p{L})(?:hetzelfde|dezelfde|voormeld|voornoemd|voormelde|voornoemde|genoemd|genoemde)\\s+${before.soort}(?!\\p{L})`,
    'iu',
  ).test(text)
}

function fold(text: string): string {
  return text.toLocaleLowerCase('nl').replace(/[‘’]/gu, "'").replace(/\s+/gu, ' ').trim()
}
