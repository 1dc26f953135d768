import { defineRules } from './rule.js'

/** What people corrected at the desk. */
export const correctionRules = defineRules({
  'correction/applied': {
    severity: 'info',
    stage: 'output',
    message: {
      nl: '“{field}” is verbeterd door {by}: {expected}.',
      en: '"{field}" was corrected by {by}: {expected}.',
    },
    why: {
      nl: 'Wat een mens verbetert, gaat voor op wat gelezen werd.',
      en: 'What a person corrects outranks what was read.',
    },
  },
  'correction/partly-lost': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: 'Van de verbetering “{field}” door {by} ({expected}) heeft een deel geen plaats meer: {item}',
      en: 'A part of the correction "{field}" by {by} ({expected}) has no place any more: {item}',
    },
    why: {
      nl: 'Het punt waar het achter hoorde, of een deel dat meeging, wordt nu anders gelezen.',
      en: 'The item it came behind, or a part that went with it, is read otherwise now.',
    },
    remedy: {
      nl: 'Kijk na of het punt op zijn plaats staat en of het alles heeft.',
      en: 'Check whether the item stands in its place and has all of it.',
    },
  },
  'correction/target-lost': {
    severity: 'warning',
    stage: 'output',
    message: {
      nl: 'De verbetering van “{field}” door {by} ({expected}) past nergens meer: {item}',
      en: 'The correction of "{field}" by {by} ({expected}) has no place any more: {item}',
    },
    why: {
      nl: 'Het document wordt nu anders gelezen, of er is een nieuwe versie van.',
      en: 'The document is read otherwise now, or there is a new version of it.',
    },
    remedy: {
      nl: 'Kijk na of de verbetering nog nodig is. Maak haar opnieuw, of maak haar ongedaan.',
      en: 'Check whether the correction is still needed; make it again, or undo it.',
    },
  },
})
