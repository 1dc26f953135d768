import type { Agendapunt, BehandelingVanAgendapunt, Evidence, Model, Noun, Zitting } from '../../model.js'
import type { Text } from '../../rules/rule.js'

/** Annotations completed from the text, and what was taken from the text, for a message. */
export interface Completed {
  readonly model: Model
  readonly parts: readonly Text[]
}

/** What a sitting may lack, and how it is called. */
const FACTS: readonly (readonly [field: keyof Zitting, name: Text])[] = [
  ['datum', { nl: 'de datum', en: 'the date' }],
  ['geplandeStart', { nl: 'het geplande uur', en: 'the planned hour' }],
  ['startedAtTime', { nl: 'de opening', en: 'the opening' }],
  ['endedAtTime', { nl: 'het einde', en: 'the end' }],
  ['atLocation', { nl: 'de plaats', en: 'the place' }],
  ['isGehoudenDoor', { nl: 'het orgaan', en: 'the body' }],
  ['heeftAanwezigeBijStart', { nl: 'de aanwezigen', en: 'who was present' }],
  ['heeftAfwezigeBijStart', { nl: 'de afwezigen', en: 'who was absent' }],
  ['verontschuldigd', { nl: 'de verontschuldigden', en: 'who was excused' }],
  ['heeftVoorzitter', { nl: 'de voorzitter', en: 'the chair' }],
  ['heeftSecretaris', { nl: 'de secretaris', en: 'the secretary' }],
]
const HANDLING: readonly (keyof BehandelingVanAgendapunt)[] = [
  'openbaar',
  'movements',
  'votersTold',
  'heeftStemming',
  'generated',
  'uitkomst',
  'uitkomstTekst',
]

/**
 * Completes what annotations tell of one sitting with what its text tells. A value that is annotated stays. Items are
 * the same when their titles are; items that only the text has are added when it has every annotated one too, for
 * otherwise the two are not of the same list. Of several sittings in the text nothing is taken.
 */
export function completeModel(annotated: Model, prose: Model): Completed {
  const [read] = prose.zittingen
  if (!read || prose.zittingen.length > 1) return { model: annotated, parts: [] }
  const [given = {}] = annotated.zittingen
  if (isOtherDay(given, read)) return { model: annotated, parts: [] }
  const parts: Text[] = []
  const loose = annotated.zittingen.length === 0 ? (annotated.agendapunten ?? []) : []
  const items = completeItems([...(given.behandelt ?? []), ...loose], read.behandelt ?? [], annotated, parts)
  const missing = FACTS.filter(([field]) => isAbsent(given, field) && !isAbsent(read, field)).filter(
    ([field]) => field !== 'datum' || (given.geplandeStart ?? given.startedAtTime) === undefined,
  )
  parts.push(...missing.map(([, name]) => name))
  if (parts.length === 0) return { model: annotated, parts }
  const zitting: Zitting = {
    ...fill(
      given,
      read,
      missing.map(([field]) => field),
    ),
    behandelt: items,
  }
  const { agendapunten, ...rest } = annotated
  return {
    parts,
    model: {
      ...rest,
      ...(agendapunten && loose.length === 0 && { agendapunten }),
      ...(prose.proseLanguage !== undefined && { proseLanguage: prose.proseLanguage }),
      zittingen: [zitting],
    },
  }
}

function completeItems(
  given: readonly Agendapunt[],
  read: readonly Agendapunt[],
  { besluiten, behandelingen = [] }: Model,
  parts: Text[],
): readonly Agendapunt[] {
  const byTitle = new Map(read.map((item) => [keyOf(item), item] as const))
  const completed = given.map((item) => {
    const twin = byTitle.get(keyOf(item))
    return twin ? completeItem(item, twin) : item
  })
  if (completed.some((item, index) => item !== given[index]))
    parts.push({ nl: 'gegevens van agendapunten', en: 'data of items' })
  const known = new Set([...given.map(keyOf), ...besluiten.map(keyOf)])
  const found = new Set(read.map(keyOf))
  // Decisions that are annotated on their own already hold what the text says of their items.
  const isSameList =
    given.every((item) => found.has(keyOf(item))) &&
    besluiten.every((one) => found.has(keyOf(one))) &&
    (behandelingen.length === 0 || given.length > 0)
  const added = isSameList ? read.filter((item) => !known.has(keyOf(item))) : []
  if (added.length === 0) return completed
  parts.push({ nl: `${added.length} agendapunten`, en: `${added.length} items` })
  // In the order of the text; an annotated item keeps its own place among them.
  const own = new Map(completed.map((item) => [keyOf(item), item] as const))
  return read.flatMap((item) => own.get(keyOf(item)) ?? (known.has(keyOf(item)) ? [] : [item]))
}

function completeItem(given: Agendapunt, read: Agendapunt): Agendapunt {
  const [handling] = given.behandelingen ?? []
  const [told] = read.behandelingen ?? []
  if (!told || (given.behandelingen ?? []).length > 1) return given
  if (!handling) return { ...given, behandelingen: [told] }
  const missing = HANDLING.filter((field) => isAbsent(handling, field) && !isAbsent(told, field))
  return missing.length === 0 ? given : { ...given, behandelingen: [fill(handling, told, missing)] }
}

/** One noun with some fields of another, and the evidence of these. */
function fill<Kind extends Noun>(given: Kind, read: Kind, fields: readonly (keyof Kind)[]): Kind {
  const names = new Set<string>(fields.map(String))
  const evidence: readonly Evidence[] = [
    ...(given.evidence ?? []),
    ...(read.evidence ?? []).filter(({ field }) => names.has(field)),
  ]
  const taken = Object.fromEntries(fields.map((field) => [field, read[field]])) as Partial<Kind>
  return { ...given, ...taken, ...(evidence.length > 0 && { evidence }) }
}

function isAbsent<Kind extends object>(noun: Kind, field: keyof Kind): boolean {
  const value = noun[field]
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Whether the text speaks of another day than the annotations. */
function isOtherDay(given: Zitting, read: Zitting): boolean {
  const dayOf = ({ datum, geplandeStart, startedAtTime }: Zitting): string | undefined =>
    (datum ?? geplandeStart ?? startedAtTime)?.slice(0, 10)
  const own = dayOf(given)
  const told = dayOf(read)
  return own !== undefined && told !== undefined && own !== told
}

/** A title without its number, letters and digits only. */
function keyOf({ title = [] }: Pick<Agendapunt, 'title'>): string {
  return (title[0]?.value ?? '')
    .replace(/<[^>]*>/gu, '')
    .replace(/^\s*[\dA-Za-z]{0,3}[.\d]*[.)°]?\s+(?=\p{L})/u, (front) => (/\d|[.)°]/u.test(front) ? '' : front))
    .toLocaleLowerCase('nl')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
