import { defineRules } from './rule.js'

/** Errors in values and days: the calendar, the clock, publication and entry into force. */
export const checkDateRules = defineRules({
  'check/day-impossible': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De dag “{actual}” bestaat niet op de kalender.',
      en: 'The day "{actual}" does not exist.',
    },
    why: {
      nl: 'Een dag die niet bestaat kan niemand opzoeken; de oogster van de Vlaamse overheid verwijdert het hele gegeven.',
      en: "XML Schema 1.1 part 2, 3.3.7 and 3.3.9: day of month. The official harvester's engine rejects the value and all its siblings; JavaScript engines do not notice.",
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
      en: "The agenda's date of publication ({actual}) is after the sitting ({expected}).",
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
})
