import { diagnose } from '../../../diagnostic.js'
import { toBrusselsDate, toBrusselsLocal, toInstant } from '../../../rdf/date-time.js'
import { besluit, eli, prov } from '../../../rdf/vocabularies.js'
import type { Draft, Entry } from '../draft/draft.js'
import { textOf } from '../../page/elements.js'
import { placeOfTerm } from '../draft/term-place.js'
import type { GraphContext, GraphRepair } from './repair.js'

const HOUR = 3_600_000
/** A sitting that starts further from its planned hour than this has a wrong hour or date. */
const FAR = 3 * HOUR

/** A planned start at local midnight: the hour was not filled in, or the sitting is a bucket for a whole period. */
export const plannedMidnight: GraphRepair = {
  rule: 'doubt/planned-midnight',
  mend: (draft, context) => {
    for (const { planned } of sittings(draft)) {
      if (toBrusselsLocal(planned.quad.object.value)?.endsWith('T00:00'))
        draft.note(diagnose('doubt/planned-midnight', at(planned, context)))
    }
  },
}

/** A planned start with milliseconds is the moment a record was made. */
export const createdStamp: GraphRepair = {
  rule: 'doubt/created-stamp',
  mend: (draft, context) => {
    for (const { planned } of sittings(draft)) {
      if (/\.(?!0+(?:\D|$))\d+/u.test(planned.quad.object.value))
        draft.note(diagnose('doubt/created-stamp', at(planned, context)))
    }
  },
}

/** Started on the very moment that was planned. */
export const plannedEqualsStarted: GraphRepair = {
  rule: 'doubt/planned-equals-started',
  mend: (draft, context) => {
    for (const { planned, started } of sittings(draft)) {
      if (started && toInstant(planned.quad.object.value) === toInstant(started.quad.object.value))
        draft.note(diagnose('doubt/planned-equals-started', at(started, context)))
    }
  },
}

/** Started hours before or after what was planned. */
export const startFarFromPlanned: GraphRepair = {
  rule: 'doubt/start-far-from-planned',
  mend: (draft, context) => {
    for (const { planned, started } of sittings(draft)) {
      const apart = Math.abs(
        (toInstant(started?.quad.object.value ?? '') ?? NaN) - (toInstant(planned.quad.object.value) ?? NaN),
      )
      if (!started || !(apart > FAR)) continue
      const values = { hours: (apart / HOUR).toFixed(1).replace(/\.0$/u, '') }
      draft.note(
        diagnose('doubt/start-far-from-planned', {
          ...at(started, context),
          expected: planned.quad.object.value,
          values,
        }),
      )
    }
  },
}

const TIMES = new Set([besluit.geplandeStart, prov.startedAtTime, prov.endedAtTime].map(({ value }) => value))

/** The page shows the hour that the value has in UTC: local time was stored as UTC. */
export const labelTime: GraphRepair = {
  rule: 'doubt/label-time',
  mend: (draft, context) => {
    for (const entry of draft.entries) {
      const { markup, quad } = entry
      const local =
        TIMES.has(quad.predicate.value) && markup?.value.attribute !== undefined
          ? toBrusselsLocal(quad.object.value)?.slice(11)
          : undefined
      const instant = toInstant(quad.object.value)
      if (local === undefined || instant === undefined || !markup) continue
      const [, hour = '', minute = ''] =
        /(?:^|\D)([01]?\d|2[0-3])(?:[:.]|\s?u(?:ur)?\s?)([0-5]\d)(?!\d|[./-]\d)/u.exec(textOf(markup.element)) ?? []
      const shown = `${hour.padStart(2, '0')}:${minute}`
      if (hour === '' || shown === local || shown !== new Date(instant).toISOString().slice(11, 16)) continue
      draft.note(diagnose('doubt/label-time', { ...at(entry, context), actual: shown, expected: local }))
    }
  },
}

/** A time with the offset that Belgium has in the other half of the year; the page may show the hour that is meant. */
export const offsetSeason: GraphRepair = {
  rule: 'doubt/offset-season',
  mend: (draft, context) => {
    for (const entry of draft.entries) {
      const { predicate, object } = entry.quad
      if (!TIMES.has(predicate.value)) continue
      const written = /T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\+0[12]:00$/u.exec(object.value)?.[1]
      const local = toBrusselsLocal(object.value)?.slice(11)
      if (written === undefined || local === undefined || local === written) continue
      draft.note(diagnose('doubt/offset-season', { ...at(entry, context), actual: written, expected: local }))
    }
  },
}

/** A decision in force before the day of the sitting that took it. */
export const inForceBeforeSitting: GraphRepair = {
  rule: 'doubt/in-force-before-sitting',
  mend: (draft, context) => {
    const days = [...sittings(draft)].flatMap(
      ({ planned, started }) => toBrusselsDate((started ?? planned).quad.object.value) ?? [],
    )
    const [day, ...others] = [...new Set(days)]
    if (day === undefined || others.length > 0) return
    for (const entry of draft.entries) {
      const { predicate, object } = entry.quad
      if (!predicate.equals(eli.first_date_entry_in_force) || (toBrusselsDate(object.value) ?? day) >= day) continue
      draft.note(diagnose('doubt/in-force-before-sitting', { ...at(entry, context), expected: day }))
    }
  },
}

/** The times of each sitting that has one planned start. */
function* sittings(draft: Draft): Generator<{ readonly planned: Entry; readonly started?: Entry }> {
  for (const zitting of draft.instances(besluit.Zitting)) {
    const planned = draft.values(zitting, besluit.geplandeStart)
    const started = draft.values(zitting, prov.startedAtTime)
    const [first, ...others] = planned
    if (!first || others.some(({ quad }) => !quad.object.equals(first.quad.object))) continue
    const start = started.every(({ quad }) => quad.object.value === started[0]?.quad.object.value)
      ? started[0]
      : undefined
    yield { planned: first, ...(start && { started: start }) }
  }
}

function at(
  entry: Entry,
  { page }: GraphContext,
): { place: ReturnType<typeof placeOfTerm>; subject: string; predicate: string; actual: string } {
  const { subject, predicate, object } = entry.quad
  return {
    place: placeOfTerm(page, entry, 'object'),
    subject: subject.value,
    predicate: predicate.value,
    actual: object.value,
  }
}
