import type { Model } from '../../model.js'
import { changeNouns } from '../walk.js'

/** Says of mandatarissen whose fractie is known as printed that they are members of it, as OSLO does. */
export function describeFracties(model: Model): Model {
  return changeNouns(model, {
    Mandataris: (person) => {
      const { fractie, hasMembership } = person
      return fractie === undefined || hasMembership
        ? person
        : { ...person, hasMembership: [{ organisation: { legalName: fractie } }] }
    },
  })
}
