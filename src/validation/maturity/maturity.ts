import type { Diagnostic } from '../../diagnostic.js'
import type { DocumentKind } from '../../model.js'
import type { Maturity, MaturityGap, MaturityLevel } from '../../report/report.js'
import { ruleOf } from '../../rules/catalogue.js'
import type { Graph } from '../../rdf/graph.js'
import { besluit } from '../../rdf/vocabularies.js'
import { namedMandatarissen } from './mandatarissen.js'
import { levelsOf, type ShapeLevel } from './maturity-levels.js'
import { shapesOf } from '../shapes/own-shapes.js'
import type { Register } from './register.js'
import { occurs } from '../shapes/validate-shapes.js'

/** Kinds of document that have levels in the official blueprints. */
const AGENDAS: readonly DocumentKind[] = ['agenda', 'agenda-toegevoegd']
const LEVELLED: readonly DocumentKind[] = [...AGENDAS, 'besluitenlijst', 'notulen']

/**
 * The maturity level (Niveau 0–3) of a document, as the Flemish government counts it, from the findings of its shapes
 * and checks. Undefined for kinds without levels. This folder's README explains how each doubtful case is decided, and
 * where that differs from the official tool.
 */
export function maturityOf(
  graph: Graph,
  kind: DocumentKind,
  findings: readonly Diagnostic[],
  register?: Register,
): Maturity | undefined {
  if (!LEVELLED.includes(kind)) return undefined
  const levelOf = levelsOf(shapesOf(kind))
  const atLevel = (level: ShapeLevel): readonly MaturityGap[] =>
    gapsOf(
      findings.filter((finding) => levelOf(finding) === level),
      level,
    )

  const steps = [atLevel(1), gapsAtNiveau2(graph, register), atLevel(3)]
  const reached = steps.findIndex((gaps) => gaps.length > 0)
  return {
    level: (reached < 0 ? 3 : reached) as MaturityLevel,
    gaps: steps[reached] ?? [],
    notApplicable: notApplicable(graph, kind),
  }
}

/** One gap per rule, with every resource concerned and the first place. */
function gapsOf(findings: readonly Diagnostic[], level: MaturityLevel): readonly MaturityGap[] {
  return [...new Set(findings.map(({ rule }) => rule))].flatMap((rule): readonly MaturityGap[] => {
    const group = findings.filter((finding) => finding.rule === rule)
    const place = group.find((finding) => finding.place)?.place
    return group.slice(0, 1).map(({ message }) => ({
      rule,
      level,
      message,
      subjects: [...new Set(group.flatMap(({ subject }) => subject ?? []))],
      ...(place && { place }),
    }))
  })
}

function gapsAtNiveau2(graph: Graph, register: Register | undefined): readonly MaturityGap[] {
  const unmet = namedMandatarissen(graph, register).filter((named) => named.unmet)
  return [...new Set(unmet.flatMap((named) => named.unmet ?? []))].map((rule) => {
    const group = unmet.filter((named) => named.unmet === rule)
    const place = group
      .map((named) => graph.place(named.subject, named.predicate, named.term.value))
      .find((found) => found)
    return {
      rule,
      level: 2,
      message: ruleOf(rule).message,
      subjects: group.map(({ term }) => term.value),
      ...(place && { place }),
    }
  })
}

function notApplicable(graph: Graph, kind: DocumentKind): Maturity['notApplicable'] {
  const isAgenda = AGENDAS.includes(kind)
  const rules = [
    ...(isAgenda ? ['maturity/still-to-come' as const] : []),
    ...(!isAgenda && !occurs(graph, besluit.Stemming.value) ? ['maturity/no-vote' as const] : []),
    ...(namedMandatarissen(graph).length === 0 ? ['maturity/no-mandataris' as const] : []),
  ]
  return rules.map((rule) => ({ rule, reason: ruleOf(rule).message }))
}
