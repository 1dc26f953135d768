import { AppError } from '../errors.js'
import { readKnownUnits } from './known-units.js'

/**
 * The IRI of the bestuurseenheid named by a user: “Aalst” is the gemeente; “OCMW Aalst” and “Provincie Antwerpen” name
 * other kinds. Throws AppError `usage` for a name that is unknown, or that more than one current unit has.
 */
export function unitOfName(name: string): string {
  const [, kind = 'Gemeente', rest = ''] =
    /^(?:(gemeente|stad|ocmw|district|provincie)\s+)?(.+)$/iu.exec(name.trim()) ?? []
  const wanted = kind.toLowerCase() === 'stad' ? 'gemeente' : kind.toLowerCase()
  const found = readKnownUnits().filter(
    (unit) => unit.isCurrent && unit.kind.toLowerCase() === wanted && unit.name.toLowerCase() === rest.toLowerCase(),
  )
  const [unit] = found
  if (!unit || found.length > 1)
    throw new AppError(
      'usage',
      `${found.length === 0 ? 'no bestuurseenheid' : 'more than one bestuurseenheid'} of today is called “${name}”: give its IRI`,
    )
  return unit.iri
}
