import { parseArgs } from 'node:util'
import { AppError, createDocument, processDocument, readSettings, summariesOf } from '../../src/index.js'
import { reliabilityBands } from './certainty.js'
import { compareSittings } from './compare-sittings.js'
import { f1Of, Findings, INVENTED_KINDS, precisionOf, recallOf, sumTallies } from './findings.js'
import { FAMILIES, generateDocument } from './generator/generate.js'
import type { GeneratedDocument } from './generator/generated-document.js'
import { generateLookAlike, LOOK_ALIKES } from './generator/look-alikes.js'

/*
 * Scores the reading of invented documents through the public door: bytes → processDocument → summary → gold.
 *
 *   npm run score:generated -- [--half tuning|kept|closed] [--family id] [--seeds 20] [--first 1] [--language nl] [--differences]
 *   npm run score:generated -- --look-alikes [--half tuning|kept|closed] [--seeds 20]
 *
 * Rules may be tuned on the half `tuning`. Of the others only sums are printed: whoever has seen their differences
 * has no figure left that counts.
 */

const RETRIEVED = '2026-01-01T00:00:00Z'

const { values: options } = parseArgs({
  options: {
    half: { type: 'string' },
    family: { type: 'string' },
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    language: { type: 'string', default: 'nl' },
    differences: { type: 'boolean', default: false },
    'look-alikes': { type: 'boolean', default: false },
  },
})

/** Documents, named after what makes them. */
interface Source {
  readonly id: string
  readonly generate: (seed: number) => Promise<GeneratedDocument>
}

const families = FAMILIES.filter(
  ({ id, half, language }) =>
    language === options.language &&
    (options.half === undefined || half === options.half) &&
    (options.family === undefined || id === options.family),
)
if (families.length === 0)
  throw new Error(`no family is in half "${options.half ?? ''}" with id "${options.family ?? ''}"`)
if (
  options.differences &&
  (options['look-alikes'] ? options.half !== 'tuning' : families.some(({ half }) => half !== 'tuning'))
)
  throw new Error('differences are shown of the tuning half only: add --half tuning')

const settings = readSettings()
const all = new Findings()
const perFamily = new Map<string, Findings>()
const failures = new Map<string, number>()
const sources: readonly Source[] = options['look-alikes']
  ? LOOK_ALIKES.filter(({ part }) => options.half === undefined || part === options.half).map((kind) => ({
      id: `${kind.council ? 'council' : 'other'}: ${kind.id}`,
      generate: (seed) => generateLookAlike(kind, seed),
    }))
  : families.map((family) => ({ id: family.id, generate: (seed) => generateDocument(family, seed) }))
for (const { id, generate } of sources) {
  const sum = new Findings()
  for (let seed = Number(options.first); seed < Number(options.first) + Number(options.seeds); seed++) {
    const generated = await generate(seed)
    const found = await readAndCompare(generated, id)
    if (options.differences)
      for (const { field, expected, actual } of found.differences)
        console.log(`${generated.name}\t${field}\t${expected ?? ''}\t${actual ?? ''}`)
    sum.merge(found)
  }
  perFamily.set(id, sum)
  all.merge(sum)
}
print()

async function readAndCompare(
  { bytes, name, mediaType, address, gold }: GeneratedDocument,
  family: string,
): Promise<Findings> {
  try {
    const processed = await processDocument(
      createDocument(bytes, { address, name, mediaType, retrieved: RETRIEVED }),
      settings,
    )
    return compareSittings(gold, summariesOf(processed), processed.model)
  } catch (thrown) {
    // A document that is refused is one of which nothing was read; anything else is a fault of the product or of this.
    if (!(thrown instanceof AppError)) throw thrown
    failures.set(family, (failures.get(family) ?? 0) + 1)
    return compareSittings(gold, [], { zittingen: [], besluiten: [] })
  }
}

function print(): void {
  const share = (value: number): string => value.toFixed(3)
  console.log('field\tF1\tmacro F1\tprecision\trecall\tright\twrong\tmissed')
  const fields = [...all.tallies.keys()]
  for (const field of fields) {
    const tally = all.tallies.get(field)
    if (!tally) continue
    const each = [...perFamily.values()].flatMap(({ tallies }) => tallies.get(field) ?? [])
    console.log(
      [
        field,
        share(f1Of(tally)),
        share(each.reduce((sum, one) => sum + f1Of(one), 0) / each.length),
        share(precisionOf(tally)),
        share(recallOf(tally)),
        tally.right,
        tally.wrong,
        tally.missed,
      ].join('\t'),
    )
  }
  console.log(
    '\nfamily\tF1\tmean of fields\tvotes right\twrong\tmissed\tinvented\tsittings right\twrong\tmissed\trefused',
  )
  const ofFamily: number[] = []
  for (const [id, { tallies, invented }] of perFamily) {
    const f1 = f1Of(sumTallies(tallies.values()))
    ofFamily.push(f1)
    const votes = tallies.get('stemming') ?? { right: 0, wrong: 0, missed: 0 }
    const sittings = tallies.get('zitting') ?? { right: 0, wrong: 0, missed: 0 }
    const mean = [...tallies.values()].reduce((sum, tally) => sum + f1Of(tally), 0) / tallies.size
    console.log(
      [
        id,
        share(f1),
        share(mean),
        votes.right,
        votes.wrong,
        votes.missed,
        [...invented.values()].reduce((a, b) => a + b, 0),
        sittings.right,
        sittings.wrong,
        sittings.missed,
        failures.get(id) ?? 0,
      ].join('\t'),
    )
  }
  const total = sumTallies(all.tallies.values())
  const votes = all.tallies.get('stemming') ?? { right: 0, wrong: 0, missed: 0 }
  console.log(
    `\nmicro F1 ${share(f1Of(total))}, macro F1 over families ${share(ofFamily.reduce((a, b) => a + b, 0) / ofFamily.length)}, over fields ${share(fields.reduce((sum, field) => sum + f1Of(all.tallies.get(field) ?? { right: 0, wrong: 0, missed: 0 }), 0) / fields.length)}`,
  )
  console.log(
    `votes: ${votes.right + votes.missed} told, precision ${precisionOf(votes).toFixed(4)}, recall ${share(recallOf(votes))}`,
  )
  console.log(
    `coverage: ${share((total.right + total.wrong) / (total.right + total.missed))} of the values told are stated`,
  )
  console.log(`invented: ${INVENTED_KINDS.map((kind) => `${kind} ${all.invented.get(kind) ?? 0}`).join(', ')}`)
  console.log('\ncertainty from\tvalues\tsaid\tright')
  for (const { from, values, said, right } of reliabilityBands(all.judged))
    console.log([from.toFixed(2), values, share(said), share(right)].join('\t'))
}
