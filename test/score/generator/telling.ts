import { para, type Flow, type Inlines } from './flow.js'
import type { GoldSitting, GoldSittingVote } from './gold-sitting.js'
import type { Random } from './random.js'
import type { Scene } from './scene.js'
import type { Outcome, SittingItem, Tally } from './sitting.js'
import type { Person } from './people.js'
import { tallyGold } from './votes.js'

/*
 * The technique of a template that brings its own words: it says how it prints, and gets back what that tells. No words
 * stand here.
 */

export interface Told<Gold> {
  readonly flow: readonly Flow[]
  readonly gold: Gold
}

/** How one document tells its votes. */
export interface VoteVoice {
  readonly unanimous: Inlines
  readonly secret: (sides: SideCounts) => Inlines
  readonly divided: (tally: Tally) => Told<GoldSittingVote>
}

export interface SideCounts {
  readonly ja: number
  readonly nee: number
  readonly onthouding: number
}

export function sideCounts(tally: Tally): SideCounts {
  return { ja: tally.for.length, nee: tally.against.length, onthouding: tally.abstain.length }
}

/** A vote as the voice tells it; whether it is secret or unanimous the tally says. */
export function tellVote(scene: Scene, tally: Tally, voice: VoteVoice): Told<GoldSittingVote> {
  if (tally.secret)
    return {
      flow: [para(voice.secret(sideCounts(tally)))],
      gold: tallyGold(scene, tally, { counts: true, names: false }),
    }
  if (isUnanimous(tally)) return { flow: [para(voice.unanimous)], gold: unanimousGold(scene, tally) }
  return voice.divided(tally)
}

export function isUnanimous(tally: Tally): boolean {
  return tally.against.length === 0 && tally.abstain.length === 0 && !tally.secret
}

export function unanimousGold(scene: Scene, tally: Tally): GoldSittingVote {
  return { ...tallyGold(scene, tally, { counts: false, names: false }), unaniem: true }
}

/** A sentence or lines with the counts and no names. */
export function counted(scene: Scene, ...texts: readonly Inlines[]): (tally: Tally) => Told<GoldSittingVote> {
  return (tally) => ({
    flow: texts.map((text) => para(text)),
    gold: tallyGold(scene, tally, { counts: true, names: false }),
  })
}

/** Those of the sitting with the role they are printed with; nobody twice. */
export interface RosterEntry {
  readonly person: Person
  readonly role: string
}

export interface RoleWords {
  readonly chair: string
  readonly chairAndMayor: string
  readonly mayor: string
  readonly alderman: string
  readonly councillor: string
}

/** Who is there, the chair first; a council of social welfare has no mayor or aldermen but members of its bureau. */
export function roster({ sitting }: Scene, words: RoleWords): readonly RosterEntry[] {
  const { chair, mayor, aldermen, councillors, present } = sitting
  const roleOf = (person: Person): string =>
    person === chair
      ? person === mayor && sitting.body.id !== 'rmw'
        ? words.chairAndMayor
        : words.chair
      : person === mayor && sitting.body.id !== 'rmw'
        ? words.mayor
        : person === mayor || aldermen.includes(person)
          ? words.alderman
          : words.councillor
  const order = [chair, mayor, ...aldermen, ...councillors]
  return [...new Set(order)]
    .filter((person) => present.includes(person))
    .map((person) => ({ person, role: roleOf(person) }))
}

/** People by role, in the order of the first of each. */
export function byRole(
  entries: readonly RosterEntry[],
): readonly { readonly role: string; readonly people: readonly Person[] }[] {
  const roles = [...new Set(entries.map(({ role }) => role))]
  return roles.map((role) => ({
    role,
    people: entries.filter((entry) => entry.role === role).map(({ person }) => person),
  }))
}

/** Gold of a list of those who are there, with the chair and the secretary named as such. */
export function rosterGold(
  scene: Scene,
  entries: readonly RosterEntry[],
): Pick<GoldSitting, 'voorzitter' | 'secretaris' | 'aanwezig' | 'verontschuldigd' | 'afwezig' | 'aanwezigNeutraal'> {
  const { sitting, name } = scene
  return {
    voorzitter: name(sitting.chair),
    secretaris: name(sitting.secretary),
    aanwezig: [...entries.map(({ person }) => name(person)), name(sitting.secretary)],
    verontschuldigd: sitting.excused.map(name),
    afwezig: sitting.absent.map(name),
    aanwezigNeutraal: [name(sitting.secretary)],
  }
}

/** A scene in which names are printed as the template wants. */
export function withNames(scene: Scene, name: (person: Person) => string): Scene {
  return { ...scene, name }
}

/** One of a document's sentences for what came of an item. */
export type OutcomeVoice = Readonly<Record<Outcome, (phrase: string) => string>>

export function tellOutcome(item: SittingItem, voice: OutcomeVoice): string | null {
  return item.outcome === null ? null : voice[item.outcome](item.phrase)
}

/** Words for each outcome, one drawn of each. */
export function pickOutcomes<Value>(
  random: Random,
  words: Readonly<Record<Outcome, readonly Value[]>>,
): Readonly<Record<Outcome, Value>> {
  return {
    approved: random.pick(words.approved),
    rejected: random.pick(words.rejected),
    noted: random.pick(words.noted),
    postponed: random.pick(words.postponed),
    withdrawn: random.pick(words.withdrawn),
  }
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function roman(value: number): string {
  const signs = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const
  let left = value
  let text = ''
  for (const [worth, sign] of signs)
    while (left >= worth) {
      text += sign
      left -= worth
    }
  return text
}
