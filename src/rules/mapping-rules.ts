import { defineRules } from './rule.js'

/** What mapping between graph and model notices: values read differently, added, linked or not representable. */
export const mappingRules = defineRules({
  'mapping/too-many-values': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Voor “{property}” staat er meer dan één waarde, terwijl er maar één mag zijn. Gebruikt: “{expected}”; ook gevonden: “{actual}”.',
      en: '"{property}" has more than one value where one is allowed. Used: "{expected}"; also found: "{actual}".',
    },
    why: {
      nl: 'De officiële verzamelaar schrapt in dat geval álle waarden. De overige waarden zijn hier ongewijzigd bewaard.',
      en: 'OSLO allows one value; the official harvester deletes all values of the property (sh:maxCount). The others are kept unchanged.',
    },
    remedy: { nl: 'Laat op de pagina één waarde staan.', en: 'Publish one value.' },
  },
  'mapping/value-unusable': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De waarde “{actual}” past niet bij “{property}” en telt niet mee ({count} keer).',
      en: 'The value "{actual}" does not fit "{property}" and is not used ({count} times).',
    },
    why: {
      nl: 'Zo’n waarde kan niet als datum, getal, ja/nee of verwijzing gelezen worden. Ze is ongewijzigd bewaard.',
      en: 'The value is outside the range of the property in OSLO (datatype, or a literal instead of a resource). It is kept unchanged.',
    },
    remedy: {
      nl: 'Vul op de pagina een waarde van de juiste soort in.',
      en: 'Publish a value within the range of the property.',
    },
  },
  'mapping/variant': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '{count} keer stond “{property}” in een andere schrijfwijze; alles is op één manier geschreven.',
      en: '"{property}" was published in another form {count} times (other property, datatype, language tag or white space); one form is written.',
    },
    why: {
      nl: 'Leveranciers schrijven hetzelfde op verschillende manieren; wie de gegevens gebruikt, zoekt op één manier.',
      en: 'Vendors use several IRIs and datatypes for one property; RDF compares strings, so all are read and one is written.',
    },
  },
  'mapping/property-not-modelled': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '{count} keer staat er een gegeven van de soort “{property}”, dat OSLO hier niet kent; het is ongewijzigd meegenomen.',
      en: '"{property}" has no field in the model; it is kept unchanged ({count} times).',
    },
    why: {
      nl: 'Niets wat op de pagina staat gaat verloren, ook niet wat deze toepassing niet kent.',
      en: 'The model covers the properties of the application profiles and of practice; the rest of the graph is kept as published.',
    },
  },
  'mapping/resource-not-reached': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '{count} keer wordt iets van de soort “{property}” beschreven dat met geen zitting, agendapunt of besluit verbonden is; het is ongewijzigd meegenomen.',
      en: 'A "{property}" is described without a link to a sitting, item or decision; it is kept unchanged ({count} times).',
    },
    why: {
      nl: 'Wat nergens aan hangt, vindt een bezoeker niet terug bij de zitting.',
      en: 'Consumers reach everything from the sitting (behandelt, dct:subject, prov:generated); what is not linked is not found.',
    },
  },
  'mapping/circle': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een bestuursorgaan verwijst via “{property}” naar zichzelf. Die verwijzing is ongewijzigd bewaard en niet gevolgd.',
      en: 'A chain of "{property}" leads back to where it started, or is too long; the link is kept but not followed.',
    },
    why: {
      nl: 'Een orgaan kan niet de bestuursperiode van zichzelf zijn.',
      en: 'An organ in its term specialises another, abstract organ (OSLO Mandatendatabank).',
    },
    remedy: { nl: 'Verwijs naar het orgaan zonder bestuursperiode.', en: 'Point to the abstract organ.' },
  },
  'mapping/document-unclear': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'De pagina beschrijft {count} documenten en zegt niet welk ervan zijzelf is; het eerste is genomen.',
      en: 'The page describes {count} documents and does not say which one it is itself; the first was used.',
    },
    why: {
      nl: 'De soort van de pagina bepaalt waarop ze nagekeken wordt.',
      en: 'The kind of document decides which shapes apply.',
    },
    remedy: {
      nl: 'Gebruik het adres van de pagina als naam van het document.',
      en: 'Use the address of the page as the IRI of the document.',
    },
  },
  'mapping/value-unwritable': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: '“{actual}” is geen geldige waarde voor “{property}” en is niet geschreven.',
      en: '"{actual}" is not a valid value of "{property}"; it was not written.',
    },
    why: {
      nl: 'Een datum of uur dat niet bestaat maakt de gegevens ongeldig.',
      en: 'The text is not in the lexical space of the datatype of the property (XML Schema 1.1 part 2).',
    },
    remedy: { nl: 'Controleer de datum of het uur in het document.', en: 'Check the date or time in the document.' },
  },
  'mapping/field-without-property': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '{count} keer is “{property}” bekend, maar OSLO heeft daar geen eigenschap voor; het staat alleen in de samenvatting.',
      en: '"{property}" is known {count} times, but OSLO has no property for it; only the JSON summary has it.',
    },
    why: {
      nl: 'Er worden geen eigen begrippen verzonnen in open gegevens die anderen moeten begrijpen.',
      en: 'The graph has only terms of OSLO and LBLOD; we invent none.',
    },
  },
  'mapping/completed': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '{count} keer is “{property}” aangevuld, omdat het volgt uit wat er staat.',
      en: '"{property}" was added {count} times because it follows from other statements.',
    },
    why: {
      nl: 'Afnemers zoeken dezelfde informatie op twee plaatsen; alleen wat letterlijk uit de pagina volgt, wordt aangevuld.',
      en: 'Consumers look in both places (dossier of rules: src/mapping/README.md, completion); nothing is added that is not equivalent to a stated triple.',
    },
  },
  'mapping/iri-minted': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '{count} keer had iets van de soort “{property}” geen eigen webadres; het kreeg er een.',
      en: 'A "{property}" had no IRI and got one under the mint base ({count} times).',
    },
    why: {
      nl: 'Zonder eigen webadres verdwijnt een gegeven bij de officiële verzamelaar.',
      en: 'The official extractor drops blank nodes; the IRI comes from stable keys (organ, planned start, number, title, role).',
    },
    remedy: { nl: 'Laat uw leverancier er een vast webadres aan geven.', en: 'Publish a stable IRI for it.' },
  },
  'mapping/orgaan-minted': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: 'Het bestuursorgaan “{actual}” heeft geen officieel webadres; het kreeg een eigen adres.',
      en: 'The governing body "{actual}" has no IRI of the official register; it got a local one.',
    },
    why: {
      nl: 'Bestuurseenheden en bestuursorganen hebben een officieel adres; met een ander adres vindt Lokaal Beslist de zitting niet.',
      en: 'IRIs of units and organs must be those of data.lblod.info and are never minted by publishers (vendor rules, publication pages).',
    },
    remedy: {
      nl: 'Verwijs naar het officiële adres van het bestuursorgaan in zijn bestuursperiode.',
      en: 'Use the IRI of the organ in its term from data.lblod.info.',
    },
  },
  'mapping/person-minted': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '“{actual}” heeft geen officieel webadres als mandataris; er is een eigen adres gebruikt.',
      en: '"{actual}" has no mandataris IRI; a local one was used.',
    },
    why: {
      nl: 'Niveau 2 vraagt dat elke mandataris naar de mandatendatabank verwijst.',
      en: 'Maturity level 2 requires that every mandataris is in the mandates database.',
    },
    remedy: {
      nl: 'Verwijs naar het adres van de mandataris in de mandatendatabank.',
      en: 'Use the IRI of the mandataris.',
    },
  },
  'mapping/identity-weak': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '{count} keer is iets van de soort “{property}” niet te onderscheiden van een ander (zelfde naam, nummer en titel, of geen van alle); de volgorde besliste.',
      en: 'A "{property}" has the same name, number and title as another one, or has none of these; their order decided ({count} times).',
    },
    why: {
      nl: 'Als de volgorde verandert, krijgt het een ander webadres.',
      en: 'A minted IRI comes from organ, planned start, number, title and role; when those are equal only the order remains.',
    },
    remedy: {
      nl: 'Geef het een eigen nummer, titel of webadres.',
      en: 'Give it a number, a title or an IRI of its own.',
    },
  },
  'mapping/zitting-tied': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: 'Deze zitting heeft op verschillende pagina’s verschillende webadressen; ze zijn aan elkaar gekoppeld.',
      en: 'This sitting has different IRIs on different pages: {actual} is linked to {expected} by owl:sameAs.',
    },
    why: {
      nl: 'Zelfde orgaan en zelfde geplande start: het is één zitting. Anders staat ze dubbel in Lokaal Beslist.',
      en: 'Same body and same planned start is one sitting; consumers would count it twice.',
    },
    remedy: {
      nl: 'Gebruik op agenda, besluitenlijst en notulen hetzelfde adres voor de zitting.',
      en: 'Use one IRI on agenda, list and minutes.',
    },
  },
  'mapping/agendapunt-tied': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '{count} keer heeft iets van de soort “{property}” van deze zitting op verschillende pagina’s verschillende webadressen; ze zijn gekoppeld.',
      en: 'A "{property}" of this sitting has different IRIs on different pages; they are linked by owl:sameAs ({count} times).',
    },
    why: {
      nl: 'Zelfde zitting, zelfde nummer en titel: het is één agendapunt.',
      en: 'Same sitting and same number and title, or a title that each page has once, is one item.',
    },
    remedy: { nl: 'Gebruik overal hetzelfde adres voor hetzelfde agendapunt.', en: 'Use one IRI for one item.' },
  },
  'mapping/zitting-conflict': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Twee pagina’s noemen dezelfde zitting, maar met een verschillende geplande start: “{actual}” en “{expected}”.',
      en: 'Two pages use the same sitting IRI with different planned starts: "{actual}" and "{expected}".',
    },
    why: {
      nl: 'Bij twee verschillende tijdstippen schrapt de officiële verzamelaar ze allebei.',
      en: 'A sitting has one planned start; two values break sh:maxCount once the pages are merged.',
    },
    remedy: {
      nl: 'Zet op alle pagina’s dezelfde geplande start.',
      en: 'Publish the same planned start on every page.',
    },
  },
  'mapping/zitting-unclear': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: 'Er is een dag bekend ({actual}) maar geen uur, en dat orgaan had die dag meer dan één zitting; er is niets gekoppeld.',
      en: 'Only a day is known ({actual}), and the body had more than one sitting that day; nothing was linked.',
    },
    why: {
      nl: 'Een gok zou twee zittingen vermengen.',
      en: 'Without the time the two sittings cannot be told apart.',
    },
    remedy: { nl: 'Vermeld het uur van de zitting.', en: 'State the hour of the sitting.' },
  },
  'mapping/personal-data-withheld': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: '{count} keer is een persoonsgegeven van de soort “{property}” niet overgenomen.',
      en: 'Personal data ("{property}") were left out of the mapped graph ({count} times).',
    },
    why: {
      nl: 'Rijksregisternummer, geboortedatum en geslacht horen niet in open gegevens.',
      en: 'National register numbers, birth dates and gender are in the person model but must never be published.',
    },
    remedy: { nl: 'Haal deze gegevens van de pagina.', en: 'Remove these data from the page.' },
  },
  'mapping/blank-node-withheld': {
    severity: 'error',
    stage: 'output',
    message: {
      nl: '{count} keer gaat een gegeven van de soort “{property}” over iets zonder webadres; het kon niet worden overgenomen.',
      en: '"{property}" has a blank node without any identification; it was left out of the mapped graph ({count} times).',
    },
    why: {
      nl: 'Gegevens zonder webadres verdwijnen bij de officiële verzamelaar.',
      en: 'The official extractor drops every triple with a blank node.',
    },
    remedy: { nl: 'Geef het een webadres.', en: 'Publish an IRI for it.' },
  },
  'mapping/derived': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: '{count} gegevens volgen uit dit document zonder dat ze er staan; ze zijn apart gehouden.',
      en: '{count} triples follow from this document without being stated in it; they are kept separately.',
    },
    why: {
      nl: 'Wat een document zegt en wat eruit afgeleid is, zijn twee dingen.',
      en: 'What a document states and what is derived from it are separate graphs; only the former is meant for harvesting.',
    },
    remedy: {
      nl: 'U hoeft niets te doen: raadlink houdt ze bij naast wat er staat, elk met de regel waardoor het volgt.',
      en: 'Get them with --graph derived, or see the rule of each with --explain.',
    },
  },
})
