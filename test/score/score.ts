import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readKnownUnits } from '../../src/linking/known-units.js'
import { compare, type Difference, type Tally } from './compare.js'
import { readGold, type GoldFile } from './gold.js'
import { goldOfModel } from './gold-of-model.js'
import { readAtDoor, type ReadAtDoor } from './read-at-door.js'
import { READING_RULES, type ReadingRuleId } from '../../src/readers/prose/words/reading-rules.js'
import { SINGLE_VENDOR_REASONS } from './single-vendor-reasons.js'
import { rulesOf } from './rules-of.js'
import { readStripped, strippedSources } from './stripped.js'
import { selfCheck } from './self-check.js'

/* Scores the grammar of council prose. Usage: npm run score [-- --differences] [-- --only <part of a file name>] */
const shared = process.env['RAADLINK_SHARED'] ?? new URL('../../../shared', import.meta.url).pathname
const showDifferences = process.argv.includes('--differences')
const only = process.argv[process.argv.indexOf('--only') + 1]

interface Scored {
  readonly name: string
  readonly tallies: ReadonlyMap<string, Tally>
  readonly differences: readonly Difference[]
  readonly rules: ReadonlySet<ReadingRuleId>
}

async function readSource(document: string): Promise<ReadAtDoor> {
  const bytes = readFileSync(join(shared, 'corpus', document))
  if (document.endsWith('.pdf')) return readAtDoor(document, 'application/pdf', bytes)
  const { brontekst } = JSON.parse(bytes.toString('utf8')) as { brontekst: string }
  return readAtDoor(document, 'text/plain', Buffer.from(brontekst))
}

async function scoreGold(file: GoldFile): Promise<Scored> {
  const { model } = await readSource(file.gold.document)
  const read = goldOfModel(model, file.gold.document)
  const best =
    read.find(
      (one) => one.bestuursorgaan === file.gold.bestuursorgaan && one.zitting.datum === file.gold.zitting.datum,
    ) ?? read[0]
  // Facts that stand outside an excerpt are given with it (its file says from which sitting it was cut).
  return { name: file.name, rules: rulesOf(model), ...compare(file.gold, best, file.leniency) }
}

export function f1({ right, wrong, missed }: Tally): number {
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed)
}

function sum(tallies: Iterable<Tally>): Tally {
  const total: Tally = { right: 0, wrong: 0, missed: 0 }
  for (const tally of tallies) {
    total.right += tally.right
    total.wrong += tally.wrong
    total.missed += tally.missed
  }
  return total
}

function row(name: string, tally: Tally): string {
  const share = (part: number, whole: number): string => (whole === 0 ? '   –' : (part / whole).toFixed(3))
  return `${name.padEnd(58)} ${String(tally.right).padStart(6)} ${String(tally.wrong).padStart(6)} ${String(tally.missed).padStart(6)}  ${share(tally.right, tally.right + tally.wrong)}  ${share(tally.right, tally.right + tally.missed)}  ${f1(tally).toFixed(3)}`
}

function print(title: string, scored: readonly Scored[]): void {
  console.log(`\n${title}\n${'field'.padEnd(58)}  right  wrong missed  prec.  recall F1`)
  const fields = new Set(scored.flatMap(({ tallies }) => [...tallies.keys()]))
  for (const field of fields) console.log(row(field, sum(scored.flatMap(({ tallies }) => tallies.get(field) ?? []))))
  console.log(row('ALL (micro)', sum(scored.flatMap(({ tallies }) => [...tallies.values()]))))
  console.log('')
  for (const { name, tallies } of scored) console.log(row(name.slice(0, 58), sum(tallies.values())))
  if (showDifferences) {
    for (const { name, differences } of scored) {
      for (const { field, item, expected, actual } of differences)
        console.log(
          `  ${name.slice(0, 40)} | ${field}${item === undefined ? '' : ` @${item.slice(0, 20)}`}\n      gold: ${expected.slice(0, 220)}\n      read: ${actual.slice(0, 220)}`,
        )
    }
  }
}

/** Which vendors' pages each rule read something on; the PDFs read by hand count as one more. */
function firedRules(
  pages: readonly { readonly vendor: string; readonly rules: ReadonlySet<ReadingRuleId> }[],
): ReadonlyMap<ReadingRuleId, ReadonlySet<string>> {
  const fired = new Map<ReadingRuleId, Set<string>>()
  const note = (rule: ReadingRuleId, vendor: string): void =>
    void fired.set(rule, (fired.get(rule) ?? new Set<string>()).add(vendor))
  for (const { vendor, rules } of pages) for (const rule of rules) note(rule, vendor)
  for (const { name, rules } of scored) for (const rule of rules) note(rule, name.split('-')[0] ?? name)
  return fired
}

const files = readGold(join(shared, 'gold')).filter((file) =>
  process.argv.includes('--only') ? file.name.includes(only ?? '') : true,
)
const scored: Scored[] = []
for (const file of files) scored.push(await scoreGold(file))
print('(a) Gold by hand', scored)

if (!process.argv.includes('--only')) {
  const corpus = join(shared, 'corpus')
  const stripped: (Scored & { readonly vendor: string })[] = []
  for (const { page, print } of strippedSources(corpus)) {
    const one = await readStripped(corpus, page, print)
    stripped.push({ name: one.name, vendor: one.vendor, rules: one.rules, ...compare(one.gold, one.read, {}) })
  }
  print('(b) Annotated pages without their annotations, and prints of them', stripped)
  const vendors = [...new Set(stripped.map((one) => one.vendor))]
  const sumOf = (isMeant: (vendor: string) => boolean): Tally =>
    sum(stripped.filter(({ vendor }) => isMeant(vendor)).flatMap(({ tallies }) => [...tallies.values()]))
  const ofVendors = vendors.map((vendor) => f1(sumOf((one) => one === vendor)))
  console.log(`\nmacro over vendors: ${(ofVendors.reduce((a, b) => a + b, 0) / ofVendors.length).toFixed(3)}`)
  console.log('leave one vendor out:')
  for (const vendor of vendors)
    console.log(
      row(
        `without ${vendor}`,
        sumOf((one) => one !== vendor),
      ),
    )
  console.log('\nrules that gave a value on pages of one vendor only, and why they are no rules of that vendor:')
  for (const [rule, vendors] of firedRules(stripped)) {
    if (vendors.size !== 1) continue
    const reason = SINGLE_VENDOR_REASONS[rule]
    console.log(
      `  ${rule.padEnd(22)} ${[...vendors][0] ?? ''}: ${READING_RULES[rule].en}\n      ${reason ?? 'NO REASON WRITTEN'}`,
    )
    if (reason === undefined) process.exitCode = 1
  }
  const check = await selfCheck(join(shared, 'corpus'), readKnownUnits())
  console.log(`\n(c) Self-checks on ${check.documents.length} PDFs`)
  console.log(`named vote groups that add up: ${check.agreeing} of ${check.groups}`)
  console.log(`differences between the documents of a sitting: ${check.differences.length}`)
  for (const difference of check.differences) console.log(`  ${difference}`)
  for (const { name, read, findings } of check.documents) {
    const said = read.map(
      (one) =>
        `${one.type ?? '?'} | ${one.bestuurseenheid ?? '?'} | ${one.bestuursorgaan ?? '?'} | ${one.zitting.datum ?? '?'} ${one.zitting.geplandeStart?.slice(11) ?? '-'} ${one.zitting.start?.slice(11) ?? '-'} ${one.zitting.einde?.slice(11) ?? '-'} | ${one.aanwezig.length}+${one.verontschuldigd.length}+${one.afwezig.length} | ${one.agendapunten.length} items | ${one.voorzitter ?? '?'} / ${one.secretaris ?? '?'}`,
    )
    console.log(`${name}\n    ${said.join('\n    ')}`)
    for (const finding of findings) console.log(`      ${finding}`)
  }
}
