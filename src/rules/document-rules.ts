import { defineRules } from './rule.js'

/** Why a PDF or Word file cannot be read, or not completely. */
export const documentRules = defineRules({
  'document/scanned': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: '{count} van de {total} bladzijden zijn beelden zonder tekst (een scan).',
      en: '{count} of {total} pages are pictures without text (a scan).',
    },
    why: {
      nl: 'Uit een beeld is geen tekst te lezen zonder tekstherkenning.',
      en: 'A picture has no text; it needs text recognition first.',
    },
    remedy: {
      nl: 'Publiceer de PDF die uit de tekstverwerker komt, niet een scan ervan. Is er alleen een scan, zet dan tekstherkenning aan: --ocr-data met de map waarin nld.traineddata staat (Debian: pakket tesseract-ocr-nld).',
      en: 'Publish the PDF that the word processor makes, not a scan of it. If there is only a scan, turn on text recognition: --ocr-data with the folder that holds nld.traineddata (Debian: package tesseract-ocr-nld).',
    },
  },
  'document/recognised': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De tekst van {count} van de {total} bladzijden is herkend op een beeld (een scan).',
      en: 'The text of {count} of {total} pages was recognised on a picture (a scan).',
    },
    why: {
      nl: 'Tekstherkenning vergist zich soms in een letter, een naam of een cijfer. Wat niet zeker gelezen is, is weggelaten en gemeld.',
      en: 'Text recognition sometimes gets a letter, a name or a digit wrong. Uncertain text is left out and reported.',
    },
    remedy: {
      nl: 'Publiceer de PDF die uit de tekstverwerker komt, niet een scan ervan.',
      en: 'Publish the PDF that the word processor makes, not a scan of it.',
    },
  },
  'document/tags-unsound': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Op {count} van de {total} bladzijden past de structuur (de tags) van de PDF niet bij wat er gedrukt staat. Die bladzijden zijn op hun opmaak gelezen.',
      en: 'On {count} of {total} pages the tags of the PDF do not match the printed text. Those pages were read by their layout.',
    },
    why: {
      nl: 'Een schermlezer volgt de tags: wie niet ziet, hoort de tekst van die bladzijden in een verkeerde volgorde of onvolledig.',
      en: 'A screen reader follows the tags: it reads these pages in the wrong order or in part (PDF/UA-1, 7.1).',
    },
    remedy: {
      nl: 'Bewaar de PDF opnieuw uit de tekstverwerker als “getagde PDF” of “PDF/UA”.',
      en: 'Save the PDF again from the word processor as tagged PDF or PDF/UA.',
    },
  },
  'document/no-text': {
    severity: 'error',
    stage: 'source',
    message: { nl: 'Het document bevat geen tekst.', en: 'The document has no text.' },
    why: { nl: 'Zonder tekst valt er niets te lezen.', en: 'Without text there is nothing to read.' },
    remedy: { nl: 'Kijk na of dit het juiste bestand is.', en: 'Check that this is the right file.' },
  },
  'document/unreadable-letters': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: '{count} letters van het document zijn niet te lezen: het lettertype geeft niet op welke letters het toont.',
      en: '{count} letters cannot be read: the font does not say which letters it shows.',
    },
    why: {
      nl: 'Wie de tekst kopieert of laat voorlezen, krijgt hetzelfde probleem.',
      en: 'A font without ToUnicode map cannot be copied or read aloud either (PDF 32000-1, 9.10).',
    },
    remedy: {
      nl: 'Maak de PDF opnieuw en sluit de lettertypes volledig in.',
      en: 'Create the PDF again with its fonts fully embedded.',
    },
  },
  'document/tracked-changes': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het Word-bestand bevat {count} bijgehouden wijzigingen. Ze zijn gelezen alsof ze aanvaard waren.',
      en: 'The Word file has {count} tracked changes. They were read as if accepted.',
    },
    why: {
      nl: 'Wie het bestand opent, ziet wat er eerst stond en wie het wijzigde: dat hoort niet in een publicatie.',
      en: 'Anyone who opens the file sees the earlier text, and who changed it.',
    },
    remedy: {
      nl: 'Aanvaard of weiger alle wijzigingen voor u het document publiceert.',
      en: 'Accept or reject all changes before publishing.',
    },
  },
  'document/comments': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het bestand bevat {count} opmerkingen in de marge of op de bladzijde. Ze zijn niet gelezen.',
      en: 'The file has {count} comments in its margin or on the page. They were not read.',
    },
    why: {
      nl: 'Opmerkingen zijn voor de schrijvers: ze horen niet in een publicatie.',
      en: 'Comments are for authors, not for readers.',
    },
    remedy: {
      nl: 'Verwijder de opmerkingen voor u het document publiceert.',
      en: 'Remove the comments before publishing.',
    },
  },
  'document/macros': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het Word-bestand bevat macro’s. Ze zijn niet uitgevoerd.',
      en: 'The Word file has macros. They were not run.',
    },
    why: { nl: 'Een publicatie hoort geen programma’s te bevatten.', en: 'A publication should not contain programs.' },
    remedy: {
      nl: 'Bewaar het document zonder macro’s (docx in plaats van docm).',
      en: 'Save the document without macros.',
    },
  },
  'document/external-links': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: '{count} beelden of sjablonen van het Word-bestand staan elders. Ze zijn niet opgehaald.',
      en: '{count} pictures or templates of the Word file are stored elsewhere. They were not fetched.',
    },
    why: {
      nl: 'Wie een document leest, haalt niets op van een ander adres.',
      en: 'Nothing is fetched from other addresses while reading a document.',
    },
  },
  'document/hidden-text': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het document bevat verborgen tekst ({count} letters en cijfers). Die is niet gelezen.',
      en: 'The document has hidden text ({count} letters and digits). It was not read.',
    },
    why: {
      nl: 'Wie het document ziet, leest die tekst niet; wie het bestand opent, vindt ze wel. Er kunnen persoonsgegevens in staan.',
      en: 'Readers do not see it, but it can be found in the file, personal data included (w:vanish, CSS display and visibility, PDF layers that are off).',
    },
    remedy: {
      nl: 'Haal de verborgen tekst uit het document voor u het publiceert.',
      en: 'Remove the hidden text before publishing.',
    },
  },
  'document/struck-text': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Het document bevat doorgehaalde tekst ({count} letters en cijfers). Die is niet gelezen.',
      en: 'The document has struck-out text ({count} letters and digits). It was not read.',
    },
    why: {
      nl: 'Wat doorgehaald is, is niet beslist. Toch staat het nog in het bestand.',
      en: 'Struck-out text was not decided, but it is still in the file.',
    },
    remedy: {
      nl: 'Haal de doorgehaalde tekst uit het document voor u het publiceert.',
      en: 'Remove the struck-out text before publishing.',
    },
  },
  'document/open-redaction': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Op bladzijde {page} ligt een gevuld vlak over tekst ({count} letters en cijfers). De tekst eronder staat nog in het bestand. Hij is niet gelezen.',
      en: 'On page {page} a filled area covers text ({count} letters and digits). The text below is still in the file. It was not read.',
    },
    why: {
      nl: 'Een vlak over de tekst maakt die niet onleesbaar: wie de tekst selecteert, kan hem kopiëren.',
      en: 'A filled area over text hides nothing: the text can be selected and copied.',
    },
    remedy: {
      nl: 'Verwijder de tekst zelf, bijvoorbeeld met de functie “redigeren” van een PDF-programma, en publiceer opnieuw.',
      en: 'Remove the text itself (the redaction function of a PDF editor) and publish again.',
    },
  },
  'document/sideways-text': {
    severity: 'info',
    stage: 'source',
    message: {
      nl: 'Op bladzijde {page} staat tekst dwars in de marge. Die is niet gelezen.',
      en: 'On page {page} there is vertical text beside the rest. It was not read.',
    },
    why: {
      nl: 'Dwarse tekst hoort meestal niet bij de lopende tekst.',
      en: 'Vertical text is seldom part of the running text.',
    },
  },
  'document/unreadable-word': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'In “{actual}” is minstens één letter niet te lezen: het lettertype geeft niet op welke letter het toont.',
      en: 'At least one letter of “{actual}” cannot be read: the font does not say which letter it shows.',
    },
    why: {
      nl: 'Wie de tekst kopieert of laat voorlezen, krijgt hetzelfde probleem.',
      en: 'A glyph without an entry in the ToUnicode map cannot be copied or read aloud either (PDF 32000-1, 9.10).',
    },
    remedy: {
      nl: 'Maak de PDF opnieuw en sluit de lettertypes volledig in.',
      en: 'Create the PDF again with its fonts fully embedded.',
    },
  },
  'document/old-format': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Dit is een {name}. Dat soort bestand wordt niet gelezen.',
      en: 'This is {kind}. Such files cannot be read.',
    },
    why: {
      nl: 'Het formaat is oud en niet openbaar beschreven zoals .docx en .odt.',
      en: 'The format predates the open standards for documents (ECMA-376, OpenDocument).',
    },
    remedy: {
      nl: 'Open het bestand in Word of LibreOffice, kies “Opslaan als” en dan “Word-document (.docx)”. Bied het nieuwe bestand aan.',
      en: 'Open it in Word or LibreOffice, choose “Save as” and then “Word document (.docx)”. Offer the new file.',
    },
  },
  'document/partly-annotated': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De pagina is maar voor een deel geannoteerd. Wat in de annotaties ontbreekt, is uit de tekst gelezen: {parts}.',
      en: 'The page is only partly annotated. The missing parts were read from the text: {parts}.',
    },
    why: {
      nl: 'Wie alleen de annotaties oogst, mist die gegevens.',
      en: 'A harvester that reads only the annotations misses them.',
    },
    remedy: {
      nl: 'Laat de leverancier ook die gegevens annoteren, of publiceer de pagina die het omzetten naar RDFa geeft.',
      en: 'Annotate these too, or publish the page that conversion to RDFa gives.',
    },
  },
  'document/annotations-say-nothing': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De annotaties van de pagina zeggen niets over een zitting, een agendapunt of een besluit. De tekst is gelezen.',
      en: 'The annotations of the page describe no sitting, item or decision. Its text was read.',
    },
    why: {
      nl: 'Wie alleen de annotaties oogst, vindt op deze pagina niets.',
      en: 'A harvester that reads only the annotations finds nothing on this page.',
    },
    remedy: {
      nl: 'Annoteer de zitting met haar agendapunten en besluiten, of publiceer de pagina die het omzetten naar RDFa geeft.',
      en: 'Annotate the sitting with its items and decisions, or publish the page that conversion to RDFa gives.',
    },
  },
})
