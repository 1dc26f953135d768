import { defineRules } from './rule.js'

const why = {
  nl: 'Besluitenlijst en notulen gaan over dezelfde zitting; waar ze verschillen, klopt een van de twee niet.',
  en: 'The list of decisions and the minutes are about one sitting; where they differ, one of them is wrong.',
} as const
const remedy = {
  nl: 'Kijk na welk van de twee klopt, en verbeter het andere.',
  en: 'Check which of the two is right, and correct the other.',
} as const

const planned = {
  nl: 'Een agenda kan tot op de zitting veranderen; wie de agenda las, wil weten wat ervan geworden is.',
  en: 'An agenda may change until the sitting; its readers want to know what happened to each item.',
} as const

/** Where the documents of one sitting differ. */
export const pairingRules = defineRules({
  'pairing/item-missing': {
    severity: 'warning',
    stage: 'source',
    message: { nl: 'Punt {item} “{actual}” staat niet in {other}.', en: 'Item {item} "{actual}" is not in {other}.' },
    why,
    remedy,
  },
  'pairing/number-differs': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: '“{item}” is punt {actual}, maar punt {expected} in {other}.',
      en: '"{item}" is item {actual}, but item {expected} in {other}.',
    },
    why,
    remedy,
  },
  'pairing/outcome-differs': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Punt {item} is hier {actual}, maar {expected} in {other}.',
      en: 'Item {item} is {actual} here, but {expected} in {other}.',
    },
    why,
    remedy,
  },
  'pairing/votes-differ': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Bij punt {item} staan hier {actual} stemmen (voor/tegen/onthouding), maar {expected} in {other}.',
      en: 'At item {item} the votes are {actual} (for/against/abstained) here, but {expected} in {other}.',
    },
    why,
    remedy,
  },
  'pairing/item-dropped': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Punt {item} “{actual}” van de agenda is volgens {other} niet behandeld.',
      en: 'Item {item} "{actual}" of the agenda was not treated, according to {other}.',
    },
    why: planned,
  },
  'pairing/item-added': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Punt {item} “{actual}” staat niet op de agenda ({other}).',
      en: 'Item {item} "{actual}" is not on the agenda ({other}).',
    },
    why: planned,
  },
  'pairing/title-differs': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Punt {item} heet hier “{actual}”, maar op de agenda “{expected}” ({other}).',
      en: 'Item {item} is called "{actual}" here, but "{expected}" on the agenda ({other}).',
    },
    why: planned,
  },
})
