import { defineRules } from './rule.js'

/** What can be wrong with a file before anything is read in it. */
export const inputRules = defineRules({
  'input/encoding-broken': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '{count} tekens zijn onleesbaar: het bestand is niet bewaard in de tekenset die het opgeeft ({actual}).',
      en: '{count} characters cannot be read: the file is not stored in the character set it declares ({actual}).',
    },
    why: {
      nl: 'Onleesbare tekens worden vervangen door een vraagteken in een ruit; de oorspronkelijke letter is niet te achterhalen.',
      en: 'Unreadable bytes become U+FFFD (Encoding Standard, decode); the original letter cannot be recovered.',
    },
    remedy: {
      nl: 'Bewaar of publiceer het bestand opnieuw als UTF-8.',
      en: 'Save or publish the file again as UTF-8.',
    },
  },
})
