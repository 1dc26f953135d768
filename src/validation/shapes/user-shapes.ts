import { Store } from 'n3'
import type { Result } from 'shacl-engine'
import type { Term } from '@rdfjs/types'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { Text } from '../../rules/rule.js'
import type { Graph } from '../../rdf/graph.js'
import { readRdf } from '../../rdf/formats/formats.js'
import { rdf, rdfs } from '../../rdf/vocabularies.js'
import { shaclValidator } from './shacl-validator.js'
import { severityOf } from './shape-graph.js'
import { unsupportedIn } from './unsupported-shacl.js'
import { fillValue, runShapes } from './validate-shapes.js'

/** A Turtle file of shapes supplied by the user. */
export interface ShapeFile {
  readonly name: string
  /** Its address: what its relative IRIs (`<>`, `<#Shape>`) are relative to; absent: they are an error. */
  readonly address?: string
  readonly turtle: string
}

const SH = 'http://www.w3.org/ns/shacl#'

/**
 * Validates a graph against a user's shapes. What the engine would silently skip (SHACL-SPARQL, unknown terms, nested
 * paths, invalid patterns) is itself an error finding, and so is a file without targets: neither counts as conformity.
 * Throws `rdf-syntax` when the file is not valid Turtle, `check-failed` when the engine fails.
 */
export async function validateUserShapes(
  graph: Graph,
  file: ShapeFile,
  stage: Diagnostic['stage'],
): Promise<readonly Diagnostic[]> {
  const shapes = new Store(
    await readRdf(file.turtle, 'turtle', {
      ...(file.address !== undefined && { base: file.address }),
      name: file.name,
    }),
  )
  const notRun = unsupportedIn(shapes).map((what) =>
    diagnose('check/shape-not-run', { stage, actual: `${what} (${file.name})` }),
  )
  if (!hasTarget(shapes)) return [diagnose('check/shapes-empty', { stage, actual: file.name }), ...notRun]
  const results = await runShapes(graph, shaclValidator(shapes))
  return [...notRun, ...results.map((result) => finding(graph, shapes, result, stage))]
}

/** Whether any shape has a target: an explicit one, or the implicit one of a shape that is a class (SHACL, 2.1.3). */
function hasTarget(shapes: Store): boolean {
  const explicit = ['targetClass', 'targetNode', 'targetSubjectsOf', 'targetObjectsOf'].some(
    (name) => shapes.countQuads(null, SH + name, null, null) > 0,
  )
  return (
    explicit ||
    shapes
      .getSubjects(rdf.type, `${rdfs.$namespace}Class`, null)
      .some((subject) => shapes.countQuads(subject, rdf.type, `${SH}NodeShape`, null) > 0)
  )
}

function finding(graph: Graph, shapes: Store, result: Result, stage: Diagnostic['stage']): Diagnostic {
  const focus = result.focusNode.term
  const value = result.value?.term
  const predicate = result.path?.at(-1)?.predicates[0]?.value
  const place = graph.place(focus.value, predicate, value?.value)
  return {
    rule: `shape/user/${nameOf(result.shape.ptr.term, result.constraintComponent)}`,
    severity: severityOf(result.severity.value),
    stage,
    message: messageOf(shapes, result, value),
    ...(place && { place }),
    subject: focus.value,
    ...(predicate !== undefined && { predicate }),
    ...(value && { actual: value.value }),
  }
}

/** The end of a shape's IRI; a shape without an IRI is named after the violated constraint. */
function nameOf(shape: Term, component: Term): string {
  const iri = shape.termType === 'NamedNode' ? shape.value : component.value
  return iri.split(/[/#:]/u).findLast((part) => part !== '') ?? iri
}

/**
 * The shape's own message in each language (one without a tag is used for both), else a sentence for the constraint.
 */
function messageOf(shapes: Store, result: Result, value: Term | undefined): Text {
  const messages = shapes
    .getObjects(result.shape.ptr.term, `${SH}message`, null)
    .flatMap((term) => (term.termType === 'Literal' ? term : []))
  const own = (language: string): string | undefined =>
    (
      messages.find((message) => message.language.startsWith(language)) ??
      messages.find((message) => message.language === '')
    )?.value
  const component = result.constraintComponent.value.slice(SH.length).replace(/ConstraintComponent$/u, '')
  const standard = STANDARD.get(component) ?? {
    nl: `Een waarde voldoet niet aan een opgegeven regel (${component}): {$value}.`,
    en: `A value breaks a given rule (${component}): {$value}.`,
  }
  const text = (language: 'nl' | 'en'): string =>
    own(language) ?? (value ? standard[language] : standard[language].replace(': {$value}', ''))
  return fillValue({ nl: text('nl'), en: text('en') }, value ? [value] : [])
}

const STANDARD: ReadonlyMap<string, Text> = new Map([
  ['MinCount', { nl: 'Een gevraagd gegeven ontbreekt.', en: 'A value that is asked for is missing.' }],
  ['MaxCount', { nl: 'Een gegeven staat er vaker dan toegelaten.', en: 'There are more values than allowed.' }],

  [
    'Datatype',
    {
      nl: 'Een waarde is niet van de gevraagde soort: {$value}.',
      en: 'A value is not of the datatype asked for: {$value}.',
    },
  ],
  [
    'Class',
    {
      nl: 'Een verwijzing gaat niet naar iets van de gevraagde soort: {$value}.',
      en: 'A reference does not point to an instance of the class asked for: {$value}.',
    },
  ],
  [
    'NodeKind',
    {
      nl: 'Een waarde is geen tekst of geen verwijzing waar dat gevraagd is: {$value}.',
      en: 'A value is not of the node kind asked for: {$value}.',
    },
  ],

  [
    'Pattern',
    {
      nl: 'Een waarde heeft niet de gevraagde vorm: {$value}.',
      en: 'A value does not match the pattern asked for: {$value}.',
    },
  ],
  [
    'In',
    {
      nl: 'Een waarde staat niet in de toegelaten lijst: {$value}.',
      en: 'A value is not in the list of allowed values: {$value}.',
    },
  ],
  ['MinLength', { nl: 'Een waarde is te kort: {$value}.', en: 'A value is too short: {$value}.' }],
  ['MaxLength', { nl: 'Een waarde is te lang: {$value}.', en: 'A value is too long: {$value}.' }],
])
