import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AppError } from '../errors.js'
import type { Answer, HostileFormat, Job, SandboxLimits } from './jobs.js'

export type Opened = Extract<Answer, { readonly document: unknown }>

/**
 * Opens a PDF or Word document in a child process with limits on time and memory; the process is thrown away afterwards.
 * Throws AppError `sandbox-limit` when a limit is reached, `input-unreadable` when the document cannot be read.
 */
export async function openHostile(format: HostileFormat, bytes: Uint8Array, limits: SandboxLimits): Promise<Opened> {
  const child = start(limits)
  try {
    const answer = await ask(child, { format, bytes, limits })
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
    execArgv: [`--max-old-space-size=${Math.round(limits.memory / 1_000_000)}`, ...(isSource ? ['--import', 'tsx'] : [])],
    env: {},
  })
}

function ask(child: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const seconds = Math.round(job.limits.milliseconds / 1000)
    const timer = setTimeout(() => {
      reject(new AppError('sandbox-limit', `Reading the document took longer than ${seconds} seconds; it was stopped. Split it, or raise the limit.`))
    }, job.limits.milliseconds)
    child.once('message', (answer) => {
      clearTimeout(timer)
      resolve(answer as Answer)
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(new AppError('input-unreadable', `The process that reads documents could not start (${error.message}).`, { cause: error }))
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new AppError('sandbox-limit', `Reading the document took more than ${Math.round(job.limits.memory / 1_000_000)} MB of memory; it was stopped. Split it, or raise the limit.`))
    })
    child.send(job)
  })
}
