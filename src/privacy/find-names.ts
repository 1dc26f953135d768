import { isGivenName } from './given-names.js'
import type { Stretch } from './personal-find.js'
import { COURTESY, FIRM, LEAD, NO_PERSON, OFFICE, ROLE, SEATED } from './privacy-words.js'

const WORD = "(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)*|(?:[dD]|['’])?['’]?\\p{Lu}[\\p{L}'’-]*)"
const PARTICLE = "(?:van|vande|vanden|vander|de|den|der|ten|ter|te|le|la|du|von|el|al|da|di|dos|op|het|['’]t)"
const CANDIDATE = new RegExp(`(?<![\\p{L}\\d@.'’-])${WORD}(?:\\s+(?:${PARTICLE}\\s+){0,3}${WORD}){0,5}`, 'gu')

const endsWith = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})${pattern}[\\s:,]*$`, 'iu')
const COURTESY_BEFORE = endsWith(COURTESY)
const ROLE_BEFORE = endsWith(`${ROLE}(?:\\s+(?:van|door|met|voor|vanwege))?`)
const OFFICE_BEFORE = endsWith(`${OFFICE}(?:\\s+(?:${COURTESY}))?`)
const OFFICE_BEHIND = new RegExp(
  `^(?:\\s*\\([^)]{1,40}\\))?\\s*[,:–-]\\s*(?:de\\s+)?(?:wnd\\.?\\s+)?${OFFICE}(?!\\p{L})`,
  'iu',
)
const FIRM_BEFORE = endsWith(FIRM)
const LINKED_BEFORE = /(?<!\p{L})(?:van|aan|met|door|lastens|voor|namens|tussen|en)\s+$/iu
const COMPANY_BEHIND = /^\s*,?\s*(?:nv|bv|bvba|cvba|cv|vzw|comm\.?\s?v)(?!\p{L})/iu
const PERSONAL_BEHIND =
  /^[\s,(]*(?:wonend|gedomicilieerd|woont|verblij|geboren|geb\.|°|rijksregister|\d{2}\.\d{2}\.\d{2}-)/iu

/** Number of characters around a name that are examined, and within which its list may have started. */
const NEAR = 80
const LIST = 2_000

/**
 * Finds names of people who do not hold office. `isInOffice` says whether a printed name is that of an office-holder.
 */
export function findNames(text: string, isInOffice: (name: string) => boolean): readonly Stretch[] {
  return [...text.matchAll(CANDIDATE)].flatMap(({ 0: found, index }) => {
    const name = withoutLeads(found)
    const start = index + found.length - name.length
    const end = start + name.length
    const around = {
      before: text.slice(Math.max(0, start - NEAR), start),
      behind: text.slice(end, end + NEAR),
      list: text.slice(Math.max(0, start - LIST), start),
    }
    const certainty = certaintyOf(name, around, isInOffice)
    return certainty === undefined ? [] : [{ kind: 'name' as const, start, end, certainty }]
  })
}

/** A candidate without the words in front that are not part of the name: "Mevrouw", "Aan verzoeker". */
function withoutLeads(found: string): string {
  let name = found
  for (;;) {
    const [first = '', ...rest] = name.split(/\s+/u)
    if (rest.length === 0 || !LEAD.test(first)) return name
    // "De Smet Jan" is a name: a particle is kept in front of two words if one of them is a given name.
    if (/^(?:de|van)$/iu.test(first) && rest.length >= 2 && rest.some(isGivenName)) return name
    name = name.slice(first.length).trimStart()
  }
}

function certaintyOf(
  name: string,
  { before, behind, list }: { readonly before: string; readonly behind: string; readonly list: string },
  isInOffice: (name: string) => boolean,
): number | undefined {
  const words = name.split(/\s+/u)
  const isCourteous = COURTESY_BEFORE.test(before)
  if (NO_PERSON.test(name) || COMPANY_BEHIND.test(behind) || isInOffice(name)) return undefined
  if (OFFICE_BEFORE.test(before) || OFFICE_BEHIND.test(behind) || SEATED.test(headOfList(list))) return undefined
  if (FIRM_BEFORE.test(before) || isAmongHolders(before, behind, isInOffice)) return undefined
  // One word is a name only after "mevrouw"; "LEAD" words alone never are.
  if (words.length === 1) return isCourteous && name.length > 2 && !LEAD.test(name) ? 0.8 : undefined
  if (isCourteous || PERSONAL_BEHIND.test(behind)) return 0.95
  const hasGiven = isGivenName(words[0] ?? '') || isGivenName(words.at(-1) ?? '') || /^\p{Lu}\.$/u.test(words[0] ?? '')
  if (ROLE_BEFORE.test(before)) return hasGiven ? 0.9 : 0.7
  if (!hasGiven) return undefined
  return LINKED_BEFORE.test(before) ? 0.75 : 0.6
}

/** The last sentence of a text up to its colon: the heading of a list of names. */
function headOfList(text: string): string {
  const sentence = text.slice(Math.max(text.lastIndexOf('.'), text.lastIndexOf(';')) + 1)
  const colon = sentence.indexOf(':')
  return colon < 0 ? sentence : sentence.slice(0, colon + 1)
}

/** In a row of names next to that of an office-holder: a list of people who sit or vote. */
function isAmongHolders(before: string, behind: string, isInOffice: (name: string) => boolean): boolean {
  const left = /([^,;:()]+),\s*$/u.exec(before)?.[1]?.trim()
  const right = /^,\s*([^,;:()]+)/u.exec(behind)?.[1]?.trim()
  return [left, right].some((name) => name !== undefined && name.includes(' ') && isInOffice(name))
}
