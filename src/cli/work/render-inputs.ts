import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import type { Severity } from '../../diagnostic.js'
import { parseRegister } from '../../linking/person-register.js'
import { phrase } from '../../report/phrases.js'
import type { Failure, RunCounts } from '../../report/report-run.js'
import type { Text } from '../../rules/rule.js'
import type { Input } from '../../sources/inputs/find-inputs.js'
import { VERSION } from '../../sources/version.js'
import type { OpenInputs } from '../options/open-inputs.js'
import { untilStopped } from '../outcome/stop-signal.js'
import { write, type Terminal } from '../views/terminal.js'
import { openDoneGroups, type DoneGroup } from './done-groups.js'
import type { Rendered } from './render-document.js'
import { renderGroup, type Task } from './render-group.js'
import { openRenderThreads, type RenderedGroup, type ThreadData } from './render-threads.js'

export interface RenderOptions {
  /** What is to be made of each document. */
  readonly work: Omit<ThreadData, 'stop'>
  /** Threads that work at the same time. */
  readonly jobs: number
  readonly quiet: boolean
  /** Where the data of each input go, and the folder that keeps what was done before; absent: they are given back. */
  readonly folder?: { readonly path: string; readonly paths: readonly string[] }
}

/**
 * Held while it is processed, a page takes some six times its size. The groups follow from the inputs alone, so that
 * the result is the same with any number of threads, and after a run that was stopped.
 */
const GROUP = { bytes: 8_000_000, documents: 1000 }
/** What a document is taken to have whose size is not known before it is fetched. */
const UNKNOWN_BYTES = 1_000_000

interface Group {
  readonly inputs: readonly Input[]
  /** Position of its first input. */
  readonly first: number
  /** Hash of what is asked; absent where nothing is kept of what was done. */
  readonly key?: string
}

/**
 * Processes inputs, group by group, on several threads where there are several groups, and gives what was made of each
 * to `take`, in order. What cannot be done is told on standard error and counted, and the others go on. A polite
 * request to end is granted after the documents in hand; what was not come to is counted as left.
 */
export async function renderInputs(
  opened: OpenInputs,
  options: RenderOptions,
  terminal: Terminal,
  take: (rendered: Rendered) => Promise<void> | void,
): Promise<RunCounts> {
  const { progress, failures } = opened
  const { language } = options.work.wanted.settings
  const total = emptyTally()
  const done = options.folder && openDoneGroups(options.folder.path)
  const groups = groupsOf(opened.inputs, options)
  const todo: Group[] = []
  let before = 0

  const one = async (rendered: Rendered, tally: Tally): Promise<void> => {
    if (rendered.failure) await opened.note(rendered.failure, rendered.log)
    else {
      await take(rendered)
      add(tally, { documents: 1, findings: rendered.findings })
      await progress.log(rendered.log)
    }
    progress.step(rendered.name)
  }
  const finish = ({ key, inputs }: Group, tally: Tally, own: readonly Failure[]): void => {
    add(total, tally)
    if (key !== undefined && tally.documents + own.length === inputs.length) done?.add({ key, ...tally, failures: own })
  }

  await opened.announce()
  try {
    for (const group of groups) {
      const earlier = group.key === undefined ? undefined : done?.find(group.key)
      if (!earlier || !isThere(group, earlier, options)) {
        todo.push(group)
        continue
      }
      before += group.inputs.length
      add(total, earlier)
      for (const failure of earlier.failures) await opened.note(failure, `raadlink: ${failure.message}\n`)
      for (const { name } of group.inputs) progress.step(name)
    }
    await untilStopped((signal) =>
      todo.length > 1
        ? onThreads(todo, { opened, options, signal, one, finish })
        : inThisThread(todo, { opened, options, signal, one, finish }),
    )
  } finally {
    progress.stop()
  }

  const left = opened.total - total.documents - failures.length
  const say = (text: Text, slots: Readonly<Record<string, number>>): Promise<void> =>
    write(terminal.stderr, `raadlink: ${phrase(text, language, slots)}\n`)
  if (before > 0) await say(SAID.before, { count: before })
  if (groups.length > 1 && !options.quiet) await say(SAID.groups, { count: groups.length })
  if (left > 0) await say(done ? SAID.leftOnDisk : SAID.left, { count: left })
  return { ...total, failures, left }
}

const SAID = {
  before: {
    nl: '{count} documenten waren al gedaan en blijven zoals ze zijn; hun bevindingen tellen mee, maar worden niet opnieuw verteld',
    en: '{count} documents were done before and stay as they are; their findings are counted, and not told again',
  },
  groups: {
    nl: 'de documenten zijn verwerkt in {count} groepen die elkaar opvolgen; wat documenten over dezelfde zitting zeggen is alleen binnen een groep vergeleken (in een gegevensmap, met ingest, over alles heen)',
    en: 'the documents were processed in {count} groups that follow each other; what documents say of one sitting was compared within a group only (in a data folder, by ingest, across all)',
  },
  left: { nl: 'gestopt: {count} documenten zijn niet gedaan', en: 'stopped: {count} documents are not done' },
  leftOnDisk: {
    nl: 'gestopt: {count} documenten zijn niet gedaan; geef dezelfde opdracht opnieuw om verder te gaan',
    en: 'stopped: {count} documents are not done; give the same command again to go on',
  },
  apart: {
    nl: '{count} documenten zijn een voor een verwerkt, dus zonder ze te vergelijken: samen ging het niet ({why})',
    en: '{count} documents were processed one by one, so without comparing them: together it did not go ({why})',
  },
} as const satisfies Record<string, Text>

interface Work {
  readonly opened: OpenInputs
  readonly options: RenderOptions
  readonly signal: AbortSignal
  readonly one: (rendered: Rendered, tally: Tally) => Promise<void>
  readonly finish: (group: Group, tally: Tally, failures: readonly Failure[]) => void
}

async function inThisThread(groups: readonly Group[], { opened, options, signal, one, finish }: Work): Promise<void> {
  const { wanted, register: text, ...others } = options.work
  const people = text === undefined ? undefined : parseRegister(text)
  const process = { ...others, ...(people && { people, register: people }) }
  for (const group of groups) {
    const from = opened.failures.length
    const tally = emptyTally()
    const tasks = await tasksOf(group, opened, options, signal)
    await renderGroup(
      tasks,
      wanted,
      process,
      () => signal.aborted,
      async (rendered) => one(await rendered, tally),
    )
    finish(group, tally, opened.failures.slice(from))
  }
}

async function onThreads(groups: readonly Group[], { opened, options, signal, one, finish }: Work): Promise<void> {
  const { jobs, work } = options
  const threads = openRenderThreads(Math.min(jobs, groups.length), work)
  signal.addEventListener('abort', threads.stop, { once: true })
  const ahead: {
    readonly group: Group
    readonly unopened: readonly Failure[]
    readonly result: Promise<RenderedGroup>
  }[] = []
  const settle = async (): Promise<void> => {
    const next = ahead.shift()
    if (!next) return
    const { rendered, apart: why } = await next.result
    const from = opened.failures.length
    const tally = emptyTally()
    for (const each of rendered) await one(each, tally)
    if (why !== undefined) {
      const text = phrase(SAID.apart, options.work.wanted.settings.language, { count: next.group.inputs.length, why })
      await opened.progress.log(`raadlink: ${text}\n`)
    }
    finish(next.group, tally, [...next.unopened, ...opened.failures.slice(from)])
  }
  try {
    for (const group of groups) {
      if (signal.aborted) break
      const from = opened.failures.length
      const tasks = await tasksOf(group, opened, options, signal)
      ahead.push({ group, unopened: opened.failures.slice(from), result: threads.render(tasks) })
      // One group waits, so that no thread does.
      if (ahead.length > jobs) await settle()
    }
    while (ahead.length > 0) await settle()
  } finally {
    await threads.close()
  }
}

async function tasksOf(
  { inputs, first }: Group,
  opened: OpenInputs,
  { folder }: RenderOptions,
  signal: AbortSignal,
): Promise<readonly Task[]> {
  const tasks: Task[] = []
  for (const [i, input] of inputs.entries()) {
    if (signal.aborted) break
    const document = await opened.open(input)
    const position = first + i
    const path = folder?.paths[position]
    if (document) tasks.push({ position, document, ...(path !== undefined && { path }) })
  }
  return tasks
}

/** Inputs that follow each other, as many as are processed together. */
function groupsOf(inputs: readonly Input[], options: RenderOptions): readonly Group[] {
  const most = options.work.wanted.settings.groupBytes ?? GROUP.bytes
  const groups: Group[] = []
  let [first, bytes] = [0, 0]
  const close = (end: number): void => {
    if (end === first) return
    const group = { inputs: inputs.slice(first, end), first }
    const key = options.folder && keyOf(group, options)
    groups.push({ ...group, ...(key !== undefined && { key }) })
    first = end
    bytes = 0
  }
  for (const [i, input] of inputs.entries()) {
    const { size } = factsOf(input)
    if (bytes + size > most || i - first >= GROUP.documents) close(i)
    bytes += size
  }
  close(inputs.length)
  return groups
}

/** Size and time of an input; nothing is known of the time of what is fetched. */
function factsOf(input: Input): { readonly size: number; readonly time?: number } {
  if (input.kind !== 'file') return { size: UNKNOWN_BYTES }
  const stats = statSync(input.path, { throwIfNoEntry: false })
  return stats ? { size: stats.size, time: stats.mtimeMs } : { size: 0 }
}

/** Names what is asked of a group; undefined when it holds what may be another at each time. */
function keyOf({ inputs, first }: Group, { folder, work }: RenderOptions): string | undefined {
  const given = inputs.map((input, i) => [input.name, factsOf(input), folder?.paths[first + i]] as const)
  if (given.some(([, { time }]) => time === undefined)) return undefined
  const wanted = { ...work.wanted, findings: undefined, explain: undefined }
  return createHash('sha256')
    .update(JSON.stringify([VERSION, first, { ...work, wanted }, given]))
    .digest('hex')
}

/** Whether the files of a group that was done are still there. */
function isThere({ inputs, first }: Group, { failures }: DoneGroup, { folder }: RenderOptions): boolean {
  const failed = new Set(failures.map(({ name }) => name))
  return inputs.every(({ name }, i) => failed.has(name) || existsSync(folder?.paths[first + i] ?? ''))
}

interface Tally {
  documents: number
  readonly findings: Record<Severity, number>
}

function emptyTally(): Tally {
  return { documents: 0, findings: { error: 0, warning: 0, info: 0 } }
}

function add(tally: Tally, { documents, findings }: Pick<RunCounts, 'documents' | 'findings'>): void {
  tally.documents += documents
  for (const severity of ['error', 'warning', 'info'] as const) tally.findings[severity] += findings[severity]
}
