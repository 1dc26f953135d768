import { isNameless, printedName } from '../mapping/identity/identity.js'
import type { Model } from '../model.js'
import { toBrusselsDate } from '../rdf/date-time.js'
import { dateOf } from './link-people.js'
import { changePeople } from './people-of-model.js'
import type { RegisterEntry } from './person-register.js'

/** The mandatarissen to which an annotated document gives an IRI, each with the bodies it is seen in and the day. */
export function registerOfModel(model: Model): readonly RegisterEntry[] {
  const entries: RegisterEntry[] = []
  changePeople(model, (person, zitting) => {
    const naam = printedName(person)
    const gezien = dateOf(zitting)
    const organ = zitting.isGehoudenDoor
    if (naam !== undefined && person.iri !== undefined && !isNameless(person.iri) && gezien !== undefined) {
      for (const orgaan of new Set([organ?.iri, organ?.isTijdspecialisatieVan?.iri])) {
        if (orgaan === undefined) continue
        entries.push({ iri: person.iri, naam, orgaan, start: day(person.start), einde: day(person.einde), gezien })
      }
    }
    return person
  })
  return entries
}

function day(moment: string | undefined): string {
  return (moment === undefined ? undefined : toBrusselsDate(moment)) ?? ''
}
