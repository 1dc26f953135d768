import { diagnose, type Diagnostic } from '../diagnostic.js'
import { isNameless, printedName } from '../mapping/identity/identity.js'
import type { CalendarDate, Mandataris, Model, Zitting } from '../model.js'
import { toBrusselsDate } from '../rdf/date-time.js'
import { changePeople } from './people-of-model.js'
import type { PersonRegister, RegisterEntry } from './person-register.js'

/**
 * Gives the people of a model the IRIs of a register: by name, by the body that sits (in its term or abstract) and by
 * the day, only when exactly one mandataris fits. Homonyms, former members and sittings without body or day stay
 * without an IRI and are reported once each. People with an IRI keep it.
 */
export function linkPeople(
  model: Model,
  register: PersonRegister,
): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const reported = new Map<string, Diagnostic>()
  const linked = changePeople(model, (person, zitting) => {
    const name = printedName(person)
    if (name === undefined || (person.iri !== undefined && !isNameless(person.iri))) return person
    const found = candidatesOf(name, zitting, register)
    const [only] = found
    if (only && found.length === 1) return withIri(person, only)
    const key = `${name}|${String(found.length)}`
    if (!reported.has(key)) reported.set(key, openFinding(name, person, found))
    return person
  })
  return { model: linked, diagnostics: [...reported.values()] }
}

function candidatesOf(name: string, zitting: Zitting, register: PersonRegister): readonly RegisterEntry[] {
  const organ = zitting.isGehoudenDoor
  const organs = new Set([organ?.iri, organ?.isTijdspecialisatieVan?.iri].filter((iri) => iri !== undefined))
  const date = dateOf(zitting)
  return organs.size === 0 || date === undefined ? [] : register.find(name, organs, date)
}

/** The day of a sitting. */
export function dateOf({ datum, geplandeStart, startedAtTime }: Zitting): CalendarDate | undefined {
  const moment = geplandeStart ?? startedAtTime
  return datum ?? (moment === undefined ? undefined : toBrusselsDate(moment))
}

function withIri(person: Mandataris, { iri }: RegisterEntry): Mandataris {
  return {
    ...person,
    iri,
    evidence: [
      ...(person.evidence ?? []),
      {
        field: 'iri',
        rule: 'linking/register',
        certainty: 0.97,
        status: 'derived',
        ...(person.place && { place: person.place }),
      },
    ],
  }
}

function openFinding(name: string, person: Mandataris, found: readonly RegisterEntry[]): Diagnostic {
  if (found.length === 0) return diagnose('linking/person-unknown', { place: person.place, actual: name })
  return diagnose('linking/person-unsure', {
    place: person.place,
    actual: name,
    values: { candidates: found.map(({ iri }) => iri).join(', ') },
  })
}
