import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { runProgram } from '../../src/cli/program.js'
import type { Terminal } from '../../src/cli/views/terminal.js'

export interface Ran {
  readonly stdout: string
  readonly stderr: string
  readonly status: number
}

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url))

/** Runs one command line in this process, in the folder of the fixtures, at a fixed time, with an empty environment. */
export async function run(
  words: readonly string[],
  {
    stdin = '',
    folder = FIXTURES,
    environment = {},
    watched = false,
    now = () => new Date('2026-01-02T03:04:05Z'),
  }: RunOptions = {},
): Promise<Ran> {
  const stdout = new Collector()
  const stderr = Object.assign(new Collector(), { isTTY: watched })
  const terminal: Terminal = {
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
    stdout,
    stderr,
    folder,
    environment,
    now,
  }
  const status = await runProgram(words, terminal)
  return { stdout: stdout.text(), stderr: stderr.text(), status }
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array
  readonly folder?: string
  readonly environment?: Terminal['environment']
  readonly watched?: boolean
  /** The clock; default one that stands still, by which no host may be asked twice. */
  readonly now?: () => Date
}

class Collector extends Writable {
  readonly #chunks: Buffer[] = []

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk)
    done()
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }
}

/** A line of a session as words; quotes keep spaces together. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/gu)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  )
}
