import type { DocumentKind, Uitkomst } from '../../../model.js'

/**
 * The language of councils as data: the grammar holds no word of its own. Patterns are sources of regular expressions
 * without anchors, matched without regard to capitals. One table per language; see nl.ts for what each is.
 */
export interface Words {
  /** Heads that a document taught, by their folded text; `base`: the words without them. */
  readonly learnt?: ReadonlyMap<string, SectionKind>
  readonly base?: Words
  readonly language: string
  readonly months: readonly (readonly string[])[]
  readonly weekdays: readonly string[]
  /** Number words from nought to a hundred; a hyphen where the parts may be written apart. */
  readonly numbers: readonly string[]
  /** Kind of document and the words that name it, strongest first. */
  readonly kinds: readonly { readonly kind: DocumentKind; readonly pattern: string }[]
  /** Classes of bodies: name as written in the data, words that name it, kind of unit it belongs to. */
  readonly organs: readonly {
    readonly name: string
    readonly pattern: string
    readonly unit: 'gemeente' | 'ocmw' | 'provincie' | 'district' | 'other'
    readonly isPublic: boolean
  }[]
  /** Words in front of the name of a municipality. */
  readonly unitPrefixes: string
  /** Those of them behind which stands a name and nothing else; words with a capital that are no name. */
  readonly unitWords: string
  /** Behind the name of a company: its address is not that of the municipality. */
  readonly companies: string
  /** Words in front of the name of what a municipality lies in. */
  readonly largerUnits: string
  readonly notNames: string
  /** Between the name of a body and that of its unit; and how the place of signing is told. */
  readonly of: string
  readonly doneAt: string
  readonly sitting: string
  readonly hour: string
  /**
   * Behind an hour: the part of the day it is in, with the hours of that part, from the first up to the last; `noun`:
   * behind a weekday.
   */
  readonly dayParts: readonly {
    readonly pattern: string
    readonly noun?: string
    readonly hours: readonly (readonly [number, number])[]
  }[]
  /** Half before the next hour; a quarter, or minutes, before and past. */
  readonly halfTo: string
  readonly quarterTo: string
  readonly quarterPast: string
  /** Midnight, at the end of a day. */
  readonly midnight: string
  readonly minutesTo: string
  readonly minutesPast: string
  /** What a date or a body belongs to where it is not that of the sitting: what is approved, published, of a law. */
  readonly otherDate: string
  /** What may be "of the council" and tell of its sitting. */
  readonly organOwners: string
  /** Bodies of, to or beside a council: a document of theirs is none of the council. */
  readonly otherBodies: string
  readonly opens: string
  readonly closes: string
  readonly takesPlace: string
  readonly follows: string
  /** Labels in front of the date, the hour and the place of a sitting. */
  readonly dateLabel: string
  readonly hourLabel: string
  readonly locationLabel: string
  /** Labels in front of the unit, the body and other facts of a sitting. */
  readonly otherLabels: string
  readonly publicPart: string
  readonly closedPart: string
  /** A line in front of each item that is treated. */
  readonly announcesItem: string
  readonly attendance: readonly { readonly list: 'present' | 'excused' | 'absent'; readonly pattern: string }[]
  readonly roles: readonly {
    readonly role: string
    readonly pattern: string
    readonly office?: 'chair' | 'secretary'
  }[]
  readonly courtesies: string
  /** Words that make a role an acting or designated one. */
  readonly actingRole: string
  readonly nobody: string
  /** Heads inside an item. */
  readonly sections: readonly { readonly section: SectionKind; readonly pattern: string }[]
  /** Words that may stand in a head beside those above. */
  readonly headFillers: string
  readonly article: string
  readonly onlyArticle: string
  /** How the head of what is bound in behind a document begins. */
  readonly annex: string
  readonly ending: string
  readonly questionHour: string
  readonly unanimous: string
  readonly secret: string
  /** How a text says that was voted in the open; what denies a word behind it; the answer no. */
  readonly openly: string
  readonly not: string
  /** In front of "unanimous", that it was not quite; behind it, who did not agree; what begins a condition. */
  readonly almost: string
  readonly butFor: string
  readonly provided: string
  readonly no: string
  readonly voteGroups: readonly { readonly group: VoteGroup; readonly pattern: string }[]
  /** Between the last two of a list. */
  readonly and: string
  /** What a head over voters speaks of. */
  readonly ballot: string
  /** Words for a side that mean other things too. */
  readonly bareSides: string
  readonly votes: string
  /** Between the numbers of both sides: "12 tegen 5 stemmen". */
  readonly versus: string
  /** How a sentence that tells of nothing but a vote begins. */
  readonly tellsVote: string
  /** Labels in front of the title of the only item of an extract. */
  readonly itemLabel: string
  /** Labels in front of its number. */
  readonly numberLabel: string
  /** How a sentence says that it tells of another time, and the verbs with which it does. */
  readonly earlierTime: string
  readonly past: string
  /** Who votes, between a number and its side; and the word for no vote at all. */
  readonly members: string
  readonly none: string
  readonly total: string
  /** Who or what a printed total of votes counts: "van de 14 aanwezige leden". */
  readonly present: string
  /** What may stand behind the word for a side in the head of its names. */
  readonly voteQualifier: string
  /** How a sentence says the way in which was voted; `secretHow`: in secret. */
  readonly votesHow: string
  readonly secretHow: string
  /** Heads over the names of those present or voting, of no side. */
  readonly voters: string
  readonly asConsequence: string
  readonly amendment: string
  readonly consequence: string
  readonly subject: string
  readonly outcomes: readonly { readonly uitkomst: Uitkomst; readonly pattern: string }[]
  /** Outcomes that also end a title ("…: goedkeuring"). */
  readonly titleTails: string
  /** Small words that may go on behind an outcome alone on its line. */
  readonly statusTail: string
  /**
   * Verbs of a decision sentence, tried in order: said by the body itself, or in the passive behind a form of
   * `passive`.
   */
  readonly verbs: readonly { readonly uitkomst: Uitkomst; readonly active: string; readonly passive: string }[]
  readonly passive: string
  /** The verb of a head over what is decided. */
  readonly decides: string
  /** How a sentence names the body that decides. */
  readonly body: string
  /** From and up to which item somebody is there. */
  readonly fromItem: string
  readonly untilItem: string
  /** How a sentence tells of coming and going, tried in order. */
  readonly movements: readonly { readonly kind: 'joins' | 'leaves' | 'abstains'; readonly pattern: string }[]
  /** What a member does with words: what stands behind "dat" in such a sentence is no decision. */
  readonly says: string
  /** Between the verb and its participle: what was settled before, or is told by somebody. */
  readonly earlier: string
  /** Titles of items that are talk: what is said there decides nothing, unless the body itself does. */
  readonly talk: string
  /** Sentences that settle nothing. */
  readonly noDecision: string
  readonly acts: string
  readonly ownActs: string
  readonly notActs: string
  readonly finiteVerbs: string
  readonly whereas: string
  /** How the citation of an act starts. */
  readonly actStarts: string
  /** Small words on which no sentence ends. */
  readonly connectives: string
  readonly today: string
}

export type SectionKind = 'context' | 'legal' | 'vote' | 'decision' | 'presence' | 'after'
export type VoteGroup = 'voor' | 'tegen' | 'onthouding' | 'blanco' | 'ongeldig' | 'niet'
