import type { DeadlineStatus } from '../../src/deadlines/deadline-state.js'
import type { DeadlineDocument, EvidenceOfDay, Timeline, TimelineEvent } from '../../src/deadlines/timeline.js'

/*
 * Timelines with their outcomes, worked out by hand from the articles and a calendar, not from the code:
 *
 *   body | document | day the term starts (sitting, moment an agenda is fixed, approval) | what happened | today
 *     → rule: due, last working day up to it, outcome, done on, days too late
 *
 * What happened: p published, c corrected, w withdrawn, n notified; l logged here, s stated by the page, v seen there.
 * The article counts calendar days after the decision (DLB 287: within ten days; agenda: eight days before;
 * notification, DLB 330: the same day). `-`: nothing. Where no rule speaks of a document the outcome is `none`.
 */
const TABLE = `
# lists of decisions: ten days after the sitting (285, 287)
GR | besluitenlijst | 2025-01-27 | -                        | 2025-01-27 → besluitenlijst: 2025-02-06 2025-02-06 open
GR | besluitenlijst | 2025-01-27 | -                        | 2025-02-06 → besluitenlijst: 2025-02-06 2025-02-06 open
GR | besluitenlijst | 2025-01-27 | -                        | 2025-02-07 → besluitenlijst: 2025-02-06 2025-02-06 overdue - 1
GR | besluitenlijst | 2025-01-27 | -                        | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 overdue - 28
GR | besluitenlijst | 2025-01-27 | pl2025-01-27             | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 done 2025-01-27
GR | besluitenlijst | 2025-01-27 | pl2025-02-06             | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 done 2025-02-06
GR | besluitenlijst | 2025-01-27 | pl2025-02-07             | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 late 2025-02-07 1
GR | besluitenlijst | 2025-01-27 | ps2025-02-05             | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 done 2025-02-05
GR | besluitenlijst | 2025-01-27 | ps2025-02-16             | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 late 2025-02-16 10
GR | besluitenlijst | 2025-01-27 | pv2025-02-06             | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 done 2025-02-06
GR | besluitenlijst | 2025-01-27 | pv2025-02-07             | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 unprovable 2025-02-07
GR | besluitenlijst | 2025-01-27 | pv2025-02-20 ps2025-02-04 | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 done 2025-02-04
GR | besluitenlijst | 2025-01-27 | pv2025-02-20 ps2025-02-10 | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 late 2025-02-10 4
RMW | besluitenlijst | 2025-02-24 | pl2025-03-06            | 2025-04-01 → besluitenlijst: 2025-03-06 2025-03-06 done 2025-03-06
RMW | besluitenlijst | 2025-02-24 | pl2025-03-07            | 2025-04-01 → besluitenlijst: 2025-03-06 2025-03-06 late 2025-03-07 1
CBS | besluitenlijst | 2025-03-04 | pl2025-03-14            | 2025-04-01 → besluitenlijst: 2025-03-14 2025-03-14 done 2025-03-14
CBS | besluitenlijst | 2025-03-04 | pl2025-03-15            | 2025-04-01 → besluitenlijst: 2025-03-14 2025-03-14 late 2025-03-15 1
VB | besluitenlijst | 2025-03-04 | -                        | 2025-03-10 → besluitenlijst: 2025-03-14 2025-03-14 open
BGM | besluitenlijst | 2025-03-04 | -                       | 2025-03-20 → besluitenlijst: 2025-03-14 2025-03-14 overdue - 6
GR | besluitenlijst | -          | pl2025-02-06             | 2025-03-06 → besluitenlijst: - - undated 2025-02-06
# ... over the end of a month, a leap day, a year
GR | besluitenlijst | 2024-02-26 | -                        | 2024-03-01 → besluitenlijst: 2024-03-07 2024-03-07 open
GR | besluitenlijst | 2023-02-27 | -                        | 2023-03-01 → besluitenlijst: 2023-03-09 2023-03-09 open
GR | besluitenlijst | 2024-12-23 | pl2025-01-02             | 2025-02-01 → besluitenlijst: 2025-01-02 2025-01-02 done 2025-01-02
# ... ending on a weekend or holiday: the term does not move, the last working day lies before it
GR | besluitenlijst | 2025-01-29 | -                        | 2025-02-01 → besluitenlijst: 2025-02-08 2025-02-07 open
GR | besluitenlijst | 2025-01-30 | -                        | 2025-02-01 → besluitenlijst: 2025-02-09 2025-02-07 open
GR | besluitenlijst | 2025-01-30 | pl2025-02-10             | 2025-03-01 → besluitenlijst: 2025-02-09 2025-02-07 late 2025-02-10 1
GR | besluitenlijst | 2025-04-11 | -                        | 2025-04-14 → besluitenlijst: 2025-04-21 2025-04-18 open
GR | besluitenlijst | 2024-03-22 | -                        | 2024-03-25 → besluitenlijst: 2024-04-01 2024-03-29 open
GR | besluitenlijst | 2025-04-21 | -                        | 2025-04-22 → besluitenlijst: 2025-05-01 2025-04-30 open
GR | besluitenlijst | 2025-05-19 | -                        | 2025-05-20 → besluitenlijst: 2025-05-29 2025-05-28 open
GR | besluitenlijst | 2025-05-30 | -                        | 2025-06-02 → besluitenlijst: 2025-06-09 2025-06-06 open
GR | besluitenlijst | 2025-07-11 | -                        | 2025-07-14 → besluitenlijst: 2025-07-21 2025-07-18 open
GR | besluitenlijst | 2025-08-05 | -                        | 2025-08-06 → besluitenlijst: 2025-08-15 2025-08-14 open
GR | besluitenlijst | 2024-10-22 | -                        | 2024-10-23 → besluitenlijst: 2024-11-01 2024-10-31 open
GR | besluitenlijst | 2025-11-01 | -                        | 2025-11-03 → besluitenlijst: 2025-11-11 2025-11-10 open
GR | besluitenlijst | 2025-12-15 | -                        | 2025-12-16 → besluitenlijst: 2025-12-25 2025-12-24 open
GR | besluitenlijst | 2025-12-22 | pl2026-01-01             | 2026-02-01 → besluitenlijst: 2026-01-01 2025-12-31 done 2026-01-01
# ... corrected, withdrawn, published again
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 cl2025-02-20 | 2025-03-06 → besluitenlijst: 2025-02-06 2025-02-06 done 2025-02-03
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 wl2025-02-04 | 2025-02-05 → besluitenlijst: 2025-02-06 2025-02-06 open
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 wl2025-02-04 | 2025-02-26 → besluitenlijst: 2025-02-06 2025-02-06 overdue - 20
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 wl2025-02-04 pl2025-02-06 | 2025-02-26 → besluitenlijst: 2025-02-06 2025-02-06 done 2025-02-06
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 wl2025-02-04 pl2025-02-11 | 2025-02-26 → besluitenlijst: 2025-02-06 2025-02-06 late 2025-02-11 5
# integral texts: ten days too (286, 287)
GR | besluit   | 2025-03-31 | pl2025-04-10                  | 2025-05-01 → besluit: 2025-04-10 2025-04-10 done 2025-04-10
CBS | besluit  | 2025-03-31 | pl2025-04-11                  | 2025-05-01 → besluit: 2025-04-10 2025-04-10 late 2025-04-11 1
GR | reglement | 2025-03-31 | -                             | 2025-04-09 → besluit: 2025-04-10 2025-04-10 open
GR | reglement | 2025-03-31 | pv2025-06-01                  | 2025-06-02 → besluit: 2025-04-10 2025-04-10 unprovable 2025-06-01
RMW | reglement | 2025-03-31 | ps2025-04-01                 | 2025-06-02 → besluit: 2025-04-10 2025-04-10 done 2025-04-01
VB | besluit   | 2025-03-31 | -                             | 2025-04-21 → besluit: 2025-04-10 2025-04-10 overdue - 11
# agendas: eight days before the sitting, whose day does not count
GR | agenda | 2025-01-27 | -                                | 2025-01-10 → agenda: 2025-01-19 2025-01-17 open
GR | agenda | 2025-01-27 | pl2025-01-17                     | 2025-02-01 → agenda: 2025-01-19 2025-01-17 done 2025-01-17
GR | agenda | 2025-01-27 | pl2025-01-19                     | 2025-02-01 → agenda: 2025-01-19 2025-01-17 done 2025-01-19
GR | agenda | 2025-01-27 | pl2025-01-20                     | 2025-02-01 → agenda: 2025-01-19 2025-01-17 late 2025-01-20 1
GR | agenda | 2025-01-27 | pl2025-01-28                     | 2025-02-01 → agenda: 2025-01-19 2025-01-17 late 2025-01-28 9
GR | agenda | 2025-01-27 | pv2025-01-24                     | 2025-02-01 → agenda: 2025-01-19 2025-01-17 unprovable 2025-01-24
RMW | agenda | 2025-06-30 | pl2025-06-22                    | 2025-07-01 → agenda: 2025-06-22 2025-06-20 done 2025-06-22
RMW | agenda | 2025-06-30 | -                               | 2025-06-23 → agenda: 2025-06-22 2025-06-20 overdue - 1
GR | agenda | 2025-01-02 | -                                | 2024-12-20 → agenda: 2024-12-25 2024-12-24 open
CBS | agenda | 2025-03-04 | pl2025-03-01                    | 2025-04-01 → none
# added items: twenty-four hours after the agenda was fixed
GR | agenda-toegevoegd | 2025-01-22T10:00:00+01:00 | pl2025-01-23T09:59:00+01:00 | 2025-02-01 → agenda-toegevoegd: 2025-01-23T09:00:00Z 2025-01-23 done 2025-01-23
GR | agenda-toegevoegd | 2025-01-22T10:00:00+01:00 | pl2025-01-23T10:00:00+01:00 | 2025-02-01 → agenda-toegevoegd: 2025-01-23T09:00:00Z 2025-01-23 done 2025-01-23
GR | agenda-toegevoegd | 2025-01-22T10:00:00+01:00 | pl2025-01-23T11:30:00+01:00 | 2025-02-01 → agenda-toegevoegd: 2025-01-23T09:00:00Z 2025-01-23 late 2025-01-23 0
GR | agenda-toegevoegd | 2025-01-22T10:00:00+01:00 | pl2025-01-24T08:00:00+01:00 | 2025-02-01 → agenda-toegevoegd: 2025-01-23T09:00:00Z 2025-01-23 late 2025-01-24 1
GR | agenda-toegevoegd | 2025-01-22T10:00:00+01:00 | ps2025-01-22 | 2025-02-01 → agenda-toegevoegd: 2025-01-23T09:00:00Z 2025-01-23 done 2025-01-22
GR | agenda-toegevoegd | 2025-01-22T10:00:00+01:00 | ps2025-01-23 | 2025-02-01 → agenda-toegevoegd: 2025-01-23T09:00:00Z 2025-01-23 unprovable 2025-01-23
GR | agenda-toegevoegd | 2025-01-22T10:00:00+01:00 | - | 2025-01-22T20:00:00+01:00 → agenda-toegevoegd: 2025-01-23T09:00:00Z 2025-01-23 open
GR | agenda-toegevoegd | 2025-03-29T18:00:00+01:00 | pl2025-03-30T19:00:00+02:00 | 2025-04-01 → agenda-toegevoegd: 2025-03-30T17:00:00Z 2025-03-28 done 2025-03-30
GR | agenda-toegevoegd | -          | pl2025-01-23            | 2025-02-01 → agenda-toegevoegd: - - undated 2025-01-23
# minutes: after they were approved, without a term
GR | notulen | -          | -                               | 2025-02-01 → notulen: - - waiting
GR | notulen | -          | pv2025-02-27                    | 2025-03-20 → notulen: - - done
GR | notulen | 2025-02-24 | -                               | 2025-03-20 → notulen: - - no-term
GR | notulen | 2025-02-24 | pl2025-02-27                    | 2025-03-20 → notulen: - - done 2025-02-27
VB | notulen | 2025-02-24 | pl2025-02-27                    | 2025-03-20 → none
# notification: on the day of publication (330), lists and regulations of the councils
GR | besluitenlijst | 2025-01-27 | -                        | 2025-02-01 → melding: - - waiting
GR | besluitenlijst | 2025-01-27 | pl2025-02-03             | 2025-02-03 → melding: 2025-02-03 2025-02-03 open
GR | besluitenlijst | 2025-01-27 | pl2025-02-03             | 2025-02-05 → melding: 2025-02-03 2025-02-03 overdue - 2
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 nl2025-02-03 | 2025-02-05 → melding: 2025-02-03 2025-02-03 done 2025-02-03
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 nl2025-02-04 | 2025-02-05 → melding: 2025-02-03 2025-02-03 late 2025-02-04 1
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 nl2025-02-02 | 2025-02-05 → melding: 2025-02-03 2025-02-03 overdue - 2
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 nl2025-02-03 wl2025-02-04 pl2025-02-06 | 2025-02-06 → melding: 2025-02-06 2025-02-06 open
GR | besluitenlijst | 2025-01-27 | pl2025-02-03 nl2025-02-03 wl2025-02-04 pl2025-02-06 nl2025-02-06 | 2025-02-08 → melding: 2025-02-06 2025-02-06 done 2025-02-06
RMW | reglement | 2025-03-31 | pl2025-04-05                 | 2025-04-05 → melding: 2025-04-05 2025-04-04 open
GR | reglement | 2025-03-31 | pv2025-04-05 nl2025-04-05     | 2025-04-08 → melding: - - unprovable 2025-04-05
CBS | besluitenlijst | 2025-03-04 | pl2025-03-05            | 2025-04-01 → besluitenlijst: 2025-03-14 2025-03-14 done 2025-03-05
# what no rule of the table speaks of
PR | besluitenlijst | 2025-03-04 | pl2025-03-05             | 2025-04-01 → none
GR | besluitenlijst | 2018-12-17 | pl2018-12-20             | 2025-04-01 → none
`

const ORGANS: Readonly<Record<string, string>> = {
  GR: 'Gemeenteraad',
  RMW: 'Raad voor Maatschappelijk Welzijn',
  CBS: 'College van Burgemeester en Schepenen',
  VB: 'Vast Bureau',
  BGM: 'Burgemeester',
  PR: 'Provincieraad',
}
const KINDS = { p: 'published', c: 'corrected', w: 'withdrawn', n: 'notified' } as const
const EVIDENCE: Readonly<Record<string, EvidenceOfDay>> = { l: 'logged', s: 'stated', v: 'seen' }

export interface TruthRow {
  readonly row: string
  readonly timeline: Timeline
  readonly now: string
  /** Absent when there is no rule for the document. */
  readonly expected?: {
    readonly rule: string
    readonly due?: string
    readonly workingDay?: string
    readonly status: DeadlineStatus
    readonly doneOn?: string
    readonly lateBy?: number
  }
}

/** The rows of the table. */
export const TRUTH: readonly TruthRow[] = TABLE.split('\n')
  .filter((row) => row.trim() !== '' && !row.startsWith('#'))
  .map((row) => {
    const [given = '', outcome = ''] = row.split(' → ')
    const [organ = '', document = '', start = '', events = '', now = ''] = given.split('|').map((cell) => cell.trim())
    const timeline: Timeline = {
      name: row,
      id: row,
      organ: ORGANS[organ] ?? organ,
      document: document as DeadlineDocument,
      ...(start !== '-' && { [startOf(document)]: start }),
      knowsNotifications: true,
      events: events === '-' ? [] : events.split(' ').map(eventOf),
    }
    const [rule = '', due, workingDay, status, doneOn, lateBy] = outcome.trim().split(/:? +/u)
    if (rule === 'none') return { row, timeline, now }
    return {
      row,
      timeline,
      now,
      expected: {
        rule,
        ...(due !== '-' && due !== undefined && { due }),
        ...(workingDay !== '-' && workingDay !== undefined && { workingDay }),
        status: status as DeadlineStatus,
        ...(doneOn !== '-' && doneOn !== undefined && { doneOn }),
        ...(lateBy !== undefined && { lateBy: Number(lateBy) }),
      },
    }
  })

function startOf(document: string): 'day' | 'fixed' | 'approved' {
  return document === 'agenda-toegevoegd' ? 'fixed' : document === 'notulen' ? 'approved' : 'day'
}

function eventOf(text: string): TimelineEvent {
  const evidence = EVIDENCE[text.charAt(1)]
  if (!evidence) throw new Error(`no evidence in ${text}`)
  return { kind: KINDS[text.charAt(0) as keyof typeof KINDS], evidence, on: text.slice(2) }
}
