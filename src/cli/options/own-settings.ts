import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Environment } from '../../config.js'
import { unitOfName } from '../../linking/unit-of-name.js'
import { readSourceList } from '../../sources/list/source-list.js'
import type { Terminal } from '../views/terminal.js'
import { SOURCE_LIST } from './source-options.js'

/** Commands that do not use the publisher's settings, or create them. */
const WITHOUT: ReadonlySet<string> = new Set(['init', 'help', 'demo', 'rules', 'sources'])

/**
 * The terminal of a command with the publisher's settings from `raadlink.yaml`; the environment takes precedence over
 * them, and options over both. Throws AppError `usage` when the file cannot be read.
 */
export function withOwnSettings(words: readonly string[], terminal: Terminal): Terminal {
  if (words[0] === undefined || WITHOUT.has(words[0]) || words[0].startsWith('-')) return terminal
  const at = words.indexOf('--config')
  const name = (at < 0 ? words.find((word) => word.startsWith('--config='))?.slice(9) : words[at + 1]) ?? SOURCE_LIST
  const file = resolve(terminal.folder, name)
  if (!existsSync(file)) return terminal
  const { own } = readSourceList(readFileSync(file, 'utf8'), name, unitOfName)
  const told: Environment = {
    RAADLINK_MINT_BASE: own.base,
    RAADLINK_BASE_URL: own.site,
    RAADLINK_TITLE: own.title,
    RAADLINK_PUBLISHER: own.publisher,
    RAADLINK_PUBLISHER_IRI: own.bestuurseenheid,
    RAADLINK_BESTUURSEENHEID: own.bestuurseenheid,
    RAADLINK_CONTACT: own.contact,
    RAADLINK_LICENCE: own.licence,
    RAADLINK_COLOUR: own.colour,
    RAADLINK_LOGO: own.logo === undefined ? undefined : resolve(dirname(file), own.logo),
  }
  const known = Object.entries(terminal.environment).filter(([, value]) => value !== undefined)
  return { ...terminal, environment: { ...told, ...Object.fromEntries(known) } }
}
