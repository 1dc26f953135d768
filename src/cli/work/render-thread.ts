import { workerData } from 'node:worker_threads'
import { parseRegister } from '../../linking/person-register.js'
import { doJobs } from '../../sandbox/job-thread.js'
import type { Rendered } from './render-document.js'
import { renderGroup, type Task } from './render-group.js'
import type { ThreadData } from './render-threads.js'

const { wanted, register: text, stop, ...options } = workerData as ThreadData
const people = text === undefined ? undefined : parseRegister(text)
const stopped = new Int32Array(stop)

doJobs(async (tasks): Promise<readonly Rendered[]> => {
  const made: Promise<Rendered>[] = []
  await renderGroup(
    tasks as readonly Task[],
    wanted,
    { ...options, ...(people && { people, register: people }) },
    () => Atomics.load(stopped, 0) !== 0,
    (rendered) => void made.push(rendered),
  )
  return Promise.all(made)
})
