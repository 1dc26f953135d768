import type { Severity } from '../diagnostic.js'
import type { DocumentKind } from '../model.js'
import type { Text } from '../rules/rule.js'
import type { Outcome } from './report-run.js'

/** The words of reports besides those of the rules. */
export const PHRASES = {
  reportOn: { nl: 'Verslag over {name}', en: 'Report on {name}' },
  reportOnMany: { nl: 'Verslag over {count} documenten', en: 'Report on {count} documents' },
  skip: { nl: 'Ga naar de inhoud', en: 'Skip to the content' },
  contents: { nl: 'Inhoud', en: 'Contents' },
  document: { nl: 'Document', en: 'Document' },
  file: { nl: 'Bestand', en: 'File' },
  kind: { nl: 'Soort', en: 'Kind' },
  organ: { nl: 'Bestuursorgaan', en: 'Governing body' },
  unit: { nl: 'Bestuur', en: 'Government' },
  date: { nl: 'Datum van de zitting', en: 'Date of the sitting' },
  found: { nl: 'Wat er gevonden is', en: 'What was found' },
  unknown: { nl: 'niet gevonden', en: 'not found' },
  level: { nl: 'Niveau', en: 'Level' },
  levelReached: { nl: 'Niveau {level} van 3', en: 'Level {level} of 3' },
  levelPublished: { nl: 'De pagina zoals gepubliceerd', en: 'The page as published' },
  levelMended: { nl: 'Na automatisch herstel', en: 'After automatic repair' },
  levelNone: {
    nl: 'Voor dit soort document bestaan geen niveaus.',
    en: 'There are no levels for this kind of document.',
  },
  toNext: { nl: 'Nodig voor niveau {level}', en: 'Needed for level {level}' },
  nothingNeeded: {
    nl: 'Alles is er: hoger dan dit niveau bestaat niet.',
    en: 'Everything is there: no higher level exists.',
  },
  notApplicable: {
    nl: 'Niet van toepassing op dit document ({count})',
    en: 'Not applicable to this document ({count})',
  },
  findings: { nl: 'Bevindingen', en: 'Findings' },
  noFindings: { nl: 'Er is niets op te merken.', en: 'Nothing to remark.' },
  general: { nl: 'Het document als geheel', en: 'The document as a whole' },
  repeated: { nl: 'Op verschillende plaatsen dezelfde bevinding', en: 'The same finding in several places' },
  itemNumber: { nl: 'Agendapunt {nummer}', en: 'Agenda item {nummer}' },
  item: { nl: 'Agendapunt', en: 'Agenda item' },
  times: { nl: '{count} keer', en: '{count} times' },
  line: { nl: 'regel {line}, kolom {column}', en: 'line {line}, column {column}' },
  page: { nl: 'pagina {page}', en: 'page {page}' },
  andMore: { nl: 'en nog {count}', en: 'and {count} more' },
  showMore: { nl: 'Toon er nog {count} van dezelfde soort', en: 'Show {count} more of the same kind' },
  where: { nl: 'Waar', en: 'Where' },
  inSource: { nl: 'Zo staat het er', en: 'As it stands' },
  remedy: { nl: 'Zo herstelt u het', en: 'How to fix it' },
  rule: { nl: 'Regel', en: 'Rule' },
  preview: { nl: 'Wat Lokaal Beslist zou ontvangen', en: 'What Lokaal Beslist would receive' },
  previewCounts: {
    nl: 'Van de {total} gegevens op deze pagina worden er {kept} overgenomen, {changed} gewijzigd overgenomen en {dropped} weggelaten.',
    en: 'Of the {total} statements on this page {kept} are taken over, {changed} are taken over with changes and {dropped} are left out.',
  },
  previewCaption: {
    nl: 'Gegevens die veranderen of verdwijnen, en waarom',
    en: 'Statements that change or disappear, and why',
  },
  property: { nl: 'Gegeven', en: 'Property' },
  fate: { nl: 'Wat ermee gebeurt', en: 'What happens to it' },
  dropped: { nl: 'verdwijnt', en: 'vanishes' },
  changed: { nl: 'verandert', en: 'changes' },
  kept: { nl: 'blijft', en: 'stays' },
  reason: { nl: 'Waarom', en: 'Why' },
  count: { nl: 'Aantal', en: 'Count' },
  failures: { nl: 'Niet gelezen', en: 'Not read' },
  failure: { nl: 'Oorzaak', en: 'Cause' },
  backToTop: { nl: 'Terug naar het overzicht', en: 'Back to the overview' },
  madeBy: { nl: 'Gemaakt met raadlink', en: 'Made with raadlink' },
  openPage: { nl: 'Open de gepubliceerde pagina', en: 'Open the published page' },
} as const satisfies Record<string, Text>

export const SEVERITY_WORDS = {
  error: { nl: 'fout', en: 'error' },
  warning: { nl: 'waarschuwing', en: 'warning' },
  info: { nl: 'info', en: 'info' },
} as const satisfies Record<Severity, Text>

/** Singular and plural of counted things. */
export const COUNTED = {
  error: { one: { nl: 'fout', en: 'error' }, many: { nl: 'fouten', en: 'errors' } },
  warning: { one: { nl: 'waarschuwing', en: 'warning' }, many: { nl: 'waarschuwingen', en: 'warnings' } },
  info: { one: { nl: 'opmerking', en: 'remark' }, many: { nl: 'opmerkingen', en: 'remarks' } },
  zitting: { one: { nl: 'zitting', en: 'sitting' }, many: { nl: 'zittingen', en: 'sittings' } },
  agendapunt: { one: { nl: 'agendapunt', en: 'agenda item' }, many: { nl: 'agendapunten', en: 'agenda items' } },
  besluit: { one: { nl: 'besluit', en: 'decision' }, many: { nl: 'besluiten', en: 'decisions' } },
  stemming: { one: { nl: 'stemming', en: 'vote' }, many: { nl: 'stemmingen', en: 'votes' } },
  document: { one: { nl: 'document', en: 'document' }, many: { nl: 'documenten', en: 'documents' } },
  unread: {
    one: { nl: 'document niet gelezen', en: 'document not read' },
    many: { nl: 'documenten niet gelezen', en: 'documents not read' },
  },
  left: {
    one: { nl: 'document niet gedaan', en: 'document not done' },
    many: { nl: 'documenten niet gedaan', en: 'documents not done' },
  },
} as const satisfies Record<string, { readonly one: Text; readonly many: Text }>

export const KIND_WORDS = {
  agenda: { nl: 'agenda', en: 'agenda' },
  'agenda-toegevoegd': { nl: 'aanvullende agenda', en: 'additional agenda' },
  besluitenlijst: { nl: 'besluitenlijst', en: 'list of decisions' },
  notulen: { nl: 'notulen', en: 'minutes' },
  uittreksel: { nl: 'uittreksel', en: 'extract' },
  besluit: { nl: 'besluit', en: 'decision' },
} as const satisfies Record<DocumentKind, Text>

export const OUTCOME_WORDS = {
  complete: { nl: 'volledig', en: 'complete' },
  partial: { nl: 'gedeeltelijk', en: 'partial' },
  failed: { nl: 'mislukt', en: 'failed' },
} as const satisfies Record<Outcome, Text>

/** What the level reached means, in one sentence. */
export const LEVEL_MEANINGS: readonly Text[] = [
  {
    nl: 'Nog niet genoeg: niveau 1 is het verplichte minimum.',
    en: 'Not enough yet: level 1 is the required minimum.',
  },
  { nl: 'Het verplichte minimum is gehaald.', en: 'The required minimum is met.' },
  {
    nl: 'Het minimum is gehaald en alle mandatarissen staan in het register.',
    en: 'The minimum is met and every mandatary is in the register.',
  },
  { nl: 'Alles wat gevraagd wordt, is aanwezig.', en: 'Everything required is there.' },
]

/** Fills the `{slots}` of a phrase in one language. */
export function phrase(
  text: Text,
  language: keyof Text,
  slots: Readonly<Record<string, string | number>> = {},
): string {
  return text[language].replace(/\{(\w+)\}/gu, (slot, name: string) => (name in slots ? String(slots[name]) : slot))
}

/** A number with its noun: `1 fout`, `3 fouten`. */
export function counted(noun: keyof typeof COUNTED, count: number, language: keyof Text): string {
  return `${count} ${COUNTED[noun][count === 1 ? 'one' : 'many'][language]}`
}
