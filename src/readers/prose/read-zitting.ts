import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { KnownUnit } from '../../linking/known-units.js'
import type { Evidence, Mandataris, Zitting } from '../../model.js'
import type { Block, TextDocument } from '../../text/lines/block.js'
import { nameKey } from '../../mapping/identity/identity.js'
import { readAttendance, readUnderUnknownHead, type Attendance } from './people/attendance.js'
import { evidence } from './words/evidence.js'
import { agendapuntOf } from './item-model.js'
import { readDecision } from './item-decision.js'
import type { ItemReading } from './items/item-start.js'
import { readItems } from './items/items.js'
import type { KindReading } from './sitting/kind.js'
import { mandatarisOf, type ListedPerson } from './observe/person-names.js'
import { readLabelledOfficers, type Signature } from './people/signatures.js'
import { readSittingFacts, type SittingFacts } from './sitting/sitting-head.js'
import type { SittingBlocks } from './sitting/sittings.js'
import { regex } from './words/regex.js'
import type { Words } from './words/words.js'
import { attendanceAt, rosterOf, NOBODY_MOVED } from './item-attendance.js'
import { organOf } from './read-organ.js'

/** What the whole document tells of its sittings; findings are added to `diagnostics`. */
interface Setting {
  readonly contents: readonly Block[]
  readonly signatures: readonly Signature[]
  readonly kind: KindReading | undefined
  readonly words: Words
  readonly units: readonly KnownUnit[]
  readonly address: string | undefined
  readonly diagnostics: Diagnostic[]
}

/** A sitting, and whether another body (a committee, an advisory board) stands in front than those that meet here. */
export interface ZittingReading {
  readonly zitting: Zitting
  readonly isOfOthers: boolean
}

/** Reads one sitting of a document. What is not sure is left out and reported. */
export function readZitting(sitting: SittingBlocks, document: TextDocument, setting: Setting): ZittingReading {
  const { words, diagnostics } = setting
  const found = readItems(sitting.blocks, setting.contents, words, setting.kind?.kind)
  const items = found.length === 1 ? found.map((item) => withNumber(item, words)) : found
  if (items.length === 0) diagnostics.push(diagnose('prose/no-items', { place: sitting.heading?.place }))
  const [first] = items
  const front = first
    ? [
        ...sitting.blocks.slice(
          0,
          sitting.blocks.findIndex((block) => items.some((item) => item.firstBlock === block)),
        ),
        ...(items.length === 1 ? propertiesOf(first) : []),
      ]
    : sitting.blocks
  const inFront = readAttendance(front, words)
  // Who is there may be of another body too ("leden van het vast bureau").
  const told = front.filter((block) => !inFront.blocks.has(block))
  const facts = readSittingFacts(told, sitting.blocks, sitting.heading, words)
  const [opening] = items
  // Where the list is printed at each item, that of the first one is of the start.
  const listed = inFront.present.length > 0 || !facts.organ ? inFront : readUnderUnknownHead(front, inFront, words)
  const attendance =
    listed.present.length > 0 || !opening ? listed : { ...readAttendance(opening.body, words), unread: listed.unread }
  const labelled = readLabelledOfficers(front, words)
  reportFacts(facts, attendance, diagnostics)
  reportGaps(items, diagnostics)
  const organ = organOf(facts, front, new Set(items.map(({ firstBlock }) => firstBlock.place)), document, setting)
  const at = items.map((item) => attendanceAt(item, attendance, words))
  for (const { moved } of at)
    for (const { text, block } of moved.unread)
      diagnostics.push(diagnose('prose/movement-unread', { place: block.place, actual: text }))
  // Whoever joins later may vote.
  const joined = at.flatMap(({ moved, listed }) =>
    [...moved.movements.filter(({ kind }) => kind === 'joins'), ...listed].map(({ person }) => person.name),
  )
  const present = new Set(
    attendance.present.length === 0
      ? []
      : [...attendance.present.map(({ name }) => name), ...joined].map((name) => nameKey({ name }) ?? name),
  )
  const ground = {
    kind: setting.kind?.kind,
    isPublicBody: facts.organ?.value.isPublic ?? false,
    present,
    people: [...new Set([...attendance.present.map(({ name }) => name), ...joined])],
    diagnostics,
  }
  const behandelt = items.map((item, index) => {
    const here = at[index] ?? NOBODY_MOVED
    return agendapuntOf(item, readDecision(item, words, rosterOf(attendance, here, at)), here, ground)
  })
  const zitting = {
    ...(sitting.heading && { place: sitting.heading.place }),
    ...(facts.datum && { datum: facts.datum.value }),
    ...(facts.geplandeStart && { geplandeStart: facts.geplandeStart.value }),
    ...(facts.start && { startedAtTime: facts.start.value }),
    ...(facts.einde && { endedAtTime: facts.einde.value }),
    ...(facts.locatie && { atLocation: { label: facts.locatie.value, place: facts.locatie.place } }),
    ...(organ && { isGehoudenDoor: organ }),
    ...attendanceOf(attendance),
    ...officers(attendance, labelled, setting.signatures),
    behandelt,
    evidence: factEvidence(facts, attendance, [...labelled, ...setting.signatures]),
  }
  const isKnown = (name: string): boolean => words.organs.some((organ) => organ.name === name)
  return { zitting, isOfOthers: facts.organDoubt?.every((name) => !isKnown(name)) ?? false }
}

/** The only item of an extract with the number that a row of its properties gives. */
function withNumber(item: ItemReading, words: Words): ItemReading {
  if (item.number !== undefined) return item
  const label = regex(`^(?:${words.numberLabel})\\s*:?$`, 'iu')
  const [, value] = propertiesOf(item).find(({ cells }) => label.test(cells?.[0] ?? ''))?.cells ?? []
  const number = /^(?:\p{L}{2,10}\s+)?(\S*\d\S*)$/u.exec(value ?? '')?.[1]
  return number === undefined ? item : { ...item, number }
}

/** What an extract says of its sitting under the title of its only item: rows of a name and a value. */
function propertiesOf({ body }: ItemReading): readonly Block[] {
  const end = body.findIndex(
    ({ cells, text }) => cells?.length !== 2 && !/^\p{Lu}[^:.]{2,40}:\s+\S.{0,100}$/su.test(text),
  )
  return body.slice(0, end < 0 ? body.length : end)
}

function attendanceOf(attendance: Attendance): Partial<Zitting> {
  const people = (list: readonly ListedPerson[]): readonly Mandataris[] => list.map(mandatarisOf)
  return {
    ...(attendance.present.length > 0 && { heeftAanwezigeBijStart: people(attendance.present) }),
    ...((attendance.absent.length > 0 || attendance.excused.length > 0) && {
      heeftAfwezigeBijStart: people([...attendance.excused, ...attendance.absent]),
    }),
    ...(attendance.excused.length > 0 && { verontschuldigd: people(attendance.excused) }),
  }
}

function officers(
  attendance: Attendance,
  labelled: readonly Signature[],
  signatures: readonly Signature[],
): Partial<Zitting> {
  const find = (office: 'chair' | 'secretary'): ListedPerson | undefined =>
    [...attendance.present, ...labelled, ...signatures].find((person) => person.office === office)
  const chair = find('chair')
  const secretary = find('secretary')
  return {
    ...(chair && { heeftVoorzitter: mandatarisOf(chair) }),
    ...(secretary && { heeftSecretaris: mandatarisOf(secretary) }),
  }
}

function factEvidence(
  facts: SittingFacts,
  attendance: Attendance,
  signatures: readonly Signature[],
): readonly Evidence[] {
  const [first] = attendance.blocks
  const chairSigns =
    !attendance.present.some((person) => person.office === 'chair') &&
    signatures.find((signature) => signature.office === 'chair')
  const secretarySigns =
    !attendance.present.some((person) => person.office === 'secretary') &&
    signatures.find((signature) => signature.office === 'secretary')
  return [
    ...(facts.datum ? [evidence('datum', facts.datum.rule, facts.datum.place, facts.otherDate ? 0.8 : 1)] : []),
    ...(facts.geplandeStart ? [evidence('geplandeStart', facts.geplandeStart.rule, facts.geplandeStart.place)] : []),
    ...(facts.start ? [evidence('startedAtTime', facts.start.rule, facts.start.place)] : []),
    ...(facts.einde ? [evidence('endedAtTime', facts.einde.rule, facts.einde.place)] : []),
    ...(facts.locatie ? [evidence('atLocation', facts.locatie.rule, facts.locatie.place)] : []),
    ...(attendance.present.length > 0 ? [evidence('heeftAanwezigeBijStart', 'attendance/list', first?.place)] : []),
    ...(attendance.present.some((person) => person.office === 'chair')
      ? [evidence('heeftVoorzitter', 'chair/role', first?.place)]
      : []),
    ...(attendance.present.some((person) => person.office === 'secretary')
      ? [evidence('heeftSecretaris', 'secretary/role', first?.place)]
      : []),
    ...(chairSigns ? [evidence('heeftVoorzitter', 'chair/signature', chairSigns.block.place)] : []),
    ...(secretarySigns ? [evidence('heeftSecretaris', 'secretary/signature', secretarySigns.block.place)] : []),
  ]
}

function reportFacts(facts: SittingFacts, attendance: Attendance, diagnostics: Diagnostic[]): void {
  if (facts.organDoubt) diagnostics.push(diagnose('prose/organ-unsure', { actual: facts.organDoubt.join(', ') }))
  else if (!facts.organ) diagnostics.push(diagnose('prose/organ-unknown'))
  if (facts.dateDoubt) diagnostics.push(diagnose('prose/date-unsure', { actual: facts.dateDoubt.join(', ') }))
  else if (!facts.datum) diagnostics.push(diagnose('prose/date-unknown'))
  for (const { place, text } of facts.unsureHours)
    diagnostics.push(diagnose('prose/hour-unsure', { place, actual: text.slice(0, 120) }))
  if (facts.otherWeekday)
    diagnostics.push(
      diagnose('prose/weekday-differs', {
        place: facts.otherWeekday.place,
        actual: facts.otherWeekday.text.slice(0, 120),
      }),
    )
  if (facts.otherDate && facts.datum)
    diagnostics.push(
      diagnose('prose/date-conflict', {
        place: facts.otherDate.place,
        actual: facts.otherDate.value,
        expected: facts.datum.value,
      }),
    )
  for (const { text, block } of attendance.unread)
    diagnostics.push(diagnose('prose/attendance-unread', { place: block.place, actual: text }))
}

function reportGaps(items: readonly ItemReading[], diagnostics: Diagnostic[]): void {
  items.slice(1).forEach((item, index) => {
    const before = items[index]?.number
    if (before === undefined || item.number === undefined || !/^\d+$/u.test(before) || !/^\d+$/u.test(item.number))
      return
    if (Number(item.number) > Number(before) + 1)
      diagnostics.push(
        diagnose('prose/items-skip', { place: item.titleBlock.place, actual: before, expected: item.number }),
      )
  })
}
