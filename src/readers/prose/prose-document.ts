import { packageReference } from '../../linking/package-reference.js'
import { SANDBOX_LIMITS } from '../../sandbox/jobs.js'
import { openHostile } from '../../sandbox/open-hostile.js'
import type { TextDocument } from '../../text/lines/block.js'
import { readHtmlBlocks } from '../../text/html/html-blocks.js'
import { noticesOfLeftOut } from '../../text/notices.js'
import { readTextBlocks } from '../../text/text-blocks.js'
import type { Diagnostic } from '../../diagnostic.js'
import type { Zitting } from '../../model.js'
import { doubtRecognised } from './doubt-recognised.js'
import { hostileFormat } from '../hostile-format.js'
import type { Opened } from '../opened.js'
import { readProse } from './read-prose.js'
import { plainLinksOf } from '../annotated/page-links.js'
import type { Link, Reading } from '../reading.js'

/** Reads a PDF or Word document. Throws what openHostile throws. */
export async function readHostileDocument(opened: Opened): Promise<Reading> {
  const format = hostileFormat(opened) ?? 'pdf'
  const { document, diagnostics } = await openHostile(
    format,
    opened.document.bytes,
    SANDBOX_LIMITS,
    opened.settings.ocrData,
  )
  return readingOf(opened, format, document, diagnostics)
}

/** Reads a page without annotations. */
export function readPlainPage(opened: Opened): Reading {
  const page = opened.page()
  const text = readHtmlBlocks(page)
  const links = plainLinksOf(page, opened.document.address)
  return readingOf(opened, 'plain-page', text, noticesOfLeftOut(text), links)
}

/** Reads plain text. */
export function readPlainText(opened: Opened): Reading {
  return readingOf(opened, 'text', readTextBlocks(opened.text()), [])
}

function readingOf(
  opened: Opened,
  reader: string,
  text: TextDocument,
  found: readonly Diagnostic[],
  links: readonly Link[] = [],
): Reading {
  const reference = packageReference()
  const { model, diagnostics } = readProse(text, { units: reference.units, address: opened.document.address })
  const sure = doubtRecognised(model, text.blocks)
  return {
    document: opened.document,
    reader,
    model: { ...sure.model, zittingen: sure.model.zittingen.filter(saysAnything) },
    rest: [],
    links,
    blocks: text.blocks,
    diagnostics: [...found, ...diagnostics, ...sure.diagnostics],
  }
}

/**
 * Whether a document tells anything of a sitting: one of which it says nothing (a scan, an empty page) is not made up.
 */
function saysAnything({ behandelt = [], ...zitting }: Zitting): boolean {
  return behandelt.length > 0 || Object.keys(zitting).some((field) => field !== 'evidence' && field !== 'place')
}
