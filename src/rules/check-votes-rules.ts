import { defineRules } from './rule.js'

/** Errors in a vote: counts, names, presence, secrecy, outcome. */
export const checkVoteRules = defineRules({
  'check/vote-count': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Het aantal {group} is {actual}, maar er staan {expected} namen bij.',
      en: 'The count of {group} is {actual}, but {expected} names are listed.',
    },
    why: {
      nl: 'Een telling die niet klopt met de namen maakt de stemming onbetrouwbaar.',
      en: 'Official blueprint of the minutes: the count equals the distinct names listed.',
    },
    remedy: {
      nl: 'Kijk de telling en de namen na in uw notuleringsprogramma en publiceer de pagina opnieuw.',
      en: 'Make the count and the listed mandatarissen agree.',
    },
  },
  'check/vote-names-missing': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Van {actual} {group} staan de namen er niet bij, van andere stemmers wel.',
      en: '{actual} {group} are counted without names, while others are named.',
    },
    why: {
      nl: 'Een stemming met een deel van de namen laat de lezer raden wie hoe gestemd heeft.',
      en: 'OSLO Besluit Publicatie: names of a vote that is not secret.',
    },
    remedy: {
      nl: 'Vul de ontbrekende namen aan in uw notuleringsprogramma.',
      en: 'List all voters, or none when the vote was secret.',
    },
  },
  'check/vote-twice': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: '{who} staat bij twee groepen in dezelfde stemming.',
      en: '{who} is in two groups of one vote.',
    },
    why: {
      nl: 'Wie stemt, stemt één keer: voor, tegen of onthouding.',
      en: 'A vote has one value per voter.',
    },
    remedy: {
      nl: 'Verbeter de stemming in uw notuleringsprogramma.',
      en: 'Remove the voter from all groups but one.',
    },
  },
  'check/voter-absent': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '{who} heeft gestemd, maar staat niet bij de aanwezigen.',
      en: '{who} voted, but is not among those present.',
    },
    why: {
      nl: 'Alleen wie aanwezig is kan stemmen.',
      en: 'OSLO Besluit Publicatie: voters are a subset of heeftAanwezige of the vote, or else of the handling.',
    },
    remedy: {
      nl: 'Vul de aanwezigen aan of verbeter de stemming.',
      en: 'Add the voter to besluit:heeftAanwezige, or remove the vote.',
    },
  },
  'check/voter-unlisted': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '{who} heeft voor, tegen of onthouding gestemd, maar staat niet bij de stemmers.',
      en: '{who} is in a group of the vote, but not in heeftStemmer.',
    },
    why: {
      nl: 'De lijst van stemmers hoort iedereen te bevatten die gestemd heeft.',
      en: 'OSLO Besluit Publicatie: heeftStemmer lists everyone who took part.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat de lijst van stemmers onvolledig is.',
      en: 'Add the voter to besluit:heeftStemmer.',
    },
  },
  'check/vote-more-than-present': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Er zijn {actual} stemmen geteld, maar er waren {expected} aanwezigen.',
      en: '{actual} votes are counted, but {expected} people were present.',
    },
    why: {
      nl: 'Er kunnen niet meer stemmen dan aanwezigen zijn.',
      en: 'The sum of the three counts is at most the number present.',
    },
    remedy: {
      nl: 'Kijk de telling en de aanwezigen na.',
      en: 'Correct the counts or besluit:heeftAanwezige.',
    },
  },
  'check/vote-secret-names': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De stemming was geheim, maar de pagina zegt wie hoe gestemd heeft.',
      en: 'The vote was secret, but the page says who voted how.',
    },
    why: {
      nl: 'Bij een geheime stemming mag niemand weten wie hoe gestemd heeft.',
      en: 'OSLO Besluit Publicatie: voters by group only for votes that are not secret.',
    },
    remedy: {
      nl: 'Haal de namen van deze stemming dadelijk van de pagina, of verbeter dat ze geheim was.',
      en: 'Remove heeftVoorstander, heeftTegenstander and heeftOnthouder, or correct besluit:geheim.',
    },
  },
  'check/vote-outcome': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het gevolg is “{actual}”, maar er zijn niet meer stemmen voor ({voor}) dan tegen ({tegen}).',
      en: 'The outcome is "{actual}", but votes in favour ({voor}) do not outnumber those against ({tegen}).',
    },
    why: {
      nl: 'Bij staking van stemmen is een voorstel verworpen.',
      en: 'Decree on local government: a proposal passes with a majority of the votes cast.',
    },
    remedy: {
      nl: 'Kijk de telling en het gevolg van de stemming na.',
      en: 'Correct the counts or besluit:gevolg.',
    },
  },
})
