import type { Model } from '../../model.js'
import { changeNouns } from '../walk.js'

/** Makes mandatarissen whose fractie is known from print members of it, as in OSLO. */
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
