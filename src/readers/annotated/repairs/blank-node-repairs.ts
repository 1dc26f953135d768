import { DataFactory, type BlankNode, type NamedNode, type Term } from 'n3'
import { diagnose, type Diagnostic } from '../../../diagnostic.js'
import { dct, eli, foaf, lblodPersoon, persoon, rdf, rdfs, skos } from '../../../rdf/vocabularies.js'
import { uuidOf } from '../../../rdf/uuid.js'
import type { Draft, Entry } from '../draft/draft.js'
import { placeOfTerm } from '../draft/term-place.js'
import type { GraphContext, GraphRepair } from './repair.js'

/**
 * Blank nodes become skolem IRIs (RDF 1.1 Concepts, section 3.5). The key of one is the address of its document, what
 * it hangs on (recursively), by which property, its class, its own name or number if it has one, and its rank among
 * those that agree in all that. So the same page gives the same IRIs, and neither other parts of the page nor its order
 * matter. Mapping gives what it knows of these an IRI that holds outside the document too.
 */
export const blankNode: GraphRepair = {
  rule: 'repair/blank-node',
  mend(draft, context) {
    const nodes = blankNodesOf(draft)
    if (nodes.size === 0) return
    const keys = new Keys(draft, context.address)
    const base = skolemBase(context.mintBase)
    const named = new Map<string, { readonly iri: NamedNode; readonly finding: Diagnostic }>()
    for (const [label, entry] of nodes) {
      const iri = DataFactory.namedNode(base + keys.of(label))
      const place = placeOfNode(draft, context, label, entry)
      // What a reference that was left empty became has its finding already.
      const told = [entry, ...draft.about(label)]
        .flatMap(({ findings }) => findings)
        .find(({ rule }) => rule === 'repair/empty-resource')
      named.set(label, {
        iri,
        finding: told ?? diagnose('repair/blank-node', { place, subject: iri.value, expected: iri.value }),
      })
    }
    const namedFor = (term: Term): { readonly iri: NamedNode; readonly finding: Diagnostic } | undefined =>
      term.termType === 'BlankNode' ? named.get(term.value) : undefined
    for (const entry of draft.entries) {
      const subject = namedFor(entry.quad.subject)
      if (subject) draft.change(entry, { subject: subject.iri }, subject.finding)
      const object = namedFor(entry.quad.object)
      if (object) draft.change(entry, { object: object.iri }, object.finding)
    }
  },
}

/** Labels in document order, each with the first triple it stands in. */
function blankNodesOf(draft: Draft): ReadonlyMap<string, Entry> {
  const nodes = new Map<string, Entry>()
  for (const entry of draft.entries) {
    for (const term of [entry.quad.subject, entry.quad.object] as const) {
      if (term.termType === 'BlankNode' && !nodes.has(term.value)) nodes.set(term.value, entry)
    }
  }
  return nodes
}

/** Where a blank node is made: at its class, else where it is first spoken of. */
function placeOfNode(draft: Draft, { page }: GraphContext, label: string, entry: Entry): Diagnostic['place'] {
  const typed = draft.values(label, rdf.type)[0]
  return typed ? typed.place : entry.quad.subject.value === label ? placeOfTerm(page, entry, 'subject') : entry.place
}

/** `/.well-known/genid/` on the authority of the mint base; below the base itself where it has no authority. */
function skolemBase(mintBase: string): string {
  const authority = /^[a-z][a-z\d+.-]*:\/\/[^/?#]+/iu.exec(mintBase)?.[0]
  return `${authority ?? mintBase.replace(/[/#:]$/u, '')}/.well-known/genid/`
}

/** What names a thing, best first. */
const NAMES = [
  dct.title,
  eli.title,
  eli.number,
  skos.prefLabel,
  rdfs.label,
  foaf.name,
  foaf.familyName,
  persoon.gebruikteVoornaam,
  lblodPersoon.gebruikteVoornaam,
]

class Keys {
  readonly #incoming = new Map<string, Entry[]>()
  readonly #keys = new Map<string, string>()
  readonly #ranks = new Map<string, number>()

  constructor(
    readonly draft: Draft,
    readonly address: string,
  ) {
    for (const entry of draft.entries) {
      const { object } = entry.quad
      if (object.termType !== 'BlankNode') continue
      const entries = this.#incoming.get(object.value)
      if (entries) entries.push(entry)
      else this.#incoming.set(object.value, [entry])
    }
  }

  /** The key of a blank node, as a UUID. Chains are followed upward without recursion: lists can be long. */
  of(label: string): string {
    const chain: string[] = []
    const onChain = new Set<string>()
    for (
      let at: string | undefined = label;
      at !== undefined && !this.#keys.has(at) && !onChain.has(at);
      at = this.#holder(at)
    ) {
      chain.push(at)
      onChain.add(at)
    }
    for (const at of chain.reverse()) this.#keys.set(at, this.#compose(at))
    return this.#keys.get(label) ?? ''
  }

  /** The blank node that one hangs on, if it hangs on one. */
  #holder(label: string): string | undefined {
    const subject = this.#incoming.get(label)?.[0]?.quad.subject
    return subject?.termType === 'BlankNode' ? subject.value : undefined
  }

  #compose(label: string): string {
    const tie = this.#incoming.get(label)?.[0]?.quad
    const about = this.draft.about(label)
    const from = tie ? [this.#nameOf(tie.subject), tie.predicate.value] : [this.address, this.#pointsTo(about)]
    const types = about.filter(({ quad }) => quad.predicate.equals(rdf.type)).map(({ quad }) => quad.object.value)
    const names = NAMES.flatMap((name) =>
      this.draft.values(label, name).map(({ quad }) => quad.object.value.replace(/\s+/gu, ' ').trim()),
    )
    const key = [...from, [...new Set(types)].sort().join(' '), [...new Set(names)].join(' ')].join('|')
    const rank = (this.#ranks.get(key) ?? 0) + 1
    this.#ranks.set(key, rank)
    // Of a fixed length, so that the keys of a long chain do not hold all those before them.
    return uuidOf(`${key}|${rank}`)
  }

  #nameOf(subject: NamedNode | BlankNode | Term): string {
    return subject.termType === 'BlankNode' ? (this.#keys.get(subject.value) ?? '') : subject.value
  }

  /** A handling without an IRI, on which nothing hangs, is known by the item it handles. */
  #pointsTo(about: readonly Entry[]): string {
    return (
      about.find(({ quad }) => quad.predicate.equals(dct.subject) && quad.object.termType === 'NamedNode')?.quad.object
        .value ?? ''
    )
  }
}
