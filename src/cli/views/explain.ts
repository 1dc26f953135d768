import type { Place } from '../../diagnostic.js'
import type { Evidence, Model } from '../../model.js'
import { DERIVATION_RULES } from '../../mapping/lower/derivation-rules.js'
import { READING_RULES } from '../../readers/prose/words/reading-rules.js'
import type { Language } from '../../config.js'

const LINKING = {
  'linking/reference': {
    nl: 'Het adres staat in de lijst van besturen en organen.',
    en: 'The IRI is in the table of units and bodies.',
  },
  'linking/register': {
    nl: 'Naam, orgaan en dag wijzen één mandataris aan in het register.',
    en: 'Name, body and day identify one mandataris in the register.',
  },
  'linking/act': {
    nl: 'De titel staat in de lijst van wetten en decreten.',
    en: 'The title is in the table of acts.',
  },
} as const

/**
 * Shows for every value that a rule read in prose where it is, by which rule, and how certain that is; one line each.
 * `enriched`: the mapped model, for derived values.
 */
export function explain(model: Model, language: Language, enriched?: Model): readonly string[] {
  const lines: string[] = []
  walk(model, '', lines, language, ({ rule }) => !isDerivation(rule))
  if (enriched) walk(enriched, '', lines, language, ({ rule }) => isDerivation(rule))
  return lines
}

function walk(
  value: unknown,
  path: string,
  lines: string[],
  language: Language,
  tells: (evidence: Evidence) => boolean,
): void {
  if (Array.isArray(value)) {
    value.forEach((each: unknown, index) => walk(each, `${path}[${nameOf(each) ?? index + 1}]`, lines, language, tells))
    return
  }
  if (!isRecord(value)) return
  for (const evidence of isEvidence(value['evidence']) ? value['evidence'] : []) {
    if (evidence.rule !== 'published' && tells(evidence))
      lines.push(lineOf(path, value[evidence.field], evidence, language))
  }
  for (const [field, part] of Object.entries(value)) {
    if (field !== 'evidence' && field !== 'place')
      walk(part, path === '' ? field : `${path}.${field}`, lines, language, tells)
  }
}

function isDerivation(rule: string): boolean {
  return rule in DERIVATION_RULES
}

function lineOf(
  path: string,
  value: unknown,
  { field, rule, certainty, status, place }: Evidence,
  language: Language,
): string {
  const how = language === 'nl' ? (status === 'derived' ? 'afgeleid' : 'staat er') : status
  return `${path}.${field} = ${shown(value)}\n    ${rule} (${how}, ${certainty.toFixed(2)}) ${ruleText(rule, language)}${place ? `\n    ${where(place)}` : ''}`
}

function ruleText(rule: string, language: Language): string {
  const known = new Map<string, Readonly<Record<Language, string>>>(
    Object.entries<Readonly<Record<Language, string>>>({ ...READING_RULES, ...LINKING, ...DERIVATION_RULES }),
  )
  return known.get(rule)?.[language] ?? ''
}

function where({ page, line, quote }: Place): string {
  return `${page === undefined ? '' : `p. ${page}, `}${line}: “${quote}”`
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join('; ').slice(0, 160)
  if (isRecord(value))
    return shown(
      value['value'] ??
        value['name'] ??
        value['title'] ??
        value['label'] ??
        value['prefLabel'] ??
        value['isBestuurlijkeAliasVan'] ??
        value['gevolg'] ??
        '…',
    )
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).replace(/\s+/gu, ' ').slice(0, 160)
    : '–'
}

function nameOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value['nummer'] === 'string' ? value['nummer'] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEvidence(value: unknown): value is readonly Evidence[] {
  return Array.isArray(value)
}
