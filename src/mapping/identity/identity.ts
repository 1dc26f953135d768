import type {
  Agendapunt,
  Artikel,
  Bestuurseenheid,
  Bestuursorgaan,
  Concept,
  Fractie,
  Lidmaatschap,
  Locatie,
  Mandaat,
  Mandataris,
  Noun,
  Publicatie,
  Rechtsgrond,
  Stemming,
  Zitting,
} from '../../model.js'
import { bestuursorgaanClasses } from '../../rdf/concepts.js'
import { toBrusselsDate, toInstant, toUtc } from '../../rdf/date-time.js'
import { isSkolemIri, withoutSession } from '../../rdf/iri.js'
import { numberKey, splitTitle, titleKey } from './item-title.js'
import type { NounName } from '../table/property.js'

/** Keys that identify a noun without an IRI. */
export interface Keys {
  readonly key: string
  /** Two nouns with this key are one resource (a person, a concept); otherwise their order distinguishes them. */
  readonly shared: boolean
  /** Whether the keys say anything about the noun itself, not only about its place in its parent. */
  readonly telling: boolean
}

/** The context from which a noun's keys are built. */
export interface Surroundings {
  /** Field that holds the noun; absent for a root. */
  readonly field?: string | undefined
  /** Key of the noun that contains it. */
  readonly parent?: string | undefined
  /** Key of the body whose sitting this is. */
  readonly body: string
  /** Address of the document, for nouns outside a sitting. */
  readonly address?: string | undefined
}

/** Whether an IRI means nothing outside its document: a blank node's label or a skolem IRI. */
export function isNameless(iri: string): boolean {
  return iri.startsWith('_:') || isSkolemIri(iri)
}

/** The published IRI of a noun without session ids, if it has one that is valid outside its document. */
export function publishedIri(noun: Noun | undefined): string | undefined {
  return noun?.iri === undefined || isNameless(noun.iri) ? undefined : withoutSession(noun.iri)
}

/**
 * Key of a body: the IRI of the abstract organ, else of the organ in its term, else label and unit. Undefined when
 * nothing is known that distinguishes it from others.
 */
export function bodyKey(organ: Bestuursorgaan | undefined): string | undefined {
  if (!organ) return undefined
  const iri = publishedIri(organ.isTijdspecialisatieVan) ?? publishedIri(organ)
  if (iri !== undefined) return iri
  const label = organ.prefLabel ?? organ.isTijdspecialisatieVan?.prefLabel
  if (label === undefined) return undefined
  const unit = organ.bestuurt ?? organ.isTijdspecialisatieVan?.bestuurt
  const of = publishedIri(unit) ?? titleKey(unit?.prefLabel ?? '')
  // Every municipality has a “Gemeenteraad”: without its unit that name does not identify a body.
  return of === '' && CLASS_NAMES.has(titleKey(label)) ? undefined : `${titleKey(label)}|${of}`
}

/** Names of kinds of body, which do not identify a body. */
const CLASS_NAMES: ReadonlySet<string> = new Set(
  [...Object.values(bestuursorgaanClasses), 'OCMW-raad', 'Politieraad', 'Raad van bestuur'].map(titleKey),
)

/** Key of the planned start: the moment in UTC, or the day when only that is known. Undefined when neither is. */
export function plannedStartKey(zitting: Zitting): string | undefined {
  const instant = zitting.geplandeStart === undefined ? undefined : toInstant(zitting.geplandeStart)
  if (instant !== undefined) return toUtc(instant)
  return zitting.datum ?? (zitting.startedAtTime === undefined ? undefined : toBrusselsDate(zitting.startedAtTime))
}

/** Key of a sitting: body and planned start. Undefined when one of them is unknown. */
export function zittingKey(zitting: Zitting): string | undefined {
  const body = bodyKey(zitting.isGehoudenDoor)
  const start = plannedStartKey(zitting)
  return body === undefined || start === undefined ? undefined : `${body}|${start}`
}

/** Key of an item within its sitting: number and title, either of which may be unknown. */
export function agendapuntKey(item: Agendapunt): string {
  const printed = item.title?.[0]?.value ?? ''
  const number = item.nummer ?? splitTitle(printed).nummer ?? ''
  return `${numberKey(number)}|${titleKey(printed)}`
}

/** A person's name in a form that does not depend on the order of its parts. */
export function nameKey(mandataris: Mandataris): string | undefined {
  const name = printedName(mandataris)
  return name
    ?.normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/gu)
    .filter(Boolean)
    .sort()
    .join(' ')
}

/** A person's name as printed: the full one, or first name and family name. */
export function printedName(mandataris: Mandataris): string | undefined {
  const { isBestuurlijkeAliasVan: person } = mandataris
  const whole = person?.name ?? mandataris.name
  const first = person?.gebruikteVoornaam ?? mandataris.gebruikteVoornaam
  const family = person?.familyName ?? mandataris.familyName
  if (first !== undefined && family !== undefined) return `${first} ${family}`
  return whole ?? family ?? first
}

/**
 * The keys of a noun without an IRI, from what it says and where it belongs; never from its page or its position on it.
 */
export function keysOf(name: NounName, noun: Noun, around: Surroundings): Keys {
  const parent = around.parent ?? around.address ?? ''
  switch (name) {
    case 'Zitting': {
      const key = zittingKey(noun)
      return key === undefined
        ? { key: around.address ?? '', shared: false, telling: false }
        : { key, shared: true, telling: true }
    }
    case 'Agendapunt': {
      const key = agendapuntKey(noun)
      return { key: `${parent}|${key}`, shared: false, telling: key !== '|' }
    }
    case 'Stemming':
      return {
        key: `${parent}|stemming|${titleKey((noun as Stemming).onderwerp?.value ?? '')}`,
        shared: false,
        telling: true,
      }
    case 'Artikel':
      return {
        key: `${parent}|${titleKey((noun as Artikel).number ?? '')}`,
        shared: false,
        telling: (noun as Artikel).number !== undefined,
      }
    case 'BehandelingVanAgendapunt':
      return { key: `${parent}|behandeling`, shared: false, telling: around.parent !== undefined }
    case 'Besluit':
      return { key: `${parent}|besluit`, shared: false, telling: around.parent !== undefined }
    case 'Publicatie':
      return {
        key: `${parent}|${around.field ?? (noun as Publicatie).kind ?? 'document'}`,
        shared: false,
        telling: true,
      }

    case 'Mandataris': {
      const person = nameKey(noun)
      return person === undefined
        ? { key: `${parent}|${around.field ?? ''}`, shared: false, telling: false }
        : { key: `${around.body}|${person}`, shared: true, telling: true }
    }
    case 'Persoon': {
      const person = nameKey({ isBestuurlijkeAliasVan: noun })
      return { key: `${around.body}|${person ?? parent}`, shared: true, telling: true }
    }
    case 'Mandaat':
      return {
        key: `${around.body}|${publishedIri((noun as Mandaat).role) ?? titleKey((noun as Mandaat).role?.prefLabel ?? parent)}`,
        shared: true,
        telling: true,
      }
    case 'Lidmaatschap':
      return {
        key: `${parent}|${titleKey((noun as Lidmaatschap).organisation?.legalName ?? '')}`,
        shared: true,
        telling: true,
      }
    case 'Fractie':
      return { key: `${around.body}|${titleKey((noun as Fractie).legalName ?? parent)}`, shared: true, telling: true }
    case 'Bestuursorgaan':
      return { key: bodyKey(noun) ?? parent, shared: true, telling: true }
    case 'Bestuurseenheid': {
      const { classificatie, classification } = noun as Bestuurseenheid
      return {
        key: `${titleKey((noun as Bestuurseenheid).prefLabel ?? parent)}|${publishedIri(classificatie ?? classification) ?? ''}`,
        shared: true,
        telling: true,
      }
    }
    case 'Rechtsgrond':
      return { key: titleKey((noun as Rechtsgrond).title ?? parent), shared: true, telling: true }
    case 'Locatie':
      return { key: `${parent}|${titleKey((noun as Locatie).label ?? '')}`, shared: true, telling: true }
    case 'Concept':
      return {
        key: `${around.field ?? ''}|${titleKey((noun as Concept).prefLabel ?? parent)}`,
        shared: true,
        telling: true,
      }
  }
}
