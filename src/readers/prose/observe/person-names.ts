import type { Mandataris, Persoon } from '../../../model.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** A person in a list: name as printed, role and party when the list says them. */
export interface ListedPerson {
  readonly name: string
  readonly role?: string
  readonly office?: 'chair' | 'secretary'
  readonly fractie?: string
  /** Number of the item from which, or up to which, the list says the person is there. */
  readonly from?: string
  readonly until?: string
}

const WORD = /^\p{L}[\p{L}.'’`´-]*$/u
const PARTICLE =
  /^(?:van|vande|vanden|vander|ben|da|dos|von|v\.?d\.?|de|den|der|del|della|di|ten|ter|te|le|la|du|von|el|al|op|het|een|['’]?t)$/iu

/** Behind a name that two people of one family have. */
const YOUNGER = /^(?:jr|sr)\.?$/iu
/** "Berg, Jan van der": the family name, the given names, and what belongs in front of the family name. */
const TURNED =
  /^(?<family>[^,]+?)\s*,\s*(?<given>\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2})(?<particles>(?:\s\S+)*)$/u

/**
 * Whether a text can be the printed name of a person: two to seven words, small letters only in or behind a particle.
 */
export function isPersonName(text: string): boolean {
  const words = text.split(' ')
  if (words.length < 2 || words.length > 7 || !words.every((word) => WORD.test(word) || PARTICLE.test(word)))
    return false
  const proper = words.filter((word) => /^(?:\p{Lu}|[a-z]['’]\p{Lu})/u.test(word) && !PARTICLE.test(word))
  const isBehindParticle = (index: number): boolean => index > 0 && PARTICLE.test(words[index - 1] ?? '')
  const small = words.filter(
    (word, index) =>
      /^\p{Ll}/u.test(word) &&
      !PARTICLE.test(word) &&
      !/^[a-z]['’]\p{Lu}/u.test(word) &&
      !isBehindParticle(index) &&
      !(index === words.length - 1 && YOUNGER.test(word)),
  )
  const isLed = /^\p{Lu}/u.test(words[0] ?? '') || (PARTICLE.test(words[0] ?? '') && proper.length >= 2)
  // A name does not end on a particle: there the line broke.
  if (small.length > 0 || !isLed || PARTICLE.test(words.at(-1)?.split('-').at(-1) ?? '')) return false
  // "Christiaan Van herzeele" has one proper word and a family name behind a particle; "De gemeenteraad" starts with
  // one.
  return proper.length >= 2 || (proper.length === 1 && !PARTICLE.test(words[0] ?? '') && words.length >= 3)
}

/** A list of "Family, Given; Family, Given" with the given names in front; another list as it is. */
export function uprightNames(list: string, words: Words): string {
  const pieces = list.split(/[;\n]/u).map((piece) => piece.trim())
  const turned = pieces.map((piece) => {
    const [, front = piece, tail = ''] = /^(.*?)(\s*\([^()]*\))$/u.exec(piece) ?? []
    const { family = '', given = '', particles = '' } = TURNED.exec(front)?.groups ?? {}
    const name = `${given}${particles} ${family}`
    const isTurned =
      family !== '' &&
      !isPersonName(family) &&
      isPersonName(name) &&
      particles.split(' ').every((word) => word === '' || PARTICLE.test(word))
    return isTurned ? `${name}${tail}` : undefined
  })
  const isList =
    turned.filter((name) => name !== undefined).length >= 2 &&
    pieces.every((piece, index) => piece === '' || turned[index] !== undefined || roleOf(piece, words) !== undefined)
  return isList ? pieces.map((piece, index) => turned[index] ?? piece).join('; ') : list
}

/**
 * Reads a list of people: names divided by commas, semicolons, line breaks or "en", each with its role behind it, or
 * one role behind a row of names ("A B, C D, schepenen"). A trailing (party) is kept apart. What is no name and no role
 * is returned in `unread`, so that nothing goes lost in silence.
 */
export function readPeople(
  text: string,
  words: Words,
): { readonly people: readonly ListedPerson[]; readonly unread: readonly string[] } {
  const people: ListedPerson[] = []
  const unread: string[] = []
  let waiting = 0
  // A list that starts with a role prints it over the names, else behind them.
  let over: string | undefined
  for (const raw of joinBrokenNames(uprightNames(text, words), words).split(
    /[,;\n|•·]|\s+\/\s+|\s+en\s+(?=(?:de\s+heer\s+|mevrouw\s+)?\p{Lu})|\s+[–—-]\s+/u,
  )) {
    const piece = raw.replace(/\s+/gu, ' ').replace(/^[\s•·\-–:]+|[\s.:]+$/gu, '')
    if (piece === '' || regex(`^(?:${words.nobody})$`, 'iu').test(piece)) continue
    if (roleOf(piece, words)) {
      if (over !== undefined || people.length + unread.length === 0) over = piece
      else assignRole(piece)
      continue
    }
    const [, title = '', named = ''] = /^([^:]{3,60}):\s*(\S.*)$/u.exec(piece) ?? []
    const behind = withoutCourtesy(title.trim(), words)
    if (isPersonName(behind) && (roleOf(named, words) ?? isRoleLike(named, words))) {
      people.push({ name: behind })
      waiting++
      assignRole(named)
      continue
    }
    const led = withoutCourtesy(named, words)
    if (title !== '' && isPersonName(led)) {
      const known = roleOf(title.trim(), words) !== undefined
      if (known && (over !== undefined || people.length + unread.length === 0)) over = title.trim()
      people.push({ name: led, ...(known && roleFields(title.trim())) })
      waiting = known ? 0 : waiting + 1
      continue
    }
    // A line break may fall between a role and the next name: "schepenen Naam".
    const joined = regex(`^(?:${words.roles.map(({ pattern }) => pattern).join('|')})\\s+(?=\\p{Lu})`, 'iu').exec(piece)
    if (joined && waiting > 0 && isPersonName(piece.slice(joined[0].length))) {
      assignRole(joined[0].trim())
      people.push({ name: piece.slice(joined[0].length) })
      waiting = 1
      continue
    }
    // What stands behind names in small letters is what they are, be it in words that no list knows.
    if (waiting > 0 && isRoleLike(piece, words)) {
      assignRole(piece)
      continue
    }
    const party = /^(.*?)\s*\(([^()]{1,40})\)$/u.exec(piece)
    const inner = party?.[2]
    const stay = inner === undefined ? undefined : stayOf(inner, words)
    const innerRole = inner === undefined ? undefined : roleOf(inner, words)
    const name = withoutCourtesy(party?.[1] ?? piece, words)
    if (isPersonName(name)) {
      people.push({
        name,
        ...(over !== undefined && roleFields(over)),
        ...(innerRole && { role: inner ?? '', ...(innerRole.office && { office: innerRole.office }) }),
        ...(inner !== undefined && !innerRole && !stay && { fractie: inner }),
        ...stay,
      })
      waiting = innerRole ? 0 : waiting + 1
    } else unread.push(piece)
  }
  return { people, unread }

  function assignRole(printed: string): void {
    for (let index = people.length - waiting; index < people.length; index++) {
      const person = people[index]
      if (person) people[index] = { ...person, ...roleFields(printed) }
    }
    waiting = 0
  }

  function roleFields(printed: string): Pick<ListedPerson, 'role' | 'office'> {
    const office = roleOf(printed, words)?.office
    return { role: printed, ...(office && { office }) }
  }
}

/** A few words in small letters, and no number: "leden vast bureau". A sentence goes on with a connecting word. */
function isRoleLike(text: string, words: Words): boolean {
  return (
    /^\p{Ll}[^\d.:!?\p{Lu}]*$/u.test(text) &&
    text.split(' ').length <= 5 &&
    !regex(`^(?:${words.connectives}|${words.past}|${words.not})(?!\\p{L})`, 'iu').test(text)
  )
}

/** "vanaf punt 3", "tot en met punt 7": from or up to which item somebody is there. */
function stayOf(text: string, words: Words): Pick<ListedPerson, 'from' | 'until'> | undefined {
  const from = regex(`(?<!\\p{L})(?:${words.fromItem})\\s+(\\S+)`, 'iu').exec(text)?.[1]
  const until = regex(`(?<!\\p{L})(?:${words.untilItem})\\s+(\\S+)`, 'iu').exec(text)?.[1]
  return from === undefined && until === undefined
    ? undefined
    : { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}

/** A line that breaks inside a name ("Jan" + "Peeters") goes on; a whole name or a role ends at the line. */
function joinBrokenNames(text: string, words: Words): string {
  const [first = '', ...lines] = text.split('\n')
  return lines.reduce((joined, line) => {
    const last =
      joined
        .split(/[,;\n]/u)
        .at(-1)
        ?.trim() ?? ''
    const next = line.split(/[,;]/u)[0]?.trim() ?? ''
    // What is left of a name may be one word: "Raes-Van Acker" + "Leen".
    const isRest = /^\p{Lu}\S*$/u.test(next) && !roleOf(next, words)
    const isHalf =
      last !== '' &&
      (isRest || !isPersonName(last)) &&
      !roleOf(last, words) &&
      /^\p{Lu}/u.test(last) &&
      isPersonName(`${last} ${next}`)
    return `${joined}${isHalf ? ' ' : '\n'}${line}`
  }, first)
}

/** The role a text names, when it is nothing but a role, be it acting ("wnd."). */
export function roleOf(text: string, words: Words): Words['roles'][number] | undefined {
  const acting = regex(`(?<!\\p{L})(?:${words.actingRole})(?:[\\s-]+|$)`, 'giu')
  const bare = text.replace(acting, '').trim()
  const whole = words.roles.find(({ pattern }) => regex(`^(?:${pattern})$`, 'iu').test(bare))
  const parts = bare.split(/\s*[-/]\s*/u)
  if (whole || parts.length < 2) return whole
  // "directeur-secretaris": a role of which each part is one.
  const roles = parts.map((part) => words.roles.find(({ pattern }) => regex(`^(?:${pattern})$`, 'iu').test(part)))
  return roles.every(Boolean) ? (roles.find((role) => role?.office !== undefined) ?? roles[0]) : undefined
}

function withoutCourtesy(text: string, words: Words): string {
  return text.replace(regex(`^(?:${words.courtesies})\\s+(?=\\p{Lu})`, 'iu'), '').trim()
}

/** Who takes the minutes is an officer, everyone else a mandatary; the model tells them apart. */
export function mandatarisOf(person: ListedPerson): Mandataris {
  return {
    isBestuurlijkeAliasVan: persoonOf(person.name),
    ...(person.role !== undefined && { holds: { role: { prefLabel: person.role } } }),
    ...(person.office === 'secretary' && { functionaris: true }),
    ...(person.fractie !== undefined && { fractie: person.fractie }),
  }
}

/**
 * The parts of a printed name. Flemish lists print the given name first; a family name all in capitals tells itself,
 * wherever it stands.
 */
export function persoonOf(name: string): Persoon {
  const parts = name.split(' ')
  const capitals = parts.filter(
    (part) => part.length > 1 && part === part.toLocaleUpperCase('nl') && /\p{L}{2}/u.test(part),
  )
  if (capitals.length > 0 && capitals.length < parts.length) {
    return {
      name,
      familyName: capitals.join(' '),
      gebruikteVoornaam: parts.filter((part) => !capitals.includes(part)).join(' '),
    }
  }
  return { name, familyName: parts.slice(1).join(' '), gebruikteVoornaam: parts[0] ?? name }
}
