import { defineRules } from './rule.js'

/** What shapes cannot say: calendar, sums, chains, and what contradicts something elsewhere on the page. */
export const checkRules = defineRules({
  'check/day-impossible': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De dag “{actual}” bestaat niet op de kalender.',
      en: 'The day "{actual}" does not exist.',
    },
    why: {
      nl: 'Een dag die niet bestaat kan niemand opzoeken; de oogster van de Vlaamse overheid verwijdert het hele gegeven.',
      en: 'XML Schema 1.1 part 2, 3.3.7 and 3.3.9: day of month. The official harvester\'s engine rejects the value and all its siblings; JavaScript engines do not notice.',
    },
    remedy: {
      nl: 'Verbeter de datum in uw notuleringsprogramma en publiceer de pagina opnieuw.',
      en: 'Correct the date in the content attribute.',
    },
  },
  'check/value-malformed': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De waarde “{actual}” is niet geschreven zoals bij haar soort hoort ({expected}).',
      en: 'The value "{actual}" is not in the lexical space of its datatype ({expected}).',
    },
    why: {
      nl: 'Programma’s die de waarde als getal, datum of ja/nee willen lezen, kunnen dat niet.',
      en: 'RDF 1.1 Concepts, 5.3: an ill-typed literal has no value.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma welke waarde verkeerd geschreven is.',
      en: 'Write the value in the lexical form of its datatype, without white space around it.',
    },
  },
  'check/time-zone-missing': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het tijdstip “{actual}” zegt niet in welke tijdzone het is.',
      en: 'The time "{actual}" has no time zone.',
    },
    why: {
      nl: 'Zonder tijdzone lezen buitenlandse servers het uur als een ander uur; de annotatieregels vragen ze altijd.',
      en: 'Vendor rules of the Agentschap Binnenlands Bestuur: dateTime with offset or Z. Without it, it is read here as Europe/Brussels.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: schrijf elk tijdstip met zijn tijdzone, zoals 2025-02-03T19:30:00+01:00.',
      en: 'Add the offset of Europe/Brussels (+01:00, +02:00) or Z.',
    },
  },
  'check/end-before-start': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De zitting eindigt ({when}) voor ze begint ({other}).',
      en: 'The sitting ends ({when}) before it starts ({other}).',
    },
    why: {
      nl: 'Een van beide uren is verkeerd; vaak is voor het einde alleen een dag ingevuld.',
      en: 'A Zitting is an interval (prov:Activity, start and end).',
    },
    remedy: {
      nl: 'Verbeter het begin- of het einduur in uw notuleringsprogramma en publiceer de pagina opnieuw.',
      en: 'Correct prov:startedAtTime or prov:endedAtTime; leave the end out when only the day is known.',
    },
  },
  'check/start-far-from-planned': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De zitting begon ({when}) meer dan zes uur voor of na het geplande uur ({other}).',
      en: 'The sitting started ({when}) more than six hours from the planned start ({other}).',
    },
    why: {
      nl: 'Zo groot verschil is bijna altijd een schrijffout of een verkeerde tijdzone.',
      en: 'Plausibility: seen on real pages with a time zone or typing error.',
    },
    remedy: {
      nl: 'Kijk na of het geplande en het werkelijke beginuur juist zijn.',
      en: 'Check besluit:geplandeStart and prov:startedAtTime.',
    },
  },
  'check/sitting-too-long': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De zitting duurt volgens de pagina langer dan een etmaal ({other} tot {when}).',
      en: 'The sitting lasts more than a day ({other} to {when}).',
    },
    why: {
      nl: 'Een zitting van meer dan een dag is bijna altijd een verkeerde datum.',
      en: 'Plausibility.',
    },
    remedy: {
      nl: 'Kijk na of de dag van het begin en het einde juist is.',
      en: 'Check the dates of prov:startedAtTime and prov:endedAtTime.',
    },
  },
  'check/midnight': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'De zitting is gepland om middernacht ({when}): waarschijnlijk is alleen de dag ingevuld.',
      en: 'The sitting is planned at midnight ({when}): probably only the day was filled in.',
    },
    why: {
      nl: 'Lokaal Beslist toont dan een uur dat niemand bedoeld heeft.',
      en: 'Plausibility: bucket sittings and day-only input give local midnight.',
    },
    remedy: {
      nl: 'Vul het uur van de zitting in.',
      en: 'Publish the planned hour.',
    },
  },
  'check/order-self': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Dit punt komt volgens de pagina na zichzelf.',
      en: 'This item comes after itself.',
    },
    why: {
      nl: 'De volgorde van de punten is daarmee niet te bepalen.',
      en: 'OSLO Besluit Publicatie: aangebrachtNa and gebeurtNa point to the directly preceding item.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: laat elk punt naar het vorige verwijzen, en het eerste naar niets.',
      en: 'Point to the previous item; leave the property out on the first.',
    },
  },
  'check/order-loop': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De volgorde van de punten loopt in een kring ({count} punten).',
      en: 'The order of the items is a loop ({count} items).',
    },
    why: {
      nl: 'De volgorde van de punten is daarmee niet te bepalen.',
      en: 'OSLO Besluit Publicatie: aangebrachtNa and gebeurtNa form a list.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: laat elk punt naar het vorige verwijzen, en het eerste naar niets.',
      en: 'Break the loop: the first item has no predecessor.',
    },
  },
  'check/order-fork': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Twee of meer punten komen volgens de pagina na hetzelfde punt.',
      en: 'Two or more items come after the same item.',
    },
    why: {
      nl: 'Welk punt eerst komt is daarmee niet te bepalen.',
      en: 'OSLO Besluit Publicatie: directly after, so at most one successor.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: laat elk punt naar het punt vlak ervoor verwijzen.',
      en: 'Point each item to the one directly before it.',
    },
  },
  'check/order-unknown': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit punt komt volgens de pagina na een punt dat op de pagina niet voorkomt.',
      en: 'This item comes after an item that the page does not hold.',
    },
    why: {
      nl: 'De keten van punten breekt hier af.',
      en: 'OSLO Besluit Publicatie: the object is an item of the same sitting.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: verwijs naar het vorige punt dat ook op de pagina staat.',
      en: 'Point to an item described on the page.',
    },
  },
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
      en: 'OSLO Besluit Publicatie: heeftStemmer holds everyone who took part.',
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
      en: 'The vote was secret, but the page tells who voted how.',
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
  'check/published-before-sitting': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De publicatiedatum ({actual}) ligt voor de dag van de zitting ({expected}).',
      en: 'The date of publication ({actual}) is before the sitting ({expected}).',
    },
    why: {
      nl: 'Wat nog niet beslist is kan niet bekendgemaakt zijn.',
      en: 'Decree on local government, article 287: published after the decision was taken.',
    },
    remedy: {
      nl: 'Verbeter de publicatiedatum in uw notuleringsprogramma.',
      en: 'Correct eli:date_publication.',
    },
  },
  'check/published-late': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De publicatiedatum ({actual}) ligt meer dan tien dagen na de zitting ({expected}).',
      en: 'The date of publication ({actual}) is more than ten days after the sitting ({expected}).',
    },
    why: {
      nl: 'Het decreet over het lokaal bestuur (artikel 287) vraagt bekendmaking binnen tien dagen na de beslissing.',
      en: 'Decree on local government, article 287: within 10 days after the decision was taken.',
    },
    remedy: {
      nl: 'Publiceer besluitenlijsten binnen tien dagen; is dat gebeurd, verbeter dan de datum.',
      en: 'Check eli:date_publication.',
    },
  },
  'check/agenda-published-late': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De agenda draagt een publicatiedatum ({actual}) na de dag van de zitting ({expected}).',
      en: 'The agenda\'s date of publication ({actual}) is after the sitting ({expected}).',
    },
    why: {
      nl: 'Een agenda kondigt een zitting aan; een datum erna is een vergissing of een latere herpublicatie.',
      en: 'House rules of councils: the agenda of a council is published at least 8 days before.',
    },
    remedy: {
      nl: 'Laat op de agenda de datum staan waarop ze het eerst bekendgemaakt is.',
      en: 'Keep the first date of publication.',
    },
  },
  'check/in-force-before-sitting': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het besluit treedt volgens de pagina in werking ({actual}) voor de zitting waarin het genomen is ({expected}).',
      en: 'The decision enters into force ({actual}) before the sitting that took it ({expected}).',
    },
    why: {
      nl: 'Terugwerkende kracht is een uitzondering; meestal is de datum van een vorige versie blijven staan.',
      en: 'Decree on local government, article 288: in force from the 5th day after publication unless stated otherwise.',
    },
    remedy: {
      nl: 'Kijk de datum van inwerkingtreding na.',
      en: 'Check eli:first_date_entry_in_force.',
    },
  },
  'check/in-force-end-before-start': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Het besluit treedt buiten werking ({actual}) voor het in werking treedt ({expected}).',
      en: 'The last date in force ({actual}) is before the first ({expected}).',
    },
    why: {
      nl: 'Zo is het besluit nooit van kracht.',
      en: 'ELI: date_no_longer_in_force is the last day in force.',
    },
    remedy: {
      nl: 'Verbeter een van beide datums.',
      en: 'Correct eli:first_date_entry_in_force or eli:date_no_longer_in_force.',
    },
  },
  'check/nothing-found': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Op deze pagina staat geen zitting, agendapunt of besluit dat een computer kan lezen.',
      en: 'The page holds no sitting, agenda item or decision as data.',
    },
    why: {
      nl: 'Zonder annotaties is de pagina niet gelinkt gepubliceerd en komt er niets van in Lokaal Beslist.',
      en: 'BVR of 30 November 2018: publication as linked open data, at least Niveau 1.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat de annotaties (RDFa) ontbreken.',
      en: 'Add RDFa with the classes of OSLO Besluit Publicatie.',
    },
  },
  'check/kind-unknown': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De pagina zegt niet of ze een agenda, besluitenlijst, notulen of uittreksel is; alleen de algemene regels zijn nagegaan.',
      en: 'The page does not say what kind of document it is; only the general rules were checked.',
    },
    why: {
      nl: 'Wat er op een pagina moet staan hangt af van haar soort.',
      en: 'Vendor rules of the Agentschap Binnenlands Bestuur: type every document with its BesluitDocumentType.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat het type van het document ontbreekt.',
      en: 'Type the document node with its BesluitDocumentType concept.',
    },
  },
  'check/kind-contradictory': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Hetzelfde document noemt zich van meer dan één soort: {actual}.',
      en: 'One document has more than one type: {actual}.',
    },
    why: {
      nl: 'Lokaal Beslist en de toezichthouder weten dan niet wat het is.',
      en: 'BesluitDocumentType: one concept per document.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat het document één type moet hebben.',
      en: 'Keep one BesluitDocumentType concept.',
    },
  },
  'check/agenda-with-results': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Deze agenda bevat ook behandelingen, stemmingen of besluiten ({count}).',
      en: 'This agenda also holds handlings, votes or decisions ({count}).',
    },
    why: {
      nl: 'Een agenda kondigt aan; besluiten horen op een besluitenlijst of in notulen, anders worden ze niet als besluit gevonden.',
      en: 'OSLO Besluit Publicatie: an agenda is planned, its results are another document.',
    },
    remedy: {
      nl: 'Publiceer de besluiten als besluitenlijst of notulen.',
      en: 'Publish results under a besluitenlijst or notulen with its own type.',
    },
  },
  'check/item-without-sitting': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit agendapunt hangt aan geen enkele zitting.',
      en: 'This agenda item belongs to no sitting.',
    },
    why: {
      nl: 'Lokaal Beslist vindt een punt alleen via zijn zitting; soms is het een spookpunt door een annotatiefout.',
      en: 'OSLO Besluit Publicatie: Zitting behandelt Agendapunt is the only link between them.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat dit punt niet aan de zitting hangt.',
      en: 'Publish besluit:behandelt from the sitting to the item, or remove the stray typeof.',
    },
  },
  'check/decision-twice': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit besluit volgt volgens de pagina uit {count} behandelingen.',
      en: 'This decision is generated by {count} handlings.',
    },
    why: {
      nl: 'Een besluit wordt bij één agendapunt genomen.',
      en: 'OSLO Besluit Publicatie: prov:wasGeneratedBy 1.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat het besluit aan meer dan één punt hangt.',
      en: 'Give each decision its own IRI, or keep one prov:generated.',
    },
  },
  'check/sitting-twice': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Op de pagina staan twee zittingen van hetzelfde bestuursorgaan met hetzelfde beginuur.',
      en: 'Two sittings of one bestuursorgaan have the same planned start.',
    },
    why: {
      nl: 'Het is bijna altijd één zitting onder twee adressen; ze staat dan twee keer in Lokaal Beslist.',
      en: 'Identity of a sitting: organ and planned start.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat de zitting overal hetzelfde adres moet hebben.',
      en: 'Use one IRI for the sitting in agenda, list and minutes.',
    },
  },
  'check/shape-not-run': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Een regel uit het opgegeven regelbestand kan niet nagegaan worden: {actual}.',
      en: 'A shape of the given file cannot be checked: {actual}.',
    },
    why: {
      nl: 'Een regel die niet nagegaan is, is niet goedgekeurd.',
      en: 'SHACL Core is supported, with simple paths; SHACL-SPARQL, SHACL-JS, custom components and nested paths are not, and unknown sh: terms would be ignored in silence.',
    },
    remedy: {
      nl: 'Vraag wie de regels schreef om ze zonder dit onderdeel te schrijven.',
      en: 'Rewrite the shape with SHACL Core and simple paths.',
    },
  },
  'check/shapes-empty': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Het opgegeven regelbestand bevat geen regels: {actual}.',
      en: 'The given file holds no shapes with a target: {actual}.',
    },
    why: {
      nl: 'Een bestand zonder regels keurt alles goed.',
      en: 'SHACL, 2.1.3: a shape without a target checks nothing.',
    },
    remedy: {
      nl: 'Geef een bestand met regels.',
      en: 'Name a file with sh:NodeShape or sh:PropertyShape that have a target.',
    },
  },
})
