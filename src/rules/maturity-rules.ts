import { defineRules } from './rule.js'

/** Why a document does not reach a maturity level, or why a requirement does not apply to it; besides the shapes. */
export const maturityRules = defineRules({
  'maturity/mandataris-not-official': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een aanwezige of stemmer heeft geen adres uit het Lokaal Mandatenbeheer.',
      en: 'Someone present or voting has no data.lblod.info IRI.',
    },
    why: {
      nl: 'Niveau 2 vraagt dat iedereen die genoemd wordt terug te vinden is bij de Vlaamse overheid.',
      en: 'Niveau 2: every mandataris referred to dereferences at data.lblod.info. Only IRIs under /id/mandatarissen/ and /id/functionarissen/ can.',
    },
    remedy: {
      nl: 'Vraag de leverancier om de adressen uit het Lokaal Mandatenbeheer te gebruiken.',
      en: 'Use the data.lblod.info IRI of the mandataris (Lokaal Mandatenbeheer).',
    },
  },
  'maturity/mandataris-not-registered': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Een aanwezige of stemmer staat niet in het register van mandatarissen.',
      en: 'Someone present or voting is not in the register of mandatarissen.',
    },
    why: {
      nl: 'Niveau 2 vraagt dat iedereen die genoemd wordt terug te vinden is bij de Vlaamse overheid.',
      en: 'Niveau 2: every mandataris referred to dereferences at data.lblod.info; checked against the local register.',
    },
    remedy: {
      nl: 'Kijk het adres van deze mandataris na in het Lokaal Mandatenbeheer.',
      en: 'Check the IRI against Lokaal Mandatenbeheer, or update the register.',
    },
  },
  'maturity/mandataris-unchecked': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Of de genoemde mandatarissen bestaan is niet nagegaan: er is geen register opgegeven.',
      en: 'Whether the mandatarissen exist was not checked: no register was given.',
    },
    why: {
      nl: 'Niveau 2 vraagt dat iedereen die genoemd wordt terug te vinden is. Wat niet nagegaan is, telt niet als in orde.',
      en: 'Niveau 2 needs a register; a requirement that was not checked does not count as met.',
    },
    remedy: {
      nl: 'Vraag wie raadlink beheert om een register van mandatarissen in te stellen.',
      en: 'Configure a register of mandatarissen.',
    },
  },
  'maturity/no-vote': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Op deze pagina is geen stemming vermeld; de eisen voor stemmingen gelden dan niet.',
      en: 'The page states no vote; the requirements for votes do not apply.',
    },
    why: {
      nl: 'Een zitting kan voorbijgaan zonder stemming. Een stemming verzinnen om een niveau te halen mag niet.',
      en: 'A sitting can pass without a vote. The official tool gives Niveau 0 here; never invent a vote because of that.',
    },
  },
  'maturity/no-mandataris': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Op deze pagina is niemand als aanwezige of stemmer vermeld; Niveau 2 vraagt dan niets.',
      en: 'The page names nobody present or voting; Niveau 2 requires nothing.',
    },
    why: {
      nl: 'Niveau 2 gaat alleen over de personen die een pagina noemt.',
      en: 'Niveau 2 is about the mandatarissen referred to; with none it is met.',
    },
  },
  'maturity/still-to-come': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Een agenda gaat over een zitting die nog moet komen: begin- en einduur, aanwezigen, stemmingen en besluiten gelden er niet.',
      en: 'An agenda is about a future sitting: start, end, attendance, votes and decisions do not apply.',
    },
    why: {
      nl: 'Wat nog niet gebeurd is kan niemand invullen.',
      en: 'The harvester profile requires them of every Zitting; an agenda can never satisfy that (not applicable is a value).',
    },
  },
})
