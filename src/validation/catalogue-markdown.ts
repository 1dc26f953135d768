import type { Text } from '../rules/rule.js'
import { ruleCatalogue } from './rule-catalogue.js'

const WORDS = { nl: { why: 'Waarom', remedy: 'Wat te doen' }, en: { why: 'Why', remedy: 'What to do' } } as const

/** The catalogue as Markdown, a section for each family: the generated part of shapes/README.md. */
export function catalogueMarkdown(language: keyof Text): string {
  const families = new Map<string, string[]>()
  for (const { id, severity, message, why, remedy } of ruleCatalogue(language)) {
    const family = id.startsWith('shape/') ? id.split('/').slice(0, 2).join('/') : (id.split('/')[0] ?? id)
    const lines = families.get(family) ?? []
    families.set(family, lines)
    lines.push(
      `- \`${id}\` (${severity}): ${message} *${WORDS[language].why}:* ${why}${remedy === undefined ? '' : ` *${WORDS[language].remedy}:* ${remedy}`}`,
    )
  }
  return [...families].map(([family, lines]) => `### ${family}\n\n${lines.join('\n')}\n`).join('\n')
}
