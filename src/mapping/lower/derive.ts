import type {
  Agendapunt,
  BehandelingVanAgendapunt,
  Besluit,
  Evidence,
  Mandataris,
  Model,
  Noun,
  Stemming,
  Zitting,
} from '../../model.js'
import { LANGUAGE_NLD } from '../../rdf/concepts.js'
import type { DerivationRuleId } from './derivation-rules.js'
import { nameKey } from '../identity/identity.js'

/**
 * Derives what a document read in prose implies but does not state (derivation-rules.ts): who is present at each item
 * and vote, sides of a vote that got none, what a vote is about, the language of decisions. The returned model has
 * these fields besides the stated ones, each with evidence of its rule; a stated value is never replaced. Expects the
 * IRIs of mint.ts. Annotated pages stay as they are: their vendors state attendance themselves or not at all.
 */
export function derive(model: Model): Model {
  if (model.proseLanguage === undefined) return model
  const isMinutes = model.publicatie?.kind === 'notulen'
  return {
    ...model,
    zittingen: model.zittingen.map((zitting) =>
      zitting.behandelt ? { ...zitting, behandelt: deriveItems(zitting, isMinutes, model.proseLanguage) } : zitting,
    ),
  }
}

/**
 * Who is present, while walking through the items in order; undefined when uncertain or when the document has no list.
 */
type Presence = ReadonlyMap<string, Mandataris> | undefined

function deriveItems(zitting: Zitting, isMinutes: boolean, language: string | undefined): readonly Agendapunt[] {
  const start = zitting.heeftAanwezigeBijStart ?? []
  const everybody = new Map([...start, ...(zitting.heeftAfwezigeBijStart ?? [])].flatMap((person) => keyed(person)))
  let presence: Presence =
    isMinutes && start.length > 0
      ? withoutLatecomers(
          new Map(start.filter(({ functionaris }) => !functionaris).flatMap((person) => keyed(person))),
          zitting,
        )
      : undefined
  return (zitting.behandelt ?? []).map((item) => ({
    ...item,
    ...(item.behandelingen && {
      behandelingen: item.behandelingen.map((handling) => {
        const listed = handling.heeftAanwezige
        if (listed && isMinutes)
          presence = new Map(listed.filter(({ functionaris }) => !functionaris).flatMap((person) => keyed(person)))
        presence = move(presence, handling, everybody, false)
        const here = withoutAbstaining(presence, handling)
        const derived = deriveHandling(handling, item, here, language)
        presence = move(presence, handling, everybody, true)
        return derived
      }),
    }),
  }))
}

/**
 * Some lists name everybody who was there at any time: a person whose first movement is to come in was not there
 * before.
 */
function withoutLatecomers(present: Map<string, Mandataris>, zitting: Zitting): Presence {
  const moved = new Set<string>()
  for (const { kind, name } of (zitting.behandelt ?? []).flatMap((item) =>
    (item.behandelingen ?? []).flatMap(({ movements }) => movements ?? []),
  )) {
    const key = name === undefined ? undefined : nameKey({ name })
    if (key === undefined || kind === 'abstains') continue
    if (kind === 'joins' && !moved.has(key)) present.delete(key)
    moved.add(key)
  }
  return present
}

function keyed(person: Mandataris): readonly (readonly [string, Mandataris])[] {
  const name = nameKey(person)
  return name === undefined || person.iri === undefined ? [] : [[name, person]]
}

/**
 * Those present after the movements reported before the decision, or after it. A movement by an unknown person makes
 * the rest uncertain.
 */
function move(
  presence: Presence,
  handling: BehandelingVanAgendapunt,
  everybody: ReadonlyMap<string, Mandataris>,
  afterwards: boolean,
): Presence {
  if (!presence) return undefined
  const moved = new Map(presence)
  for (const { kind, name: printed, afterwards: isAfter } of handling.movements ?? []) {
    if (isAfter !== afterwards || kind === 'abstains') continue
    const name = printed === undefined ? undefined : nameKey({ name: printed })
    const person = name === undefined ? undefined : everybody.get(name)
    if (name === undefined || !person) return undefined
    if (kind === 'leaves') moved.delete(name)
    else if (!person.functionaris) moved.set(name, person)
  }
  return moved
}

function withoutAbstaining(
  presence: Presence,
  { movements = [], heeftStemming = [], votersTold = 0 }: BehandelingVanAgendapunt,
): Presence {
  if (!presence) return undefined
  const away = new Set(
    movements
      .filter(({ kind }) => kind === 'abstains')
      .map(({ name }) => (name === undefined ? undefined : nameKey({ name }))),
  )
  const here = new Map([...presence].filter(([name]) => !away.has(name)))
  // A voter is present: one who is not on the list shows that somebody came in without it being reported.
  const voters = heeftStemming.flatMap((vote) =>
    [vote.heeftVoorstander, vote.heeftTegenstander, vote.heeftOnthouder].flatMap((side) => side ?? []),
  )
  // The same holds for more votes than people, including a vote that is not stated for that very reason.
  const counted = Math.max(votersTold, ...heeftStemming.map(sumOf))
  return counted > here.size || voters.some((voter) => !here.has(nameKey(voter) ?? '')) ? undefined : here
}

function deriveHandling(
  handling: BehandelingVanAgendapunt,
  item: Agendapunt,
  presence: Presence,
  language: string | undefined,
): BehandelingVanAgendapunt {
  const present = presence && [...presence.values()]
  const votes = handling.heeftStemming?.map((vote, _at, all) =>
    deriveVote(vote, all.length === 1 ? item : undefined, present),
  )
  const decisions = handling.generated?.map((decision) => withLanguage(decision, language))
  const withParts = { ...handling, ...(votes && { heeftStemming: votes }), ...(decisions && { generated: decisions }) }
  return present && present.length > 0 && !handling.heeftAanwezige
    ? add(withParts, 'heeftAanwezige', { heeftAanwezige: present }, 'derive/present-at-item')
    : withParts
}

function deriveVote(
  vote: Stemming,
  item: Agendapunt | undefined,
  present: readonly Mandataris[] | undefined,
): Stemming {
  let result = vote
  const title = item?.title?.[0]
  if (!vote.onderwerp && title) result = add(result, 'onderwerp', { onderwerp: title }, 'derive/subject-of-vote')
  if (!present || present.length === 0) return result
  if (!vote.heeftAanwezige)
    result = add(result, 'heeftAanwezige', { heeftAanwezige: present }, 'derive/present-at-vote')
  if (vote.aantalVoorstanders === undefined || sumOf(vote) !== present.length) return result
  if (vote.aantalTegenstanders === undefined)
    result = add(result, 'aantalTegenstanders', { aantalTegenstanders: 0 }, 'derive/empty-side')
  if (vote.aantalOnthouders === undefined)
    result = add(result, 'aantalOnthouders', { aantalOnthouders: 0 }, 'derive/empty-side')
  return result
}

function sumOf({ aantalVoorstanders = 0, aantalTegenstanders = 0, aantalOnthouders = 0 }: Stemming): number {
  return aantalVoorstanders + aantalTegenstanders + aantalOnthouders
}

function withLanguage(decision: Besluit, language: string | undefined): Besluit {
  if (language !== 'nl' || decision.language) return decision
  const concept = { iri: LANGUAGE_NLD, untyped: true }
  const parts = decision.has_part?.map((article) =>
    article.language ? article : add(article, 'language', { language: concept }, 'derive/language'),
  )
  return add({ ...decision, ...(parts && { has_part: parts }) }, 'language', { language: concept }, 'derive/language')
}

function add<Kind extends Noun>(noun: Kind, field: string, fields: Partial<Kind>, rule: DerivationRuleId): Kind {
  const evidence: Evidence = {
    field,
    rule,
    certainty: 0.9,
    status: 'derived',
    ...(noun.place && { place: noun.place }),
  }
  return { ...noun, ...fields, evidence: [...(noun.evidence ?? []), evidence] }
}
