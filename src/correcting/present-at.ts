import { printedName } from '../mapping/identity/identity.js'
import type { Agendapunt, Zitting } from '../model.js'
import { namesOf } from './people-of-sitting.js'

/**
 * Names of those who may vote at an item of a sitting: those listed there, else those present at the start, give or take
 * who comes and goes up to it. None when the sitting does not say who was there.
 */
export function presentAt(zitting: Zitting, items: readonly Agendapunt[], at: number): readonly string[] {
  const listed = namesOf(items[at]?.behandelingen?.[0]?.heeftAanwezige?.filter(({ functionaris }) => !functionaris))
  if (listed) return listed
  const secretary = zitting.heeftSecretaris && printedName(zitting.heeftSecretaris)
  const present = new Set(namesOf(zitting.heeftAanwezigeBijStart?.filter(({ functionaris }) => !functionaris)))
  if (secretary !== undefined) present.delete(secretary)
  if (present.size === 0) return []
  items.slice(0, at + 1).forEach((item, index) => {
    for (const { kind, name, afterwards } of item.behandelingen?.[0]?.movements ?? []) {
      const isHere = index < at || !afterwards
      if (name === undefined || (kind === 'abstains' ? index !== at : !isHere)) continue
      if (kind === 'joins') present.add(name)
      else present.delete(name)
    }
  })
  return [...present]
}
