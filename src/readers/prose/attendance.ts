import type { Block } from '../../text/block.js'
import { readPeople, roleOf, type ListedPerson } from './names.js'
import type { Words } from './words/words.js'
import { regex } from './regex.js'

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
 * The attendance lists in front of the items: a head with names behind it on the line, in the cell beside it, or in the blocks
 * under it until the next head. Several heads may follow each other.
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
  return { ...people, stated, blocks: used, unread }
}

function headOf(block: Block, words: Words): { readonly list: AttendanceList; readonly rest: string } | undefined {
  const [first, ...others] = block.cells ?? []
  for (const { list, pattern } of words.attendance) {
    if (first !== undefined && regex(`^(?:${pattern})\\s*:?$`, 'iu').test(first.trim())) return { list, rest: others.join('\n') }
    const match = regex(`^(?:${pattern})\\s*(?::|$)\\s*`, 'iu').exec(block.text)
    if (match && first === undefined) return { list, rest: block.text.slice(match[0].length) }
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
  const isRoleHead = words.roles.some(({ pattern }) => regex(`^(?:${pattern})\\s*:?$`, 'iu').test(text))
  if (isRoleHead) return true
  const withoutRole = text.replace(regex(`^(?:${words.roles.map(({ pattern }) => pattern).join('|')})\\s*:\\s*`, 'iu'), '')
  const read = readPeople(withoutRole, words)
  return read.people.length > 0 && read.unread.length <= read.people.length / 3
}
