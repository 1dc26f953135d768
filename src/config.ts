import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError } from './errors.js'
import type { Text } from './rules/rule.js'

/** A language of the product. */
export type Language = keyof Text

/** Limits on documents; a larger one is refused. */
export interface Limits {
  /** Maximum bytes of one document. */
  readonly bytes: number
  /** Maximum nodes (elements, texts, comments) in the tree of one page. */
  readonly nodes: number
  /** Maximum milliseconds for fetching one address, redirects included. */
  readonly fetchMilliseconds: number
}

/** All settings of a run, determined once at the start; no other file reads the environment. */
export interface Settings {
  readonly language: Language
  /** Absolute IRI under which resources without an IRI get one. */
  readonly mintBase: string
  readonly limits: Limits
  /**
   * Folder with the language data for text recognition (`nld.traineddata`); when absent, scans are recognised as such
   * but not read.
   */
  readonly ocrData?: string
  /** Bytes of documents that are processed together; sittings are only matched within such a group. */
  readonly groupBytes?: number
}

/**
 * The largest known real page has 3.1 MB and some 90,000 nodes; a document at these limits takes about 1 GB of memory.
 */
export const DEFAULT_LIMITS: Limits = { bytes: 32 * 1024 * 1024, nodes: 300_000, fetchMilliseconds: 30_000 }

/**
 * The base for resources without an IRI when none is set: names that cannot be mistaken for addresses, for work on this
 * computer only. It is always the same, so that a page gives the same IRIs from disk and from the web.
 */
export const DEFAULT_MINT_BASE = 'urn:raadlink:local/'

/** Whether a base can be used in published data: names under it belong to one publisher, permanently. */
export function isPublicBase(base: string): boolean {
  return !base.startsWith(DEFAULT_MINT_BASE) && !/^https?:\/\/(?:[^/?#]*\.)?invalid(?:[/:?#]|$)/iu.test(base)
}

/** Names and values of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Settings that a caller may set; the rest comes from the environment, then from the defaults. */
export interface SettingsInput {
  readonly language?: string | undefined
  readonly mintBase?: string | undefined
  readonly limits?: Partial<Limits>
  readonly ocrData?: string | undefined
}

/**
 * Determines the settings: from the caller, else the environment (`RAADLINK_LANG`, `RAADLINK_MINT_BASE`,
 * `RAADLINK_MAX_BYTES`, `RAADLINK_MAX_NODES`, `RAADLINK_OCR_DATA`, `RAADLINK_GROUP_BYTES`), else the defaults. Throws
 * AppError `usage` or `base-invalid` for an invalid value.
 */
export function readSettings(input: SettingsInput = {}, from: Environment = environment): Settings {
  const ocrData = languageData(input.ocrData ?? from['RAADLINK_OCR_DATA'])
  return {
    ...(ocrData !== undefined && { ocrData }),
    ...amount('groupBytes', from['RAADLINK_GROUP_BYTES'], 'RAADLINK_GROUP_BYTES'),
    language: language(input.language ?? from['RAADLINK_LANG'] ?? 'nl'),
    mintBase: checkBase(input.mintBase ?? from['RAADLINK_MINT_BASE'] ?? DEFAULT_MINT_BASE, '--mint-base'),
    limits: {
      ...DEFAULT_LIMITS,
      ...amount('bytes', from['RAADLINK_MAX_BYTES'], 'RAADLINK_MAX_BYTES'),
      ...amount('nodes', from['RAADLINK_MAX_NODES'], 'RAADLINK_MAX_NODES'),
      ...input.limits,
    },
  }
}

/** The publisher and address of a site, as given by a caller. */
export interface SiteInput {
  readonly baseUrl?: string | undefined
  readonly title?: string | undefined
  readonly publisher?: string | undefined
  readonly publisherIri?: string | undefined
  /** An e-mail address, or the address of a page. */
  readonly contact?: string | undefined
  readonly licence?: string | undefined
  /** Colour of the bar at the top of pages, `#rrggbb`. */
  readonly colour?: string | undefined
  /** File name of the logo. */
  readonly logo?: string | undefined
}

/**
 * Collects what only the publisher of a site can say: from the caller, else the environment (`RAADLINK_BASE_URL`,
 * `RAADLINK_TITLE`, `RAADLINK_PUBLISHER`, `RAADLINK_PUBLISHER_IRI`, `RAADLINK_CONTACT`, `RAADLINK_LICENCE`,
 * `RAADLINK_COLOUR`, `RAADLINK_LOGO`).
 */
export function readSiteInput(input: SiteInput, from: Environment = environment): SiteInput {
  return {
    baseUrl: input.baseUrl ?? from['RAADLINK_BASE_URL'],
    title: input.title ?? from['RAADLINK_TITLE'],
    publisher: input.publisher ?? from['RAADLINK_PUBLISHER'],
    publisherIri: input.publisherIri ?? from['RAADLINK_PUBLISHER_IRI'],
    contact: input.contact ?? from['RAADLINK_CONTACT'],
    licence: input.licence ?? from['RAADLINK_LICENCE'],
    colour: input.colour ?? from['RAADLINK_COLOUR'],
    logo: input.logo ?? from['RAADLINK_LOGO'],
  }
}

/**
 * IRI of the bestuurseenheid to which the documents belong (`RAADLINK_BESTUURSEENHEID`); undefined when each document
 * states it.
 */
export function readOwnUnit(from: Environment = environment): string | undefined {
  return from['RAADLINK_BESTUURSEENHEID']
}

/** The login for a SPARQL server: from the caller, else the environment (`RAADLINK_USER`, `RAADLINK_PASSWORD`). */
export function readServerLogin(
  input: { readonly user?: string | undefined; readonly password?: string | undefined },
  from: Environment = environment,
): { readonly user: string; readonly password: string } | undefined {
  const user = input.user ?? from['RAADLINK_USER']
  const password = input.password ?? from['RAADLINK_PASSWORD']
  if (user === undefined) return undefined
  if (password === undefined)
    throw new AppError(
      'usage',
      '--user needs a password: in a file that --password-file names, or in RAADLINK_PASSWORD',
    )
  return { user, password }
}

/**
 * The sender of notifications to the Loket, and its key (`RAADLINK_MELDING_PUBLISHER`, `RAADLINK_MELDING_KEY`). Throws
 * AppError `usage` when either is not set.
 */
export function readMeldingPublisher(from: Environment = environment): { readonly uri: string; readonly key: string } {
  const [uri, key] = [from['RAADLINK_MELDING_PUBLISHER'], from['RAADLINK_MELDING_KEY']]
  if (uri === undefined || key === undefined)
    throw new AppError(
      'usage',
      'the sender of notifications is unknown: set RAADLINK_MELDING_PUBLISHER and RAADLINK_MELDING_KEY to the address and the key that the Loket gave you',
    )
  return { uri, key }
}

/** Checks that a base is an absolute IRI with an authority or a urn; throws AppError `base-invalid`. */
export function checkBase(base: string, option: string): string {
  const usable = URL.canParse(base) && /^(https?:\/\/|file:\/\/|urn:)/u.test(base) && !/[\s<>"{}|\\^`]/u.test(base)
  if (!usable)
    throw new AppError('base-invalid', `${option}: “${base}” is not an absolute IRI (http:, https:, file: or urn:)`)
  return base
}

/** The full path of a folder with the data for Dutch; never an address, from which Tesseract would fetch. */
function languageData(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const folder = resolve(value)
  if (!existsSync(join(folder, 'nld.traineddata')))
    throw new AppError(
      'usage',
      `--ocr-data: “${value}” is not a folder with nld.traineddata in it (Debian: package tesseract-ocr-nld)`,
    )
  return folder
}

function language(value: string): Language {
  if (value === 'nl' || value === 'en') return value
  throw new AppError('usage', `language “${value}” is not supported: nl or en`)
}

function amount<Key extends string>(
  key: Key,
  value: string | undefined,
  name: string,
): { readonly [key in Key]?: number } {
  if (value === undefined) return {}
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number <= 0)
    throw new AppError('usage', `${name}: “${value}” is not a whole number above 0`)
  return { [key]: number } as { readonly [key in Key]: number }
}

/** The environment of this process, for the settings. */
export const environment: Environment = process.env
