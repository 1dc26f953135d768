import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownUnit } from '../../src/linking/known-units.js'
import { readProse } from '../../src/readers/prose/read-prose.js'
import { readPdfBlocks } from '../../src/text/pdf-blocks.js'
import { keyOf } from './compare.js'
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
  readonly sittings: number
  /** Items that only one of the two has. */
  readonly differences: readonly string[]
  /** Items on which the two tell another outcome. */
  readonly outcomes: readonly string[]
}

const FOLDERS = ['cipal-csecho-pdf', 'eeklo-website-pdf']

/** Reads every PDF, counts named vote groups that add up, and compares list and minutes of each sitting item by item. */
export async function selfCheck(corpus: string, units: readonly KnownUnit[]): Promise<SelfCheck> {
  const documents: Checked[] = []
  for (const folder of FOLDERS) {
    for (const file of readdirSync(join(corpus, folder)).filter((name) => name.endsWith('.pdf')).sort()) {
      const { model, diagnostics } = readProse(await readPdfBlocks(readFileSync(join(corpus, folder, file)), { pages: 500 }), { units })
      documents.push({ name: file, read: goldOfModel(model, file), findings: diagnostics.map((finding) => `${finding.rule}: ${finding.message.en}`) })
    }
  }
  const { groups, agreeing } = countGroups(documents)
  return { documents, groups, agreeing, ...compareDocuments(documents) }
}

/** A group whose names were left out because they did not agree was reported: it counts as not adding up. */
function countGroups(documents: readonly Checked[]): { readonly groups: number; readonly agreeing: number } {
  let agreeing = 0
  let left = 0
  for (const { read, findings } of documents) {
    left += findings.filter((finding) => finding.startsWith('prose/vote-names-differ')).length
    for (const vote of read.flatMap((sitting) => sitting.agendapunten.flatMap((item) => item.stemmingen))) {
      for (const [names, count] of [[vote.voorstanders, vote.voor], [vote.tegenstanders, vote.tegen], [vote.onthouders, vote.onthouding]] as const) {
        if (names.length === 0) continue
        if (names.length === count && new Set(names).size === names.length) agreeing++
        else left++
      }
    }
  }
  return { groups: agreeing + left, agreeing }
}

function compareDocuments(documents: readonly Checked[]): Pick<SelfCheck, 'sittings' | 'differences' | 'outcomes'> {
  const bySitting = new Map<string, Gold[]>()
  for (const sitting of documents.flatMap(({ read }) => read)) {
    if (sitting.type !== 'besluitenlijst' && sitting.type !== 'notulen') continue
    const key = `${sitting.bestuurseenheid ?? '?'} ${sitting.bestuursorgaan ?? '?'} ${sitting.zitting.datum ?? '?'}`
    bySitting.set(key, [...(bySitting.get(key) ?? []), sitting])
  }
  const differences: string[] = []
  const outcomes: string[] = []
  let sittings = 0
  for (const [key, sames] of bySitting) {
    for (const notulen of sames.filter((one) => one.type === 'notulen')) {
      const lists = sames.filter((one) => one.type === 'besluitenlijst')
      // Two sittings on one day: the list with the most items in common is the one of these minutes.
      const shared = (one: Gold): number => one.agendapunten.filter((item) => notulen.agendapunten.some((other) => sameTitle(item.titel, other.titel))).length
      const lijst = [...lists].sort((a, b) => shared(b) - shared(a))[0]
      if (!lijst) continue
      sittings++
      for (const item of notulen.agendapunten) if (!find(item, lijst)) differences.push(`${key}: only in notulen: ${item.nummer ?? ''} ${item.titel.slice(0, 90)}`)
      for (const item of lijst.agendapunten) {
        const other = find(item, notulen)
        if (other && other.nummer !== item.nummer) differences.push(`${key}: number ${item.nummer ?? '–'} in besluitenlijst, ${other.nummer ?? '–'} in notulen: ${item.titel.slice(0, 80)}`)
        if (!other) differences.push(`${key}: only in besluitenlijst: ${item.nummer ?? ''} ${item.titel.slice(0, 90)}`)
        else if (item.uitkomst !== null && other.uitkomst !== null && outcomeClass(item.uitkomst) !== outcomeClass(other.uitkomst)) {
          outcomes.push(`${key}: outcome of ${item.nummer ?? ''}: besluitenlijst ${item.uitkomst}, notulen ${other.uitkomst} (${item.titel.slice(0, 60)})`)
        }
      }
    }
  }
  return { sittings, differences, outcomes }
}

function find(item: Gold['agendapunten'][number], other: Gold): Gold['agendapunten'][number] | undefined {
  return other.agendapunten.find((one) => one.nummer === item.nummer && sameTitle(one.titel, item.titel)) ?? other.agendapunten.find((one) => sameTitle(one.titel, item.titel))
}

/** Titles agree when they are equal but for signs, or for a category in front of one of them ("Veiligheid: …"). */
function sameTitle(a: string, b: string): boolean {
  const plain = (text: string): string => keyOf(text).replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  const bare = (text: string): string => plain(text.replace(/^[^:]{3,40}: (?=\S)/u, ''))
  return [plain(a), bare(a)].some((x) => x === plain(b) || x === bare(b))
}

/** "Aanvaard" and "goedgekeurd" are one side; taking note of a carried item is not a contradiction. */
function outcomeClass(uitkomst: string): string {
  return uitkomst === 'aanvaard' || uitkomst === 'kennisgenomen' ? 'goedgekeurd' : uitkomst
}
