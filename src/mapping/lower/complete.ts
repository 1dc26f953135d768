import type { Diagnostic, Place } from '../../diagnostic.js'
import { printedName } from '../identity/identity.js'
import type {
  BehandelingVanAgendapunt,
  Besluit,
  Bestuurseenheid,
  Bestuursorgaan,
  Concept,
  DocumentKind,
  Evidence,
  Mandataris,
  Model,
  Noun,
  Publicatie,
  Zitting,
} from '../../model.js'
import { hasZone, toZoned } from '../../rdf/date-time.js'
import { leidinggevenden } from '../../rdf/vocabularies.js'
import { documentTypeOf, kindOfDocumentType } from '../table/document-kind.js'
import { createTally, type Tally } from '../table/vote-tally.js'
import { allNouns, changeNouns } from '../walk.js'

export interface Completed {
  readonly model: Model
  readonly diagnostics: readonly Diagnostic[]
}

const LINK_BY_KIND: Readonly<
  Partial<Record<DocumentKind, 'heeftAgenda' | 'heeftBesluitenlijst' | 'heeftNotulen' | 'heeftUittreksel'>>
> = {
  agenda: 'heeftAgenda',
  'agenda-toegevoegd': 'heeftAgenda',
  besluitenlijst: 'heeftBesluitenlijst',
  notulen: 'heeftNotulen',
  uittreksel: 'heeftUittreksel',
}

/**
 * Adds to a model the equivalents of what it states, so that every consumer finds them where it looks: both
 * classification properties, the document type as class and as dct:type, both directions between handling and decision,
 * the zone of a local time. Nothing else is added: what the document does not say stays out. Each addition gives a
 * finding, and evidence with status `derived`. Expects IRIs on every noun (mint.ts).
 */
export function complete(model: Model): Completed {
  const tally = createTally()
  const linked = linkDocument(linkBesluiten(model, tally), tally)
  const generators = new Map<string, string>()
  for (const { name, noun } of allNouns(linked)) {
    if (name !== 'BehandelingVanAgendapunt') continue
    for (const { iri } of (noun as BehandelingVanAgendapunt).generated ?? [])
      if (iri !== undefined && noun.iri !== undefined) generators.set(iri, noun.iri)
  }
  const around = { generators, tally }
  const completed = changeNouns(linked, {
    Zitting: (noun) => completeZitting(noun, around),
    BehandelingVanAgendapunt: (noun) => completeGevolg(noun, around),
    Besluit: (noun) => completeBesluit(noun, around),
    Publicatie: (noun, { parent }) => completePublicatie(noun, !parent, around),
    Bestuursorgaan: (noun) => completeClassification(noun, around),
    Bestuurseenheid: (noun) => completeClassification(noun, around),
    Mandataris: (noun) => completeFunctionaris(noun, around),
    Concept: (noun) => (noun.untyped ? add<Concept>(noun, 'type', { untyped: false }, around) : noun),
  })
  return { model: completed, diagnostics: tally.diagnostics() }
}

interface Surroundings {
  /** IRI of the handling that generated each decision. */
  readonly generators: ReadonlyMap<string, string>
  readonly tally: Tally
}

/** Local times get the offset of Europe/Brussels; people who sent apologies are added to the absent. */
function completeZitting(zitting: Zitting, around: Surroundings): Zitting {
  let result = zitting
  for (const field of ['geplandeStart', 'startedAtTime', 'endedAtTime'] as const) {
    const time = zitting[field]
    const zoned = time === undefined || hasZone(time) ? undefined : toZoned(time)
    if (zoned !== undefined) result = add<Zitting>(result, field, { [field]: zoned }, around)
  }
  const absent = zitting.heeftAfwezigeBijStart ?? []
  // Documents without IRIs name those who sent apologies; the same name is the same person.
  const apologised = (zitting.verontschuldigd ?? []).filter(
    (person) =>
      !absent.some((other) =>
        person.iri === undefined ? printedName(other) === printedName(person) : other.iri === person.iri,
      ),
  )
  if (apologised.length === 0) return result
  return add<Zitting>(result, 'heeftAfwezigeBijStart', { heeftAfwezigeBijStart: [...absent, ...apologised] }, around)
}

/** The stated outcome of a handling becomes the consequence of its only vote, unless that vote has one itself. */
function completeGevolg(handling: BehandelingVanAgendapunt, around: Surroundings): BehandelingVanAgendapunt {
  const [vote, ...others] = handling.heeftStemming ?? []
  if (!vote || others.length > 0 || vote.gevolg || handling.uitkomstTekst === undefined) return handling
  return {
    ...handling,
    heeftStemming: [add(vote, 'gevolg', { gevolg: { value: handling.uitkomstTekst, language: 'nl' } }, around)],
  }
}

function completeBesluit(besluit: Besluit, around: Surroundings): Besluit {
  const generator = besluit.iri === undefined ? undefined : around.generators.get(besluit.iri)
  if (besluit.wasGeneratedBy || generator === undefined) return besluit
  return add<Besluit>(besluit, 'wasGeneratedBy', { wasGeneratedBy: { iri: generator } }, around)
}

/** The document type is written as class and as dct:type; a document elsewhere must state one of the two itself. */
function completePublicatie(document: Publicatie, isDocument: boolean, around: Surroundings): Publicatie {
  const isType = (iri: string | undefined): boolean => iri !== undefined && kindOfDocumentType(iri) !== undefined
  const stated = [...(document.types ?? []), ...(document.type ?? []).map(({ iri }) => iri)].find(isType)
  const concept = stated ?? (isDocument && document.kind ? documentTypeOf(document.kind) : undefined)
  if (concept === undefined) return document
  let result = document
  if (result.untyped) result = add<Publicatie>(result, 'types', { untyped: false }, around)
  if (!result.types?.some(isType))
    result = add<Publicatie>(result, 'types', { types: [...(result.types ?? []), concept] }, around)
  if (!result.type?.some(({ iri }) => isType(iri)))
    result = add<Publicatie>(result, 'type', { type: [...(result.type ?? []), { iri: concept }] }, around)
  return result
}

function completeClassification<Kind extends Bestuursorgaan | Bestuurseenheid>(noun: Kind, around: Surroundings): Kind {
  const { classificatie, classification } = noun
  const both = classificatie ?? classification
  if (!both || (classificatie && classification)) return noun
  return add<Bestuursorgaan | Bestuurseenheid>(
    noun,
    classificatie ? 'classification' : 'classificatie',
    { classificatie: both, classification: both },
    around,
  ) as Kind
}

/**
 * Shapes require the class Functionaris for the secretary; the class Mandataris stays, since the harvester knows no
 * other.
 */
function completeFunctionaris(person: Mandataris, around: Surroundings): Mandataris {
  const type = leidinggevenden.Functionaris.value
  if (!person.functionaris || person.types?.includes(type)) return person
  return add<Mandataris>(person, 'types', { types: [...(person.types ?? []), type] }, around)
}

/** The document is the agenda, list, minutes or extract of its only sitting. */
function linkDocument(model: Model, tally: Tally): Model {
  const { publicatie, zittingen } = model
  const [zitting, ...others] = zittingen
  const field = publicatie?.kind === undefined ? undefined : LINK_BY_KIND[publicatie.kind]
  if (!publicatie || !zitting || others.length > 0 || field === undefined || (zitting[field]?.length ?? 0) > 0)
    return model
  return { ...model, zittingen: [add<Zitting>(zitting, field, { [field]: [publicatie] }, { tally })] }
}

/** Decisions that state which handling generated them are added to that handling. */
function linkBesluiten(model: Model, tally: Tally): Model {
  const handlings = new Set<string>()
  for (const { name, noun } of allNouns(model))
    if (name === 'BehandelingVanAgendapunt' && noun.iri !== undefined) handlings.add(noun.iri)
  const isHandled = ({ wasGeneratedBy }: Besluit): boolean =>
    wasGeneratedBy !== undefined && handlings.has(wasGeneratedBy.iri)
  const handled = model.besluiten.filter(isHandled)
  if (handled.length === 0) return model
  return changeNouns(
    { ...model, besluiten: model.besluiten.filter((besluit) => !isHandled(besluit)) },
    {
      BehandelingVanAgendapunt: (handling) => {
        const own = handled.filter(({ wasGeneratedBy }) => wasGeneratedBy?.iri === handling.iri)
        if (own.length === 0) return handling
        return add<BehandelingVanAgendapunt>(
          handling,
          'generated',
          { generated: [...(handling.generated ?? []), ...own] },
          { tally },
        )
      },
    },
  )
}

function add<Kind extends Noun>(
  noun: Kind,
  field: string,
  fields: Partial<Kind>,
  { tally }: { readonly tally: Tally },
): Kind {
  tally.add('mapping/completed', field, noun.place)
  const evidence: Evidence = {
    field,
    rule: 'mapping/completed',
    certainty: 1,
    status: 'derived',
    ...placeOf(noun.place),
  }
  return { ...noun, ...fields, evidence: [...(noun.evidence ?? []), evidence] }
}

function placeOf(place: Place | undefined): { readonly place?: Place } {
  return place ? { place } : {}
}
