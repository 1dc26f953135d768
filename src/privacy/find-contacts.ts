import { isGivenName } from './given-names.js'
import type { Stretch } from './personal-find.js'
import { INDIVIDUAL, SERVICE } from './privacy-words.js'

const PHONE = /(?<![\d.,/+-])(?:\+|00)?\d[\d ./()-]{6,18}\d(?![\d/]|[.,]\d|\s*(?:euro|eur|€))/giu
const PHONE_LABEL =
  /(?<!\p{L})(?:tel|telefoon|telefoonnr|telefoonnummer|gsm|mobiel|nummer|bereik\p{L}*(?:\s+op)?|bel\p{L}*)[^\d]{0,20}$/iu
const ENTERPRISE = /^[01]\d{3}\.\d{3}\.\d{3}$/u
const EMAIL = /(?<![\p{L}\d._%+-])([\p{L}\d._%+-]+)@([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)/giu
/** Two words, or one followed by a few digits. */
const PERSONAL_LOCAL = /^[\p{L}-]+(?:[._][\p{L}-]+|\d{1,4})$/iu
/** Mail providers for the general public. */
const EVERYBODY =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|telenet|skynet|proximus|scarlet|pandora|belgacom|protonmail|proton|gmx)\./iu

/** Finds phone numbers and e-mail addresses of people; those of a service or an organisation are not reported. */
export function findContacts(text: string, hasPerson: boolean): readonly Stretch[] {
  return [...findPhones(text, hasPerson), ...findEmails(text)]
}

function* findPhones(text: string, hasPerson: boolean): Generator<Stretch> {
  for (const { 0: found, index } of text.matchAll(PHONE)) {
    const before = text.slice(Math.max(0, index - 40), index)
    const isLabelled = PHONE_LABEL.test(before)
    const kind = phoneKind(found, isLabelled)
    if (kind === undefined || /BE\s?$/u.test(before) || (ENTERPRISE.test(found) && !isLabelled)) continue
    const isOfService = SERVICE.test(text)
    const isOfPerson = hasPerson || INDIVIDUAL.test(text)
    const certainty =
      kind === 'mobile' ? (isOfService && !isOfPerson ? 0.6 : 0.95) : isOfPerson ? 0.85 : isOfService ? 0.3 : 0.6
    if (certainty >= 0.5) yield { kind: 'phone', start: index, end: index + found.length, certainty }
  }
}

/**
 * Belgian numbers: ten digits from 045 on for a mobile, nine for a landline; a landline number must be grouped or
 * labelled.
 */
function phoneKind(found: string, isLabelled: boolean): 'mobile' | 'line' | undefined {
  const digits = found
    .replace(/\(0\)/u, '')
    .replace(/[^\d+]/gu, '')
    .replace(/^(?:\+32|0032)0?/u, '0')
  if (/^04[5-9]\d{7}$/u.test(digits)) return 'mobile'
  const isGrouped = /^(?:\+32|0032)/u.test(found) || /^\(?0\d{1,2}\)?[ /]/u.test(found)
  return /^0[1-9]\d{7}$/u.test(digits) && (isGrouped || isLabelled) ? 'line' : undefined
}

function* findEmails(text: string): Generator<Stretch> {
  for (const { 0: found, 1: local = '', 2: domain = '', index } of text.matchAll(EMAIL)) {
    const isPersonal = local.split(/[._-]/u).some(isGivenName) || isGivenName(local.replace(/\d+$/u, ''))
    const certainty =
      isPersonal || EVERYBODY.test(domain) ? 0.95 : PERSONAL_LOCAL.test(local) && !SERVICE.test(local) ? 0.8 : 0.3
    if (certainty >= 0.5) yield { kind: 'email', start: index, end: index + found.length, certainty }
  }
}
