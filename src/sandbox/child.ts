import { AppError, messageOf } from '../errors.js'
import { noticesOfPages, noticesOfText } from '../text/notices.js'
import { readDocxBlocks } from '../text/docx/docx-blocks.js'
import { readPdfBlocks } from '../text/pdf-blocks.js'
import type { Recognise } from '../text/scan/recognise-scans.js'
import { RECOGNITION_LIMITS, type Answer, type Job, type Recognising } from './jobs.js'
import { startRecogniser, type Recogniser } from './recogniser.js'

/*
 * The process in which hostile formats are opened. One job at a time; it ends when its parent goes away, and by itself
 * when
 * it holds more memory than it may.
 */
const MEMORY_EXIT = 97

process.on('disconnect', () => process.exit(0))
process.on('message', (message) => {
  const job = message as Job
  let memory = job.limits.memory
  const guard = setInterval(() => {
    if (process.memoryUsage().rss > memory) process.exit(MEMORY_EXIT)
  }, 50)
  const onRecognition = (pages: number): void => {
    memory = RECOGNITION_LIMITS.memory
    process.send?.({ recognising: pages } satisfies Recognising)
  }
  void perform(job, onRecognition).then((answer) => {
    clearInterval(guard)
    process.send?.(answer)
  })
})

async function perform(
  { format, bytes, limits, ocrData }: Job,
  onRecognition: (pages: number) => void,
): Promise<Answer> {
  let recogniser: Recogniser | undefined
  try {
    if (format === 'docx') {
      const { diagnostics, ...document } = await readDocxBlocks(bytes, { unpacked: limits.unpacked })
      return { document, diagnostics: [...diagnostics, ...noticesOfText(document)] }
    }
    const recognise: Recognise = async (picture) =>
      (recogniser ??= await startRecogniser(ocrData ?? '')).recognise(picture)
    const document = await readPdfBlocks(
      bytes,
      { pages: limits.pages },
      ocrData === undefined ? undefined : { recognise, pages: RECOGNITION_LIMITS.pages, onStart: onRecognition },
    )
    return { document, diagnostics: [...noticesOfPages(document), ...noticesOfText(document)] }
  } catch (error) {
    const code = error instanceof AppError && error.code === 'sandbox-limit' ? 'sandbox-limit' : 'input-unreadable'
    return { failure: { code, message: messageOf(error) } }
  } finally {
    await recogniser?.close()
  }
}
