import { defineRules } from './rule.js'

/** What readers notice but do not repair, because the intention is uncertain. */
export const doubtRules = defineRules({
  'doubt/quotes': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Een waarde in de code begint met een gekruld aanhalingsteken en het einde ervan is niet te vinden; niets veranderd.',
      en: 'An attribute value begins with a typographic quote and its end cannot be found; nothing was changed.',
    },
    why: {
      nl: 'Wat als waarde bedoeld is, valt niet met zekerheid te zeggen (HTML Standard, 13.1.2.3).',
      en: 'The intended value is not certain (HTML Standard, section 13.1.2.3).',
    },
    remedy: { nl: 'Laat de leverancier rechte aanhalingstekens gebruiken.', en: 'Use straight quotes.' },
  },
  'doubt/self-closed': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het element {actual} is afgesloten met een schuine streep, en het is niet duidelijk of het leeg bedoeld is; niets veranderd.',
      en: 'The element {actual} closes itself with a slash, and it is unclear whether it is meant to be empty; nothing was changed.',
    },
    why: {
      nl: 'De begin- en eindlabels op de pagina passen bij geen van beide lezingen (HTML Standard, 13.1.2.1).',
      en: 'The start and end tags of the page fit neither interpretation (HTML Standard, section 13.1.2.1).',
    },
    remedy: {
      nl: 'Laat de leverancier elk element met een eindlabel sluiten.',
      en: 'Close every element with an end tag.',
    },
  },
  'doubt/unknown-prefix': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De afkorting “{actual}” is niet verklaard en niet bekend; wat ermee gezegd wordt, begrijpt niemand.',
      en: 'The prefix "{actual}" is neither declared nor known.',
    },
    why: {
      nl: 'Zonder verklaring wordt de afkorting als het begin van een adres gelezen (RDFa Core 1.1, 7.4).',
      en: 'An undeclared prefix is read as the scheme of an IRI (RDFa Core 1.1, section 7.4).',
    },
    remedy: {
      nl: 'Laat de leverancier de afkorting verklaren of weglaten.',
      en: 'Declare the prefix, or leave the statement out.',
    },
  },
  'doubt/local-person': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een mandataris heeft geen eigen adres maar een plaats op deze pagina; op elke pagina is het iemand anders.',
      en: 'A mandataris has no IRI of its own but one of a place on this page, which differs on every page.',
    },
    why: {
      nl: 'Alleen met het adres uit het mandatenregister is bekend om wie het gaat.',
      en: 'Only the IRI of the register of mandates identifies the person (vendor rules of LBLOD, mandatarissen).',
    },
    remedy: {
      nl: 'Neem het adres van de mandataris over uit het mandatenregister.',
      en: 'Use the IRI of the register of mandates.',
    },
  },
  'doubt/zitting-of-page': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Het adres van de zitting is een plaats op deze pagina: op de agenda, de besluitenlijst en de notulen is het telkens een ander.',
      en: 'The IRI of the sitting is a place on this page, so agenda, list and minutes each have a different one.',
    },
    why: {
      nl: 'Hetzelfde ding hoort overal hetzelfde adres te hebben, anders lijken het drie zittingen.',
      en: 'The same resource needs the same IRI on every page (Flemish URI standard).',
    },
    remedy: {
      nl: 'Laat de leverancier de zitting een eigen vast adres geven.',
      en: 'Give the sitting an IRI of its own.',
    },
  },
  'doubt/planned-midnight': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De zitting is gepland om middernacht: het uur is wellicht niet ingevuld.',
      en: 'The sitting is planned at midnight local time: the hour was probably not filled in.',
    },
    why: {
      nl: 'Middernacht in België staat in de gegevens als de vorige dag, 22 of 23 uur; wie alleen naar de datum kijkt, is een dag mis.',
      en: 'Local midnight is stored as 22:00 or 23:00 UTC of the day before; a date cut from it is a day off.',
    },
    remedy: { nl: 'Vul het uur van de zitting in.', en: 'Fill in the hour.' },
  },
  'doubt/planned-equals-started': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'De zitting is volgens de pagina op de seconde begonnen zoals gepland: wellicht is het geplande uur overgenomen.',
      en: 'The sitting started on the very second it was planned: the planned time was probably copied.',
    },
    why: {
      nl: 'Een overgenomen uur is geen werkelijk aanvangsuur.',
      en: 'A copied time is not an observed one.',
    },
    remedy: { nl: 'Vul het werkelijke aanvangsuur in.', en: 'Fill in the actual start.' },
  },
  'doubt/created-stamp': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Het geplande tijdstip {actual} is op de duizendste seconde juist: wellicht is het ogenblik vastgelegd waarop de zitting in het systeem is aangemaakt.',
      en: 'The planned time {actual} has milliseconds: it is probably the moment the sitting was created in the system.',
    },
    why: {
      nl: 'Niemand plant een zitting op de duizendste seconde.',
      en: 'Nobody plans a sitting to the millisecond.',
    },
    remedy: { nl: 'Vul het uur in dat op de uitnodiging staat.', en: 'Fill in the hour of the invitation.' },
  },
  'doubt/start-far-from-planned': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Tussen het geplande begin en het werkelijke begin ligt {hours} uur.',
      en: 'Planned start and actual start are {hours} hours apart.',
    },
    why: {
      nl: 'Meer dan drie uur verschil wijst op een foutief uur of een foutieve datum.',
      en: 'More than three hours points to a wrong hour or date.',
    },
    remedy: { nl: 'Kijk het geplande en het werkelijke aanvangsuur na.', en: 'Check both times.' },
  },
  'doubt/label-time': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De pagina toont {actual}, maar in de gegevens staat een tijdstip dat in België {expected} is.',
      en: 'The page shows {actual}, but the value is {expected} in Belgian time.',
    },
    why: {
      nl: 'Het plaatselijke uur is wellicht als wereldtijd opgeslagen; dat scheelt een of twee uur.',
      en: 'Local time was probably stored as UTC; that is one or two hours off.',
    },
    remedy: { nl: 'Laat de leverancier de tijdzone meegeven.', en: 'Write the time with its offset.' },
  },
  'doubt/offset-season': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een tijdstip heeft het tijdsverschil van het andere seizoen: in België is het dan {expected}, niet {actual}.',
      en: 'A time has the offset of the other season: in Belgian time it is {expected}, not {actual}.',
    },
    why: {
      nl: 'In de winter loopt België één uur voor op de wereldtijd, in de zomer twee. Wie de gegevens leest, komt een uur te vroeg of te laat.',
      en: 'Europe/Brussels is +01:00 in winter and +02:00 in summer: readers of the data are an hour off.',
    },
    remedy: {
      nl: 'Laat de leverancier het tijdsverschil van de dag zelf gebruiken.',
      en: 'Write the offset of that day.',
    },
  },
  'doubt/namespace-near': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De afkorting “{name}” verwijst naar een adres dat net niet dat van de woordenlijst is.',
      en: 'The prefix "{name}" stands for {actual}, which is almost {expected}.',
    },
    why: {
      nl: 'Een woordenlijst heeft één adres, letter voor letter. Met een ander adres begrijpt niemand wat de pagina zegt.',
      en: 'Namespaces are compared character by character (RDF 1.1 Concepts, section 3.2): nobody understands these terms.',
    },
    remedy: {
      nl: 'Laat de leverancier het juiste adres invullen; het staat hierbij als verwachte waarde.',
      en: 'Declare {expected}.',
    },
  },
  'doubt/agenda-with-results': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit is een agenda, maar er staan al besluiten of stemmingen op ({count}).',
      en: 'This is an agenda, but it has decisions or votes ({count}).',
    },
    why: {
      nl: 'Een agenda zegt wat zal komen. De pagina is wellicht na de zitting aangevuld, terwijl de datums zijn blijven staan.',
      en: 'An agenda is about a future sitting; the page was probably updated after the sitting, but not its dates.',
    },
    remedy: {
      nl: 'Publiceer de uitkomst als besluitenlijst of notulen.',
      en: 'Publish results as a decision list or minutes.',
    },
  },
  'doubt/in-force-before-sitting': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een besluit zou in werking treden op {actual}, voor de zitting van {expected} waarop het genomen is.',
      en: 'A decision would enter into force on {actual}, before the sitting of {expected} that took it.',
    },
    why: {
      nl: 'Dat kan alleen met terugwerkende kracht; meestal is een andere datum overgenomen.',
      en: 'That is only possible with retroactive effect; usually another date was copied (Decreet lokaal bestuur, art. 288).',
    },
    remedy: { nl: 'Kijk de datum van inwerkingtreding na.', en: 'Check the date of entry into force.' },
  },
  'doubt/body-label': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De naam van het bestuursorgaan is onvolledig: “{actual}”.',
      en: 'The name of the body is incomplete: "{actual}".',
    },
    why: {
      nl: 'De naam van de gemeente ontbreekt, zodat niet te zien is om welk bestuur het gaat.',
      en: 'The name of the municipality is missing.',
    },
    remedy: { nl: 'Vul de naam van de gemeente of het OCMW in.', en: 'Fill in the name.' },
  },
  'doubt/besluit-alone': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit besluit hangt aan geen enkel agendapunt.',
      en: 'The decision is not linked to an agenda item.',
    },
    why: {
      nl: 'Zonder behandeling van een agendapunt is niet te vinden op welke zitting het genomen is (OSLO Besluit Publicatie).',
      en: 'Without a BehandelingVanAgendapunt it cannot be found from its sitting (OSLO Besluit Publicatie).',
    },
    remedy: {
      nl: 'Laat de leverancier het besluit met de behandeling van zijn agendapunt verbinden.',
      en: 'Link it with prov:generated.',
    },
  },
  'doubt/misspelt-name': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De naam “{actual}” bestaat niet in OSLO; wellicht is “{expected}” bedoeld.',
      en: 'The name "{actual}" is not in its vocabulary; "{expected}" may be meant.',
    },
    why: {
      nl: 'Een naam met een schrijffout is een andere naam: wat ermee gezegd wordt, vindt niemand (RDFa Core 1.1, 7.4).',
      en: 'A misspelt name is a different name, so nobody finds what it states (RDFa Core 1.1, section 7.4).',
    },
    remedy: { nl: 'Laat de leverancier de naam verbeteren.', en: 'Correct the name.' },
  },
  'doubt/other-language': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Bij een tekst staat een andere taal dan de bestuurstaal ({actual}).',
      en: 'A text is marked as being in a language that no Belgian authority uses ({actual}).',
    },
    why: {
      nl: 'Wie in het Nederlands zoekt, vindt een tekst niet die als anderstalig is aangeduid.',
      en: 'Dutch text with another language tag is not found as Dutch, and is read aloud wrongly.',
    },
    remedy: {
      nl: 'Laat de leverancier de taal van de tekst op Nederlands zetten.',
      en: 'Set the language of the text to nl.',
    },
  },
})
