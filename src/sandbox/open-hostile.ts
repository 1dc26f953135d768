import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AppError } from '../errors.js'
import {
  RECOGNITION_LIMITS,
  type Answer,
  type HostileFormat,
  type Job,
  type Recognising,
  type SandboxLimits,
} from './jobs.js'

export type Opened = Extract<Answer, { readonly document: unknown }>

/**
 * Opens a PDF, Word or OpenDocument file in a child process with limits on time and memory; the process is used once.
 * With a folder of language data the text of scanned pages is recognised, within separate limits
 * (`RECOGNITION_LIMITS`). Throws AppError `sandbox-limit` when a limit is reached, `input-unreadable` when the document
 * cannot be read.
 */
export async function openHostile(
  format: HostileFormat,
  bytes: Uint8Array,
  limits: SandboxLimits,
  ocrData?: string,
): Promise<Opened> {
  const child = start(limits)
  try {
    const answer = await ask(child, { format, bytes, limits, ...(ocrData !== undefined && { ocrData }) })
    if ('failure' in answer) throw new AppError(answer.failure.code, answer.failure.message)
    return answer
  } finally {
    child.kill('SIGKILL')
  }
}

function start(limits: SandboxLimits): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(isSource ? './child.ts' : './child.js', import.meta.url))
  return fork(file, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [
      `--max-old-space-size=${Math.round(limits.memory / 1_000_000)}`,
      ...(isSource ? ['--import', 'tsx'] : []),
    ],
    env: {},
  })
}

function ask(child: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let megabytes = Math.round(job.limits.memory / 1_000_000)
    const allow = (milliseconds: number, act: string): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        reject(
          new AppError(
            'sandbox-limit',
            `${act} took longer than ${Math.round(milliseconds / 1000)} seconds; it was stopped. Split it, or raise the limit.`,
          ),
        )
      }, milliseconds)
    }
    allow(job.limits.milliseconds, 'Reading the document')
    child.on('message', (message) => {
      const told = message as Answer | Recognising
      if ('recognising' in told) {
        megabytes = RECOGNITION_LIMITS.memory / 1_000_000
        allow(told.recognising * RECOGNITION_LIMITS.millisecondsPerPage, 'Recognising the text of the scan')
        return
      }
      clearTimeout(timer)
      resolve(told)
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(
        new AppError('input-unreadable', `The process that reads documents could not start (${error.message}).`, {
          cause: error,
        }),
      )
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(
        new AppError(
          'sandbox-limit',
          `Reading the document took more than ${megabytes} MB of memory; it was stopped. Split it, or raise the limit.`,
        ),
      )
    })
    child.send(job)
  })
}
