import type { Settings } from '../../config.js'
import type { Document } from '../../document.js'
import { SANDBOX_LIMITS } from '../../sandbox/jobs.js'
import { openHostile } from '../../sandbox/open-hostile.js'
import type { Block } from '../../text/lines/block.js'
import { readHtmlBlocks } from '../../text/html/html-blocks.js'
import { readTextBlocks } from '../../text/text-blocks.js'
import { hostileFormat } from '../hostile-format.js'
import { openDocument } from '../opened.js'

/** All text of a document as people see it, in blocks, whatever is read in it. Throws what its reader throws. */
export async function blocksOfDocument(document: Document, settings: Settings): Promise<readonly Block[]> {
  const opened = openDocument(document, settings)
  const format = hostileFormat(opened)
  if (format) return (await openHostile(format, document.bytes, SANDBOX_LIMITS, settings.ocrData)).document.blocks
  return (opened.isHtml() ? readHtmlBlocks(opened.page()) : readTextBlocks(opened.text())).blocks
}
