import type { Diagnostic } from '../diagnostic.js'
import type { Model } from '../model.js'
import { linkActs } from './link-acts.js'
import { linkOrgan } from './link-organ.js'
import { dateOf } from './link-people.js'
import type { PackageReference } from './package-reference.js'

/**
 * Links the bodies and the citations of a model read from prose to the IRIs of the tables; people need a register.
 * `given` is the IRI of the bestuurseenheid whose document it is, if known beforehand.
 */
export function linkModel(
  model: Model,
  reference: PackageReference,
  given?: string,
): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const zittingen = model.zittingen.map((zitting) => {
    if (!zitting.isGehoudenDoor && given === undefined) return zitting
    const linked = linkOrgan(zitting.isGehoudenDoor ?? {}, dateOf(zitting), reference, given)
    diagnostics.push(...linked.diagnostics)
    return { ...zitting, isGehoudenDoor: linked.organ }
  })
  return { model: linkActs({ ...model, zittingen }, reference.acts), diagnostics }
}

/**
 * The same for an annotated page, which names its own bodies: links only those that a person corrected, to bodies of the
 * unit that the page names.
 */
export function linkCorrectedOrgans(model: Model, reference: PackageReference): ReturnType<typeof linkModel> {
  const diagnostics: Diagnostic[] = []
  const zittingen = model.zittingen.map((zitting) => {
    const isCorrected = zitting.evidence?.some(({ field, rule }) => field === 'isGehoudenDoor' && rule === 'correction')
    if (isCorrected !== true || !zitting.isGehoudenDoor) return zitting
    const given = zitting.isGehoudenDoor.bestuurt?.iri
    const linked = linkOrgan(zitting.isGehoudenDoor, dateOf(zitting), reference, given)
    diagnostics.push(...linked.diagnostics)
    return { ...zitting, isGehoudenDoor: linked.organ }
  })
  return { model: { ...model, zittingen }, diagnostics }
}
