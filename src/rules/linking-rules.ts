import { defineRules } from './rule.js'

/** Names that could not be linked to an IRI of the reference tables, the register of people or the table of acts. */
export const linkingRules = defineRules({
  'linking/unit-unknown': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: 'Van “{actual}” is op de dag van de zitting geen bestuur bekend.',
      en: 'No unit "{actual}" is known on the day of the sitting.',
    },
    why: {
      nl: 'Gemeente en OCMW zijn twee besturen, en gefuseerde gemeenten bestaan niet meer.',
      en: 'A gemeente and its OCMW are two units; former municipalities are valid until their merger.',
    },
    remedy: { nl: 'Kijk de naam van het bestuur en de datum na.', en: 'Check the name of the unit and the date.' },
  },
  'linking/unit-given': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: 'Het document noemt “{actual}”, maar het komt van een bron van “{expected}”. Dat laatste is aangehouden.',
      en: 'The document names "{actual}", but its source belongs to "{expected}"; the latter was kept.',
    },
    why: {
      nl: 'Van wie een document is, weet wie de bron opgaf het zekerst.',
      en: 'The owner of the source list knows best whose documents are there.',
    },
    remedy: {
      nl: 'Kijk na of het bestuur bij de bron klopt, en of het document daar hoort.',
      en: 'Check the unit of the source, and whether the document belongs there.',
    },
  },
  'linking/organ-unknown': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: 'Het orgaan “{actual}” staat niet eenduidig in de lijst van bestuursorganen.',
      en: 'The body "{actual}" is not in the table of bodies, or is there more than once.',
    },
    why: {
      nl: 'Zonder officieel adres van het orgaan vindt Lokaal Beslist de zitting niet.',
      en: 'Harvesters find a sitting by the IRI of its body.',
    },
    remedy: {
      nl: 'Werk de lijst bij met raadlink reference update.',
      en: 'Bring the tables up to date: raadlink reference update.',
    },
  },
  'linking/term-unknown': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: 'In welke bestuursperiode “{actual}” zetelt op {expected}, is niet zeker. De zitting hangt aan het orgaan zonder bestuursperiode. Bekende periodes: {candidates}.',
      en: 'It is uncertain which body in its term "{actual}" was on {expected}; the sitting is linked to the abstract body. Known terms: {candidates}.',
    },
    why: {
      nl: 'Een verkeerde bestuursperiode zet de zitting bij een andere raad.',
      en: 'A wrong term gives the sitting to another council; the table has only terms whose dates are known.',
    },
    remedy: {
      nl: 'Werk de lijst bij met raadlink reference update, of noem het orgaan in zijn bestuursperiode op de pagina zelf.',
      en: 'Bring the tables up to date, or name the body in its term on the page.',
    },
  },
  'linking/person-unsure': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: 'Wie “{actual}” is, is niet zeker: in het register staan {candidates}. Er is niemand gekozen.',
      en: 'It is uncertain who "{actual}" is: the register has {candidates}. Nobody was chosen.',
    },
    why: {
      nl: 'Een naamgenoot of een vroeger raadslid is iemand anders.',
      en: 'Homonyms and former members are different people.',
    },
    remedy: {
      nl: 'Neem het adres van de mandataris over uit de mandatendatabank.',
      en: 'Use the IRI of the register of mandates.',
    },
  },
  'linking/person-unknown': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '“{actual}” staat niet in het register voor dit orgaan op deze dag.',
      en: '"{actual}" is not in the register for this body on this day.',
    },
    why: {
      nl: 'Alleen wie in het register staat, krijgt een officieel adres; een ander krijgt er een van dit bestand.',
      en: 'Only people in the register get an official IRI; others get a local one.',
    },
    remedy: {
      nl: 'Vul het register aan, of kijk de schrijfwijze van de naam na.',
      en: 'Complete the register, or check the spelling of the name.',
    },
  },
})
