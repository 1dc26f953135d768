import { Command } from 'commander'
import { distance } from 'fastest-levenshtein'
import type { Language } from '../../config.js'
import { AppError } from '../../errors.js'
import { SEVERITY_WORDS } from '../../report/phrases.js'
import type { Text } from '../../rules/rule.js'
import { ruleCatalogue, type CatalogueEntry } from '../../validation/rule-catalogue.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { addLanguageOption, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'

const EXAMPLES = `
Examples:
  $ raadlink rules
  $ raadlink rules repair/
  $ raadlink rules rdfa/iri-characters --lang en`

const WORDS = {
  why: { nl: 'Waarom', en: 'Why' },
  remedy: { nl: 'Zo herstelt u het', en: 'How to fix it' },
} as const satisfies Record<string, Text>

/** `raadlink rules`: what each rule means, why, and how to fix it. */
export function rulesCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addLanguageOption(new Command('rules'))
    .description('List the rules, or tell what one means, why, and how to fix it.')
    .argument('[id]', 'a rule, or the start of its name up to a / for a family')
    .addHelpText('after', EXAMPLES)
    .action(async (id: string | undefined, options: SharedOptions) => {
      const { language } = settingsOf(options, terminal)
      await write(terminal.stdout, rulesText(ruleCatalogue(language), id, language))
      done(0)
    })
}

function rulesText(rules: readonly CatalogueEntry[], id: string | undefined, language: Language): string {
  const one = rules.find((rule) => rule.id === id)
  if (one) return explained(one, language)
  const some = id === undefined ? rules : rules.filter((rule) => id.endsWith('/') && rule.id.startsWith(id))
  if (some.length === 0)
    throw new AppError(
      'usage',
      `there is no rule “${id ?? ''}”; did you mean ${nearest(rules, id ?? '')}? “raadlink rules” lists them all`,
    )
  const width = Math.max(...some.map((rule) => rule.id.length))
  return some
    .map(
      ({ id: name, severity, message }) =>
        `${name.padEnd(width)}  ${SEVERITY_WORDS[severity][language].padEnd(12)}  ${message}\n`,
    )
    .join('')
}

function explained({ id, severity, message, why, remedy }: CatalogueEntry, language: Language): string {
  const lines = [`${id} (${SEVERITY_WORDS[severity][language]})`, '', message, '', `${WORDS.why[language]}: ${why}`]
  if (remedy !== undefined) lines.push('', `${WORDS.remedy[language]}: ${remedy}`)
  return lines.map((line) => `${line}\n`).join('')
}

function nearest(rules: readonly CatalogueEntry[], id: string): string {
  const [first] = [...rules].sort((a, b) => distance(a.id, id) - distance(b.id, id))
  return first?.id ?? ''
}
