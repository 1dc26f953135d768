import { defineRules } from './rule.js'

/** What the RDFa processor itself notices while reading the published graph. */
export const rdfaRules = defineRules({
  'rdfa/iri-characters': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een adres bevat tekens die in een adres niet mogen staan: “{actual}”. Gebruikt: “{expected}”.',
      en: 'An IRI holds characters that no IRI may hold: "{actual}". Used: "{expected}".',
    },
    why: {
      nl: 'Een verwerker weigert zo’n adres en dan verdwijnt de hele zin waarin het staat (RFC 3987, 2.2).',
      en: 'Processors refuse such an IRI and drop the statement with it (RFC 3987, section 2.2).',
    },
    remedy: {
      nl: 'Vervang een spatie in het adres door %20 (en andere verboden tekens door hun procentcode).',
      en: 'Percent-encode the character in the attribute (%20 for a space).',
    },
  },
})
