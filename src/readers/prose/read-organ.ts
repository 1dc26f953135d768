import { diagnose, type Diagnostic, type Place } from '../../diagnostic.js'
import type { KnownUnit } from '../../linking/known-units.js'
import type { Bestuursorgaan } from '../../model.js'
import type { Block, TextDocument } from '../../text/lines/block.js'
import { evidence } from './words/evidence.js'
import { readItemNumber } from './observe/item-number.js'
import type { SittingFacts } from './sitting/sitting-head.js'
import { linesOfFront } from './sitting/front-lines.js'
import { readUnit } from './sitting/unit.js'
import { unitOfAddress } from './sitting/unit-of-address.js'
import { regex } from './words/regex.js'
import type { Words } from './words/words.js'

interface Setting {
  readonly words: Words
  readonly units: readonly KnownUnit[]
  readonly address: string | undefined
  readonly diagnostics: Diagnostic[]
}

/** Kind of unit, as the reference table calls it, that a class of body belongs to. */
const UNIT_KINDS = {
  gemeente: 'Gemeente',
  ocmw: 'OCMW',
  provincie: 'Provincie',
  district: 'District',
  other: 'Gemeente',
} as const

/** Blocks from the start of a document that may be its letterhead. */
const LETTERHEAD = 16

/**
 * The body of a sitting with the unit it is of: as the document names it in front of its items, else as the site it was
 * published on does. `ofItems`: places where items start. A unit that is not sure is reported.
 */
export function organOf(
  facts: SittingFacts,
  front: readonly Block[],
  ofItems: ReadonlySet<Place>,
  document: TextDocument,
  { units, words, address, diagnostics }: Setting,
): Bestuursorgaan | undefined {
  const body = document.blocks.filter(({ kind }) => kind !== 'contents' && kind !== 'furniture')
  const [top] = document.blocks
  const title: readonly Block[] =
    document.title !== undefined && top ? [{ ...top, kind: 'heading', text: document.title }] : []
  const firstOfItems = body.findIndex(
    ({ text, label, kind, place }) =>
      ofItems.has(place) ||
      /^\d{1,3}[.)]?$/u.test(text) ||
      regex(`^(?:${words.itemLabel})(?:\\s*:|\\s*$|\\s+\\S)`, 'iu').test(text) ||
      ((label !== undefined || kind === 'heading' || kind === 'table-row') && readItemNumber(text)),
  )
  const unit = readUnit(
    [
      ...title,
      ...linesOfFront([
        ...new Set([...body.slice(0, firstOfItems < 0 ? LETTERHEAD : Math.min(firstOfItems, LETTERHEAD)), ...front]),
      ]),
    ],
    document.blocks,
    facts.datum?.value,
    UNIT_KINDS[facts.organ?.value.unit ?? 'gemeente'],
    units,
    words,
  )
  const ofSite =
    address === undefined || (unit && 'name' in unit)
      ? undefined
      : unitOfAddress(address, facts.datum?.value, UNIT_KINDS[facts.organ?.value.unit ?? 'gemeente'], units)
  const isDoubted =
    unit &&
    'candidates' in unit &&
    (ofSite === undefined ||
      (!unit.isWeak &&
        !unit.candidates.some((name) => name.toLocaleLowerCase('nl') === ofSite.toLocaleLowerCase('nl'))))
  if (isDoubted) diagnostics.push(diagnose('prose/unit-unsure', { actual: unit.candidates.join(', ') }))
  const named =
    unit && 'name' in unit
      ? unit
      : ofSite !== undefined && !isDoubted
        ? { name: ofSite, rule: 'unit/address' as const, place: undefined }
        : undefined
  if (!facts.organ && !named) return undefined
  return {
    ...(facts.organ && { prefLabel: facts.organ.value.name, classificatie: { prefLabel: facts.organ.value.name } }),
    ...(named && {
      bestuurt: {
        prefLabel: named.name,
        ...(named.place && { place: named.place }),
        evidence: [evidence('prefLabel', named.rule, named.place)],
      },
    }),
    ...(facts.organ && {
      place: facts.organ.place,
      evidence: [evidence('prefLabel', facts.organ.rule, facts.organ.place)],
    }),
  }
}
