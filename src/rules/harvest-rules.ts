import { defineRules } from './rule.js'

/** What the official harvester (extracting, then filtering) does with a published triple besides keeping it. */
export const harvestRules = defineRules({
  'harvest/blank-node': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit gegeven hangt aan iets zonder eigen adres en komt niet in Lokaal Beslist.',
      en: 'This statement is about a node without an IRI and does not reach Lokaal Beslist.',
    },
    why: {
      nl: 'De oogster laat elke zin met een naamloze knoop vallen: daar kan later niemand naar verwijzen.',
      en: 'The harvester (extracting) drops every triple with a blank node.',
    },
    remedy: {
      nl: 'Vraag de leverancier om elk agendapunt, besluit, orgaan en elke persoon een vast adres te geven.',
      en: 'Give the element a resource (or about) attribute with a stable IRI.',
    },
  },
  'harvest/datatype-unknown': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De waarde “{actual}” staat in een soort gegeven dat de oogster niet aanneemt, en gaat verloren.',
      en: 'The value "{actual}" has a datatype that the harvester does not accept, and is lost.',
    },
    why: {
      nl: 'De oogster kent acht soorten waarden: tekst, tekst met taal, opgemaakte tekst, ja/nee, datum, tijdstip, geheel getal en kaartgegeven. Al de rest valt weg.',
      en: 'The harvester (extracting) keeps xsd:string, tagged rdf:langString, rdf:HTML, xsd:boolean, xsd:date, xsd:dateTime, xsd:integer and geo:wktLiteral; every other datatype is dropped.',
    },
    remedy: {
      nl: 'Vraag de leverancier om een van de acht soorten te gebruiken; let op hoofdletters (date, niet Date).',
      en: 'Use one of the eight datatypes, with the right capitals (xsd:date, not xsd:Date).',
    },
  },
  'harvest/datatype-rewritten': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'De oogster bewaart deze waarde als een ander soort gegeven.',
      en: 'The harvester stores this value with another datatype.',
    },
    why: {
      nl: 'Soorten die geen waarde kan hebben of die de oogster niet onderscheidt, worden gewone tekst of een geheel getal.',
      en: 'The harvester (extracting) turns rdfs:Literal, rdf:XMLLiteral and untagged rdf:langString into xsd:string, xsd:int into xsd:integer.',
    },
  },
  'harvest/text-rewritten': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'De oogster schrijft deze waarde anders: “{expected}”.',
      en: 'The harvester writes this value differently: "{expected}".',
    },
    why: {
      nl: 'Onleesbare tekens verdwijnen, en ja/nee-waarden krijgen kleine letters.',
      en: 'The harvester (extracting) strips U+FFFD and lower-cases xsd:boolean.',
    },
  },
  'harvest/date-rewritten': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De datum “{actual}” is niet geschreven zoals het hoort; de oogster maakt er “{expected}” van.',
      en: 'The date "{actual}" is not written as XSD requires; the harvester turns it into "{expected}".',
    },
    why: {
      nl: 'Een datum die niet in de vorm jaar-maand-dag staat, wordt door de oogster herschreven zonder voorloopnullen en zonder tijdzone, en is daarna vaak ongeldig.',
      en: 'The harvester (extracting) sends malformed xsd:date and xsd:dateTime through a JavaScript Date and writes them unpadded, in local time and without a zone.',
    },
    remedy: {
      nl: 'Vraag de leverancier om datums als 2025-02-03 en tijdstippen als 2025-02-03T19:30:00+01:00 te schrijven.',
      en: 'Write dates as 2025-02-03 and times as 2025-02-03T19:30:00+01:00.',
    },
  },
  'harvest/date-unreadable': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '“{actual}” is als datum niet te lezen en gaat verloren.',
      en: '"{actual}" cannot be read as a date and is lost.',
    },
    why: {
      nl: 'De oogster probeert de datum te lezen en kan dat niet.',
      en: 'The harvester (extracting) sends it through a JavaScript Date, which does not know it.',
    },
    remedy: {
      nl: 'Vraag de leverancier om datums als 2025-02-03 en tijdstippen als 2025-02-03T19:30:00+01:00 te schrijven.',
      en: 'Write dates as 2025-02-03 and times as 2025-02-03T19:30:00+01:00.',
    },
  },
  'harvest/too-many-values': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Van dit gegeven mag er één zijn en er staan er meer; de oogster wist ze allemaal.',
      en: 'One value is allowed here and there are more; the harvester deletes all of them.',
    },
    why: {
      nl: 'Bij een fout tegen zijn regels verwijdert de oogster niet de foute waarde, maar alle waarden van dat gegeven.',
      en: 'The harvester (filtering) removes every triple of focus node and path on a violation of sh:maxCount.',
    },
    remedy: {
      nl: 'Zorg dat dit gegeven op de pagina maar één waarde heeft.',
      en: 'Publish one value of this property.',
    },
  },
  'harvest/wrong-datatype': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een waarde van dit gegeven heeft niet de verwachte vorm; de oogster wist dan alle waarden ervan.',
      en: 'A value of this property is not of the expected kind; the harvester then deletes all its values.',
    },
    why: {
      nl: 'Bij een fout tegen zijn regels verwijdert de oogster niet alleen de foute waarde, maar alle waarden van dat gegeven.',
      en: 'The harvester (filtering) removes every triple of focus node and path on a violation of sh:datatype, sh:or or sh:nodeKind.',
    },
    remedy: {
      nl: 'Schrijf de waarde in de verwachte vorm (datum, tijdstip, getal, ja/nee of tekst).',
      en: 'Write the value in the expected datatype.',
    },
  },
  'harvest/type-unknown': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Alles wat de pagina hierover zegt valt weg: de oogster kent dit soort ding niet.',
      en: 'Everything the page says about this resource is lost: the harvester does not know its type.',
    },
    why: {
      nl: 'De oogster bewaart alleen dingen van een soort op zijn lijst; plaatsen, fracties, lidmaatschappen en functionarissen staan daar niet op.',
      en: 'The harvester (filtering) removes all triples of an IRI whose types are not on its list of 74; prov:Location, mandaat:Fractie, org:Membership and Functionaris are not.',
    },
  },
})
