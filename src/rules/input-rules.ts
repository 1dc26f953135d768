import { defineRules } from './rule.js'

/** Errors in a file before anything in it is read. */
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
  'input/characters-lost': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het bestand bevat {count} keer het teken voor een verloren letter (een vraagteken in een ruit).',
      en: 'The file contains the replacement character U+FFFD {count} times.',
    },
    why: {
      nl: 'Die letters gingen verloren voor het bestand gemaakt werd; ze zijn hier niet te achterhalen.',
      en: 'These characters were lost before the file was created and cannot be recovered from it (Unicode Standard, section 23.8).',
    },
    remedy: {
      nl: 'Herstel de tekst in het systeem waar hij vandaan komt en publiceer opnieuw.',
      en: 'Correct the text at its source and publish it again.',
    },
  },
  'input/control-characters': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het bestand bevat {count} stuurtekens die in XML niet mogen.',
      en: 'The file contains {count} control characters that XML does not allow.',
    },
    why: {
      nl: 'Ze zijn onzichtbaar, maar maken bestanden ongeldig voor systemen die XML lezen.',
      en: 'They are invisible, but make files ill-formed for XML readers (XML 1.0, section 2.2).',
    },
    remedy: {
      nl: 'Verwijder de tekens uit de tekst; ze komen vaak mee bij het plakken uit Word.',
      en: 'Remove the characters from the text; they often come from pasting from a word processor.',
    },
  },
  'input/charset-unknown': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het bestand geeft een onbekende tekenset op: {actual}. Het is gelezen als {expected}.',
      en: 'The declared character set is unknown: {actual}. The file was read as {expected}.',
    },
    why: {
      nl: 'Zonder bekende tekenset kunnen letters met accenten verkeerd overkomen.',
      en: 'The name is not one of the Encoding Standard (section 4.2); letters beyond ASCII may be misread.',
    },
    remedy: {
      nl: 'Geef UTF-8 op als tekenset.',
      en: 'Declare utf-8.',
    },
  },
  'input/charset-guessed': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het bestand zegt niet in welke tekenset het bewaard is. Het is gelezen als {expected}.',
      en: 'The file does not declare its character set. It was read as {expected}.',
    },
    why: {
      nl: 'De tekenset is afgeleid uit de inhoud; letters met accenten kunnen verkeerd overkomen.',
      en: 'The character set was inferred from the bytes (HTML Standard, section 13.2.3.2).',
    },
    remedy: {
      nl: 'Bewaar het bestand als UTF-8 en geef dat bovenaan de pagina op.',
      en: 'Save the file as UTF-8 and declare it in the head of the page.',
    },
  },
  'input/charset-doubtful': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het bestand geeft {actual} op als tekenset, maar is geschreven in {expected}. Letters met accenten staan er verkeerd.',
      en: 'The file declares {actual} but is written in {expected}. Letters with accents come out wrong.',
    },
    why: {
      nl: 'Het bestand is gelezen zoals het zichzelf beschrijft, zoals een browser dat doet; namen als “Daniël” worden onleesbaar.',
      en: 'The declaration was followed, as browsers do; all bytes beyond ASCII form valid UTF-8, which does not happen by chance.',
    },
    remedy: {
      nl: 'Geef UTF-8 op als tekenset, ook in de instellingen van de webserver.',
      en: 'Declare utf-8, in the web server too.',
    },
  },
  'input/base-unknown': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Niemand zei waar dit bestand gepubliceerd is; {count} verwijzingen zijn daarom gelezen alsof het op deze computer gepubliceerd is.',
      en: 'It is not known where this file is published; {count} relative references were resolved against its place on this computer.',
    },
    why: {
      nl: 'Een verwijzing zonder volledig adres hangt af van het adres van de pagina. Hetzelfde bestand op een andere plaats geeft dan andere gegevens.',
      en: 'A relative reference is resolved against the address of the page (RFC 3986, section 5.1.3): the same file elsewhere gives different data.',
    },
    remedy: {
      nl: 'Geef het adres van de gepubliceerde pagina op bij het lezen (optie --base).',
      en: 'Give the address of the published page with --base.',
    },
  },
})
