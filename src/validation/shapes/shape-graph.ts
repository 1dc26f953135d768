import type { Store, Term } from 'n3'
import type { Severity } from '../../diagnostic.js'
import type { ShapeRuleId } from '../../rules/catalogue.js'
import type { Text } from '../../rules/rule.js'
import { lblodBesluit, rdf, rdfs } from '../../rdf/vocabularies.js'
import { shaclValidator, type Validator } from './shacl-validator.js'

const SH = 'http://www.w3.org/ns/shacl#'
const OWN = 'urn:raadlink:shape#'
const NAMESPACE = 'urn:raadlink:shape:'

/** The level for which a rule counts; `bonus` counts for none. */
export type RuleLevel = 1 | 3 | 'bonus'

/** A rule as a shape states it: the only source of its texts. */
export interface ShapeRule {
  readonly id: ShapeRuleId
  readonly severity: Severity
  /** What was seen; `{$value}` stands for the value. */
  readonly message: Text
  readonly remedy?: Text
  readonly why: Text
  /** IRI of the class to whose instances it applies. */
  readonly targetClass?: string
  /** The predicates its path ends in; several for an alternative path, none for a node shape. */
  readonly predicates: readonly string[]
  readonly datatype?: string
  readonly level?: RuleLevel
}

/** What one kind of document requires of one class, besides the property shapes. */
export interface ClassRequirement {
  readonly targetClass: string
  /** The rule to report when the class does not occur; absent when it is optional. */
  readonly mustOccur?: ShapeRule
  readonly level?: RuleLevel
  /** Properties that may be absent, but count for the level by their form when present. */
  readonly optional: Readonly<Record<1 | 3, readonly string[]>>
}

/** One of the project's shape graphs, parsed. */
export interface ShapeGraph {
  readonly name: string
  /** The graph, compiled for the SHACL engine. */
  readonly validator: Validator
  /** By IRI of the shape. */
  readonly rules: ReadonlyMap<string, ShapeRule>
  readonly classes: readonly ClassRequirement[]
}

/**
 * Reads the rules from a graph of shapes in the house style: every shape with a message has an IRI
 * `urn:raadlink:shape:<graph>:<name>`, which is rule `shape/<graph>/<name>`. Throws when a shape lacks a text.
 */
export function readShapeGraph(name: string, dataset: Store): ShapeGraph {
  const rules = new Map<string, ShapeRule>()
  for (const shape of dataset.getSubjects(`${SH}message`, null, null)) rules.set(shape.value, readRule(dataset, shape))

  const classes = dataset.getSubjects(`${SH}targetClass`, null, null).map((shape): ClassRequirement => {
    const iris = (local: string): readonly string[] =>
      dataset.getObjects(shape, OWN + local, null).map(({ value }) => value)
    const rule = dataset.countQuads(shape, `${OWN}mustOccur`, null, null) > 0 ? rules.get(shape.value) : undefined
    const level = levelOf(dataset, shape)
    return {
      targetClass: one(dataset, shape, `${SH}targetClass`)?.value ?? '',
      ...(rule && { mustOccur: rule }),
      ...(level !== undefined && { level }),
      optional: { 1: iris('optionalNiveau1'), 3: iris('optionalNiveau3') },
    }
  })
  return { name, validator: shaclValidator(dataset), rules, classes }
}

function readRule(dataset: Store, shape: Term): ShapeRule {
  const remedy = textOf(dataset, shape, `${OWN}remedy`)
  const node = one(dataset, shape, `${SH}targetClass`) ? shape : dataset.getSubjects(`${SH}property`, shape, null)[0]
  const targetClass = node && one(dataset, node, `${SH}targetClass`)?.value
  const datatype = one(dataset, shape, `${SH}datatype`)?.value
  const level = levelOf(dataset, shape)
  const path = one(dataset, shape, `${SH}path`)
  const message = textOf(dataset, shape, `${SH}message`)
  if (!message) throw new Error(`${shape.value} has no sh:message in both languages`)
  return {
    id: ruleIdOf(shape.value),
    severity: severityOf(one(dataset, shape, `${SH}severity`)?.value),
    message,
    ...(remedy && { remedy }),
    why: reasonsOf(dataset, shape),
    ...(targetClass && { targetClass }),
    predicates: path ? predicatesOf(dataset, path) : [],
    ...(datatype && { datatype }),
    ...(level !== undefined && { level }),
  }
}

/** `urn:raadlink:shape:agenda:Zitting-behandelt` becomes rule `shape/agenda/Zitting-behandelt`. */
export function ruleIdOf(shape: string): ShapeRuleId {
  return `shape/${shape.slice(NAMESPACE.length).replace(':', '/')}`
}

/** The severity for a sh:severity value; the default is violation (SHACL, 2.1.4). */
export function severityOf(iri: string | undefined): Severity {
  if (iri === `${SH}Info`) return 'info'
  return iri === `${SH}Warning` ? 'warning' : 'error'
}

/** Reasons are in the same graph as the rules or in `general`, which is read together with every graph. */
function reasonsOf(dataset: Store, shape: Term): Text {
  const reasons = dataset
    .getObjects(shape, `${OWN}reason`, null)
    .map((reason) => textOf(dataset, reason, rdfs.comment.value))
  const joined = (language: 'nl' | 'en'): string =>
    reasons
      .map((reason) => reason?.[language] ?? '')
      .filter(Boolean)
      .join(' ')
  return { nl: joined('nl'), en: joined('en') }
}

function levelOf(dataset: Store, shape: Term): RuleLevel | undefined {
  const value = one(dataset, shape, lblodBesluit.maturiteitsniveau.value)?.value
  if (value === 'Niveau 1') return 1
  if (value === 'Niveau 3') return 3
  return value === undefined ? undefined : 'bonus'
}

/** The predicates whose objects (or subjects, for an inverse path) a path ends in. */
function predicatesOf(dataset: Store, path: Term): readonly string[] {
  if (path.termType === 'NamedNode') return [path.value]
  const inverse = one(dataset, path, `${SH}inversePath`)
  if (inverse) return predicatesOf(dataset, inverse)
  const alternatives = one(dataset, path, `${SH}alternativePath`)
  if (alternatives) return listOf(dataset, alternatives).flatMap((part) => predicatesOf(dataset, part))
  const last = listOf(dataset, path).at(-1)
  return last ? predicatesOf(dataset, last) : []
}

function listOf(dataset: Store, head: Term): readonly Term[] {
  const first = one(dataset, head, rdf.first.value)
  const rest = one(dataset, head, rdf.rest.value)
  return first ? [first, ...(rest ? listOf(dataset, rest) : [])] : []
}

function textOf(dataset: Store, subject: Term, predicate: string): Text | undefined {
  const texts = dataset.getObjects(subject, predicate, null)
  const inLanguage = (language: string): string | undefined =>
    texts.find((term) => term.termType === 'Literal' && term.language === language)?.value
  const nl = inLanguage('nl')
  const en = inLanguage('en')
  return nl !== undefined && en !== undefined ? { nl, en } : undefined
}

function one(dataset: Store, subject: Term, predicate: string): Term | undefined {
  return dataset.getObjects(subject, predicate, null)[0]
}
