import type { Block } from '../../../text/lines/block.js'
import { readPeople, type ListedPerson } from '../observe/person-names.js'
import { sectionOfHead } from '../decision/sections.js'
import { readHead } from '../decision/articles.js'
import { splitSentences } from '../observe/sentences.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** What a sentence tells: somebody comes in, goes out, or takes no part in this item alone. */
export type MovementKind = 'joins' | 'leaves' | 'abstains'

/** A sentence at an item by which somebody's attendance changes. */
export interface Movement {
  readonly kind: MovementKind
  readonly person: ListedPerson
  readonly block: Block
  /** Told behind the decision: it holds from the next item on. */
  readonly afterwards: boolean
}

export interface MovementReading {
  readonly movements: readonly Movement[]
  /** Sentences that tell of a movement of somebody who is in no list of the sitting. */
  readonly unread: readonly { readonly text: string; readonly block: Block }[]
}

/** A sentence about coming and going is short; a longer one tells a story. */
const LONGEST = 420

/**
 * Who comes, goes or takes no part at an item, by the sentences of its body: "An Claes verlaat de zitting", "Raadslid
 * Maes vervoegt de vergadering", "Bo De Wit, schepen, is verontschuldigd tijdens de behandeling van dit punt", "… neemt
 * niet deel aan de stemming". The people are those of the attendance lists, by full name in either order, or by a
 * family name that only one of them has behind a role or courtesy.
 */
export function readMovements(body: readonly Block[], people: readonly ListedPerson[], words: Words): MovementReading {
  const movements: Movement[] = []
  const unread: { text: string; block: Block }[] = []
  let decided = false
  let told = false
  for (const block of body) {
    const section = block.cells ? undefined : sectionOfHead(block.text, words)
    if (readHead(block, words) !== undefined || section === 'decision' || section === 'vote') decided = true
    told = told || section === 'context' || section === 'legal'
    for (const sentence of splitSentences(block.text)) {
      const kind = sentence.length > LONGEST ? undefined : kindOf(sentence, words)
      if (!kind) continue
      const found = peopleIn(sentence, people, words)
      for (const person of found) movements.push({ kind, person, block, afterwards: decided && kind !== 'abstains' })
      // In the motivation such words may be about anybody; a name in front of them is somebody of the council.
      if (found.length === 0 && !told && startsWithName(sentence, words)) unread.push({ text: sentence, block })
    }
  }
  return { movements, unread }
}

function kindOf(sentence: string, words: Words): MovementKind | undefined {
  return words.movements.find(({ pattern }) => regex(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu').test(sentence))?.kind
}

/** The people a sentence is about: those named in front of its verb, or anywhere when nobody is. */
function peopleIn(sentence: string, people: readonly ListedPerson[], words: Words): readonly ListedPerson[] {
  const verb = words.movements.map(
    ({ pattern }) => regex(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu').exec(sentence)?.index ?? sentence.length,
  )
  const subject = named(sentence.slice(0, Math.min(...verb)), people, words)
  return subject.length > 0 ? subject : named(sentence, people, words)
}

function named(text: string, people: readonly ListedPerson[], words: Words): readonly ListedPerson[] {
  const folded = fold(text)
  return people.filter((person) => {
    const [first = '', ...rest] = person.name.split(' ')
    const family = rest.join(' ')
    if (holds(folded, fold(person.name)) || holds(folded, fold(`${family} ${first}`))) return true
    const isAlone = people.every(
      (other) => other === person || fold(other.name.split(' ').slice(1).join(' ')) !== fold(family),
    )
    return (
      isAlone &&
      family !== '' &&
      regex(`(?<!\\p{L})(?:${words.courtesies})\\s+${escape(fold(family))}(?!\\p{L})`, 'iu').test(folded)
    )
  })
}

function holds(text: string, name: string): boolean {
  return regex(`(?<!\\p{L})${escape(name)}(?!\\p{L})`, 'iu').test(text)
}

function startsWithName(sentence: string, words: Words): boolean {
  const [lead = ''] = sentence.split(/[,(]|\s+(?:is|was|verlaat|vervoegt|komt|neemt)\s/u)
  return readPeople(lead, words).people.length > 0
}

function fold(text: string): string {
  return text
    .replace(/[’‘`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .toLocaleLowerCase('nl')
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
