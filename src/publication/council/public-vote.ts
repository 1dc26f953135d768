import { isUnanimous, uitkomstOf } from '../../mapping/summary/uitkomst.js'
import type { BehandelingVanAgendapunt, Mandataris, Stemming } from '../../model.js'
import type { Attendance, PersonName, Vote } from './public-model.js'
import type { PublicNames } from './public-names.js'

/** A vote as it is told: numbers and names only where a document gives them. */
export function publicVote(vote: Stemming, names: PublicNames): Vote {
  const side = (people: readonly Mandataris[] | undefined): readonly PersonName[] => byName(people, names)
  const namesInFavour = side(vote.heeftVoorstander)
  const namesAgainst = side(vote.heeftTegenstander)
  const namesAbstained = side(vote.heeftOnthouder)
  const consequence = textOf(vote.gevolg?.value)
  const subject = textOf(vote.onderwerp?.value)
  const outcome = consequence === undefined ? undefined : uitkomstOf(consequence)
  // A side of which the names are given has that many votes, where no number says otherwise.
  const count = (stated: number | undefined, named: readonly PersonName[]): number | undefined =>
    stated ?? (named.length > 0 ? named.length : undefined)
  const inFavour = count(vote.aantalVoorstanders, namesInFavour)
  const against = count(vote.aantalTegenstanders, namesAgainst)
  const abstained = count(vote.aantalOnthouders, namesAbstained)
  const isStated = [inFavour, against, abstained].some((each) => each !== undefined && each > 0)
  const isTold = vote.unaniem === true || (consequence !== undefined && isUnanimous(consequence))
  return {
    iri: vote.iri ?? '',
    basis: isStated ? 'stated' : isTold ? 'unanimous' : 'result',
    isSecret: vote.geheim === true,
    ...(subject !== undefined && { subject }),
    ...(consequence !== undefined && { consequence }),
    ...(outcome && { outcome }),
    ...(isStated && inFavour !== undefined && { inFavour }),
    ...(isStated && against !== undefined && { against }),
    ...(isStated && abstained !== undefined && { abstained }),
    namesInFavour,
    namesAgainst,
    namesAbstained,
  }
}

/**
 * Who was at an item: as a document says, else as it follows (`derived`: the handling as it stands among what follows).
 * `atStart`: who was there at the opening.
 */
export function publicAttendance(
  handling: BehandelingVanAgendapunt,
  derived: readonly Mandataris[],
  atStart: readonly Mandataris[],
  names: PublicNames,
): Attendance | undefined {
  const stated = handling.heeftAanwezige ?? []
  const present = byName(stated.length > 0 ? stated : derived, names)
  if (present.length === 0) return undefined
  const here = new Set(present.map(({ iri }) => iri))
  return {
    basis: stated.length > 0 ? 'stated' : 'follows',
    present,
    away: byName(atStart, names).filter(({ iri, path }) => path !== undefined && !here.has(iri)),
  }
}

/** People in the order of their family names as far as the last word of a name tells it; each once. */
export function byName(people: readonly Mandataris[] | undefined, names: PublicNames): readonly PersonName[] {
  const each = new Map((people ?? []).map((person) => names.person(person)).map((person) => [person.iri, person]))
  return [...each.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** A text with its white space folded; undefined when nothing is left. */
export function textOf(text: string | undefined): string | undefined {
  const folded = text?.replace(/\s+/gu, ' ').trim()
  return folded === '' ? undefined : folded
}
