import { longDate } from '../rdf/long-date.js'
import { toBrusselsLocal } from '../rdf/date-time.js'
import type { DeadlineRule } from './deadline-rules.js'
import type { DeadlineState } from './deadline-state.js'

const ACTS = { publish: 'bekendmaken', notify: 'melden' } as const

/** The article of a rule as cited, with a remark if its number was not confirmed. */
export function articleInWords({ article, confidence }: DeadlineRule): string {
  return confidence === 'sure' ? article : `${article}; het nummer is niet zeker`
}

/** A state as one plain Dutch sentence. */
export function deadlineSentence({ rule, status, due, workingDay, doneOn, lateBy = 0 }: DeadlineState): string {
  const by = due === undefined ? '' : momentInWords(due)
  const done = doneOn === undefined ? '' : longDate(doneOn)
  const days = lateBy === 0 ? 'minder dan een dag' : lateBy === 1 ? '1 dag' : `${lateBy} dagen`
  const desk =
    workingDay !== undefined && due !== undefined && workingDay !== due.slice(0, 10)
      ? `; de laatste werkdag is ${longDate(workingDay, 'full')}`
      : ''
  switch (status) {
    case 'open':
      return `Te ${ACTS[rule.act]} uiterlijk ${by}${desk}.`
    case 'overdue':
      return `Nog te ${ACTS[rule.act]}: het moest uiterlijk ${by}, dat is ${days} te laat.`
    case 'done':
      if (doneOn === undefined) return 'Bekendgemaakt; op welke dag is niet bekend.'
      return due === undefined ? `Gedaan op ${done}.` : `Op tijd: gedaan op ${done}, het moest uiterlijk ${by}.`
    case 'late':
      return `Te laat: gedaan op ${done}, het moest uiterlijk ${by}, dat is ${days} te laat.`
    case 'unprovable':
      if (doneOn === undefined)
        return `Niet te bewijzen: het moest uiterlijk ${by}, en meldingen zijn hier niet bijgehouden.`
      return due === undefined
        ? 'Niet te bewijzen of het op tijd was: de dag van de bekendmaking is niet bekend.'
        : `Niet te bewijzen of het op tijd was: het moest uiterlijk ${by}, en is voor het eerst gezien op ${done}.`
    case 'waiting':
      return rule.act === 'notify'
        ? 'Nog niet te melden: het is niet bekendgemaakt.'
        : 'Nog niet bekend te maken: het is niet goedgekeurd.'
    case 'undated':
      return 'Niet te berekenen: de dag waarop de termijn begint, is niet bekend.'
    case 'no-term':
      return 'Nog bekend te maken; de regel noemt geen termijn.'
  }
}

function momentInWords(moment: string): string {
  const local = moment.includes('T') ? toBrusselsLocal(moment) : undefined
  return local === undefined
    ? longDate(moment, 'full')
    : `${longDate(local.slice(0, 10), 'full')} om ${local.slice(11, 16).replace(':', '.')} uur`
}
