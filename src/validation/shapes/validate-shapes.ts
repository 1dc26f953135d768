import type { Result, Validator } from 'shacl-engine'
import type { Term } from '@rdfjs/types'
import { shorten, type Diagnostic } from '../../diagnostic.js'
import { AppError, messageOf } from '../../errors.js'
import type { Text } from '../../rules/rule.js'
import type { Graph } from '../../rdf/graph.js'
import { rdf, xsd } from '../../rdf/vocabularies.js'
import type { ShapeGraph, ShapeRule } from './shape-graph.js'

type Stage = Diagnostic['stage']

/** Examples of well-formed values, by datatype. */
const EXAMPLES: ReadonlyMap<string, string> = new Map([
  [xsd.dateTime.value, '2025-02-03T19:30:00+01:00'],
  [xsd.date.value, '2025-02-03'],
  [xsd.boolean.value, 'true'],
  [xsd.integer.value, '12'],
])

/**
 * Validates a graph against one of the project's shape graphs: one finding per shape, resource and value, placed at the
 * value, else at the resource. Throws `check-failed` when the engine could not run.
 */
export async function validateShapes(graph: Graph, shapes: ShapeGraph, stage: Stage): Promise<readonly Diagnostic[]> {
  const findings = new Map<string, Diagnostic>()
  for (const result of await runShapes(graph, shapes.validator)) {
    const rule = shapes.rules.get(result.shape.ptr.term.value)
    if (!rule) throw new AppError('check-failed', `a shape without texts gave a result: ${result.shape.ptr.term.value}`)
    const key = [rule.id, result.focusNode.term.value, result.value?.term.value].join(' ')
    if (!findings.has(key)) findings.set(key, finding(graph, rule, result.focusNode.term, result.value?.term, stage))
  }
  return [...findings.values(), ...absentClasses(graph, shapes, stage)]
}

/** Runs SHACL Core over a graph. Throws `check-failed` when the engine fails. */
export async function runShapes(graph: Graph, validator: Validator): Promise<readonly Result[]> {
  try {
    return (await validator.validate({ dataset: graph.dataset })).results
  } catch (cause) {
    throw new AppError('check-failed', `the shapes could not be checked: ${messageOf(cause)}`, { cause })
  }
}

/** Nothing to check is not the same as nothing wrong: a document of a kind must have the classes that make it one. */
function absentClasses(graph: Graph, { classes }: ShapeGraph, stage: Stage): readonly Diagnostic[] {
  return classes
    .filter(({ mustOccur, targetClass }) => mustOccur && !occurs(graph, targetClass))
    .flatMap(({ mustOccur: rule, targetClass }) =>
      rule
        ? [
            {
              rule: rule.id,
              severity: rule.severity,
              stage,
              message: rule.message,
              ...(rule.remedy && { remedy: rule.remedy }),
              expected: targetClass,
            },
          ]
        : [],
    )
}

/** Whether a class has an instance in the graph. */
export function occurs(graph: Graph, type: string): boolean {
  return graph.dataset.countQuads(null, rdf.type, type) > 0
}

function finding(graph: Graph, rule: ShapeRule, focus: Term, value: Term | undefined, stage: Stage): Diagnostic {
  const predicate = value
    ? (rule.predicates.find((iri) =>
        graph.dataset.getObjects(focus, iri).some((object) => object.value === value.value),
      ) ?? rule.predicates[0])
    : rule.predicates[0]
  const values = value ? [value] : rule.predicates.flatMap((iri) => graph.dataset.getObjects(focus, iri))
  const place = graph.place(focus.value, predicate, value?.value)
  const expected = rule.datatype === undefined ? undefined : EXAMPLES.get(rule.datatype)
  return {
    rule: rule.id,
    severity: rule.severity,
    stage,
    message: fillValue(rule.message, values),
    ...(rule.remedy && { remedy: rule.remedy }),
    ...(place && { place }),
    subject: focus.value,
    ...(predicate !== undefined && { predicate }),
    ...(values.length > 0 && { actual: values.map((term) => term.value).join(' | ') }),
    ...(expected !== undefined && { expected }),
  }
}

/** Puts the values into a message; of an IRI only the end is shown, to keep it readable. */
export function fillValue(text: Text, values: readonly Term[]): Text {
  const shown = values.map(
    (term) => `“${shorten(/^https?:\/\//u.test(term.value) ? endOf(term.value) : term.value, 80)}”`,
  )
  const put = (template: string, more: string): string =>
    template.replaceAll(
      '{$value}',
      shown.length > 3 ? `${shown.slice(0, 3).join(', ')} ${more} ${shown.length - 3}` : shown.join(', '),
    )
  return { nl: put(text.nl, 'en nog'), en: put(text.en, 'and') }
}

function endOf(iri: string): string {
  const end =
    iri
      .replace(/[/#]+$/u, '')
      .split(/[/#]/u)
      .at(-1) ?? iri
  return end === iri ? iri : `…/${end}`
}
