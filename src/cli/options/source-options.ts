import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readOwnUnit } from '../../config.js'
import { AppError, messageOf } from '../../errors.js'
import { unitOfName } from '../../linking/unit-of-name.js'
import { canonicalAddress } from '../../sources/canonical-address.js'
import { openPoliteClient, type PoliteClient } from '../../sources/polite/polite-client.js'
import type { SharedHosts } from '../../sources/polite/shared-hosts.js'
import { readSourceList, settled, type SourceList } from '../../sources/list/source-list.js'
import { USER_AGENT } from '../../sources/version.js'
import type { Terminal } from '../views/terminal.js'

/** The default source list. */
export const SOURCE_LIST = 'raadlink.yaml'

export interface SourceOptions {
  readonly config?: string
  readonly source?: string
  readonly bestuurseenheid?: string
  readonly contact?: string
  readonly allowPrivate?: readonly string[]
}

/** Adds the options that select the sources. */
export function addSourceOptions(command: Command): Command {
  return command
    .option('--config <file>', `the list of sources (default: ${SOURCE_LIST} in this folder)`)
    .option('--source <url>', 'the start address of one council, instead of a list')
    .option('--bestuurseenheid <name or iri>', 'the bestuurseenheid that publishes at --source')
    .option(
      '--contact <address>',
      'e-mail address or page where sites can contact the harvester’s operator (or RAADLINK_CONTACT)',
    )
    .option('--allow-private <host...>', 'hosts inside this network that may be visited, with their port: for tests')
}

/** The selected sources, and how raadlink identifies itself to them. Throws AppError `usage` or `input-not-found`. */
export function sourceListOf(options: SourceOptions, terminal: Terminal): SourceList {
  const contact = options.contact ?? terminal.environment['RAADLINK_CONTACT']
  const reached = { ...(contact !== undefined && { contact }) }
  if (options.source !== undefined) {
    if (options.config !== undefined) throw new AppError('usage', 'give either --source or --config')
    const start = canonicalAddress(options.source)
    if (start === undefined)
      throw new AppError('usage', `--source ${options.source} is not an address that can be fetched`)
    const unit = options.bestuurseenheid ?? readOwnUnit(terminal.environment)
    const source = settled(
      {
        id: idOf(start),
        start,
        ...(unit !== undefined && { bestuurseenheid: unit }),
      },
      start,
      unitOfName,
    )
    return { own: {}, ...reached, allowPrivate: options.allowPrivate ?? [], sources: [source] }
  }
  if (options.bestuurseenheid !== undefined)
    throw new AppError('usage', '--bestuurseenheid is only for --source; in a list each source has its own')
  const name = options.config ?? SOURCE_LIST
  const file = resolve(terminal.folder, name)
  if (!existsSync(file))
    throw new AppError(
      'input-not-found',
      `${name} does not exist: give --source, or make a list with “raadlink sources add”`,
    )
  const list = readSourceList(readFileSync(file, 'utf8'), name, unitOfName)
  return { ...list, ...reached, allowPrivate: [...list.allowPrivate, ...(options.allowPrivate ?? [])] }
}

/** A client for these sources; `shared`: state of hosts that is shared with other processes. */
export function clientFor(
  { contact, allowPrivate }: SourceList,
  terminal: Terminal,
  shared?: SharedHosts,
): PoliteClient {
  const reached =
    contact === undefined
      ? ''
      : ` (+${contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact})`
  if (/[^\x20-\x7e]/u.test(reached))
    throw new AppError(
      'usage',
      `the contact “${contact ?? ''}” cannot be used in a request: only letters, digits and signs of ASCII`,
    )
  try {
    return openPoliteClient({
      userAgent: `${USER_AGENT}${reached}`,
      now: terminal.now,
      allowPrivate: (host) => allowPrivate.includes(host),
      secret: (name) => terminal.environment[name],
      ...(shared && { shared }),
    })
  } catch (thrown) {
    throw new AppError('usage', messageOf(thrown), { cause: thrown })
  }
}

/** An id for a source that has none: its host and first folder. */
export function idOf(start: string): string {
  const { hostname, port, pathname } = new URL(start)
  return [hostname, port, pathname.split('/')[1] ?? '']
    .join('-')
    .toLowerCase()
    .replace(/[^a-z\d]+/gu, '-')
    .replace(/^-|-$/gu, '')
}
