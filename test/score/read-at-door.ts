import type { Diagnostic } from '../../src/diagnostic.js'
import { createDocument, processDocument, readSettings, summariesOf } from '../../dist/index.js'
import type { ZittingSummary } from '../../src/mapping/summary/summary.js'
import type { Model } from '../../src/model.js'

export interface ReadAtDoor {
  readonly model: Model
  readonly summaries: readonly ZittingSummary[]
  readonly diagnostics: readonly Diagnostic[]
}

const settings = readSettings()

/** Reads a document as everybody does who uses the package: bytes in, what became of them out. */
export async function readAtDoor(name: string, mediaType: string, bytes: Uint8Array): Promise<ReadAtDoor> {
  const processed = await processDocument(
    createDocument(bytes, {
      address: `https://voorbeeld.be/${name}`,
      name,
      mediaType,
      retrieved: '2026-01-01T00:00:00Z',
    }),
    settings,
  )
  return { model: processed.model, summaries: summariesOf(processed), diagnostics: processed.report.diagnostics }
}
