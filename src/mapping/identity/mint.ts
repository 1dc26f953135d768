import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { Model, Noun, Zitting } from '../../model.js'
import { withoutSession } from '../../rdf/iri.js'
import { uuidOf } from '../../rdf/uuid.js'
import { bodyKey, isNameless, keysOf, printedName, zittingKey } from './identity.js'
import { NOUNS } from '../table/properties.js'
import type { NounName } from '../table/property.js'
import { renameModel } from './rename.js'
import { createTally } from '../table/vote-tally.js'
import { isLabelOnly, mapNouns, type Position } from '../walk.js'

export interface MintSettings {
  /** Start of the IRIs given to resources without one: `<mintBase>zittingen/<uuid>`. */
  readonly mintBase: string
  /** Address of the document; it becomes the IRI of the document itself if that has no other. */
  readonly address?: string | undefined
}

/** A model in which every noun has an IRI, except locations that are only a label. */
export interface Minted {
  readonly model: Model
  /** IRI given to each blank node (`_:label` or skolem IRI), for the quads that no field holds. */
  readonly renamed: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Gives every noun without an IRI one under the mint base: the UUID (version 5) of its keys (identity.ts). Published
 * IRIs stay. The same model gives the same IRIs in every run, on every machine.
 */
export function mintIris(model: Model, settings: MintSettings): Minted {
  const base = withSeparator(settings.mintBase)
  const address = settings.address === undefined ? undefined : withoutSession(settings.address)
  const contexts = new Map<Noun, { readonly key: string; readonly body: string }>()
  const renamed = new Map<string, string>()
  const taken = new Map<string, number>()
  const reported = new Set<string>()
  const tally = createTally()
  const diagnostics: Diagnostic[] = []

  const minted = mapNouns(model, (name, noun, at) => {
    if (mayBeLiteral(at) && isLabelOnly(noun)) return noun
    const parent = at.parent && contexts.get(at.parent.noun)
    const body = name === 'Zitting' ? (bodyKey((noun as Zitting).isGehoudenDoor) ?? '') : (parent?.body ?? '')
    const iri =
      noun.iri === undefined || isNameless(noun.iri)
        ? (renamed.get(noun.iri ?? '') ?? mint(name, noun, at, parent?.key, body))
        : noun.iri
    if (noun.iri !== undefined && isNameless(noun.iri)) renamed.set(noun.iri, iri)
    const result = { ...noun, iri }
    contexts.set(result, { key: (name === 'Zitting' ? zittingKey(noun) : undefined) ?? iri, body })
    return result
  })

  function mint(name: NounName, noun: Noun, at: Position, parent: string | undefined, body: string): string {
    if (name === 'Publicatie' && !at.parent && address !== undefined && /^https?:/iu.test(address)) return address
    const { key, shared, telling } = keysOf(name, noun, { field: at.field, parent, body, address })
    const before = taken.get(`${name}|${key}`) ?? 0
    taken.set(`${name}|${key}`, before + 1)
    const unique = shared || before === 0 ? `${name}|${key}` : `${name}|${key}|${before + 1}`
    report(name, noun, unique)
    if (!telling || (!shared && before > 0)) tally.add('mapping/identity-weak', name, noun.place)
    return `${base}${NOUNS[name].collection}/${uuidOf(unique)}`
  }

  function report(name: NounName, noun: Noun, unique: string): void {
    if (reported.has(unique)) return
    reported.add(unique)
    const rule =
      name === 'Mandataris'
        ? 'mapping/person-minted'
        : name === 'Bestuursorgaan' || name === 'Bestuurseenheid'
          ? 'mapping/orgaan-minted'
          : undefined
    const label = labelOf(noun)
    if (rule && label !== undefined) diagnostics.push(diagnose(rule, { place: noun.place, actual: label }))
    else tally.add('mapping/iri-minted', name, noun.place)
  }

  return { model: renameModel(minted, renamed), renamed, diagnostics: [...diagnostics, ...tally.diagnostics()] }
}

/** The mint base, ending in a character after which a name can follow. */
function withSeparator(base: string): string {
  return /[/#]$/u.test(base) ? base : `${base}/`
}

/** Whether a literal is allowed in place of a noun. */
function mayBeLiteral({ field, parent }: Position): boolean {
  return field !== undefined && parent !== undefined && NOUNS[parent.name].properties[field]?.orLiteral === true
}

/** The name of a person or body in a finding. */
function labelOf(noun: Noun): string | undefined {
  return (noun as { readonly prefLabel?: string }).prefLabel ?? printedName(noun)
}
