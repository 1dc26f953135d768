import { Readable } from 'node:stream'
import type { Settings } from '../../config.js'
import type { Document } from '../../document.js'
import { messageOf, AppError } from '../../errors.js'
import { FORMATS, formatOfFileName, formatOfMediaType, readRdf, writeRdf } from '../../rdf/formats/formats.js'
import type { Failure } from '../../report/report-run.js'
import { DOCUMENT_EXTENSIONS } from '../../sources/media-types.js'
import type { Store } from '../../store/store.js'
import { processInputs } from './process-inputs.js'
import type { Terminal } from '../views/terminal.js'

const EXTENSIONS = [...DOCUMENT_EXTENSIONS, ...Object.values(FORMATS).flatMap(({ extensions }) => extensions)]

/**
 * Fills a store with what the arguments stand for: council documents as their mapped graph, in a graph named by their
 * address; RDF files as they are, their own graph names kept. Failures are told and counted as everywhere.
 */
export async function loadStore(
  store: Store,
  names: readonly string[],
  { settings, base }: { readonly settings: Settings; readonly base?: string | undefined },
  terminal: Terminal,
): Promise<{ readonly loaded: number; readonly failures: readonly Failure[] }> {
  const intercept = (document: Document): Promise<boolean> => loadRdf(store, document)
  const { inputs, failures } = await processInputs(
    names,
    { settings, base, dataToStdout: true, extensions: EXTENSIONS, intercept },
    terminal,
    async ({ processed }) => {
      await store.replaceGraph(processed.document.address, processed.graphs.mapped.quads)
    },
  )
  return { loaded: inputs - failures.length, failures }
}

/** Loads a document that is RDF; `false` when it is something else. */
async function loadRdf(store: Store, document: Document): Promise<boolean> {
  const format = formatOfMediaType(document.mediaType) ?? formatOfFileName(document.name)
  if (!format) return false
  const quads = await readRdf(text(document), format.name, { base: document.address, name: document.name })
  await store.load(Readable.from([Buffer.from(writeRdf(quads, 'nquads'))]), document.address)
  return true
}

function text({ bytes, name }: Document): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (thrown) {
    throw new AppError('rdf-syntax', `${name}: RDF is written in UTF-8, and this is not: ${messageOf(thrown)}`, {
      cause: thrown,
    })
  }
}
