import { changePeople } from '../linking/people-of-model.js'
import { printedName } from '../mapping/identity/identity.js'
import type { Model } from '../model.js'

/** The printed names of everyone who sits, votes, chairs or takes minutes in a model, each once. */
export function officeHoldersOf(model: Model): readonly string[] {
  const names = new Set<string>()
  changePeople(model, (person) => {
    const name = printedName(person)
    if (name !== undefined) names.add(name)
    return person
  })
  return [...names]
}
