import { defineRules } from './rule.js'

/** What the RDFa processor itself notices while reading the published graph. */
export const rdfaRules = defineRules({
  'rdfa/iri-characters': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een adres bevat tekens die in een adres niet mogen staan: “{actual}”. Gebruikt: “{expected}”.',
      en: 'An IRI has characters that are not allowed: "{actual}". Used: "{expected}".',
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
  'rdfa/prefix-undeclared': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De afkorting vóór de dubbele punt in “{actual}” is op deze plaats niet verklaard.',
      en: 'The prefix of "{actual}" is not declared here.',
    },
    why: {
      nl: 'Zonder verklaring weet geen enkele verwerker waarvoor de afkorting staat, en leest hij de hele naam als een onbestaand adres.',
      en: 'An undeclared prefix makes the name an absolute IRI with an unknown scheme (RDFa Core 1.1, section 7.4).',
    },
    remedy: {
      nl: 'Verklaar de afkorting in het attribuut prefix van dit element of van een element eromheen.',
      en: 'Declare the prefix in the prefix attribute of this element or of one around it.',
    },
  },
  'rdfa/prefix-malformed': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De verklaring van een afkorting is niet goed gevormd: “{actual}”.',
      en: 'A prefix declaration is malformed: "{actual}".',
    },
    why: {
      nl: 'De afkorting geldt dan niet, en alle namen die haar gebruiken worden verkeerd gelezen.',
      en: 'The declaration is skipped, and names that use the prefix are misread (RDFa Core 1.1, section 5, prefix).',
    },
    remedy: {
      nl: 'Schrijf telkens een naam, een dubbele punt, een spatie en het volledige adres.',
      en: 'Write name, colon, space and full IRI for each prefix; "_" and the empty prefix cannot be declared.',
    },
  },
  'rdfa/term-ignored': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De naam “{actual}” staat los, zonder afkorting ervoor en zonder woordenlijst die hier geldt.',
      en: 'The name "{actual}" stands alone, with neither a prefix nor a vocabulary in scope.',
    },
    why: {
      nl: 'Een losse naam wordt genegeerd, en wat hij zegt gaat verloren.',
      en: 'A bare term without a vocabulary is ignored, and its statement is lost (RDFa Core 1.1, section 7.4.3).',
    },
    remedy: {
      nl: 'Zet de afkorting van de woordenlijst ervoor, of verklaar de woordenlijst met het attribuut vocab.',
      en: 'Put the prefix of the vocabulary before it, or set the vocab attribute.',
    },
  },
  'rdfa/name-ignored': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '“{actual}” is geen naam die hier kan staan, en is overgeslagen.',
      en: '"{actual}" is not a valid name here, and is skipped.',
    },
    why: {
      nl: 'Alleen een afgekorte naam, een naam uit een woordenlijst of een volledig adres wordt gelezen.',
      en: 'Only a CURIE, a term or an absolute IRI is read; a property cannot be a blank node (RDFa Core 1.1, sections 7.4.3 to 7.4.5).',
    },
    remedy: {
      nl: 'Verbeter de naam in dit attribuut.',
      en: 'Correct the name in this attribute.',
    },
  },
  'rdfa/safe-curie-ignored': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '“{actual}” staat tussen vierkante haken maar is geen geldige afgekorte naam, en is overgeslagen.',
      en: '"{actual}" is bracketed but not a valid CURIE, and is skipped.',
    },
    why: {
      nl: 'Wat tussen haken staat wordt alleen als afgekorte naam gelezen; kan dat niet, dan telt het attribuut niet mee.',
      en: 'A safe CURIE that cannot be resolved makes its attribute count as absent (RDFa Core 1.1, section 7.4.2).',
    },
    remedy: {
      nl: 'Verklaar de afkorting, of schrijf het volledige adres zonder haken.',
      en: 'Declare the prefix, or write the full IRI without brackets.',
    },
  },
  'rdfa/attribute-empty': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Een attribuut voor gegevens is leeg en zegt dus niets.',
      en: 'An RDFa attribute is empty and says nothing.',
    },
    why: {
      nl: 'Meestal is het programma dat de pagina maakt hier een waarde vergeten.',
      en: 'Usually the software that makes the page left out a value; the element may still introduce an unnamed resource.',
    },
    remedy: {
      nl: 'Vul het attribuut in of laat het weg.',
      en: 'Fill in the attribute or leave it out.',
    },
  },
  'rdfa/resource-empty': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Er staat geen identificatie in het attribuut resource. Daardoor gaat dit over de pagina zelf.',
      en: 'The resource attribute is empty, so this is about the page itself.',
    },
    why: {
      nl: 'Alles wat zo beschreven wordt, valt samen in één ding: de pagina. Personen worden dan één persoon.',
      en: 'An empty resource is the address of the page (RDFa Core 1.1, section 7.4.2): everything described that way becomes one thing.',
    },
    remedy: {
      nl: 'Vul de identificatie in van wat hier beschreven wordt.',
      en: 'Give the IRI of what is described here.',
    },
  },
  'rdfa/language-malformed': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '“{actual}” is geen taalcode. De teksten zijn zonder taal gelezen.',
      en: '"{actual}" is not a language tag. The texts were read without a language.',
    },
    why: {
      nl: 'Een tekst met een ongeldige taalcode wordt door verwerkers geweigerd.',
      en: 'RDF has no literals with a malformed language tag (RDF 1.1 Concepts, section 3.3; BCP 47).',
    },
    remedy: {
      nl: 'Schrijf lang="nl" of lang="nl-BE".',
      en: 'Write lang="nl" or lang="nl-BE".',
    },
  },
  'rdfa/language-missing': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het gegevenstype “{actual}” kan niet in het attribuut datatype staan. De tekst is gelezen met de taal die hier geldt.',
      en: 'The datatype "{actual}" cannot be written in datatype. The text was read with the language in scope.',
    },
    why: {
      nl: 'Een tekst met een taal krijgt die taal van het attribuut lang, niet van een gegevenstype.',
      en: 'A language-tagged string has its language from lang; with the datatype alone it is not well formed (RDF 1.1 Concepts, section 3.3).',
    },
    remedy: {
      nl: 'Laat het attribuut datatype weg en geef de taal met lang.',
      en: 'Leave out datatype and give the language with lang.',
    },
  },
})
