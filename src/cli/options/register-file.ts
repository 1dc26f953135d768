import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../errors.js'
import { parseRegister } from '../../linking/person-register.js'
import type { DataFolder } from '../../log/data-folder.js'
import { systemReason } from '../../sources/system-reason.js'
import type { Terminal } from '../views/terminal.js'

/** Adds `--register`. */
export function addRegisterOption(command: Command): Command {
  return command.option(
    '--register <file>',
    'register of people (from raadlink reference update): names without an IRI are linked to it, by body and day',
  )
}

export interface RegisterOptions {
  readonly register?: string
}

/** Adds `--register` for work on a data folder, which stores it. */
export function addKeptRegisterOption(command: Command): Command {
  return command.option(
    '--register <file>',
    'register of people (from raadlink reference update), stored in the data folder, replacing an earlier one: names without an IRI are linked to it, by body and day',
  )
}

/** Stores the user's register, if any, in the data folder. Throws the errors of `readRegisterText`. */
export function keepRegisterFile({ register: name }: RegisterOptions, data: DataFolder, terminal: Terminal): void {
  if (name !== undefined) data.keepRegister(registerText(name, terminal))
}

/**
 * The user's register as text, after checking that it can be read: the identity of people, and which mandatarissen
 * exist. Throws AppError `input-not-found` or `input-unreadable`.
 */
export function readRegisterText(name: string | undefined, terminal: Terminal): string | undefined {
  return name === undefined ? undefined : registerText(name, terminal)
}

function registerText(name: string, terminal: Terminal): string {
  let text: string
  try {
    text = readFileSync(resolve(terminal.folder, name), 'utf8')
  } catch (thrown) {
    throw new AppError('input-not-found', `--register ${name}: ${systemReason(thrown)}`, { cause: thrown })
  }
  try {
    parseRegister(text)
    return text
  } catch (thrown) {
    if (thrown instanceof RangeError)
      throw new AppError('input-unreadable', `--register ${name}: ${thrown.message}`, { cause: thrown })
    throw thrown
  }
}
