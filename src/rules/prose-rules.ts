import { defineRules } from './rule.js'

/** Uncertainties in reading the prose of a document without annotations. */
export const proseRules = defineRules({
  'prose/unit-unsure': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Van welk bestuur dit document is, staat er niet eenduidig. Kandidaten: {actual}.',
      en: 'It is unclear to which unit this document belongs. Candidates: {actual}.',
    },
    why: {
      nl: 'Zonder bestuur is het besluit niet te plaatsen.',
      en: 'Without its unit a decision has no place (Niveau 1: the sitting is held by a body of a unit).',
    },
    remedy: {
      nl: 'Zet de naam van de gemeente of het OCMW in het opschrift.',
      en: 'Print the name of the municipality in the heading.',
    },
  },
  'prose/recognised-unsure': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Op de scan is “{actual}” niet zeker gelezen. De waarde ({field}) is weggelaten.',
      en: '“{actual}” was not read with certainty on the scan. The value ({field}) was left out.',
    },
    why: {
      nl: 'Een verkeerd gelezen naam of getal is erger dan een dat ontbreekt.',
      en: 'A misread name or number is worse than a missing one.',
    },
    remedy: {
      nl: 'Kijk de plaats na op de scan, of bied de PDF aan die uit de tekstverwerker komt.',
      en: 'Look at the place on the scan, or use the PDF that the word processor makes.',
    },
  },
  'prose/kind-unknown': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het document zegt niet of het een agenda, besluitenlijst of notulen is.',
      en: 'The document does not say whether it is an agenda, a list of decisions or minutes.',
    },
    why: {
      nl: 'Het soort document bepaalt wat erin hoort te staan.',
      en: 'The kind of document decides what it must contain.',
    },
    remedy: { nl: 'Zet het soort document in de titel.', en: 'Name the kind of document in its title.' },
  },
  'prose/organ-unknown': {
    severity: 'warning',
    stage: 'source',
    message: { nl: 'Het document zegt niet welk orgaan vergadert.', en: 'The document does not say which body meets.' },
    why: {
      nl: 'Een zitting hoort bij een bestuursorgaan.',
      en: 'A sitting is held by a body (besluit:isGehoudenDoor).',
    },
    remedy: {
      nl: 'Noem het orgaan in het opschrift: gemeenteraad, OCMW-raad, college …',
      en: 'Name the body in the heading.',
    },
  },
  'prose/organ-unsure': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Welk orgaan vergadert, is niet zeker: “{actual}”. Er is geen orgaan ingevuld.',
      en: 'It is uncertain which body meets: "{actual}". No body was filled in.',
    },
    why: {
      nl: 'Een commissie of adviesraad is niet de gemeenteraad, ook al hoort ze erbij.',
      en: 'A committee or advisory board is not the council, even if it belongs to it.',
    },
    remedy: { nl: 'Noem het orgaan in het opschrift.', en: 'Name the body in the heading.' },
  },
  'prose/date-unsure': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Er staan verschillende datums voor de zitting: {actual}. Er is geen datum ingevuld.',
      en: 'There are several dates for the sitting: {actual}. No date was filled in.',
    },
    why: { nl: 'Eén zitting heeft één datum.', en: 'One sitting has one date.' },
    remedy: {
      nl: 'Zet alleen de datum van de zitting in het opschrift.',
      en: 'Print only the date of the sitting in the heading.',
    },
  },
  'prose/weekday-differs': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De weekdag past niet bij de datum: “{actual}”.',
      en: 'The weekday does not match the date: "{actual}".',
    },
    why: { nl: 'Een van de twee is een vergissing.', en: 'One of the two is a mistake.' },
    remedy: { nl: 'Verbeter de weekdag of de datum.', en: 'Correct the weekday or the date.' },
  },
  'prose/hour-unsure': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een uur van de zitting is niet zeker te lezen: “{actual}”. Het is niet ingevuld.',
      en: 'An hour of the sitting cannot be read with certainty: "{actual}". It was not filled in.',
    },
    why: {
      nl: 'Een uur als “acht uur” kan van de ochtend of van de avond zijn; soms staat er een tikfout.',
      en: 'An hour such as "acht uur" may be of the morning or of the evening; or it is misspelt.',
    },
    remedy: { nl: 'Schrijf het uur als 20:00 uur.', en: 'Write the hour as 20:00 uur.' },
  },
  'prose/no-council-document': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit lijkt geen agenda, besluitenlijst of notulen van een bestuursorgaan. Er is geen zitting ingevuld.',
      en: 'This does not look like an agenda, list of decisions or minutes of a body. No sitting was filled in.',
    },
    why: {
      nl: 'Een motie, een bijlage, een beleidsnota of een zoekpagina is geen zitting.',
      en: 'A motion, an annex, a policy note or a search page is not a sitting.',
    },
    remedy: {
      nl: 'Zet orgaan, soort document en datum bovenaan als het toch een zitting is.',
      en: 'Print body, kind and date on top if it is a sitting after all.',
    },
  },
  'prose/date-unknown': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De datum van de zitting staat er niet of is niet te lezen.',
      en: 'The date of the sitting is not stated or cannot be read.',
    },
    why: {
      nl: 'Zonder datum is de zitting niet te herkennen in agenda, besluitenlijst en notulen.',
      en: 'Without its date a sitting cannot be recognised across its documents.',
    },
    remedy: {
      nl: 'Zet de volledige datum in het opschrift: “Zitting van 24 juni 2024”.',
      en: 'Print the whole date in the heading.',
    },
  },
  'prose/date-conflict': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het opschrift geeft {expected} als datum, de uitnodiging {actual}. Het opschrift is gevolgd.',
      en: 'The heading gives {expected} as the date, the invitation {actual}. The date of the heading was used.',
    },
    why: {
      nl: 'Eén zitting heeft één datum; een van de twee is een vergissing.',
      en: 'One sitting has one date; one of the two is a mistake.',
    },
    remedy: { nl: 'Verbeter de datum die niet klopt.', en: 'Correct the date that is wrong.' },
  },
  'prose/no-items': {
    severity: 'warning',
    stage: 'source',
    message: { nl: 'Er zijn geen agendapunten herkend.', en: 'No items were recognised.' },
    why: {
      nl: 'Een agenda, besluitenlijst of notulen heeft genummerde punten.',
      en: 'Items are found by their numbers, which form a running series.',
    },
    remedy: { nl: 'Nummer de agendapunten doorlopend.', en: 'Number the items in one series.' },
  },
  'prose/vote-unsure': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Bij punt {item} is de stemming niet zeker te lezen: “{actual}”. Er is geen stemming ingevuld.',
      en: 'At item {item} the vote cannot be read with certainty: "{actual}". No vote was filled in.',
    },
    why: {
      nl: 'Een stemming klopt pas als alle kanten samen zoveel stemmen tellen als er aanwezigen zijn, of evenveel namen als stemmen.',
      en: 'A vote is stated when its sides add up to those present, or have as many names as votes.',
    },
    remedy: {
      nl: 'Schrijf elke kant voluit: “met 14 stemmen voor, 3 stemmen tegen en 2 onthoudingen”.',
      en: 'Print each side with its number.',
    },
  },
  'prose/vote-names-differ': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Bij punt {item} zijn de namen van de stemmers niet zeker: hun aantal klopt niet met {expected} ({group}). De namen zijn weggelaten.',
      en: 'At item {item} the names of the voters are uncertain: there are not {expected} ({group}). The names were left out.',
    },
    why: {
      nl: 'Een stemming met verkeerde namen is erger dan een zonder namen.',
      en: 'A vote with wrong names is worse than one without.',
    },
    remedy: {
      nl: 'Kijk na of er evenveel namen staan als stemmen.',
      en: 'Check that there are as many names as votes.',
    },
  },
  'prose/voter-not-present': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Bij punt {item} stemt {actual}, die niet in de lijst van aanwezigen staat.',
      en: 'At item {item} {actual} votes, who is not in the attendance list.',
    },
    why: {
      nl: 'Wie stemt, is aanwezig.',
      en: 'Voters are present (besluit:heeftStemmer within besluit:heeftAanwezige).',
    },
    remedy: {
      nl: 'Verbeter de naam in de aanwezigheidslijst of in de stemming.',
      en: 'Correct the name in the attendance list or in the vote.',
    },
  },
  'prose/outcome-disputed': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Punt {item} heet {actual}, maar de aantallen zeggen {expected}. Er is geen uitkomst ingevuld.',
      en: 'Item {item} is said to be {actual}, but the numbers say {expected}. No outcome was filled in.',
    },
    why: { nl: 'De uitkomst volgt uit de meerderheid van stemmen.', en: 'The outcome follows from the majority.' },
    remedy: { nl: 'Kijk de stemming of de uitkomst na.', en: 'Check the vote or the outcome.' },
  },
  'prose/outcome-unknown': {
    severity: 'info',
    stage: 'source',
    message: { nl: 'De uitkomst van punt {item} is niet gelezen.', en: 'The outcome of item {item} was not read.' },
    why: {
      nl: 'Geen stemzin, artikel of beslissingszin die een uitkomst noemt.',
      en: 'No vote line, article or decision sentence names an outcome.',
    },
  },
  'prose/items-skip': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Na punt {actual} volgt punt {expected}: een nummer ontbreekt of is niet herkend.',
      en: 'Item {actual} is followed by item {expected}: a number is missing or was not recognised.',
    },
    why: { nl: 'Een gat in de nummering kan een gemist punt zijn.', en: 'A gap in the numbers may be a missed item.' },
  },
  'prose/attendance-unread': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'In de aanwezigheidslijst is “{actual}” niet als naam of functie herkend.',
      en: 'In the attendance list "{actual}" was not recognised as a name or role.',
    },
    why: { nl: 'Wat niet herkend is, staat niet in de gegevens.', en: 'What was not recognised is not in the data.' },
  },
  'prose/movement-unread': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Wie hier komt of gaat, is niet zeker: “{actual}”.',
      en: 'It is uncertain who arrives or leaves here: "{actual}".',
    },
    why: {
      nl: 'Vanaf dit punt wordt niet meer afgeleid wie aanwezig is.',
      en: 'From this item on nothing is derived about who is present.',
    },
    remedy: { nl: 'Schrijf de naam zoals in de aanwezigheidslijst.', en: 'Print the name as in the attendance list.' },
  },
})
