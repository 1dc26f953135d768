import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../errors.js'
import { parseRegister } from '../linking/person-register.js'
import type { ProcessOptions } from '../pipeline.js'
import { systemReason } from '../sources/system-reason.js'
import type { Terminal } from './terminal.js'

/** Adds `--register`. */
export function addRegisterOption(command: Command): Command {
  return command.option('--register <file>', 'register of people (from raadlink reference update): names without an IRI are tied to it, by body and day')
}

/** The register a user gave: who the people are, and which mandatarissen exist. Throws AppError `input-not-found` or `input-unreadable`. */
export function readRegisterFile(name: string | undefined, terminal: Terminal): Pick<ProcessOptions, 'people' | 'register'> {
  if (name === undefined) return {}
  let text: string
  try {
    text = readFileSync(resolve(terminal.folder, name), 'utf8')
  } catch (thrown) {
    throw new AppError('input-not-found', `--register ${name}: ${systemReason(thrown)}`, { cause: thrown })
  }
  try {
    const people = parseRegister(text)
    return { people, register: people }
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new AppError('input-unreadable', `--register ${name}: ${thrown.message}`, { cause: thrown })
    throw thrown
  }
}
