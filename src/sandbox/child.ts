import { Worker } from 'node:worker_threads'
import { AppError, messageOf } from '../errors.js'
import { noticesOfPages, noticesOfText } from '../text/notices.js'
import { readDocxBlocks } from '../text/docx/docx-blocks.js'
import { readOdtBlocks } from '../text/odt/odt-blocks.js'
import { readPdfBlocks } from '../text/pdf-blocks.js'
import type { Recognise } from '../text/scan/recognise-scans.js'
import { RECOGNITION_LIMITS, type Answer, type Job, type Recognising } from './jobs.js'
import { startRecogniser, type Recogniser } from './recogniser.js'

/*
 * The process in which hostile formats are opened. One job at a time. It ends when its parent ends, and by itself past
 * its time or memory, even while its main thread is busy: a separate thread watches them.
 */
const GUARD = `
const limits = new Float64Array(require('node:worker_threads').workerData)
setInterval(() => {
  if (process.memoryUsage.rss() > limits[0] || performance.now() > limits[1]) process.kill(process.pid, 'SIGKILL')
}, 50)`
/** Milliseconds after which the parent, if there is one, has certainly ended this process itself. */
const GRACE = 5_000

process.on('disconnect', () => process.exit(0))
process.on('message', (message) => {
  const job = message as Job
  const limits = new Float64Array(new SharedArrayBuffer(16))
  limits.set([job.limits.memory, job.limits.milliseconds + GRACE])
  const guard = new Worker(GUARD, { eval: true, workerData: limits.buffer, execArgv: [] })
  const onRecognition = (pages: number): void => {
    limits.set([
      RECOGNITION_LIMITS.memory,
      job.limits.milliseconds + pages * RECOGNITION_LIMITS.millisecondsPerPage + GRACE,
    ])
    process.send?.({ recognising: pages } satisfies Recognising)
  }
  void perform(job, onRecognition).then((answer) => {
    void guard.terminate()
    process.send?.(answer)
  })
})

async function perform(
  { format, bytes, limits, ocrData }: Job,
  onRecognition: (pages: number) => void,
): Promise<Answer> {
  let recogniser: Recogniser | undefined
  try {
    if (format !== 'pdf') {
      const read = format === 'docx' ? readDocxBlocks : readOdtBlocks
      const { diagnostics, ...document } = await read(bytes, { unpacked: limits.unpacked })
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
