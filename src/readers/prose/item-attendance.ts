import { readAttendance, type Attendance } from './people/attendance.js'
import type { ItemAttendance } from './item-model.js'
import type { ItemReading } from './items/item-start.js'
import { readMovements } from './people/movements.js'
import type { ListedPerson } from './observe/person-names.js'
import type { Roster } from './votes/roster.js'
import type { Words } from './words/words.js'

export const NOBODY_MOVED: ItemAttendance = { moved: { movements: [], unread: [] }, listed: [] }

/** Who comes and goes at an item, and the list of those present that some minutes print at each item. */
export function attendanceAt(item: ItemReading, attendance: Attendance, words: Words): ItemAttendance {
  const everybody = [...attendance.present, ...attendance.excused, ...attendance.absent]
  const list = readAttendance(item.body, words)
  const [block] = list.blocks
  const known = new Set(everybody.map((person) => person.name))
  // A list of others (who came to a meeting that the item tells of) is none of the council.
  const isCouncil =
    list.present.length >= 2 &&
    (known.size === 0 || list.present.filter((person) => known.has(person.name)).length >= 0.5 * list.present.length)
  const people = [...everybody, ...(isCouncil ? list.present : []).filter((person) => !known.has(person.name))]
  const read = readMovements(item.body, people, words)
  // What the list says of an item is said of it, whether or not a sentence at the item says so too.
  const [told = item.titleBlock] = attendance.blocks
  const listed =
    attendance.blocks.size === 0 || item.number === undefined
      ? []
      : everybody.flatMap((person) => [
          ...(person.from === item.number ? [{ kind: 'joins' as const, person, afterwards: false, block: told }] : []),
          ...(person.until === item.number ? [{ kind: 'leaves' as const, person, afterwards: true, block: told }] : []),
        ])
  return {
    moved: { ...read, movements: [...listed, ...read.movements] },
    listed: isCouncil && block ? list.present.map((person) => ({ person, block })) : [],
  }
}

/** Who may vote at an item: those listed there, else those of the sitting, give or take who comes and goes. */
export function rosterOf(
  attendance: Attendance,
  here: ItemAttendance,
  all: readonly ItemAttendance[],
): Roster | undefined {
  const mayVote = (people: readonly ListedPerson[]): readonly ListedPerson[] =>
    people.filter(({ office, role }) => office !== 'secretary' && !/directeur/iu.test(role ?? ''))
  const listed = mayVote(here.listed.map(({ person }) => person))
  const present = listed.length > 0 ? listed : mayVote(attendance.present)
  if (present.length === 0) return undefined
  const moved = (kinds: readonly string[]): number =>
    new Set(
      all.flatMap(({ moved: { movements } }) =>
        movements.filter(({ kind }) => kinds.includes(kind)).map(({ person }) => person.name),
      ),
    ).size
  const joined = moved(['joins'])
  // Somebody in the list who comes in later was not there yet.
  const late = new Set(
    all.flatMap(({ moved: { movements } }) =>
      movements.flatMap(({ kind, person }) => (kind === 'joins' && present.includes(person) ? [person.name] : [])),
    ),
  ).size
  const isEverywhere = listed.length > 0
  const others = [...attendance.present, ...attendance.excused, ...attendance.absent].map(({ name }) => name)
  return {
    people: [...new Set([...present.map(({ name }) => name), ...(isEverywhere ? [] : others)])],
    from: present.length - moved(['leaves', 'abstains']) - late,
    to: present.length + (isEverywhere ? 0 : joined + attendance.unread.length),
  }
}
