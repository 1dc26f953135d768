import { Parser } from 'n3'
import { createNounReader } from '../../mapping/lift/lift-noun.js'
import { createTally } from '../../mapping/table/vote-tally.js'
import type { Agendapunt, BehandelingVanAgendapunt, Mandataris, Zitting } from '../../model.js'
import { Graph } from '../../rdf/graph.js'
import { besluit } from '../../rdf/vocabularies.js'
import { agendaOrder } from './agenda-order.js'
import { publicItem } from './public-item.js'
import type { SaidDifferently, Sitting, SittingSummary, SourceDocument } from './public-model.js'
import type { PublicNames } from './public-names.js'
import { byName, textOf } from './public-vote.js'

/** One document of a sitting with what it states and what follows from it, as N-Triples lines. */
export interface SittingPart {
  readonly document: SourceDocument
  readonly stated: readonly string[]
  readonly derived: readonly string[]
}

/** A difference between documents, with the IRIs it is about. */
export interface FoundDifference extends SaidDifferently {
  readonly about: readonly string[]
}

/** Puts a sitting together from its documents; `parts` in the order in which they are believed where they differ. */
export function publicSitting(
  summary: SittingSummary,
  parts: readonly SittingPart[],
  differences: readonly FoundDifference[],
  names: PublicNames,
): Sitting {
  const zitting = readOne('Zitting', summary.iri, parts) ?? {}
  const items = zitting.behandelt ?? []
  const order = new Map(parts.map(({ document }, i) => [document.path, i]))
  const follows = presenceThatFollows(parts)
  const documentsOf = documentFinder(parts)
  const people = peopleOf(zitting)
  const atStart = zitting.heeftAanwezigeBijStart ?? zitting.heeftAanwezige ?? []
  const present = byName(atStart.length > 0 ? atStart : people.everPresent, names)
  const here = new Set(present.map(({ iri }) => iri))
  const place = typeof zitting.atLocation === 'object' ? textOf(zitting.atLocation.label) : undefined
  const around = {
    names,
    atStart: atStart.length > 0 ? atStart : people.everPresent,
    follows: (handling: string) => (follows.get(handling) ?? []).map((iri) => people.byIri.get(iri) ?? { iri }),
    documentsOf: (iris: readonly string[]) =>
      [...documentsOf(iris)].sort((a, b) => (order.get(b.path) ?? 0) - (order.get(a.path) ?? 0)),
    differencesOf: (iris: readonly string[]) =>
      differences.filter(({ about }) => about.some((iri) => iris.includes(iri))).map(told),
  }
  return {
    ...summary,
    ...(zitting.startedAtTime !== undefined && { openedAt: zitting.startedAtTime }),
    ...(zitting.endedAtTime !== undefined && { closedAt: zitting.endedAtTime }),
    ...(place !== undefined && { place }),
    ...(zitting.heeftVoorzitter && { chair: names.person(zitting.heeftVoorzitter) }),
    ...(zitting.heeftSecretaris && { secretary: names.person(zitting.heeftSecretaris) }),
    present,
    absent: byName(zitting.heeftAfwezigeBijStart, names).filter(({ iri }) => !here.has(iri)),
    items: inOrder(items).map((item) => publicItem(item, around)),
    differences: differences.filter(({ about }) => !about.some((iri) => isOfItem(iri, items))).map(told),
  }
}

/** Reads one noun out of what several documents state. */
export function readOne<Name extends 'Zitting' | 'Besluit' | 'Agendapunt'>(
  name: Name,
  iri: string,
  parts: readonly Pick<SittingPart, 'stated'>[],
): ReturnType<typeof read<Name>> {
  return read(name, iri, parts)
}

function read<Name extends 'Zitting' | 'Besluit' | 'Agendapunt'>(
  name: Name,
  iri: string,
  parts: readonly Pick<SittingPart, 'stated'>[],
) {
  const lines = new Set(parts.flatMap(({ stated }) => stated))
  const quads = new Parser({ format: 'N-Triples' }).parse([...lines].join('\n'))
  return createNounReader(new Graph(quads.map((quad) => ({ quad }))), createTally()).read(name, iri)
}

function inOrder(items: readonly Agendapunt[]): readonly Agendapunt[] {
  const byIri = new Map(items.map((item) => [item.iri ?? '', item]))
  return agendaOrder(
    [...byIri.keys()],
    (iri) => byIri.get(iri)?.nummer ?? byIri.get(iri)?.title?.[0]?.value ?? '',
    (iri) => byIri.get(iri)?.aangebrachtNa?.iri,
  ).flatMap((iri) => byIri.get(iri) ?? [])
}

/** Everybody that the sitting names, and who is there at any item. */
function peopleOf(zitting: Zitting): {
  readonly byIri: ReadonlyMap<string, Mandataris>
  readonly everPresent: readonly Mandataris[]
} {
  const handlings = (zitting.behandelt ?? []).flatMap(({ behandelingen }) => behandelingen ?? [])
  const everPresent = handlings.flatMap(({ heeftAanwezige }) => heeftAanwezige ?? [])
  const votes = handlings.flatMap(({ heeftStemming }) => heeftStemming ?? [])
  const all = [
    ...(zitting.heeftAanwezigeBijStart ?? []),
    ...(zitting.heeftAanwezige ?? []),
    ...(zitting.heeftAfwezigeBijStart ?? []),
    ...everPresent,
    ...votes.flatMap((vote) => [
      ...(vote.heeftVoorstander ?? []),
      ...(vote.heeftTegenstander ?? []),
      ...(vote.heeftOnthouder ?? []),
    ]),
  ]
  const byIri = new Map(all.map((person) => [person.iri ?? '', person]))
  return { byIri, everPresent: [...new Map(everPresent.map((person) => [person.iri, person])).values()] }
}

/** Who was present at each handling, as it follows. */
function presenceThatFollows(parts: readonly SittingPart[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const wanted = `> <${besluit.heeftAanwezige.value}> <`
  for (const line of parts.flatMap(({ derived }) => derived)) {
    const at = line.indexOf(wanted)
    if (at < 0) continue
    const subject = line.slice(1, at)
    found.set(subject, [...(found.get(subject) ?? []), line.slice(at + wanted.length, line.lastIndexOf('>'))])
  }
  return found
}

function documentFinder(parts: readonly SittingPart[]): (iris: readonly string[]) => ReadonlySet<SourceDocument> {
  const bySubject = new Map<string, Set<SourceDocument>>()
  for (const { document, stated } of parts) {
    for (const line of stated) {
      const subject = line.slice(1, line.indexOf('>'))
      const known = bySubject.get(subject)
      if (known) known.add(document)
      else bySubject.set(subject, new Set([document]))
    }
  }
  return (iris) => new Set(iris.flatMap((iri) => [...(bySubject.get(iri) ?? [])]))
}

function isOfItem(iri: string, items: readonly Agendapunt[]): boolean {
  return items.some(
    ({ iri: item, behandelingen = [] }) => iri === item || behandelingen.some((each) => isPartOf(iri, each)),
  )
}

function isPartOf(iri: string, { iri: own, generated = [], heeftStemming = [] }: BehandelingVanAgendapunt): boolean {
  return iri === own || [...generated, ...heeftStemming].some((each) => each.iri === iri)
}

function told({ message, document, place }: FoundDifference): SaidDifferently {
  return { message, ...(document && { document }), ...(place !== undefined && { place }) }
}
