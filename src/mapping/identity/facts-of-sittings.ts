import type { SittingFacts, SittingKey } from '../../log/changes/sitting-facts.js'
import type { Bestuursorgaan, Model, Zitting } from '../../model.js'
import { toBrusselsDate, toInstant, toUtc } from '../../rdf/date-time.js'
import { withoutSession } from '../../rdf/iri.js'
import { allNouns } from '../walk.js'

/** The facts by which the sittings of a model are recognised; every noun has its IRI (mint.ts). */
export function sittingFacts(model: Model): SittingFacts {
  return { sittings: model.zittingen.flatMap((zitting) => sittingKey(zitting) ?? []), bodies: bodyTies(model) }
}

/** How one sitting is recognised; undefined while it has no IRI. */
export function sittingKey({
  iri,
  isGehoudenDoor,
  geplandeStart,
  datum,
  startedAtTime,
}: Zitting): SittingKey | undefined {
  if (iri === undefined) return undefined
  const instant = geplandeStart === undefined ? undefined : toInstant(geplandeStart)
  const stated = geplandeStart ?? datum ?? startedAtTime
  const day = stated === undefined ? undefined : toBrusselsDate(stated)
  return {
    iri: withoutSession(iri),
    ...(isGehoudenDoor?.iri !== undefined && { organ: isGehoudenDoor.iri }),
    ...(instant !== undefined && { start: toUtc(instant) }),
    ...(day !== undefined && { day }),
  }
}

function bodyTies(model: Model): SittingFacts['bodies'] {
  const ties: [string, string][] = []
  for (const { name, noun } of allNouns(model)) {
    const { iri } = noun
    if (name !== 'Bestuursorgaan' || iri === undefined) continue
    const abstract = (noun as Bestuursorgaan).isTijdspecialisatieVan?.iri
    for (const other of [...(noun.sameAs ?? []), ...(abstract === undefined ? [] : [abstract])]) ties.push([iri, other])
  }
  return ties
}
