import { printedName } from '../mapping/identity/identity.js'
import type { Mandataris, Zitting } from '../model.js'
import { persoonOf } from '../readers/prose/observe/person-names.js'
import type { CorrectedValue } from './correction.js'
import { textsIn, type PeopleOf } from './field.js'

/** Names as people: those of the sitting that bear one, else somebody of that name. */
export function peopleOfSitting(zitting: Zitting): PeopleOf {
  const known = new Map<string, Mandataris>()
  for (const person of everybodyOf(zitting)) {
    const name = printedName(person)
    if (name !== undefined && !known.has(name)) known.set(name, person)
  }
  return (names) => names.map((name) => known.get(name) ?? { isBestuurlijkeAliasVan: persoonOf(name) })
}

/** Everybody a sitting tells of, in the order of its lists; the same person may come several times. */
export function everybodyOf(zitting: Zitting): readonly Mandataris[] {
  return [
    ...(zitting.heeftAanwezigeBijStart ?? []),
    ...(zitting.heeftAanwezige ?? []),
    ...(zitting.heeftAfwezigeBijStart ?? []),
    ...(zitting.verontschuldigd ?? []),
    ...[zitting.heeftVoorzitter, zitting.heeftSecretaris].flatMap((person) => person ?? []),
  ]
}

/** Names of people as printed; undefined when there are none. */
export function namesOf(people: readonly Mandataris[] | undefined): readonly string[] | undefined {
  const names = (people ?? []).flatMap((person) => printedName(person) ?? [])
  return names.length > 0 ? names : undefined
}

/** The people that a value names; null when it names none. */
export function peopleIn(value: CorrectedValue | null, people: PeopleOf): readonly Mandataris[] | null {
  const names = textsIn(value)
  return names.length > 0 ? people(names) : null
}
