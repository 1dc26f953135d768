import type { createWorker, OEM } from 'tesseract.js'
import { AppError, messageOf } from '../errors.js'
import type { PagePicture } from '../text/scan/page-picture.js'
import type { RecognisedWord } from '../text/scan/recognised-page.js'

/** Text recognition, ready for use; must be closed. */
export interface Recogniser {
  readonly recognise: (picture: PagePicture) => Promise<readonly RecognisedWord[]>
  readonly close: () => Promise<void>
}

/** Tesseract's name for Dutch: the file is `nld.traineddata`. */
export const OCR_LANGUAGE = 'nld'

/**
 * Starts Tesseract with the language data in a folder; nothing is fetched or stored. Throws AppError `input-unreadable`
 * when the optional package is not installed or the data cannot be used.
 */
export async function startRecogniser(folder: string): Promise<Recogniser> {
  const tesseract = await load()
  const worker = await tesseract
    .createWorker(OCR_LANGUAGE, tesseract.OEM.LSTM_ONLY, {
      langPath: folder,
      gzip: false,
      cacheMethod: 'none',
      // Without this handler, an error in the thread ends the process.
      errorHandler: () => undefined,
    })
    .catch((error: unknown) => {
      throw new AppError(
        'input-unreadable',
        `Text recognition could not start with the language data in ${folder} (${messageOf(error)}).`,
        { cause: error },
      )
    })
  return {
    async recognise(picture) {
      await worker.setParameters({ user_defined_dpi: String(Math.round(picture.scale * 72)) })
      const { data } = await worker.recognize(portableGreymap(picture), {}, { blocks: true, text: false })
      const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
      return lines.flatMap((line) =>
        line.words.map((word) => ({
          text: word.text,
          left: word.bbox.x0,
          right: word.bbox.x1,
          // The line may slope a little; all its words get the same baseline.
          baseline: (line.baseline.y0 + line.baseline.y1) / 2,
          height: line.rowAttributes.rowHeight,
          confidence: word.confidence / 100,
        })),
      )
    },
    async close() {
      await worker.terminate()
    },
  }
}

async function load(): Promise<{ readonly createWorker: typeof createWorker; readonly OEM: typeof OEM }> {
  try {
    const loaded = await import('tesseract.js')
    return loaded.default
  } catch (error) {
    throw new AppError(
      'input-unreadable',
      'text recognition needs the optional package tesseract.js, which is not installed: “npm install tesseract.js@7”',
      { cause: error },
    )
  }
}

/** The simplest format that Tesseract reads: Netpbm P5. */
function portableGreymap({ width, height, pixels }: PagePicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels])
}
