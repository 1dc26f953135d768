import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type {
  Agendapunt,
  BehandelingVanAgendapunt,
  Besluit,
  DocumentKind,
  Evidence,
  Mandataris,
  Stemming,
} from '../../model.js'
import type { Block } from '../../text/lines/block.js'
import { nameKey } from '../../mapping/identity/identity.js'
import { evidence } from './words/evidence.js'
import type { DecisionReading } from './item-decision.js'
import type { ItemVote } from './item-votes.js'
import type { ItemReading } from './items/item-start.js'
import type { MovementReading } from './people/movements.js'
import { mandatarisOf, type ListedPerson } from './observe/person-names.js'
import type { VoteSide } from './votes/votes.js'

export interface ItemSetting {
  readonly kind: DocumentKind | undefined
  /** The body meets in public unless it says otherwise. */
  readonly isPublicBody: boolean
  /** Keys of the names in the attendance list; empty when the document has none. */
  readonly present: ReadonlySet<string>
  /** Names of all who may vote. */
  readonly people: readonly string[]
  readonly diagnostics: Diagnostic[]
}

/** Who came and went at an item, and who is listed there as present. */
export interface ItemAttendance {
  readonly moved: MovementReading
  readonly listed: readonly { readonly person: ListedPerson; readonly block: Block }[]
}

/** An item and what was decided on it as the model's Agendapunt. */
export function agendapuntOf(
  item: ItemReading,
  decision: DecisionReading,
  attendance: ItemAttendance,
  setting: ItemSetting,
): Agendapunt {
  const openness = opennessOf(item, setting)
  const isAgenda = setting.kind === 'agenda' || setting.kind === 'agenda-toegevoegd'
  const behandeling = isAgenda ? undefined : behandelingOf(item, decision, attendance, openness, setting)
  return {
    place: item.titleBlock.place,
    ...(item.number !== undefined && { nummer: item.number }),
    title: [{ value: item.title }],
    ...(openness.value !== undefined && { geplandOpenbaar: openness.value }),
    ...(item.rubriek !== undefined && { rubriek: item.rubriek }),
    ...(behandeling && { behandelingen: [behandeling] }),
    evidence: [evidence('nummer', item.rule, item.titleBlock.place), ...openness.evidence('geplandOpenbaar')],
  }
}

interface Openness {
  readonly value?: boolean
  readonly evidence: (field: string) => readonly Evidence[]
}

function opennessOf(item: ItemReading, setting: ItemSetting): Openness {
  if (item.isPublic !== undefined)
    return { value: item.isPublic, evidence: (field) => [evidence(field, 'public/heading', item.publicPlace?.place)] }
  if (setting.isPublicBody)
    return { value: true, evidence: (field) => [evidence(field, 'public/default', item.titleBlock.place)] }
  return { evidence: () => [] }
}

function behandelingOf(
  item: ItemReading,
  decision: DecisionReading,
  attendance: ItemAttendance,
  openness: Openness,
  setting: ItemSetting,
): BehandelingVanAgendapunt {
  const { outcome, disputed } = decision
  const number = item.number ?? item.title
  if (disputed)
    setting.diagnostics.push(
      diagnose('prose/outcome-disputed', {
        place: disputed.block.place,
        actual: disputed.said,
        expected: disputed.counted,
        values: { item: number },
      }),
    )
  else if (!outcome && (decision.articles.length > 0 || decision.votes.length > 0))
    setting.diagnostics.push(
      diagnose('prose/outcome-unknown', { place: item.titleBlock.place, values: { item: number } }),
    )
  for (const vote of decision.unsure)
    setting.diagnostics.push(
      diagnose('prose/vote-unsure', {
        place: vote.block.place,
        actual: vote.text.slice(0, 200),
        values: { item: number },
      }),
    )
  const besluit = besluitOf(item, decision)
  const votersTold = Math.max(0, ...decision.unsure.map(votersOf))
  return {
    place: item.titleBlock.place,
    ...(openness.value !== undefined && { openbaar: openness.value }),
    ...attendanceOf(attendance),
    ...(votersTold > 0 && { votersTold }),
    ...(decision.votes.length > 0 && {
      heeftStemming: decision.votes.map((vote) => stemmingOf(vote, number, setting)),
    }),
    ...(besluit && { generated: [besluit] }),
    ...(outcome && { uitkomst: outcome.uitkomst, uitkomstTekst: outcome.text }),
    evidence: [
      ...openness.evidence('openbaar'),
      ...(outcome ? [evidence('uitkomst', outcome.rule, outcome.block.place)] : []),
      ...attendanceEvidence(attendance),
    ],
  }
}

function votersOf({ sides }: ItemVote): number {
  return Object.values(sides).reduce((sum, { count }) => sum + count, 0)
}

function attendanceOf({ moved, listed }: ItemAttendance): Partial<BehandelingVanAgendapunt> {
  const known = moved.movements.map(({ kind, person, afterwards, block }) => ({
    kind,
    name: person.name,
    afterwards,
    place: block.place,
  }))
  const unsure = moved.unread.map(({ block }) => ({ kind: 'leaves' as const, afterwards: false, place: block.place }))
  return {
    ...(known.length + unsure.length > 0 && { movements: [...known, ...unsure] }),
    ...(listed.length > 0 && { heeftAanwezige: listed.map(({ person }) => mandatarisOf(person)) }),
  }
}

function attendanceEvidence({ moved, listed }: ItemAttendance): readonly Evidence[] {
  return [
    ...moved.movements.map(({ block }) => evidence('movements', 'attendance/item', block.place)),
    ...listed.slice(0, 1).map(({ block }) => evidence('heeftAanwezige', 'attendance/list', block.place)),
  ]
}

function besluitOf(item: ItemReading, decision: DecisionReading): Besluit | undefined {
  const { articles, citations, motivation, outcome } = decision
  if (articles.length === 0 && citations.length === 0 && !outcome) return undefined
  const value = articles.map((article) => `${article.number} ${article.text}`).join('\n') || outcome?.text
  const motivering = motivation.map((block) => block.text).join('\n')
  return {
    place: (articles[0]?.block ?? outcome?.block ?? item.titleBlock).place,
    title: [{ value: item.title }],
    ...(motivering !== '' && { motivering: [{ value: motivering }] }),
    ...(value !== undefined && { value }),
    ...(articles.length > 0 && {
      has_part: articles.map((article) => ({
        number: article.number,
        value: article.text,
        place: article.block.place,
        evidence: [evidence('number', 'article/head', article.block.place)],
      })),
    }),
    ...(citations.length > 0 && {
      cites: citations.map((citation) => ({
        title: citation.text,
        place: citation.block.place,
        evidence: [evidence('title', citation.rule, citation.block.place)],
      })),
    }),
    evidence: motivering === '' ? [] : [evidence('motivering', 'motivation/sections', motivation[0]?.place)],
  }
}

function stemmingOf(vote: ItemVote, number: string, setting: ItemSetting): Stemming {
  const sides = Object.fromEntries(
    Object.entries(vote.sides).map(([group, side]) => [group, withWholeNames(side, setting.people)]),
  ) as ItemVote['sides']
  const { voor, tegen, onthouding, blanco, ongeldig } = sides
  for (const [group, side] of Object.entries(sides)) {
    if (side.differs)
      setting.diagnostics.push(
        diagnose('prose/vote-names-differ', {
          place: vote.block.place,
          expected: String(side.count),
          values: { item: number, group },
        }),
      )
    for (const name of side.names) {
      if (setting.present.size > 0 && !setting.present.has(nameKey({ name }) ?? name))
        setting.diagnostics.push(
          diagnose('prose/voter-not-present', { place: vote.block.place, actual: name, values: { item: number } }),
        )
    }
  }
  const people = (side: VoteSide | undefined): readonly Mandataris[] | undefined =>
    side && side.names.length > 0 ? side.names.map((name) => mandatarisOf({ name })) : undefined
  const [forNames, againstNames, abstainNames] = [people(voor), people(tegen), people(onthouding)]
  // Blank and invalid votes count with the abstentions in OSLO (aantalOnthouders: abstained, blank or invalid).
  const withheld =
    onthouding || blanco || ongeldig
      ? (onthouding?.count ?? 0) + (blanco?.count ?? 0) + (ongeldig?.count ?? 0)
      : undefined
  const subject = vote.onderwerp ?? (vote.isAmendment ? 'Amendement' : undefined)
  return {
    place: vote.block.place,
    ...(subject !== undefined && { onderwerp: { value: subject } }),
    gevolg: { value: vote.gevolg ?? vote.text },
    ...(vote.secret !== undefined && { geheim: vote.secret }),
    unaniem: vote.unanimous,
    ...(voor && { aantalVoorstanders: voor.count }),
    ...(tegen && { aantalTegenstanders: tegen.count }),
    ...(withheld !== undefined && { aantalOnthouders: withheld }),
    ...((blanco ?? ongeldig) && { blancoOngeldig: (blanco?.count ?? 0) + (ongeldig?.count ?? 0) }),
    ...(forNames && { heeftVoorstander: forNames }),
    ...(againstNames && { heeftTegenstander: againstNames }),
    ...(abstainNames && { heeftOnthouder: abstainNames }),
    evidence: [evidence('heeftStemming', vote.rule, vote.block.place)],
  }
}

/** Family names become people of the attendance list, when each of them is the name of one there and of no other. */
function withWholeNames(side: VoteSide, people: readonly string[]): VoteSide {
  const found = side.familyNames?.map((family) => {
    const bearers = people.filter(
      (name) =>
        ` ${name.toLocaleLowerCase('nl')}`.endsWith(` ${family.toLocaleLowerCase('nl')}`) ||
        `${name.toLocaleLowerCase('nl')} `.startsWith(`${family.toLocaleLowerCase('nl')} `),
    )
    return bearers.length === 1 ? bearers[0] : undefined
  })
  const names = found?.flatMap((name) => name ?? []) ?? []
  return found && names.length === side.count && new Set(names).size === names.length ? { ...side, names } : side
}
