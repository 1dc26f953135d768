import type { Processed, ZittingSummary } from '../../src/index.js'
import type { GoldSitting, GoldSittingItem } from './generator/gold-sitting.js'
import { alignItems } from './align-items.js'
import { compareVotes } from './compare-tallies.js'
import { certaintiesOf, itemCertainty } from './certainty.js'
import { Findings } from './findings.js'
import { sameArticleNumber, sameBody, sameItemNumber, sameName, sameText, sameUnit, textKey } from './same-fact.js'

type ReadItem = ZittingSummary['agendapunten'][number]

/** Compares what was read of one generated document with what its rendering tells. */
export function compareSittings(
  gold: readonly GoldSitting[],
  read: readonly ZittingSummary[],
  model: Processed['model'],
): Findings {
  const findings = new Findings()
  const left = read.map((summary, index) => ({ summary, index }))
  for (const sitting of gold) {
    const found = takeBest(left, sitting)
    findings.add('zitting', found ? 'right' : 'missed')
    compareSitting(findings, sitting, found?.summary, model, found?.index ?? 0)
  }
  for (const { summary } of left) {
    findings.add('zitting', 'wrong', null, `${summary.zitting.datum ?? ''} ${summary.bestuursorgaan ?? ''}`)
    findings.invent('sitting')
    extraItems(findings, summary.agendapunten)
  }
  return findings
}

/**
 * The sitting read that shares most items with the gold one; with none in common, the first of the same body or any.
 */
function takeBest(
  left: { summary: ZittingSummary; index: number }[],
  gold: GoldSitting,
): { summary: ZittingSummary; index: number } | undefined {
  const score = ({ summary }: { summary: ZittingSummary }): number =>
    alignItems(gold.agendapunten, summary.agendapunten).pairs.length +
    (summary.bestuursorgaan !== null &&
    gold.bestuursorgaan !== null &&
    sameBody(summary.bestuursorgaan, gold.bestuursorgaan)
      ? 0.5
      : 0)
  const best = left.reduce<{ at: number; score: number }>(
    (known, one, at) => (score(one) > known.score ? { at, score: score(one) } : known),
    { at: left.length > 0 ? 0 : -1, score: -1 },
  )
  return best.at < 0 ? undefined : left.splice(best.at, 1)[0]
}

function compareSitting(
  findings: Findings,
  gold: GoldSitting,
  read: ZittingSummary | undefined,
  model: Processed['model'],
  index: number,
): void {
  const certain = certaintiesOf(read, model, index)
  const single = (
    field: string,
    expected: string | null,
    actual: string | null | undefined,
    same: (a: string, b: string) => boolean,
    invented?: 'date' | 'unit' | 'body',
  ): void => {
    findings.single(field, expected, actual ?? null, same, certain[field], invented)
  }
  // An extract of one decision may be called either.
  single('type', gold.type, read?.type === 'besluit' ? 'uittreksel' : read?.type, sameText)
  single('bestuurseenheid', gold.bestuurseenheid, read?.bestuurseenheid, sameUnit, 'unit')
  single('bestuursorgaan', gold.bestuursorgaan, read?.bestuursorgaan, sameBody, 'body')
  single('datum', gold.datum, read?.zitting.datum, sameText, 'date')
  single('geplandeStart', gold.geplandeStart, read?.zitting.geplandeStart, sameText)
  single('start', gold.start, read?.zitting.start, sameText)
  single('einde', gold.einde, read?.zitting.einde, sameText)
  single('voorzitter', gold.voorzitter, read?.voorzitter, sameName)
  single('secretaris', gold.secretaris, read?.secretaris, sameName)
  findings.bag('aanwezig', gold.aanwezig, read?.aanwezig ?? [], sameName, certain.aanwezig, gold.aanwezigNeutraal)
  findings.bag('verontschuldigd', gold.verontschuldigd, read?.verontschuldigd ?? [], sameName, certain.verontschuldigd)
  findings.bag('afwezig', gold.afwezig, read?.afwezig ?? [], sameName, certain.afwezig)
  const { pairs, extra } = alignItems(gold.agendapunten, read?.agendapunten ?? [])
  for (const item of gold.agendapunten) {
    const found = pairs.find(([one]) => one === item)?.[1]
    if (item.neutraal) continue
    compareItem(findings, item, found)
  }
  extraItems(findings, extra)
}

function extraItems(findings: Findings, extra: readonly ReadItem[]): void {
  for (const item of extra) {
    findings.add('titel', 'wrong', null, item.titel ?? '', itemCertainty(item, 'titel'))
    if (item.uitkomst !== null) {
      findings.add('uitkomst', 'wrong', null, item.uitkomst, itemCertainty(item, 'uitkomst'))
      findings.invent('outcome')
    }
    compareVotes(findings, [], item.stemmingen)
  }
}

function compareItem(findings: Findings, gold: GoldSittingItem, read: ReadItem | undefined): void {
  const at = (field: string): number | undefined => (read ? itemCertainty(read, field) : undefined)
  findings.single('titel', gold.titel, read?.titel ?? null, sameText, at('titel'))
  // A template without numbers may still be counted by a list of the page; only a wrong printed number is wrong.
  if (gold.nummer !== null) findings.single('nummer', gold.nummer, read?.nummer ?? null, sameItemNumber, at('nummer'))
  // Where nothing tells public from closed, public is what a reader takes for granted.
  const open = read?.openbaar ?? null
  if (gold.openbaar !== null || open === false)
    findings.single(
      'openbaar',
      gold.openbaar === null ? null : String(gold.openbaar),
      open === null ? null : String(open),
      sameText,
      at('openbaar'),
    )
  findings.single(
    'uitkomst',
    gold.uitkomst,
    read?.uitkomst === 'aanvaard' ? 'goedgekeurd' : (read?.uitkomst ?? null),
    sameText,
    at('uitkomst'),
    'outcome',
  )
  if (gold.besluit !== null)
    findings.single(
      'besluit',
      gold.besluit ? 'ja' : null,
      (read?.besluiten.length ?? 0) > 0 ? 'ja' : null,
      sameText,
      undefined,
    )
  findings.bag(
    'artikel',
    gold.artikelen.map(({ nummer, tekst }) => `${nummer}|${tekst}`),
    (read?.artikelen ?? []).map(({ nummer, begin }) => `${nummer ?? ''}|${begin ?? ''}`),
    sameArticle,
    undefined,
  )
  compareVotes(findings, gold.stemmingen, read?.stemmingen ?? [])
}

/** The same number, and the first forty characters the same. */
function sameArticle(expected: string, actual: string): boolean {
  const [[number = '', text = ''], [otherNumber = '', otherText = '']] = [expected.split('|'), actual.split('|')]
  const [x, y] = [textKey(text), textKey(otherText)]
  const length = Math.min(40, x.length)
  return sameArticleNumber(number, otherNumber) && x.slice(0, length) === y.slice(0, length)
}
