import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { checkBase, DEFAULT_MINT_BASE, readSettings, type Settings } from '../../config.js'
import type { Terminal } from '../views/terminal.js'

/** The options of every command that reads documents, as commander gives them. */
export interface SharedOptions {
  readonly lang?: string
  readonly base?: string
  readonly mintBase?: string
  readonly ocrData?: string
}

/** Adds `--lang`: every command has it. */
export function addLanguageOption(command: Command): Command {
  return command.addOption(
    new Option('--lang <language>', 'language of the findings (default: nl, or RAADLINK_LANG)').choices(['nl', 'en']),
  )
}

/** Adds the options of every command that reads documents. */
export function addSharedOptions(command: Command): Command {
  return addLanguageOption(
    command
      .option(
        '--base <iri>',
        'address at which the document was published; with / at the end, the address of its folder',
      )
      .option(
        '--mint-base <iri>',
        `base of the IRIs for things without one (default: ${DEFAULT_MINT_BASE}, or RAADLINK_MINT_BASE)`,
      )
      .option(
        '--ocr-data <folder>',
        'also read scans, with the language data in this folder (nld.traineddata; or RAADLINK_OCR_DATA)',
      ),
  )
}

/**
 * Determines the settings of a command: its options, else the environment, else the defaults. Throws AppError `usage`
 * or `base-invalid`.
 */
export function settingsOf({ lang, base, mintBase, ocrData }: SharedOptions, terminal: Terminal): Settings {
  if (base !== undefined) checkBase(base, '--base')
  return readSettings(
    { language: lang, mintBase, ocrData: ocrData === undefined ? undefined : resolve(terminal.folder, ocrData) },
    terminal.environment,
  )
}
