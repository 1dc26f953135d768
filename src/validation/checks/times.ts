import type { Term } from '@rdfjs/types'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import { isValidDateTime, toBrusselsLocal, toInstant } from '../../rdf/date-time.js'
import { besluit, prov } from '../../rdf/vocabularies.js'
import type { Check, CheckContext } from './check.js'
import { firstText, instancesOf } from './statements.js'

const HOUR = 3_600_000

/** Compares the times of a sitting with each other. */
export const checkTimes: Check = (context) =>
  instancesOf(context.graph, besluit.Zitting).flatMap((zitting) => timesOf(context, zitting))

function timesOf({ graph, stage }: CheckContext, zitting: Term): readonly Diagnostic[] {
  const planned = firstText(graph, zitting, besluit.geplandeStart, isValidDateTime)
  const started = firstText(graph, zitting, prov.startedAtTime, isValidDateTime)
  const ended = firstText(graph, zitting, prov.endedAtTime, isValidDateTime)
  const at = (property: Term, actual: string, expected?: string) => ({
    stage,
    place: graph.place(zitting.value, property.value, actual),
    subject: zitting.value,
    predicate: property.value,
    actual,
    expected,
    values: { when: shown(actual), ...(expected !== undefined && { other: shown(expected) }) },
  })
  const findings: Diagnostic[] = []
  if (planned !== undefined && toBrusselsLocal(planned)?.endsWith('T00:00'))
    findings.push(diagnose('check/midnight', at(besluit.geplandeStart, planned)))
  if (planned !== undefined && started !== undefined && Math.abs(hours(planned, started)) > 6) {
    findings.push(diagnose('check/start-far-from-planned', at(prov.startedAtTime, started, planned)))
  }
  const start = started ?? planned
  if (start !== undefined && ended !== undefined) {
    const duration = hours(start, ended)
    if (duration < 0) findings.push(diagnose('check/end-before-start', at(prov.endedAtTime, ended, start)))
    else if (duration > 24) findings.push(diagnose('check/sitting-too-long', at(prov.endedAtTime, ended, start)))
  }
  return findings
}

/** A time for people to read: local, to the minute. */
function shown(dateTime: string): string {
  return toBrusselsLocal(dateTime)?.replace('T', ' ') ?? dateTime
}

/** Hours between two valid dateTimes. */
function hours(from: string, to: string): number {
  return ((toInstant(to) ?? 0) - (toInstant(from) ?? 0)) / HOUR
}
