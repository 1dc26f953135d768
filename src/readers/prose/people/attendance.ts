import type { Block } from '../../../text/lines/block.js'
import { readPeople, roleOf, type ListedPerson } from '../observe/person-names.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

export type AttendanceList = 'present' | 'excused' | 'absent'

export interface Attendance {
  readonly present: readonly ListedPerson[]
  readonly excused: readonly ListedPerson[]
  readonly absent: readonly ListedPerson[]
  /** Which lists the document has, be it empty ("/"). */
  readonly stated: ReadonlySet<AttendanceList>
  readonly blocks: ReadonlySet<Block>
  readonly unread: readonly { readonly text: string; readonly block: Block }[]
}

/**
 * The attendance lists in front of the items: a head with names behind it on the line, in the cell beside it, or in the
 * blocks under it until the next head. Several heads may follow each other.
 */
export function readAttendance(blocks: readonly Block[], words: Words): Attendance {
  const people: Record<AttendanceList, ListedPerson[]> = { present: [], excused: [], absent: [] }
  const stated = new Set<AttendanceList>()
  const used = new Set<Block>()
  const unread: { text: string; block: Block }[] = []
  let open: { readonly list: AttendanceList; text: string; readonly block: Block } | undefined
  const close = (): void => {
    if (!open) return
    const read = readPeople(open.text, words)
    people[open.list].push(...read.people)
    for (const text of read.unread) unread.push({ text, block: open.block })
    open = undefined
  }
  for (const block of blocks) {
    const started = headOf(block, words)
    if (started) {
      close()
      stated.add(started.list)
      used.add(block)
      open = { list: started.list, text: started.rest, block }
    } else if (open && !(open.list !== 'present' && isOfficeHead(block, words)) && isPeople(block, words)) {
      used.add(block)
      open.text = `${open.text}\n${block.cells ? block.cells.join('\n') : block.text}`
    } else close()
  }
  close()
  const read = { ...people, stated, blocks: used, unread }
  if (people.present.length > 0) return read
  return readAttendanceTable(blocks, words) ?? readComposition(blocks, read, words) ?? read
}

/**
 * Those under the first head of a word that no list knows, over five people or more and nothing else; the attendance
 * as it was read where there is none. Only for a sitting whose body is known: other papers list people too.
 */
export function readUnderUnknownHead(blocks: readonly Block[], read: Attendance, words: Words): Attendance {
  const at = blocks.findIndex((block, index) => {
    const next = blocks[index + 1]
    return (
      next !== undefined &&
      !read.blocks.has(block) &&
      !read.blocks.has(next) &&
      !block.cells &&
      block.text.length <= 60 &&
      !/\d/u.test(block.text) &&
      (block.kind === 'heading' || /:$/u.test(block.text)) &&
      !regex(`(?<!\\p{L})(?:${words.otherBodies})`, 'iu').test(block.text) &&
      !isPeople(block, words) &&
      isPeople(next, words)
    )
  })
  if (at < 0) return read
  const rest = blocks.slice(at + 1)
  const end = rest.findIndex((block) => read.blocks.has(block) || !isPeople(block, words))
  const used = end < 0 ? rest : rest.slice(0, end)
  const { people, unread } = readPeople(used.map(({ cells, text }) => cells?.join('\n') ?? text).join('\n'), words)
  if (people.length < MOST_OF_OTHERS || unread.length > 0) return read
  return {
    ...read,
    present: people,
    stated: new Set([...read.stated, 'present']),
    blocks: new Set([...used, ...read.blocks]),
  }
}

/** A shorter list under a head that is not known may be of anybody. */
const MOST_OF_OTHERS = 5

/** What marks a cell in the column of those present. */
const MARK = /^[xX✓✔☑v•]$/u

/**
 * A table with a person a row: who is present stands as a word in the row ("An Claes | schepen | verontschuldigd") or
 * as a mark in a column whose head is that word. Undefined without two such rows, or when one of them tells it of
 * nobody.
 */
function readAttendanceTable(blocks: readonly Block[], words: Words): Attendance | undefined {
  const lists: Record<AttendanceList, ListedPerson[]> = { present: [], excused: [], absent: [] }
  const used = new Set<Block>()
  let columns: readonly (AttendanceList | undefined)[] = []
  for (const block of blocks) {
    const cells = (block.cells ?? []).map((cell) => cell.trim())
    const told = cells.map((cell) => listOfWord(cell, words))
    if (told.filter(Boolean).length >= 2) {
      columns = told
      continue
    }
    const marked = cells.findIndex((cell, index) => columns[index] !== undefined && MARK.test(cell))
    const list = told.find(Boolean) ?? columns[marked]
    if (list === undefined) continue
    const [person, other] = readPeople(
      cells.filter((_, index) => told[index] === undefined && index !== marked).join(', '),
      words,
    ).people
    if (!person || other) continue
    lists[list].push(person)
    used.add(block)
  }
  if (used.size < 2 || lists.present.length === 0) return undefined
  return {
    ...lists,
    stated: new Set((['present', 'excused', 'absent'] as const).filter((list) => lists[list].length > 0)),
    blocks: used,
    unread: [],
  }
}

function listOfWord(text: string, words: Words): AttendanceList | undefined {
  return words.attendance.find(({ pattern }) => regex(`^(?:${pattern})$`, 'iu').test(text))?.list
}

/** Fewer people are no council. */
const FEWEST = 3

/**
 * Minutes that print the council by role ("Schepenen: An Claes, Bo De Wit") and who of it is not there: the others are.
 */
function readComposition(blocks: readonly Block[], read: Attendance, words: Words): Attendance | undefined {
  const present: ListedPerson[] = []
  const used = new Set<Block>()
  const roles = new Set<string>()
  for (const block of blocks) {
    if (read.blocks.has(block)) continue
    const [, title = '', names = ''] =
      /^([^:]{3,60})\s*:\s*(\S.*)$/su.exec(
        block.cells ? `${block.cells[0] ?? ''}: ${block.cells.slice(1).join(', ')}` : block.text,
      ) ?? []
    const role = title === '' ? undefined : roleOf(title.trim(), words)
    const people = role ? readPeople(names, words) : undefined
    if (!role || !people || people.people.length === 0 || people.unread.length > people.people.length / 3) continue
    roles.add(role.role)
    used.add(block)
    for (const person of people.people)
      present.push({ ...person, role: person.role ?? title.trim(), ...(role.office && { office: role.office }) })
  }
  const away = new Set([...read.excused, ...read.absent].map(({ name }) => name))
  const here = present.filter(
    ({ name }, index) => !away.has(name) && present.findIndex((other) => other.name === name) === index,
  )
  if (roles.size < 2 || here.length < FEWEST) return undefined
  return {
    ...read,
    present: here,
    stated: new Set([...read.stated, 'present']),
    blocks: new Set([...used, ...read.blocks]),
  }
}

/** The list that a bare head opens. */
export function readListOfHead(text: string, words: Words): AttendanceList | undefined {
  return words.attendance.find(({ pattern }) => regex(`^(?:${pattern})\\s*:?$`, 'iu').test(text.trim()))?.list
}

function headOf(block: Block, words: Words): { readonly list: AttendanceList; readonly rest: string } | undefined {
  const [first, ...others] = block.cells ?? []
  for (const { list, pattern } of words.attendance) {
    if (first !== undefined && regex(`^(?:${pattern})\\s*:?$`, 'iu').test(first.trim()))
      return { list, rest: others.join('\n') }
    const text = block.text.replace(/^[\s•·▪◦*–-]+/u, '')
    const match = regex(`^(?:${pattern})\\s*(?::|$)\\s*`, 'iu').exec(text)
    if (match && first === undefined) return { list, rest: text.slice(match[0].length) }
    // A colon may be left out, or stand on another line, where nothing but people follows.
    const [bare] = first === undefined ? (regex(`^(?:${pattern})\\s+(?=\\p{Lu})`, 'iu').exec(text) ?? []) : []
    const rest = bare === undefined ? '' : text.slice(bare.length)
    const read = rest === '' ? undefined : readPeople(rest, words)
    if (read && read.people.length > 0 && read.unread.length === 0) return { list, rest }
  }
  return undefined
}

/** A heading for the chair or who takes the minutes ends a list of those who are not there. */
function isOfficeHead(block: Block, words: Words): boolean {
  return block.kind === 'heading' && roleOf(block.text.replace(/[\s:]+$/u, ''), words)?.office !== undefined
}

/** Names with or without roles, and nothing else: then the list goes on in this block. */
function isPeople(block: Block, words: Words): boolean {
  const text = block.cells ? block.cells.join('\n') : block.text
  if (regex(`^(?:${words.publicPart}|${words.closedPart})[\\s:.]*$`, 'iu').test(text)) return false
  const isRoleHead = words.roles.some(({ pattern }) => regex(`^(?:${pattern})\\s*:?$`, 'iu').test(text))
  if (isRoleHead) return true
  const withoutRole = text.replace(
    regex(`^(?:${words.roles.map(({ pattern }) => pattern).join('|')})\\s*:\\s*`, 'iu'),
    '',
  )
  const read = readPeople(withoutRole, words)
  return read.people.length > 0 && read.unread.length <= read.people.length / 3
}
