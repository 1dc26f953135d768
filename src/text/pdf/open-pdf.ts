import type { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { AppError, messageOf } from '../../errors.js'

/** The part of pdf.js that is used. */
interface Pdfjs {
  readonly getDocument: typeof getDocument
  readonly OPS: typeof OPS
}

export type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>
export type PdfPageProxy = Awaited<ReturnType<PdfDocument['getPage']>>
export type PdfOperations = typeof OPS

/** In the built package pdf.js is beside this file (see .ci/bundle-pdfjs.js), otherwise in its package. */
const bundle = fileURLToPath(new URL('./pdfjs', import.meta.url))
const isBuilt = existsSync(new URL('./pdfjs', import.meta.url))
const packageFolder = isBuilt ? bundle : dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const codeFolder = isBuilt ? bundle : join(packageFolder, 'legacy', 'build')
const folder = (name: string): string => `${join(packageFolder, name)}/`
const code = (name: string): string => pathToFileURL(join(codeFolder, name)).href

/**
 * Opens a PDF with pdf.js, calls `use`, and closes it. Pictures with more than `pixels` pixels are skipped. Nothing is
 * fetched. Throws AppError `input-unreadable` for an encrypted or broken file, and the AppErrors of `use`.
 */
export async function withPdf<Result>(
  bytes: Uint8Array,
  pixels: number,
  use: (document: PdfDocument, operations: PdfOperations) => Promise<Result>,
): Promise<Result> {
  // Loaded only when a PDF is read: it is large.
  const pdfjs = await loadPdfjs()
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes over the buffer.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    stopAtErrors: false,
    maxImageSize: pixels,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  })
  try {
    return await use(await task.promise, pdfjs.OPS)
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new AppError(
        'input-unreadable',
        'The PDF is encrypted with a password. Save it without a password and offer it again.',
        { cause: error },
      )
    }
    throw new AppError(
      'input-unreadable',
      `The PDF is damaged or cut off and cannot be read (${messageOf(error)}). Make it again from the original.`,
      { cause: error },
    )
  } finally {
    await task.destroy()
  }
}

/**
 * The build for older engines replaces Array's own `push` for the whole process, to support fixed-length arrays; that
 * costs a tenth of all reading time, so the engine's own is restored.
 */
async function loadPdfjs(): Promise<Pdfjs> {
  const { push } = Array.prototype
  const pdfjs = (await import(code('pdf.mjs'))) as Pdfjs
  await import(code('pdf.worker.mjs'))
  Array.prototype.push = push
  return pdfjs
}
