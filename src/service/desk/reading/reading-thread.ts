import { blocksOfDocument } from '../../../readers/choose/document-blocks.js'
import { doJobs } from '../../../sandbox/job-thread.js'
import type { DeskJob } from './desk-readings.js'
import { readForDesk } from './desk-reading.js'
import { previewOf } from './preview.js'

doJobs(async (job) => {
  const asked = job as DeskJob
  switch (asked.kind) {
    case 'read':
      return readForDesk(asked)
    case 'blocks':
      return blocksOfDocument(asked.document, asked.settings)
    case 'preview':
      return previewOf(asked)
  }
})
