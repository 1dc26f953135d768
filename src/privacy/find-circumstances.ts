import type { Stretch } from './personal-find.js'
import { BORN, HEALTH, INDIVIDUAL, LIVING, PARTICULAR, SERVICE, SOCIAL_AID } from './privacy-words.js'

const STREET_END =
  '(?:straat|laan|weg|dreef|plein|steenweg|baan|lei|kaai|hof|pad|hoek|veld|berg|dam|dijk|vest|wijk|park|ring|singel|gang|steeg|poort|bos|heide|kouter|donk|dries|markt|square|meers|beek|brug|eiland|rede|wegel|sluis)'
const HOUSE_NUMBER = String.raw`,?\s*(?:(?:nr\.?|nummer)\s*)?(?<=[\s.])\d{1,4}\s?[A-Za-z]?(?![\p{L}\d])(?:\s*(?:\/|bus|b\.)\s?\d{1,4}(?!\d))?`
/** A postcode and town that follow belong to the address. */
const TOWN = String.raw`(?:\s*[,–-]?\s*(?:te\s+)?\d{4}\s+\p{Lu}[\p{L}'’-]*(?:[\s-]+\p{Lu}[\p{L}'’-]*)?)?`
const STREET_START = String.raw`(?:['’]s[\s-])?`
const STREET = new RegExp(
  `(?<![\\p{L}-])${STREET_START}(?:\\p{Lu}[\\p{L}'’.-]*\\s+(?:(?:van|de|der|den|ten|ter|het)\\s+)*){0,4}?[\\p{Lu}][\\p{L}'’.-]*${STREET_END}${HOUSE_NUMBER}${TOWN}`,
  'gu',
)
/** After "wonende te", any capitalised word with a number is a street. */
const ANY_STREET = new RegExp(
  `${STREET_START}(?:\\p{Lu}[\\p{L}'’.-]*\\s+){0,3}\\p{Lu}[\\p{L}'’.-]*${HOUSE_NUMBER}${TOWN}`,
  'u',
)
const DATE =
  /(?<![\d./-])\d{1,2}(?:[./-]\d{1,2}[./-]\d{4}|(?:e|de|ste)?\s+(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\p{L}*\.?\s+\d{4})(?!\d)|(?<![\d-])\d{4}-\d{2}-\d{2}(?!\d)/giu

/** Finds where a person lives, when a person was born, and mentions of a person's health or social aid. */
export function findCircumstances(text: string, hasPerson: boolean): readonly Stretch[] {
  return [...findAddresses(text, hasPerson), ...findBirthDates(text), ...findContexts(text, hasPerson)]
}

function* findAddresses(text: string, hasPerson: boolean): Generator<Stretch> {
  for (const { 0: found, index } of text.matchAll(STREET)) {
    const before = text.slice(Math.max(0, index - 80), index)
    const certainty = LIVING.test(before)
      ? 0.95
      : SERVICE.test(text)
        ? 0.3
        : hasPerson
          ? 0.85
          : INDIVIDUAL.test(text)
            ? 0.7
            : 0.3
    if (certainty >= 0.5) yield { kind: 'address', start: index, end: index + found.length, certainty }
  }
  for (const living of text.matchAll(new RegExp(LIVING, 'giu'))) {
    const from = living.index + living[0].length
    const street = ANY_STREET.exec(text.slice(from, from + 80))
    if (street)
      yield { kind: 'address', start: from + street.index, end: from + street.index + street[0].length, certainty: 0.8 }
  }
}

function* findBirthDates(text: string): Generator<Stretch> {
  for (const { 0: found, index } of text.matchAll(DATE))
    if (BORN.test(text.slice(Math.max(0, index - 80), index)))
      yield { kind: 'birth-date', start: index, end: index + found.length, certainty: 0.95 }
}

/** The words about health and social aid in sentences about one person. */
function* findContexts(text: string, hasPerson: boolean): Generator<Stretch> {
  const certainty = hasPerson ? 0.85 : PARTICULAR.test(text) ? 0.7 : INDIVIDUAL.test(text) ? 0.5 : 0
  if (certainty === 0) return
  for (const [kind, words] of [
    ['health', HEALTH],
    ['social-aid', SOCIAL_AID],
  ] as const)
    for (const { 0: found, index } of text.matchAll(new RegExp(words, 'giu'))) {
      const rest = /^\p{L}*/u.exec(text.slice(index + found.length))?.[0] ?? ''
      yield { kind, start: index, end: index + found.length + rest.length, certainty }
    }
}
