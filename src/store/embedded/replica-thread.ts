import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { AppError, messageOf } from '../../errors.js'
import { Engine } from './engine.js'
import type { Step } from '../update/update-journal.js'
import type { Change, PreparedLoad, Reply, Request, SpooledChange } from './messages.js'
import type { Growth } from './writer.js'

/*
 * The entry of a worker thread: one engine that handles one request after the other. A query blocks the thread until it
 * ends; the owner can only stop it by ending the thread.
 */

const port = parentPort
if (!port) throw new Error('replica-thread runs in a worker thread only')

/** Milliseconds for which a memory measurement stays valid. */
const MEASURE_EVERY = 100

const { unmerged } = workerData as { readonly unmerged: readonly string[] }
const engine = new Engine(unmerged)

port.on('message', (request: Request) => {
  const reply = answer(request)
  port.postMessage(reply, reply.ok ? movedOf(reply) : [])
})

/** Buffers made for this answer alone, which can be moved instead of copied. */
function movedOf({ body, prepared }: Extract<Reply, { readonly ok: true }>): readonly ArrayBuffer[] {
  if (prepared) return [prepared.named.buffer as ArrayBuffer, prepared.merged.buffer as ArrayBuffer]
  return body && body.byteLength === body.buffer.byteLength ? [body.buffer as ArrayBuffer] : []
}

function answer(request: Request): Reply {
  try {
    return { id: request.id, ok: true, ...work(request), memory: memory() }
  } catch (thrown) {
    const known = thrown instanceof AppError
    return {
      id: request.id,
      ok: false,
      memory: memory(),
      fatal: !known || request.kind === 'fill',
      code: known ? thrown.code : 'store-failed',
      message: known ? thrown.message : `the engine broke down (${messageOf(thrown)}) and is started again`,
    }
  }
}

function work(
  request: Request,
): Pick<Extract<Reply, { readonly ok: true }>, 'body' | 'growth' | 'updated' | 'prepared'> {
  switch (request.kind) {
    case 'fill':
      if (request.image !== undefined) engine.restoreImage(request.image)
      for (const change of request.changes) apply(opened(change))
      return { growth: engine.count() }
    case 'change': {
      const growth = apply(request.change)
      return growth ? { growth } : {}
    }
    case 'query':
      return { body: engine.query(request.query) }
    case 'update':
      return { updated: engine.update(request.text, request.options) }
    case 'prepare':
      return { prepared: engine.prepare(request.chunk, request.intake) }
    case 'image':
      engine.saveImage(request.file)
      return {}
    case 'count':
      return { growth: engine.count() }
  }
}

function apply(change: Change | PreparedLoad): Growth | undefined {
  if (change.kind === 'steps') return engine.follow(change.steps)
  if (change.kind === 'prepared') {
    engine.add(change.prepared, change.intake)
    return undefined
  }
  if (change.kind === 'replace') return engine.replace(change.graph, change.triples, change.intake)
  engine.load(change.chunk, change.intake)
  return undefined
}

function opened(change: SpooledChange): Change {
  const kept = readFileSync(change.file)
  const content = change.file.endsWith('.gz') ? gunzipSync(kept) : kept
  if (change.kind === 'steps') return { kind: 'steps', steps: JSON.parse(content.toString('utf8')) as readonly Step[] }
  if (change.kind === 'load') return { kind: 'load', chunk: content, intake: change.intake }
  return { kind: 'replace', graph: change.graph, triples: content.toString('utf8'), intake: change.intake }
}

let measured = { bytes: 0, at: -Infinity }

/**
 * Bytes of this thread outside the JavaScript heap: nearly all of it the engine's WebAssembly memory, which never
 * shrinks. Measuring costs as much as a small query, so a recent measurement is used again.
 */
function memory(): number {
  const now = performance.now()
  if (now - measured.at > MEASURE_EVERY) measured = { bytes: process.memoryUsage().external, at: now }
  return measured.bytes
}
