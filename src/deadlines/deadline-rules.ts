import type { CalendarDate } from '../model.js'
import type { Text } from '../rules/rule.js'
import type { DeadlineDocument, DeadlineOrgan } from './timeline.js'

/** A legal deadline: what must be done by when, during which period it applies, and its source. */
export interface DeadlineRule {
  readonly id: string
  readonly act: 'publish' | 'notify'
  readonly documents: readonly DeadlineDocument[]
  readonly organs: readonly DeadlineOrgan[]
  /**
   * Start of the term: the day of the sitting, the moment an agenda was fixed, the day minutes were approved, or the
   * day of publication.
   */
  readonly from: 'day' | 'fixed' | 'approved' | 'published'
  /** Calendar days after the start, which is not counted itself; negative for days before it. */
  readonly days?: number
  readonly hours?: number
  /** The rule applies to terms that start from this day on, and before `validUntil`. */
  readonly validFrom: CalendarDate
  readonly validUntil?: CalendarDate
  /** The article, as it is usually cited. */
  readonly article: string
  /** Whether the number of the article was confirmed. */
  readonly confidence: 'sure' | 'unsure'
  readonly says: Text
}

const COUNCILS = ['Gemeenteraad', 'Raad voor Maatschappelijk Welzijn'] as const
const ALL = [...COUNCILS, 'College van Burgemeester en Schepenen', 'Vast Bureau', 'Burgemeester'] as const
/**
 * Decreet over het lokaal bestuur of 22 December 2017. The day from which its part on publication applies was not
 * confirmed: this is not a date from the decree but the first day that is judged here, after the Besluit van de Vlaamse
 * Regering of 30 November 2018 on how to publish.
 */
const DECREE = { validFrom: '2019-01-01' } as const
const DLB = 'Decreet Lokaal Bestuur'
/** Days after a decision within which it, and the list that contains it, must be public (DLB, art. 287). */
export const DECISION_DAYS = 10

/** The rules that apply. Provinces, districts and the committee for social aid have others, which are not included. */
export const DEADLINE_RULES: readonly DeadlineRule[] = [
  {
    ...DECREE,
    id: 'agenda',
    act: 'publish',
    documents: ['agenda'],
    organs: COUNCILS,
    from: 'day',
    days: -8,
    article: `${DLB}, art. 20-23`,
    confidence: 'unsure',
    says: {
      nl: 'De agenda staat ten minste acht dagen voor de zitting op de website.',
      en: 'The agenda is on the website at least eight days before the sitting.',
    },
  },
  {
    ...DECREE,
    id: 'agenda-toegevoegd',
    act: 'publish',
    documents: ['agenda-toegevoegd'],
    organs: COUNCILS,
    from: 'fixed',
    hours: 24,
    article: `${DLB}, art. 20-23`,
    confidence: 'unsure',
    says: {
      nl: 'Een agenda met toegevoegde punten staat binnen 24 uur na het vastleggen op de website.',
      en: 'An agenda with added items is on the website within 24 hours after it was fixed.',
    },
  },
  {
    ...DECREE,
    id: 'besluitenlijst',
    act: 'publish',
    documents: ['besluitenlijst'],
    organs: ALL,
    from: 'day',
    days: DECISION_DAYS,
    article: `${DLB}, art. 285 en 287`,
    confidence: 'sure',
    says: {
      nl: 'De lijst van besluiten staat binnen tien dagen na de beslissing op de website.',
      en: 'The list of decisions is on the website within ten days after the decision.',
    },
  },
  {
    ...DECREE,
    id: 'besluit',
    act: 'publish',
    documents: ['besluit', 'reglement'],
    organs: ALL,
    from: 'day',
    days: DECISION_DAYS,
    article: `${DLB}, art. 286 en 287`,
    confidence: 'sure',
    says: {
      nl: 'De integrale tekst staat binnen tien dagen na de beslissing op de website.',
      en: 'The whole text is on the website within ten days after the decision.',
    },
  },
  {
    ...DECREE,
    id: 'notulen',
    act: 'publish',
    documents: ['notulen'],
    organs: COUNCILS,
    from: 'approved',
    article: `${DLB}, art. 32 en 277-278`,
    confidence: 'unsure',
    says: {
      nl: 'De notulen komen op de website nadat ze zijn goedgekeurd; een termijn staat er niet bij.',
      en: 'Minutes come on the website after they were approved; no term is given.',
    },
  },
  {
    ...DECREE,
    id: 'melding',
    act: 'notify',
    documents: ['besluitenlijst', 'reglement'],
    organs: COUNCILS,
    from: 'published',
    days: 0,
    article: `${DLB}, art. 330`,
    confidence: 'sure',
    says: {
      nl: 'De toezichthoudende overheid krijgt dezelfde dag een melding van de bekendmaking.',
      en: 'The supervising authority is notified on the day of publication.',
    },
  },
]

/** The rule with an id. Throws RangeError when it is not in the table. */
export function ruleOf(id: string): DeadlineRule {
  const rule = DEADLINE_RULES.find((each) => each.id === id)
  if (!rule) throw new RangeError(`no rule ${id}`)
  return rule
}

/** Days after publication on which a regulation enters into force unless it states otherwise (DLB, art. 288). */
export const ENTRY_INTO_FORCE_DAYS = 5
