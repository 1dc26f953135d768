import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { KnownUnit } from '../../linking/known-units.js'
import type { Model, Publicatie, Zitting } from '../../model.js'
import type { Block, TextDocument } from '../../text/lines/block.js'
import { evidence } from './words/evidence.js'
import { readKind, type KindReading } from './sitting/kind.js'
import { findDates } from './observe/dates.js'
import { readSignatures } from './people/signatures.js'
import { splitAtHeads } from './items/split-heads.js'
import { learnHeads } from './structure/learn-heads.js'
import { chosenOptions } from './structure/chosen-options.js'
import { withoutAnnexes } from './structure/annexes.js'
import { plainStructure } from './structure/plain-structure.js'
import { divideSittings, findOrgans } from './sitting/sittings.js'
import { DUTCH } from './words/nl.js'
import type { Words } from './words/words.js'
import { readZitting } from './read-zitting.js'

export interface ProseSettings {
  readonly words: Words
  /** Names of the units that exist; without them no unit is read. */
  readonly units: readonly KnownUnit[]
  /** Where the document was published: the site it stands on may name the unit that its text does not. */
  readonly address?: string
}

export interface ProseReading {
  readonly model: Model
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the prose of a council document into the model: kind, unit and body, sitting, attendance, items, votes,
 * outcomes, articles and grounds. Every value carries the rule that read it, a certainty below 1 and its place; what is
 * not sure is left out and reported.
 */
export function readProse(
  document: TextDocument,
  { words: language = DUTCH, units = [], address }: Partial<ProseSettings> = {},
): ProseReading {
  const diagnostics: Diagnostic[] = []
  const kind = readKind(document.blocks, document.title, language)
  if (!kind) diagnostics.push(diagnose('prose/kind-unknown'))
  const contents = document.blocks.filter((block) => block.kind === 'contents')
  const body = splitAtHeads(
    plainStructure(
      chosenOptions(
        withoutAnnexes(
          document.blocks.filter((block) => block.kind !== 'contents' && block.kind !== 'furniture'),
          language,
        ),
      ),
      language,
    ),
    language,
  )
  const words = learnHeads(body, language)
  const sittings = divideSittings(body, words)
  const signatures = readSignatures(document.blocks, words)
  const readings = sittings.map((sitting) =>
    readZitting(sitting, document, { contents, signatures, kind, words, units, address, diagnostics }),
  )
  const zittingen = readings.map(({ zitting }) => zitting)
  const isOfOthers = readings.length === 1 && readings.every((reading) => reading.isOfOthers)
  const councils =
    isOfOthers || isOverview(body, zittingen, language) ? [] : zittingen.filter((zitting) => isCouncil(zitting, kind))
  if (councils.length === 0) {
    const findings = document.blocks.some((block) => /\p{L}/u.test(block.text))
      ? [diagnose('prose/no-council-document')]
      : []
    return { model: { proseLanguage: words.language, zittingen: [], besluiten: [] }, diagnostics: findings }
  }
  return {
    model: {
      proseLanguage: words.language,
      ...(kind && { publicatie: publicatieOf(kind) }),
      zittingen: councils,
      besluiten: [],
    },
    diagnostics,
  }
}

/** A list of documents (results of a search, an archive): lines of bodies on three days or more, and none of all. */
function isOverview(blocks: readonly Block[], zittingen: readonly Zitting[], words: Words): boolean {
  if (zittingen.length !== 1 || zittingen[0]?.datum !== undefined) return false
  const days = blocks.flatMap(({ text }) =>
    text.length <= 120 && findOrgans(text, words).length > 0 ? (findDates(text, words)[0]?.value ?? []) : [],
  )
  return new Set(days).size >= 3
}

/** Whether enough tells that a body met: its name or who was there, and what kind of document this is, or when. */
function isCouncil(zitting: Zitting, kind: KindReading | undefined): boolean {
  const items = zitting.behandelt?.length ?? 0
  // Companies, associations and parliaments meet too: a council is named, or the municipality is.
  const { prefLabel, bestuurt } = zitting.isGehoudenDoor ?? {}
  if (prefLabel === undefined && bestuurt === undefined && (zitting.heeftAanwezigeBijStart ?? []).length < 3)
    return false
  const isTold = [
    zitting.isGehoudenDoor?.prefLabel !== undefined,
    zitting.datum !== undefined,
    kind?.rule === 'kind/named',
    (zitting.heeftAanwezigeBijStart?.length ?? 0) >= 3,
    zitting.startedAtTime !== undefined || zitting.endedAtTime !== undefined,
    (zitting.behandelt ?? []).some(({ behandelingen = [] }) =>
      behandelingen.some((each) => each.heeftStemming?.length),
    ),
  ].filter(Boolean).length
  return items > 0 ? isTold >= 2 : isTold >= 3
}

function publicatieOf(kind: KindReading): Publicatie {
  return {
    kind: kind.kind,
    ...(kind.place && { place: kind.place }),
    evidence: [evidence('kind', kind.rule, kind.place)],
  }
}
