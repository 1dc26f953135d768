import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownUnit } from '../../src/linking/known-units.js'
import type { Model } from '../../src/model.js'
import { readProse } from '../../src/readers/prose/read-prose.js'
import { readPdfBlocks } from '../../src/text/pdf-blocks.js'
import { compareDocuments } from '../../src/validation/compare-documents.js'
import type { Gold } from './gold.js'
import { goldOfModel } from './gold-of-model.js'

export interface Checked {
  readonly name: string
  readonly read: readonly Gold[]
  readonly findings: readonly string[]
}

/** What the PDFs of the corpus say about themselves. */
export interface SelfCheck {
  readonly documents: readonly Checked[]
  /** Groups of named voters, and those with as many names as the stated number. */
  readonly groups: number
  readonly agreeing: number
  /** What the documents of one sitting say differently. */
  readonly differences: readonly string[]
}

const FOLDERS = ['cipal-csecho-pdf', 'eeklo-website-pdf']

/**
 * Reads every PDF, counts named vote groups that add up, and compares list and minutes of each sitting item by item.
 */
export async function selfCheck(corpus: string, units: readonly KnownUnit[]): Promise<SelfCheck> {
  const documents: Checked[] = []
  const told: { name: string; model: Model }[] = []
  for (const folder of FOLDERS) {
    for (const file of readdirSync(join(corpus, folder))
      .filter((name) => name.endsWith('.pdf'))
      .sort()) {
      const { model, diagnostics } = readProse(
        await readPdfBlocks(readFileSync(join(corpus, folder, file)), { pages: 500 }),
        { units },
      )
      told.push({ name: file, model })
      documents.push({
        name: file,
        read: goldOfModel(model, file),
        findings: diagnostics.map((finding) => `${finding.rule}: ${finding.message.en}`),
      })
    }
  }
  const { groups, agreeing } = countGroups(documents)
  return {
    documents,
    groups,
    agreeing,
    differences: compareDocuments(told).map(
      ({ name, diagnostic }) => `${name}: ${diagnostic.rule}: ${diagnostic.message.en}`,
    ),
  }
}

/** A group whose names were left out because they did not agree was reported: it counts as not adding up. */
function countGroups(documents: readonly Checked[]): { readonly groups: number; readonly agreeing: number } {
  let agreeing = 0
  let left = 0
  for (const { read, findings } of documents) {
    left += findings.filter((finding) => finding.startsWith('prose/vote-names-differ')).length
    for (const vote of read.flatMap((sitting) => sitting.agendapunten.flatMap((item) => item.stemmingen))) {
      for (const [names, count] of [
        [vote.voorstanders, vote.voor],
        [vote.tegenstanders, vote.tegen],
        [vote.onthouders, vote.onthouding],
      ] as const) {
        if (names.length === 0) continue
        if (names.length === count && new Set(names).size === names.length) agreeing++
        else left++
      }
    }
  }
  return { groups: agreeing + left, agreeing }
}
