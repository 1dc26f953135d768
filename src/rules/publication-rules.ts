import { defineRules } from './rule.js'

/** What a publication loses in one of its output formats, by the rules of that format. */
export const publicationRules = defineRules({
  'publication/not-on-page': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: '{count} gegevens staan niet op de webpagina van deze publicatie: HTML kan ze niet bevatten. In de andere vormen staan ze wel.',
      en: '{count} triples are not on the web page of this publication: HTML cannot express them. The other forms have them.',
    },
    why: {
      nl: 'Stuurtekens mogen niet in HTML staan, en opmaak als waarde wordt er anders gelezen. Wie de webpagina oogst, mist deze gegevens.',
      en: 'HTML allows no control characters (HTML Standard, 13.2.3.5), and markup literals are read from markup, not from text (HTML+RDFa 1.1, 3.1). A harvester of the page misses them.',
    },
    remedy: {
      nl: 'Haal de vreemde tekens uit de tekst van de bron en publiceer opnieuw.',
      en: 'Remove these characters from the source and publish again.',
    },
  },
  'publication/not-in-feed': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: 'Deze publicatie staat niet in de stroom van publicaties: ze zegt niet wat voor document ze is.',
      en: 'This publication is not in the feed of publications: it does not say what kind of document it is.',
    },
    why: {
      nl: 'De Vlaamse overheid vraagt bij elke publicatie in de stroom één soort document.',
      en: 'Each member of the feed must have exactly one dct:type (publication feed of ABB).',
    },
    remedy: {
      nl: 'Geef in de bron aan of het een agenda, een besluitenlijst, notulen of een uittreksel is.',
      en: 'Type the document in the source as agenda, besluitenlijst, notulen or uittreksel.',
    },
  },
})
