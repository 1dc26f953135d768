import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { isPublicBase, readSettings, type Settings } from '../../config.js'
import { AppError } from '../../errors.js'
import { DataFolder } from '../../log/data-folder.js'
import { mintBaseOf } from '../../dataset/publication-graphs.js'
import type { Text } from '../../rules/rule.js'
import { settingsOf, type SharedOptions } from './shared-options.js'
import type { Terminal } from '../views/terminal.js'

export interface DataOptions {
  readonly data: string
}

/** Adds `--data`: the folder a command works on. */
export function addDataOption(command: Command): Command {
  return command.requiredOption('--data <folder>', 'the data folder')
}

export interface AgentOptions {
  readonly by?: string
}

/**
 * Throws AppError `usage` when a data folder has IRIs under a base that nobody can look up: it must not be published.
 */
export function mustNamePublicly(data: DataFolder): void {
  const [first] = data.heads()
  const base = first && mintBaseOf(first.graph)
  if (base !== undefined && !isPublicBase(base))
    throw new AppError(
      'usage',
      `this data folder names things under ${base}, which nobody can look up: make another one with your own base (“raadlink init”), and ingest its documents again`,
    )
}

/** Adds `--by`: the log records who asked for an action. */
export function addAgentOption(command: Command): Command {
  return command.option('--by <name>', 'who asks for this, for the log (default: the user of this computer)')
}

/** Name of the person who asks, for the log. */
export function agentOf({ by }: AgentOptions, { environment }: Terminal): string {
  return by ?? environment['USER'] ?? environment['USERNAME'] ?? 'unknown'
}

/** Runs something on a data folder that must exist, and always closes it. */
export async function withData<Result>(
  { data: name }: DataOptions,
  terminal: Terminal,
  use: (data: DataFolder) => Promise<Result> | Result,
): Promise<Result> {
  const data = DataFolder.existing(resolve(terminal.folder, name), { now: terminal.now })
  try {
    return await use(data)
  } finally {
    data.close()
  }
}

/** The same for read-only use: another process may be writing in the folder. */
export async function withDataToRead<Result>(
  { data: name }: DataOptions,
  terminal: Terminal,
  use: (data: DataFolder) => Promise<Result> | Result,
): Promise<Result> {
  const data = DataFolder.reading(resolve(terminal.folder, name))
  try {
    return await use(data)
  } finally {
    data.close()
  }
}

function mustBePublic({ mintBase, language }: Settings): void {
  if (!isPublicBase(mintBase)) throw new AppError('usage', NO_BASE[language])
}

const NO_BASE = {
  nl: 'wat geen adres heeft krijgt er hier een, voor altijd, en nergens staat onder welk adres: zeg eerst wie u bent met “raadlink init”, of geef --mint-base',
  en: 'things without an IRI get a permanent one here, but no base for it is set: say who you are with “raadlink init” first, or give --mint-base',
} as const satisfies Text

/**
 * The folder for documents, created when it does not exist, but only once the base of its IRIs is known. Throws
 * AppError `usage`.
 */
export function dataToFill(options: DataOptions & SharedOptions, terminal: Terminal): DataFolder {
  const path = resolve(terminal.folder, options.data)
  if (!existsSync(join(path, 'log'))) mustBePublic(settingsOf(options, terminal))
  return new DataFolder(path, { now: terminal.now })
}

/**
 * The settings for work on a data folder, which always keeps the base of its IRIs. Throws AppError `usage` when another
 * mint base is requested, and when a new folder has none.
 */
export function settingsFor(data: DataFolder, options: SharedOptions, terminal: Terminal): Settings {
  const settings = settingsOf(options, terminal)
  const [first] = data.heads()
  const known = first && mintBaseOf(first.graph)
  if (known === undefined) {
    mustBePublic(settings)
    return settings
  }
  const asked = options.mintBase ?? terminal.environment['RAADLINK_MINT_BASE']
  if (asked !== undefined && `${asked.replace(/\/$/u, '')}/` !== known)
    throw new AppError(
      'usage',
      `--mint-base ${asked}: this data folder makes its IRIs under ${known}, permanently; make another folder for another base`,
    )
  return readSettings({ language: settings.language, mintBase: known, ocrData: settings.ocrData }, terminal.environment)
}
