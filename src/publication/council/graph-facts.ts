import { statementOf } from '../../dataset/publication-facts.js'
import { PERSON_PROPERTIES } from '../../rdf/person-properties.js'
import { besluit, dct, eli, foaf, leidinggevenden, mandaat, owl, prov, rdf } from '../../rdf/vocabularies.js'
import { BESLUIT_TYPE } from '../../rdf/concepts.js'
import { conceptName } from './concept-names.js'

/** What the lists need of one stated graph, read line by line: a site has thousands of graphs. */
export interface GraphFacts {
  readonly sittings: readonly SittingFacts[]
  /** Regulations: decisions of such a type. */
  readonly rules: readonly RuleFacts[]
  /** Decisions that hang on no handling in this graph. */
  readonly loose: readonly string[]
  /** Decisions that a handling took. */
  readonly generated: readonly string[]
  /** Everybody that it points to in the place of a mandataris: `iri`: the person, else the mandataris. */
  readonly people: readonly { readonly iri: string; readonly mandataris: string }[]
  /** Those of them, and others, that are officials: they are named where they act, and have no page. */
  readonly officials: readonly string[]
  /** The item at which each decision was taken. */
  readonly taken: readonly (readonly [decision: string, item: string])[]
  /** What says of itself that it cites, changes, corrects or refers to another: decisions, items. */
  readonly relations: readonly Relation[]
  /** IRIs that mean something of this graph, with what that is called here. */
  readonly sameAs: readonly (readonly [string, string])[]
}

/** How something of a document relates to another thing, as the document says. */
export interface Relation {
  readonly from: string
  readonly kind: RelationKind
  readonly to: string
}

export type RelationKind = 'cites' | 'changes' | 'corrects' | 'references'

/** Properties that relate decisions and items, and whether they are told from the other side. */
const RELATIONS: ReadonlyMap<string, { readonly kind: RelationKind; readonly isInverse?: true }> = new Map([
  [eli.cites.value, { kind: 'cites' }],
  [eli.changes.value, { kind: 'changes' }],
  [eli.corrects.value, { kind: 'corrects' }],
  [eli.changed_by.value, { kind: 'changes', isInverse: true }],
  [eli.corrected_by.value, { kind: 'corrects', isInverse: true }],
  [dct.references.value, { kind: 'references' }],
])

/** What a list of regulations tells of one. */
export interface RuleFacts {
  readonly iri: string
  readonly title?: string
  readonly kinds: readonly string[]
  readonly from?: string
  readonly until?: string
  readonly published?: string
  /** The item at which it was decided. */
  readonly item?: string
}

export interface SittingFacts {
  readonly iri: string
  readonly body?: string
  readonly start?: string
  readonly openedAt?: string
  readonly items: readonly string[]
}

const WANTED: ReadonlySet<string> = new Set([
  ...PERSON_PROPERTIES,
  ...RELATIONS.keys(),
  ...[
    rdf.type,
    besluit.isGehoudenDoor,
    besluit.geplandeStart,
    besluit.behandelt,
    prov.startedAtTime,
    prov.generated,
    mandaat.isBestuurlijkeAliasVan,
    dct.subject,
    eli.title,
    eli.first_date_entry_in_force,
    eli.date_no_longer_in_force,
    eli.date_publication,
    owl.sameAs,
  ].map(({ value }) => value),
])
/** Names of the code list BesluitType under which rules for everybody come: regulations, ordinances, taxes. */
const RULES = /reglement|verordening|belasting|opcentiem/iu

/** Names by IRI in the lines of a derived graph. */
export function printedIn(lines: readonly string[]): readonly (readonly [string, string])[] {
  const wanted = `> <${foaf.name.value}> "`
  return lines.flatMap((line) => {
    const { subject, text } = (line.includes(wanted) ? statementOf(line) : undefined) ?? {}
    return subject === undefined || text === undefined ? [] : [[subject, text] as const]
  })
}

/** Reads the facts from the sorted lines of a stated graph. */
export function graphFacts(lines: readonly string[]): GraphFacts {
  const sittings = new Map<string, Mutable<SittingFacts> & { items: string[] }>()
  const decisions = new Set<string>()
  const kinds = new Map<string, string[]>()
  const texts = new Map<string, string>()
  const handlingOf = new Map<string, string>()
  const itemOf = new Map<string, string>()
  const named = new Set<string>()
  const persons = new Map<string, string>()
  const sameAs: (readonly [string, string])[] = []
  const relations: Relation[] = []
  const sitting = (iri: string): Mutable<SittingFacts> & { items: string[] } => {
    const known = sittings.get(iri) ?? { iri, items: [] }
    sittings.set(iri, known)
    return known
  }
  const officials = new Set<string>()
  const typed = new Set<string>()
  for (const line of lines) {
    const end = line.indexOf('> <')
    if (end < 0 || !WANTED.has(line.slice(end + 3, line.indexOf('>', end + 3)))) continue
    const { subject, predicate, iri, text = '' } = statementOf(line) ?? { subject: '', predicate: '' }
    if (iri !== undefined && PERSON_PROPERTIES.has(predicate)) named.add(iri)
    else if (predicate === rdf.type.value) {
      if (iri === besluit.Zitting.value) typed.add(subject)
      else if (iri === besluit.Besluit.value) decisions.add(subject)
      else if (iri === leidinggevenden.Functionaris.value) officials.add(subject)
      else if (iri?.startsWith(BESLUIT_TYPE) === true) {
        const kind = conceptName(iri)
        if (kind !== undefined && RULES.test(kind)) kinds.set(subject, [...(kinds.get(subject) ?? []), kind])
      }
    } else if (predicate === besluit.isGehoudenDoor.value && iri !== undefined) sitting(subject).body ??= iri
    else if (predicate === besluit.geplandeStart.value) sitting(subject).start ??= text
    else if (predicate === prov.startedAtTime.value) sitting(subject).openedAt ??= text
    else if (predicate === besluit.behandelt.value && iri !== undefined) sitting(subject).items.push(iri)
    else if (predicate === prov.generated.value && iri !== undefined) handlingOf.set(iri, subject)
    else if (predicate === mandaat.isBestuurlijkeAliasVan.value && iri !== undefined) persons.set(subject, iri)
    else if (predicate === dct.subject.value && iri !== undefined) itemOf.set(subject, iri)
    else if (RELATIONS.has(predicate) && iri !== undefined) relations.push(relationOf(subject, predicate, iri))
    else if (predicate === owl.sameAs.value && iri !== undefined) sameAs.push([iri, subject])
    else if (iri === undefined) texts.set(`${subject} ${predicate}`, text)
  }
  for (const iri of typed) sitting(iri)
  const rule = (iri: string, own: readonly string[]): RuleFacts => {
    const [title, from, until, published] = [
      eli.title,
      eli.first_date_entry_in_force,
      eli.date_no_longer_in_force,
      eli.date_publication,
    ].map((predicate) => texts.get(`${iri} ${predicate.value}`))
    const item = itemOf.get(handlingOf.get(iri) ?? '')
    return {
      iri,
      kinds: [...new Set(own)],
      ...(title !== undefined && { title }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(published !== undefined && { published }),
      ...(item !== undefined && { item }),
    }
  }
  return {
    sittings: [...sittings.values()].filter(({ iri }) => typed.has(iri)),
    rules: [...kinds].filter(([iri]) => decisions.has(iri)).map(([iri, own]) => rule(iri, own)),
    generated: [...handlingOf.keys()],
    taken: [...handlingOf].flatMap(([decision, handling]) => {
      const item = itemOf.get(handling)
      return item === undefined ? [] : [[decision, item] as const]
    }),
    relations,
    loose: [...decisions].filter((iri) => !handlingOf.has(iri)),
    officials: [...officials],
    people: [...named].map((mandataris) => ({ iri: persons.get(mandataris) ?? mandataris, mandataris })),
    sameAs,
  }
}

function relationOf(subject: string, predicate: string, object: string): Relation {
  const { kind = 'references', isInverse = false } = RELATIONS.get(predicate) ?? {}
  return isInverse ? { from: object, kind, to: subject } : { from: subject, kind, to: object }
}

type Mutable<Kind> = { -readonly [Field in keyof Kind]: Kind[Field] }
