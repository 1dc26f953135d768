import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DumpFile } from '../../publication/dumps/dump.js'
import type { Dump } from '../../publication/dumps/dumps.js'
import { isFresh, rangeOf } from '../http/conditional.js'
import type { SiteContext } from './site-context.js'

/** Whether a path is a dump or its checksum, and then sends it. */
export async function answerDump(
  context: SiteContext,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  if (!path.startsWith('dumps/')) return false
  const { outlet, dumps } = context
  const all = [...outlet.dumps, outlet.deltaDump]
  if (path === 'dumps/SHA256SUMS') {
    const sums: string[] = []
    for (const dump of all) sums.push(sumLine(dump, await dumps.file(dump)))
    void reply.type('text/plain; charset=utf-8').send(sums.join(''))
    return true
  }
  const dump = all.find((each) => each.path === path || `${each.path}.sha256` === path)
  if (!dump) return false
  const file = await dumps.file(dump)
  if (dump.path === path) sendFile(file, basename(path), outlet.modified, request, reply)
  else void reply.type('text/plain; charset=utf-8').send(`${file.sha256}  ${basename(dump.path)}\n`)
  return true
}

/** A line as `sha256sum --check` takes it in the folder of the dumps. */
function sumLine({ path }: Dump, { sha256 }: DumpFile): string {
  return `${sha256}  ${path.slice('dumps/'.length)}\n`
}

/**
 * Sends a file that is what its checksum says, whole or the part asked for: a broken download goes on where it stopped.
 */
function sendFile(
  { path, bytes, sha256 }: DumpFile,
  name: string,
  modified: string | undefined,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): void {
  const etag = `"${sha256}"`
  void reply
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'public, max-age=60')
    .header('content-disposition', `attachment; filename="${name}"`)
    // RFC 9530, section 3.
    .header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
  if (modified !== undefined) void reply.header('last-modified', new Date(modified).toUTCString())
  const range = rangeOf(headers, bytes, etag)
  if (isFresh(headers, etag, modified)) void reply.code(304).send()
  else if (range === 'unsatisfiable')
    void reply
      .code(416)
      .header('content-range', `bytes */${bytes}`)
      .type('text/plain; charset=utf-8')
      .send(`the file has ${bytes} bytes\n`)
  else {
    const { start, end } = range ?? { start: 0, end: bytes - 1 }
    if (range) void reply.code(206).header('content-range', `bytes ${start}-${end}/${bytes}`)
    void reply
      .type('application/gzip')
      .header('content-length', String(end - start + 1))
      .send(createReadStream(path, { start, end }))
  }
}
