import { defineRules } from './rule.js'

/**
 * What the readers mend, each with the published value kept beside the one used. The length is that of the table: one
 * row per repair, in the order in which they are applied (src/readers/annotated/repairs/).
 */
export const repairRules = defineRules({
  // The text of the page.
  'repair/typographic-quotes': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Rond een waarde in de code staan gekrulde aanhalingstekens in plaats van rechte: {actual}.',
      en: 'An attribute value has typographic quotes instead of straight ones: {actual}.',
    },
    why: {
      nl: 'Een browser ziet gekrulde aanhalingstekens als een deel van de waarde; wat er staat wordt dan niet herkend (HTML Standard, 13.1.2.3).',
      en: 'HTML takes typographic quotes as part of the value, so the annotation is lost (HTML Standard, section 13.1.2.3).',
    },
    remedy: {
      nl: 'Laat de leverancier van de software in het sjabloon rechte aanhalingstekens zetten.',
      en: 'Use straight quotes (") in the template.',
    },
  },
  'repair/self-closed': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Het element {actual} is afgesloten met een schuine streep, maar zo’n element kan zichzelf niet sluiten. Gelezen alsof er {expected} stond.',
      en: 'The element {actual} closes itself with a slash, which this element cannot. Read as {expected}.',
    },
    why: {
      nl: 'In HTML wordt die schuine streep genegeerd: alles wat volgt komt dan binnen het element te staan en krijgt het verkeerde onderwerp (HTML Standard, 13.1.2.1).',
      en: 'HTML ignores the slash: everything that follows is inside the element and gets the wrong subject (HTML Standard, section 13.1.2.1).',
    },
    remedy: {
      nl: 'Laat de leverancier het element met een eigen eindlabel sluiten.',
      en: 'Write an explicit end tag.',
    },
  },

  // Attributes of the page.
  'repair/undeclared-prefix': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De afkorting “{actual}” wordt gebruikt maar is op deze plaats niet verklaard; de gangbare betekenis is gebruikt.',
      en: 'The prefix "{actual}" is used but not declared here; its usual meaning was used.',
    },
    why: {
      nl: 'Zonder verklaring kan niemand weten waar de afkorting voor staat; wat ermee geschreven is, gaat verloren (RDFa Core 1.1, 7.4).',
      en: 'Without a declaration the name cannot be resolved and the statement is lost (RDFa Core 1.1, section 7.4).',
    },
    remedy: {
      nl: 'Laat de leverancier de afkorting verklaren op het buitenste element van de annotatie.',
      en: 'Declare the prefix on the outermost annotated element.',
    },
  },
  'repair/bare-term': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De naam “{actual}” staat er zonder woordenlijst; gelezen als het OSLO-begrip met die naam.',
      en: 'The name "{actual}" has no vocabulary; read as the OSLO term of that name.',
    },
    why: {
      nl: 'Een losse naam betekent niets als er geen woordenlijst is opgegeven; verwerkers laten ze vallen (RDFa Core 1.1, 7.4.3).',
      en: 'A bare term without a vocabulary is ignored by processors (RDFa Core 1.1, section 7.4.3).',
    },
    remedy: {
      nl: 'Laat de leverancier de naam voluit schrijven, met de afkorting van de woordenlijst ervoor.',
      en: 'Write the term with its prefix.',
    },
  },
  'repair/empty-resource': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Er is een verwijzing leeg gelaten. Daardoor wordt wat hier staat over de hele pagina gezegd; gelezen als iets zonder eigen adres.',
      en: 'A reference is empty, so these statements are about the whole page; read as a resource without its own address.',
    },
    why: {
      nl: 'Een leeg adres betekent de pagina zelf: verschillende personen of functies vallen dan samen met de pagina (RFC 3986, 4.4).',
      en: 'An empty reference means the page itself, so that different people become one resource, the page (RFC 3986, section 4.4).',
    },
    remedy: {
      nl: 'Vul het adres van de mandataris, het mandaat of het begrip in.',
      en: 'Fill in the IRI of the resource.',
    },
  },
  'repair/content-as-resource': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Een verwijzing naar iets anders staat er als gewone tekst; gelezen als verwijzing.',
      en: 'A reference to another resource is written as plain text; read as a reference.',
    },
    why: {
      nl: 'Als tekst verwijst het nergens naar, en er ontstaat een agendapunt te veel dat niet bestaat (RDFa Core 1.1, 7.5).',
      en: 'As a text it refers to nothing, and a resource that does not exist is created beside it (RDFa Core 1.1, section 7.5).',
    },
    remedy: {
      nl: 'Laat de leverancier het adres in het attribuut voor verwijzingen zetten.',
      en: 'Use the resource attribute instead of content.',
    },
  },
  'repair/host-without-scheme': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Een webadres begint niet met https://, zodat het als een plaats binnen de eigen pagina wordt gelezen. Aangevuld.',
      en: 'A web address lacks https:// and is therefore read as a place under the page itself. Completed.',
    },
    why: {
      nl: 'Zonder https:// ontstaat een adres dat niet bestaat, en op elke pagina een ander (RFC 3986, 4.2).',
      en: 'Without a scheme it is a relative reference: an address that does not exist, and that differs on every page (RFC 3986, section 4.2).',
    },
    remedy: {
      nl: 'Schrijf het volledige webadres, met https:// ervoor.',
      en: 'Write the address in full, with https://.',
    },
  },
  'repair/null-iri': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Een adres begint met “{actual}”: bij het maken van de pagina is de naam van de website niet ingevuld. De website van de pagina is gebruikt.',
      en: 'An address begins with "{actual}": the name of the site was not filled in when the page was made. The site of the page was used.',
    },
    why: {
      nl: 'Zo’n adres wijst naar iets wat niet bestaat en verandert met de plaats van de pagina.',
      en: 'Such an address points to nothing and changes with the place of the page (RFC 3986, section 4.2).',
    },
    remedy: {
      nl: 'Laat de leverancier het basisadres van uw website instellen.',
      en: 'Configure the base address of the site.',
    },
  },
  'repair/hash-document': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Als adres van het document staat er enkel een hekje; gelezen als de pagina zelf.',
      en: 'The address of the document is only "#"; read as the page itself.',
    },
    why: {
      nl: 'Een hekje is niet hetzelfde adres als de pagina; het document en de pagina lijken dan twee dingen.',
      en: 'An empty fragment gives another IRI than the page, so document and page seem to be two things (RFC 3986, section 4.4).',
    },
    remedy: { nl: 'Geef het document zijn eigen vaste adres.', en: 'Give the document an address of its own.' },
  },
  'repair/value-attribute': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het juiste tijdstip staat op een plaats in de code die niemand leest; zichtbaar is “{actual}”. Gebruikt: {expected}.',
      en: 'The exact time is in an attribute that is not read; "{actual}" is visible. Used: {expected}.',
    },
    why: {
      nl: 'Alleen het daarvoor bedoelde attribuut of de zichtbare tekst telt als waarde (RDFa Core 1.1, 7.5).',
      en: 'Only the content attribute or the text counts as the value (RDFa Core 1.1, section 7.5).',
    },
    remedy: {
      nl: 'Laat de leverancier het tijdstip in het juiste attribuut zetten.',
      en: 'Use the content attribute, and a datatype.',
    },
  },

  'repair/content-cut': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De waarde “{actual}” is afgebroken door een aanhalingsteken op de verkeerde plaats; gebruikt: “{expected}”.',
      en: 'The value "{actual}" was cut by a misplaced quotation mark; used: "{expected}".',
    },
    why: {
      nl: 'Wat na het aanhalingsteken komt, telt niet meer bij de waarde: van een familienaam blijft dan enkel het eerste woord over.',
      en: 'What follows the quotation mark becomes attributes of its own (HTML Standard, section 13.1.2.3): only the first word of a family name is left.',
    },
    remedy: {
      nl: 'Laat de leverancier de hele waarde tussen aanhalingstekens zetten.',
      en: 'Put the whole value between the quotation marks.',
    },
  },

  // Addresses.
  'repair/unsafe-address': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Een annotatie wijst naar programmacode of ingebedde gegevens in plaats van naar een adres; weggelaten.',
      en: 'An annotation points to script or embedded data instead of an address; left out.',
    },
    why: {
      nl: 'Zo’n verwijzing is geen adres van een document of een besluit, en kan schadelijk zijn voor wie erop klikt.',
      en: 'Such a reference names no document, and may harm those who follow it.',
    },
    remedy: {
      nl: 'Vervang de verwijzing door het adres van het document.',
      en: 'Replace it by the address of the document.',
    },
  },
  'repair/session-id': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'In een adres zit het nummer van een bezoek aan de website; weggelaten.',
      en: 'An address has the id of a visit to the site; left out.',
    },
    why: {
      nl: 'Bij elk bezoek krijgt hetzelfde document dan een ander adres, en lijkt het telkens een nieuw document.',
      en: 'Each visit gives the same document another address, so it looks like another document.',
    },
    remedy: {
      nl: 'Laat de leverancier de adressen zonder bezoeknummer publiceren.',
      en: 'Publish addresses without session ids.',
    },
  },
  'repair/concept-iri': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De soort van het document of besluit is met een foutief adres aangeduid; vervangen door het juiste.',
      en: 'The type of the document or decision has a wrong address; replaced by the right one.',
    },
    why: {
      nl: 'De soort wordt op het teken af vergeleken: met een ander adres wordt een agenda of besluitenlijst niet als zodanig herkend (codelijsten van OSLO).',
      en: 'Types are compared character by character: with another address the document is not recognised (OSLO code lists; Flemish URI standard: id names the concept, doc the page about it).',
    },
    remedy: {
      nl: 'Laat de leverancier het adres uit de codelijst overnemen.',
      en: 'Use the address from the code list.',
    },
  },

  // Values.
  'repair/placeholder': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Er staat een opvulteken of een stuk sjabloon in plaats van een waarde: “{actual}”. Weggelaten.',
      en: 'There is a placeholder or a piece of template instead of a value: "{actual}". Left out.',
    },
    why: {
      nl: 'Wie de gegevens opvraagt, krijgt anders dit teken te zien als plaats, titel of gevolg.',
      en: 'Users of the data would get the placeholder as a place, title or outcome.',
    },
    remedy: { nl: 'Vul de waarde in, of laat het veld weg.', en: 'Fill in the value, or leave the property out.' },
  },
  'repair/empty-value': {
    severity: 'warning',
    stage: 'source',
    message: { nl: 'Een veld is leeg; weggelaten.', en: 'A value is empty; left out.' },
    why: {
      nl: 'Een lege waarde telt bij controles als ingevuld, terwijl er niets staat.',
      en: 'An empty text passes every check as filled in, but says nothing.',
    },
    remedy: { nl: 'Vul het veld in, of laat het weg.', en: 'Fill in the value, or leave the property out.' },
  },
  'repair/control-characters': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'In een waarde staat een stuurteken dat in XML niet mag; vervangen.',
      en: 'A value has a control character that XML does not allow; replaced.',
    },
    why: {
      nl: 'Veel systemen lezen XML: met zo’n teken is het hele bestand ongeldig.',
      en: 'XML 1.0 (section 2.2) has no way to write it, so RDF/XML, SPARQL results and feeds would be ill-formed.',
    },
    remedy: {
      nl: 'Verwijder het teken uit de tekst; het komt vaak mee bij het plakken uit Word.',
      en: 'Remove the character from the text; it often comes from pasting from a word processor.',
    },
  },
  'repair/whitespace': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Rond een datum, getal of ja/nee-waarde staat witruimte; weggelaten.',
      en: 'There is white space around a date, number or boolean; left out.',
    },
    why: {
      nl: 'Met de witruimte erbij is het geen geldige datum of geldig getal (XML Schema, deel 2, 4.3.6).',
      en: 'With the white space the literal is ill-typed in RDF (RDF 1.1 Concepts, section 5.1).',
    },
    remedy: {
      nl: 'Laat de leverancier de waarde zonder witruimte schrijven.',
      en: 'Write the value without white space.',
    },
  },
  'repair/datatype': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het soort waarde is foutief aangeduid bij “{actual}”; verbeterd.',
      en: 'The datatype of "{actual}" does not exist; replaced by {expected}.',
    },
    why: {
      nl: 'Een onbekend of verkeerd gespeld soort waarde wordt door afnemers geweigerd (XML Schema, deel 2; RDF Schema, 2.4).',
      en: 'Consumers refuse unknown or misspelt datatypes (XML Schema part 2; rdfs:Literal is a class, RDF Schema section 2.4).',
    },
    remedy: {
      nl: 'Laat de leverancier de juiste aanduiding gebruiken.',
      en: 'Use the right datatype IRI; case matters.',
    },
  },
  'repair/datatype-missing': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Bij “{actual}” is niet aangeduid dat het een datum, getal of ja/nee-waarde is; aangevuld.',
      en: '"{actual}" has no datatype; {expected} was used.',
    },
    why: {
      nl: 'Zonder aanduiding is het gewone tekst, waar niet op gezocht of gerekend kan worden.',
      en: 'Without a datatype it is plain text, which cannot be compared as a date or a number (OSLO Besluit Publicatie, ranges).',
    },
    remedy: { nl: 'Laat de leverancier het soort waarde toevoegen.', en: 'Add the datatype.' },
  },
  'repair/fraction': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het tijdstip {actual} heeft cijfers achter de seconde die niets toevoegen; gelezen als {expected}.',
      en: 'The time {actual} has fraction digits that add nothing; read as {expected}.',
    },
    why: {
      nl: 'Strenge verwerkers aanvaarden alleen drie cijfers of geen.',
      en: 'Strict processors accept milliseconds or nothing.',
    },
    remedy: { nl: 'Laat de leverancier tijdstippen zonder breuk schrijven.', en: 'Write times without a fraction.' },
  },
  'repair/value-notation': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '“{actual}” is niet geschreven zoals het hoort; gelezen als {expected}.',
      en: '"{actual}" is not in the form of its datatype; read as {expected}.',
    },
    why: {
      nl: 'Een datum of ja/nee-waarde in een andere schrijfwijze wordt door afnemers geweigerd (XML Schema, deel 2).',
      en: 'Values outside the lexical space of their datatype are refused (XML Schema part 2).',
    },
    remedy: {
      nl: 'Laat de leverancier de waarde in de voorgeschreven vorm zetten.',
      en: 'Write the value in the lexical form of its datatype.',
    },
  },
  'repair/value-invalid': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: '“{actual}” is geen geldige datum, geen geldig getal of geen geldige ja/nee-waarde; weggelaten.',
      en: '"{actual}" is not a valid value of its datatype, and the intended value is uncertain; left out.',
    },
    why: {
      nl: 'Wat niet met zekerheid te lezen is, wordt niet geraden; afnemers weigeren de waarde (XML Schema, deel 2).',
      en: 'What cannot be read with certainty is not guessed; consumers drop the value (XML Schema part 2).',
    },
    remedy: { nl: 'Verbeter de waarde op de pagina.', en: 'Correct the value on the page.' },
  },
  'repair/language-leak': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De pagina zegt dat ze in een andere taal dan het Nederlands is geschreven; de taalaanduiding is weggelaten.',
      en: 'The page declares a language ({actual}) that its texts are not in; the language tag was left out.',
    },
    why: {
      nl: 'Elke titel krijgt dan de verkeerde taal mee en wordt in het Nederlands niet gevonden.',
      en: 'Every text of the page inherits the tag and is not found under its own language (HTML Standard, section 3.2.6.2).',
    },
    remedy: {
      nl: 'Laat de leverancier de taal van de pagina op Nederlands zetten.',
      en: 'Set the language of the page to nl.',
    },
  },

  // Links between resources.
  'repair/link-word': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een technisch woord bij een link (“{actual}”) is als een gegeven gelezen; weggelaten.',
      en: 'A link type ("{actual}") was read as a property; left out.',
    },
    why: {
      nl: 'Zulke woorden zijn bedoeld voor de browser en zeggen niets over de zitting (HTML Standard, 4.6.7).',
      en: 'Link types are meant for the browser; under a vocabulary they become properties (HTML Standard, section 4.6.7).',
    },
    remedy: {
      nl: 'Laat de leverancier de woordenlijst niet op de hele pagina zetten.',
      en: 'Do not set a vocabulary around links that are not annotated.',
    },
  },
  'repair/property-alias': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Er is een eigen naam gebruikt waar OSLO er een heeft; gelezen als {expected}.',
      en: 'A custom property is used where OSLO has one; read as {expected}.',
    },
    why: {
      nl: 'Afnemers kennen alleen de naam van OSLO; de zitting lijkt anders geen agendapunten te hebben.',
      en: 'Consumers know only the OSLO property (OSLO Besluit Publicatie).',
    },
    remedy: { nl: 'Laat de leverancier de naam van OSLO gebruiken.', en: 'Use the OSLO property.' },
  },
  'repair/functionaris-type': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een ambtenaar (zoals de algemeen directeur) staat alleen als mandataris aangeduid; ook als functionaris gelezen.',
      en: 'An official (the general director, say) is typed as a mandataris only; read as a functionaris too.',
    },
    why: {
      nl: 'Een functionaris is geen verkozene; wie de mandatarissen telt, telt hem anders mee.',
      en: 'The IRI is of the register of officials; as a mandataris the official is counted as a member of the body.',
    },
    remedy: { nl: 'Laat de leverancier functionarissen als functionaris aanduiden.', en: 'Type it as Functionaris.' },
  },
  'repair/class-missing': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Er staat niet bij wat dit is; uit wat erover gezegd wordt, blijkt: {expected}.',
      en: 'The class of this is not stated; only a {expected} can have these properties.',
    },
    why: {
      nl: 'Zonder aanduiding van de soort wordt een zitting, agendapunt, stemming of besluit niet gevonden.',
      en: 'Consumers select by class (domain and range: OSLO Besluit Publicatie); what has none is not found.',
    },
    remedy: { nl: 'Laat de leverancier de soort aanduiden.', en: 'Add the class to typeof.' },
  },
  'repair/nested-subject': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Wat hier staat gaat over het agendapunt (of ander ding) waar het in staat, maar wordt van iets anders gezegd; verplaatst.',
      en: 'This is about the resource around it but is stated of another one; moved.',
    },
    why: {
      nl: 'Zonder aanduiding van de soort geldt een verwijzing niet voor wat erin staat: de titel van het agendapunt belandt dan bij de behandeling.',
      en: 'A property with resource and without typeof does not set the subject of its content (RDFa Core 1.1, section 7.5, step 5.1).',
    },
    remedy: {
      nl: 'Laat de leverancier ook de soort van het ding aanduiden waar dit in staat.',
      en: 'Add typeof to the element around it.',
    },
  },
  'repair/generated-on-vote': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Het besluit hangt aan de stemming in plaats van aan de behandeling van het agendapunt; verplaatst.',
      en: 'The decision is linked to the vote instead of the handling of the item; moved.',
    },
    why: {
      nl: 'Besluiten worden gezocht bij de behandeling van het agendapunt; aan een stemming worden ze niet gevonden (OSLO Besluit Publicatie).',
      en: 'prov:generated belongs to the BehandelingVanAgendapunt (OSLO Besluit Publicatie).',
    },
    remedy: {
      nl: 'Laat de leverancier het besluit buiten de stemming plaatsen.',
      en: 'Close the vote before the decision begins.',
    },
  },
  'repair/generated-missing': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het besluit noemt de behandeling van zijn agendapunt, maar de behandeling noemt het besluit niet; aangevuld.',
      en: 'The decision names the handling of its item, but the handling does not name the decision; completed.',
    },
    why: {
      nl: 'Besluiten worden gezocht vanaf de behandeling van het agendapunt; alleen andersom worden ze niet gevonden.',
      en: 'Decisions are looked for from the handling (OSLO Besluit Publicatie); wasGeneratedBy is the inverse of generated (PROV-O).',
    },
    remedy: {
      nl: 'Laat de leverancier ook de behandeling naar het besluit laten verwijzen.',
      en: 'Add prov:generated on the handling.',
    },
  },
  'repair/behandelt-missing': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Dit agendapunt staat in de zitting maar is er niet mee verbonden; verbonden.',
      en: 'The item is inside the sitting but not linked to it; linked.',
    },
    why: {
      nl: 'Een agendapunt zonder zitting wordt door niemand teruggevonden (OSLO Besluit Publicatie: de zitting behandelt het agendapunt).',
      en: 'An item can only be found through its sitting (OSLO Besluit Publicatie: Zitting behandelt Agendapunt).',
    },
    remedy: {
      nl: 'Laat de leverancier de zitting met haar agendapunten verbinden.',
      en: 'Add the property besluit:behandelt.',
    },
  },
  'repair/title-from-besluit': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het agendapunt heeft geen titel; die van zijn besluit is gebruikt: “{expected}”.',
      en: 'The item has no title; that of its decision was used: "{expected}".',
    },
    why: {
      nl: 'Een agendapunt zonder titel verschijnt overal als “ontbrekende titel” (OSLO Besluit Publicatie: titel is verplicht).',
      en: 'The title of an item is mandatory (OSLO Besluit Publicatie, Agendapunt).',
    },
    remedy: { nl: 'Zet de titel ook bij het agendapunt.', en: 'Give the item its own title.' },
  },
  'repair/self-reference': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een punt staat genoteerd als volgend op zichzelf; weggelaten.',
      en: 'An item is said to follow itself; left out.',
    },
    why: {
      nl: 'De volgorde van de punten is dan niet meer te volgen.',
      en: 'It breaks the chain that gives the order (OSLO Besluit Publicatie: aangebrachtNa, gebeurtNa).',
    },
    remedy: { nl: 'Laat de leverancier naar het vorige punt verwijzen.', en: 'Refer to the previous item.' },
  },
  'repair/end-before-start': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De zitting eindigt ({actual}) voor ze begint ({expected}); het einde is weggelaten.',
      en: 'The sitting ends ({actual}) before it starts ({expected}); the end was left out.',
    },
    why: {
      nl: 'Een zitting kan niet eindigen voor ze begint; meestal staat er middernacht omdat het uur niet is ingevuld.',
      en: 'A sitting cannot end before it starts; usually the time was not filled in and became midnight.',
    },
    remedy: { nl: 'Vul het einduur van de zitting in.', en: 'Fill in the time the sitting ended.' },
  },
  'repair/blank-node': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Hier wordt iets beschreven dat geen eigen adres heeft; het heeft er een gekregen.',
      en: 'Something is described here without its own IRI; it was given one.',
    },
    why: {
      nl: 'Wat geen adres heeft, wordt bij het ophalen weggegooid.',
      en: 'The harvester drops every triple with a blank node; the IRI is made from the resource it is linked to (RDF 1.1 Concepts, section 3.5).',
    },
    remedy: {
      nl: 'Laat de leverancier elk ding een vast adres geven.',
      en: 'Give it a stable IRI in the resource attribute.',
    },
  },
})
