import { AppError, messageOf } from '../errors.js'
import { noticesOfPages, noticesOfText } from '../text/notices.js'
import { readDocxBlocks } from '../text/docx-blocks.js'
import { readPdfBlocks } from '../text/pdf-blocks.js'
import type { Answer, Job } from './jobs.js'

/*
 * The process in which hostile formats are opened. One job at a time; it ends when its parent goes away, and by itself when
 * it holds more memory than it may.
 */
const MEMORY_EXIT = 97

process.on('disconnect', () => process.exit(0))
process.on('message', (message) => {
  const job = message as Job
  const guard = setInterval(() => {
    if (process.memoryUsage().rss > job.limits.memory) process.exit(MEMORY_EXIT)
  }, 50)
  void perform(job).then((answer) => {
    clearInterval(guard)
    process.send?.(answer)
  })
})

async function perform({ format, bytes, limits }: Job): Promise<Answer> {
  try {
    if (format === 'docx') {
      const { diagnostics, ...document } = await readDocxBlocks(bytes, { unpacked: limits.unpacked })
      return { document, diagnostics: [...diagnostics, ...noticesOfText(document)] }
    }
    const document = await readPdfBlocks(bytes, { pages: limits.pages })
    return { document, diagnostics: [...noticesOfPages(document), ...noticesOfText(document)] }
  } catch (error) {
    const code = error instanceof AppError && error.code === 'sandbox-limit' ? 'sandbox-limit' : 'input-unreadable'
    return { failure: { code, message: messageOf(error) } }
  }
}
