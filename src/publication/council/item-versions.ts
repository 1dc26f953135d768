import type { Version, Versions } from '../../log/state/versions.js'
import { besluit } from '../../rdf/vocabularies.js'
import { publicItem } from './public-item.js'
import type { Item, PastItem } from './public-model.js'
import type { PublicNames } from './public-names.js'
import { readOne } from './public-sitting.js'

/** What an item may have consisted of: what others point to besides is not part of it. */
const PARTS: ReadonlySet<string> = new Set([besluit.Stemming.value, besluit.Besluit.value, besluit.Artikel.value])

/**
 * An item as all documents together told it after each change, the first first. Names are those of today: who was
 * renamed is so in every version.
 */
export function itemVersions({ iri, parts }: Item, versions: Versions, names: PublicNames): readonly PastItem[] {
  const changes = changesOf([iri, ...parts], versions)
  const now = new Map<string, readonly string[]>()
  const around = { names, atStart: [], follows: () => [], documentsOf: () => [], differencesOf: () => [] }
  return changes.flatMap((version, i): readonly PastItem[] => {
    const { subject, triples, time } = version
    now.set(subject, triples)
    // What changed together is one version.
    if (changes[i + 1]?.time === time) return []
    const there = (now.get(iri) ?? []).length > 0
    const noun = there ? readOne('Agendapunt', iri, [{ stated: [...now.values()].flat() }]) : undefined
    return [{ time, ...(noun && { item: publicItem(noun, around) }) }]
  })
}

/** Every version of some resources and of the parts that they once had, in the order of the log. */
function changesOf(subjects: readonly string[], versions: Versions): readonly Version[] {
  const found = new Map<string, readonly Version[]>()
  const ahead = [...subjects]
  for (let subject = ahead.pop(); subject !== undefined; subject = ahead.pop()) {
    if (found.has(subject)) continue
    const own = versions.of(subject)
    const isPart = subjects.includes(subject) || own.some(({ type }) => PARTS.has(type))
    found.set(subject, isPart ? own : [])
    if (isPart) ahead.push(...own.flatMap(({ triples }) => triples.flatMap(objectsOf)))
  }
  return [...found.values()].flat().sort((a, b) => a.number - b.number)
}

function objectsOf(line: string): readonly string[] {
  const object = /^<[^>]*> <[^>]*> <([^>]*)> \.$/u.exec(line)?.[1]
  return object === undefined ? [] : [object]
}
