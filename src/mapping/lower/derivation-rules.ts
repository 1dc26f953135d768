/**
 * The documented rules by which something is derived that a document does not state. Derived data is kept in a graph of
 * its own and never shown on a page made from the document.
 */
export const DERIVATION_RULES = {
  'derive/present-at-item': {
    nl: 'Aanwezig bij een punt is wie bij de opening aanwezig was of later toekwam, en niet vertrok of zich voor dit punt onthield van deelname.',
    en: 'Present at an item is who was there at the opening or joined later, and did not leave or abstain from this item.',
  },
  'derive/present-at-vote': {
    nl: 'Wie bij het punt aanwezig is, is aanwezig bij de stemming erover.',
    en: 'Who is present at an item is present at the vote on it.',
  },
  'derive/empty-side': {
    nl: 'Tellen de genoemde stemmen op tot iedereen die aanwezig is, dan was er geen andere stem.',
    en: 'Where the stated votes add up to everybody present, there was no other vote.',
  },
  'derive/subject-of-vote': {
    nl: 'De enige stemming bij een punt gaat over dat punt.',
    en: 'The only vote on an item is about that item.',
  },
  'derive/name-as-printed': {
    nl: 'Staat er in het element van een mandataris één naam, en geeft het document er geen andere, dan heet die persoon zo.',
    en: 'Where the element of a mandataris holds one name, and the document states no other, that is the name.',
  },
  'derive/language': {
    nl: 'Wat met de Nederlandse grammatica gelezen is, is in het Nederlands gesteld.',
    en: 'What the Dutch grammar reads is written in Dutch.',
  },
} as const satisfies Record<string, { readonly nl: string; readonly en: string }>

export type DerivationRuleId = keyof typeof DERIVATION_RULES
