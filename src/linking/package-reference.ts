import type { KnownAct } from './known-acts.js'
import { readKnownActs } from './known-acts.js'
import { readKnownOrgans } from './known-organs.js'
import { readKnownUnits } from './known-units.js'
import type { Reference } from './link-organ.js'

/** The tables that come with the package. */
export interface PackageReference extends Reference {
  readonly acts: readonly KnownAct[]
}

let loaded: PackageReference | undefined

/**
 * Units, bodies and acts of the package; read once, when first needed, as they are part of the program and never
 * change.
 */
export function packageReference(): PackageReference {
  loaded ??= { units: readKnownUnits(), organs: readKnownOrgans(), acts: readKnownActs() }
  return loaded
}
