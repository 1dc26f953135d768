import { diagnose, type Diagnostic, type Place } from '../../diagnostic.js'
import type { Evidence, Mandataris, Model, Noun } from '../../model.js'
import type { ReadingRuleId } from './words/reading-rules.js'
import type { Block } from '../../text/lines/block.js'

/** Below this certainty a value is no value but an open question. */
const SURE_ENOUGH = 0.6

/** What goes with a field when it goes; `whole`: the noun that has it. */
const TOGETHER: Readonly<Record<string, readonly string[] | 'whole'>> = {
  nummer: ['title'],
  uitkomst: ['uitkomst', 'uitkomstTekst'],
  heeftStemming: 'whole',
  number: 'whole',
  title: 'whole',
}

/** Rules that look at no word of the place they point at. */
const WORDLESS: ReadonlySet<string> = new Set(['public/default'] satisfies ReadingRuleId[])

/** How a field is called in a finding. */
const NAMES: Readonly<Record<string, string>> = {
  nummer: 'titel van het punt',
  uitkomst: 'uitkomst',
  heeftStemming: 'stemming',
  number: 'artikel',
  title: 'rechtsgrond',
  datum: 'datum',
  geplandeStart: 'gepland begin',
  startedAtTime: 'begin',
  endedAtTime: 'einde',
  atLocation: 'plaats',
  prefLabel: 'bestuur of orgaan',
  motivering: 'motivering',
  movements: 'wie komt of gaat',
  kind: 'soort document',
  openbaar: 'openbaar',
  geplandOpenbaar: 'openbaar',
}

interface Doubting {
  readonly blocks: readonly Block[]
  readonly diagnostics: Diagnostic[]
}

/**
 * What was read on a scan is as sure as the words it was read in: the certainty of every value is multiplied with that
 * of the least sure word of its place, a name with that of its own words. What falls below the threshold is taken out
 * of the model and becomes a finding with what was read as its candidate.
 */
export function doubtRecognised(
  model: Model,
  blocks: readonly Block[],
): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const doubting: Doubting = { blocks: blocks.filter((block) => block.recognised !== undefined), diagnostics: [] }
  if (doubting.blocks.length === 0) return { model, diagnostics: [] }
  // Nothing that is read of the document as a whole takes the whole model with it.
  return { model: sureOf(model, doubting) as Model, diagnostics: doubting.diagnostics }
}

/** The value with all that is not sure taken out; undefined when nothing is left of it. */
function sureOf(value: unknown, doubting: Doubting): unknown {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => sureOf(each, doubting) ?? [])
  if (typeof value !== 'object' || value === null) return value
  const name = nameOf(value)
  if (name !== undefined) return isSureName(name, doubting) ? value : undefined
  const noun = value as Noun & Readonly<Record<string, unknown>>
  const kept: Record<string, unknown> = { ...noun }
  const evidence: Evidence[] = []
  for (const each of noun.evidence ?? []) {
    const certainty = WORDLESS.has(each.rule)
      ? each.certainty
      : Math.round(each.certainty * leastSure(each.place, doubting) * 100) / 100
    // Lists of people are judged name by name.
    const isPeople = Array.isArray(noun[each.field]) || nameOf(noun[each.field]) !== undefined
    if (certainty >= SURE_ENOUGH || certainty === each.certainty || isPeople) {
      evidence.push({ ...each, certainty })
      continue
    }
    const gone = TOGETHER[each.field] ?? [each.field]
    doubting.diagnostics.push(
      diagnose('prose/recognised-unsure', {
        place: each.place,
        actual: each.place?.quote ?? '',
        values: { field: NAMES[each.field] ?? each.field },
      }),
    )
    if (gone === 'whole') return undefined
    for (const field of gone) Reflect.deleteProperty(kept, field)
  }
  for (const [field, inner] of Object.entries(kept)) {
    if (field === 'evidence' || field === 'place') continue
    const sure = sureOf(inner, doubting)
    if (sure === undefined) Reflect.deleteProperty(kept, field)
    else kept[field] = sure
  }
  return noun.evidence ? { ...kept, evidence } : kept
}

/** The printed name when the value is a person with an office. */
function nameOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'isBestuurlijkeAliasVan' in value
    ? (value as Mandataris).isBestuurlijkeAliasVan?.name
    : undefined
}

/** A name is sure when it stands somewhere in words that are; it is told once when it does not. */
function isSureName(name: string, { blocks, diagnostics }: Doubting): boolean {
  const words = new Set(name.split(' '))
  const least = (block: Block): number =>
    Math.min(
      1,
      ...(block.recognised ?? []).flatMap(({ text, confidence }) =>
        words.has(text.replace(/[^\p{L}\p{N}]+$|^[^\p{L}\p{N}]+/gu, '')) ? [confidence] : [],
      ),
    )
  const standing = blocks.filter((block) => block.text.includes(name))
  if (standing.length === 0 || standing.some((block) => least(block) >= SURE_ENOUGH)) return true
  const place = standing[0]?.place
  if (!diagnostics.some((known) => known.actual === name))
    diagnostics.push(diagnose('prose/recognised-unsure', { place, actual: name, values: { field: 'naam' } }))
  return false
}

/** How sure the least sure word is of the blocks at a place; 1 where nothing was recognised. */
function leastSure(place: Place | undefined, { blocks }: Doubting): number {
  if (!place) return 1
  const here = blocks.filter(
    (block) =>
      block.place.page === place.page && block.place.offset <= place.endOffset && place.offset <= block.place.endOffset,
  )
  return Math.min(1, ...here.flatMap((block) => (block.recognised ?? []).map(({ confidence }) => confidence)))
}
