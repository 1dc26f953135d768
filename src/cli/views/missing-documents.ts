import type { Language } from '../../config.js'
import type { MissingDocument } from '../../log/archive.js'
import type { Text } from '../../rules/rule.js'
import { write, type Terminal } from './terminal.js'

const LOST = {
  nl: 'het document zelf ontbreekt of is beschadigd; wat eruit gelezen werd, is er wel',
  en: 'the document itself is missing or damaged; what was read from it is there',
} as const satisfies Text

/** Reports which documents in an archive exist only as receipts. */
export async function tellMissing(
  missing: readonly MissingDocument[],
  language: Language,
  { stderr }: Terminal,
): Promise<void> {
  for (const { address } of missing) await write(stderr, `raadlink: ${address}: ${LOST[language]}\n`)
}
