import { diagnose, type Diagnostic, type Place } from '../../diagnostic.js'
import type { KnownUnit } from '../../linking/known-units.js'
import type { Bestuursorgaan, Evidence, Mandataris, Model, Publicatie, Zitting } from '../../model.js'
import type { Block, TextDocument } from '../../text/lines/block.js'
import { nameKey } from '../../mapping/identity/identity.js'
import { readAttendance, type Attendance } from './people/attendance.js'
import { evidence } from './words/evidence.js'
import { agendapuntOf, type ItemAttendance } from './item-model.js'
import { readDecision } from './item-decision.js'
import type { ItemReading } from './items/item-start.js'
import { readItems } from './items/items.js'
import { readKind, type KindReading } from './sitting/kind.js'
import { readMovements } from './people/movements.js'
import { findDates } from './observe/dates.js'
import { readItemNumber } from './observe/item-number.js'
import { mandatarisOf, type ListedPerson } from './observe/person-names.js'
import { readLabelledOfficers, readSignatures, type Signature } from './people/signatures.js'
import { readSittingFacts, type SittingFacts } from './sitting/sitting-head.js'
import { splitAtHeads } from './items/split-heads.js'
import { learnHeads } from './structure/learn-heads.js'
import { plainStructure } from './structure/plain-structure.js'
import { divideSittings, findOrgans, type SittingBlocks } from './sitting/sittings.js'
import { readUnit } from './sitting/unit.js'
import { unitOfAddress } from './sitting/unit-of-address.js'
import { DUTCH } from './words/nl.js'
import { regex } from './words/regex.js'
import type { Roster } from './votes/roster.js'
import type { Words } from './words/words.js'

export interface ProseSettings {
  readonly words: Words
  /** Names of the units that exist; without them no unit is read. */
  readonly units: readonly KnownUnit[]
  /** Where the document was published: the site it stands on may name the unit that its text does not. */
  readonly address?: string
}

export interface ProseReading {
  readonly model: Model
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the prose of a council document into the model: kind, unit and body, sitting, attendance, items, votes,
 * outcomes,
 * articles and grounds. Every value carries the rule that read it, a certainty below 1 and its place; what is not sure
 * is left
 * out and reported.
 */
export function readProse(
  document: TextDocument,
  { words: language = DUTCH, units = [], address }: Partial<ProseSettings> = {},
): ProseReading {
  const diagnostics: Diagnostic[] = []
  const kind = readKind(document.blocks, document.title, language)
  if (!kind) diagnostics.push(diagnose('prose/kind-unknown'))
  const contents = document.blocks.filter((block) => block.kind === 'contents')
  const body = splitAtHeads(
    plainStructure(
      document.blocks.filter((block) => block.kind !== 'contents' && block.kind !== 'furniture'),
      language,
    ),
    language,
  )
  const words = learnHeads(body, language)
  const sittings = divideSittings(body, words)
  const signatures = readSignatures(document.blocks, words)
  const zittingen = sittings.map((sitting) =>
    readZitting(sitting, document, { contents, signatures, kind, words, units, address, diagnostics }),
  )
  // In front stands another body (a committee, an advisory board) than those that meet here.
  const isOfOthers =
    zittingen.length === 1 &&
    diagnostics.some(
      ({ rule, actual }) => rule === 'prose/organ-unsure' && !language.organs.some(({ name }) => name === actual),
    )
  const councils =
    isOfOthers || isOverview(body, zittingen, language) ? [] : zittingen.filter((zitting) => isCouncil(zitting, kind))
  if (councils.length === 0) {
    const findings = document.blocks.some((block) => /\p{L}/u.test(block.text))
      ? [diagnose('prose/no-council-document')]
      : []
    return { model: { proseLanguage: words.language, zittingen: [], besluiten: [] }, diagnostics: findings }
  }
  return {
    model: {
      proseLanguage: words.language,
      ...(kind && { publicatie: publicatieOf(kind) }),
      zittingen: councils,
      besluiten: [],
    },
    diagnostics,
  }
}

/** A list of documents (results of a search, an archive): lines of bodies on three days or more, and none of all. */
function isOverview(blocks: readonly Block[], zittingen: readonly Zitting[], words: Words): boolean {
  if (zittingen.length !== 1 || zittingen[0]?.datum !== undefined) return false
  const days = blocks.flatMap(({ text }) =>
    text.length <= 120 && findOrgans(text, words).length > 0 ? (findDates(text, words)[0]?.value ?? []) : [],
  )
  return new Set(days).size >= 3
}

/** Whether enough tells that a body met: its name or who was there, and what kind of document this is, or when. */
function isCouncil(zitting: Zitting, kind: KindReading | undefined): boolean {
  const items = zitting.behandelt?.length ?? 0
  // Companies, associations and parliaments meet too: a council is named, or the municipality is.
  const { prefLabel, bestuurt } = zitting.isGehoudenDoor ?? {}
  if (prefLabel === undefined && bestuurt === undefined && (zitting.heeftAanwezigeBijStart ?? []).length < 3)
    return false
  const isTold = [
    zitting.isGehoudenDoor?.prefLabel !== undefined,
    zitting.datum !== undefined,
    kind?.rule === 'kind/named',
    (zitting.heeftAanwezigeBijStart?.length ?? 0) >= 3,
    zitting.startedAtTime !== undefined || zitting.endedAtTime !== undefined,
    (zitting.behandelt ?? []).some(({ behandelingen = [] }) =>
      behandelingen.some((each) => each.heeftStemming?.length),
    ),
  ].filter(Boolean).length
  return items > 0 ? isTold >= 2 : isTold >= 3
}

/** Kind of unit, as the reference table calls it, that a class of body belongs to. */
const UNIT_KINDS = {
  gemeente: 'Gemeente',
  ocmw: 'OCMW',
  provincie: 'Provincie',
  district: 'District',
  other: 'Gemeente',
} as const

/** Blocks from the start of a document that may be its letterhead. */
const LETTERHEAD = 16

interface Setting {
  readonly contents: readonly Block[]
  readonly signatures: readonly Signature[]
  readonly kind: KindReading | undefined
  readonly words: Words
  readonly units: readonly KnownUnit[]
  readonly address: string | undefined
  readonly diagnostics: Diagnostic[]
}

function publicatieOf(kind: KindReading): Publicatie {
  return {
    kind: kind.kind,
    ...(kind.place && { place: kind.place }),
    evidence: [evidence('kind', kind.rule, kind.place)],
  }
}

function readZitting(sitting: SittingBlocks, document: TextDocument, setting: Setting): Zitting {
  const { words, diagnostics } = setting
  const items = readItems(sitting.blocks, setting.contents, words, setting.kind?.kind)
  if (items.length === 0) diagnostics.push(diagnose('prose/no-items', { place: sitting.heading?.place }))
  const [first] = items
  const front = first
    ? sitting.blocks.slice(
        0,
        sitting.blocks.findIndex((block) => items.some((item) => item.firstBlock === block)),
      )
    : sitting.blocks
  const inFront = readAttendance(front, words)
  // Who is there may be of another body too ("leden van het vast bureau").
  const told = front.filter((block) => !inFront.blocks.has(block))
  const facts = readSittingFacts(told, sitting.blocks, sitting.heading, words)
  const [opening] = items
  // Where the list is printed at each item, that of the first one is of the start.
  const attendance =
    inFront.present.length > 0 || !opening
      ? inFront
      : { ...readAttendance(opening.body, words), unread: inFront.unread }
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
  return {
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
}

const NOBODY_MOVED: ItemAttendance = { moved: { movements: [], unread: [] }, listed: [] }

/** Who may vote at an item: those listed there, else those of the sitting, give or take who comes and goes. */
function rosterOf(attendance: Attendance, here: ItemAttendance, all: readonly ItemAttendance[]): Roster | undefined {
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

/** Who comes and goes at an item, and the list of those present that some minutes print at each item. */
function attendanceAt(item: ItemReading, attendance: Attendance, words: Words): ItemAttendance {
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
  const listed =
    attendance.blocks.size === 0
      ? []
      : everybody.flatMap((person) => [
          ...(person.from !== undefined && person.from === item.number
            ? [
                {
                  kind: 'joins' as const,
                  person,
                  afterwards: false,
                  block: [...attendance.blocks][0] ?? item.titleBlock,
                },
              ]
            : []),
          ...(person.until !== undefined && person.until === item.number
            ? [
                {
                  kind: 'leaves' as const,
                  person,
                  afterwards: true,
                  block: [...attendance.blocks][0] ?? item.titleBlock,
                },
              ]
            : []),
        ])
  return {
    moved: { ...read, movements: [...listed, ...read.movements] },
    listed: isCouncil && block ? list.present.map((person) => ({ person, block })) : [],
  }
}

function organOf(
  facts: SittingFacts,
  front: readonly Block[],
  ofItems: ReadonlySet<Place>,
  document: TextDocument,
  { units, words, address, diagnostics }: Setting,
): Bestuursorgaan | undefined {
  const body = document.blocks.filter(({ kind }) => kind !== 'contents' && kind !== 'furniture')
  const [top] = document.blocks
  const title: readonly Block[] =
    document.title !== undefined && top ? [{ ...top, kind: 'heading', text: document.title }] : []
  const isBeforeItems = body.findIndex(
    ({ text, label, kind, place }) =>
      ofItems.has(place) ||
      /^\d{1,3}[.)]?$/u.test(text) ||
      regex(`^(?:${words.itemLabel})(?:\\s+\\d|\\s*:|\\s*$|\\s+\\S)`, 'iu').test(text) ||
      ((label !== undefined || kind === 'heading' || kind === 'table-row') && readItemNumber(text)),
  )
  const unit = readUnit(
    [
      ...title,
      ...new Set([...body.slice(0, isBeforeItems < 0 ? LETTERHEAD : Math.min(isBeforeItems, LETTERHEAD)), ...front]),
    ],
    document.blocks,
    facts.datum?.value,
    UNIT_KINDS[facts.organ?.value.unit ?? 'gemeente'],
    units,
    words,
  )
  const ofSite =
    address === undefined || (unit && 'name' in unit)
      ? undefined
      : unitOfAddress(address, facts.datum?.value, UNIT_KINDS[facts.organ?.value.unit ?? 'gemeente'], units)
  const isDoubted =
    unit &&
    'candidates' in unit &&
    (ofSite === undefined ||
      (!unit.isWeak &&
        !unit.candidates.some((name) => name.toLocaleLowerCase('nl') === ofSite.toLocaleLowerCase('nl'))))
  if (isDoubted) diagnostics.push(diagnose('prose/unit-unsure', { actual: unit.candidates.join(', ') }))
  const named =
    unit && 'name' in unit
      ? unit
      : ofSite !== undefined && !isDoubted
        ? { name: ofSite, rule: 'unit/address' as const, place: undefined }
        : undefined
  if (!facts.organ && !named) return undefined
  return {
    ...(facts.organ && { prefLabel: facts.organ.value.name, classificatie: { prefLabel: facts.organ.value.name } }),
    ...(named && {
      bestuurt: {
        prefLabel: named.name,
        ...(named.place && { place: named.place }),
        evidence: [evidence('prefLabel', named.rule, named.place)],
      },
    }),
    ...(facts.organ && {
      place: facts.organ.place,
      evidence: [evidence('prefLabel', facts.organ.rule, facts.organ.place)],
    }),
  }
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
