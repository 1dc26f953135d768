import type { Diagnostic } from '../diagnostic.js'
import type { DocumentKind, Model } from '../model.js'
import type { Maturity } from '../report/report.js'
import type { Graph } from '../rdf/graph.js'
import { CHECKS } from './checks/checks.js'
import { detectKind } from './shapes/detect-kind.js'
import { maturityOf } from './maturity/maturity.js'
import { OWN_SHAPES, shapesOf } from './shapes/own-shapes.js'
import type { Register } from './maturity/register.js'
import { validateUserShapes, type ShapeFile } from './shapes/user-shapes.js'
import { validateShapes } from './shapes/validate-shapes.js'

export interface CheckOptions {
  readonly graph: Graph
  /** The kind to check as; when absent, the kind that the model or the graph states. */
  readonly kind?: DocumentKind
  /** Gives the kind when the graph cannot (an added agenda has the type of an agenda). */
  readonly model?: Model
  /** The page's address, to distinguish its own document from those it links to. */
  readonly address?: string
  readonly stage: Diagnostic['stage']
  readonly userShapes?: readonly ShapeFile[]
  readonly register?: Register
}

export interface CheckResult {
  /** Absent when the kind is unknown; then only the general rules were checked, and a finding says so. */
  readonly kind?: DocumentKind
  readonly diagnostics: readonly Diagnostic[]
  readonly maturity?: Maturity
}

/**
 * All checks of one graph: the shapes of its kind, the other checks, the user's own shapes, and the maturity level.
 * Throws `check-failed` when a check could not run, `rdf-syntax` when the user's shapes are not valid Turtle.
 */
export async function checkDocument({
  graph,
  kind: given,
  model,
  address,
  stage,
  userShapes = [],
  register,
}: CheckOptions): Promise<CheckResult> {
  const kind = given ?? model?.publicatie?.kind ?? detectKind(graph, address)
  const shapes = kind ? [OWN_SHAPES.general, shapesOf(kind)] : [OWN_SHAPES.general]
  const fromShapes = (await Promise.all(shapes.map((one) => validateShapes(graph, one, stage)))).flat()
  const fromChecks = CHECKS.flatMap((check) => check({ graph, stage, ...(kind && { kind }) }))
  const fromUser = (await Promise.all(userShapes.map((file) => validateUserShapes(graph, file, stage)))).flat()

  const own = [...fromShapes, ...withoutEchoes(fromChecks, fromShapes)]
  const maturity = kind && maturityOf(graph, kind, own, register)
  return {
    ...(kind && { kind }),
    diagnostics: [...own, ...fromUser].sort((one, other) => (one.place?.offset ?? -1) - (other.place?.offset ?? -1)),
    ...(maturity && { maturity }),
  }
}

const ECHOING: ReadonlySet<string> = new Set(['check/value-malformed', 'check/day-impossible'])

/** The shape already reports a malformed value of a constrained property; it is not reported twice. */
function withoutEchoes(findings: readonly Diagnostic[], said: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ subject, predicate, actual }: Diagnostic): string => JSON.stringify([subject, predicate, actual])
  const known = new Set(said.map(keyOf))
  return findings.filter((finding) => !ECHOING.has(finding.rule) || !known.has(keyOf(finding)))
}
