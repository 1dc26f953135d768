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
