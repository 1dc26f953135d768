import type { Gold, GoldItem, GoldVote, Leniency } from './gold.js'

/** Right, wrong and missed per field. */
export interface Tally {
  right: number
  wrong: number
  missed: number
}

export interface Difference {
  readonly field: string
  readonly item?: string
  readonly expected: string
  readonly actual: string
}

export interface Comparison {
  readonly tallies: Map<string, Tally>
  readonly differences: Difference[]
}

/** Compares what was read with the gold by the rules of ../shared/gold/CONVENTIONS.md. */
export function compare(gold: Gold, read: Gold | undefined, leniency: Leniency): Comparison {
  const result: Comparison = { tallies: new Map(), differences: [] }
  const neutral = new Set(leniency.velden_neutraal ?? [])
  const single = (
    field: string,
    expected: string | null,
    actual: string | null | undefined,
    equal: (a: string, b: string) => boolean = sameText,
  ): void => {
    if (!neutral.has(field)) count(result, field, expected, actual ?? null, equal)
  }
  single('type', gold.type, read?.type)
  single('bestuurseenheid', gold.bestuurseenheid, read?.bestuurseenheid)
  single('bestuursorgaan', gold.bestuursorgaan, read?.bestuursorgaan)
  for (const field of ['datum', 'geplandeStart', 'start', 'einde', 'locatie'] as const)
    single(field, gold.zitting[field], read?.zitting[field])
  single('voorzitter', gold.voorzitter, read?.voorzitter)
  single('secretaris', gold.secretaris, read?.secretaris)
  for (const field of ['aanwezig', 'verontschuldigd', 'afwezig'] as const)
    bag(result, field, gold[field], read?.[field] ?? [], sameText)
  compareItems(result, gold, read, leniency)
  return result
}

function compareItems(result: Comparison, gold: Gold, read: Gold | undefined, leniency: Leniency): void {
  const left = [...(read?.agendapunten ?? [])]
  const optional = new Set(leniency.punten_neutraal ?? [])
  for (const item of gold.agendapunten) {
    const index = left.findIndex(
      (other) =>
        (other.nummer ?? '') === (item.nummer ?? '') &&
        similar(other.titel, item.titel) &&
        (other.openbaar ?? true) === (item.openbaar ?? true),
    )
    const fallback =
      index >= 0
        ? index
        : left.findIndex(
            (other) =>
              sameText(other.titel, item.titel) ||
              sameText(`${other.nummer ?? ''}${other.titel}`, `${item.nummer ?? ''}${item.titel}`) ||
              ((other.nummer ?? '') === (item.nummer ?? '') &&
                item.nummer !== null &&
                similar(other.titel, item.titel)),
          )
    const found = fallback >= 0 ? left.splice(fallback, 1)[0] : undefined
    if (!found && item.nummer !== null && optional.has(item.nummer)) continue
    compareItem(result, item, found, leniency)
  }
  for (const extra of left) {
    add(result, 'item', 'wrong', extra.nummer ?? extra.titel, '', `${extra.nummer ?? ''} ${extra.titel}`)
    for (const vote of extra.stemmingen) add(result, 'stemming', 'wrong', extra.nummer ?? '', '', voteText(vote))
    if (extra.uitkomst !== null) add(result, 'uitkomst', 'wrong', extra.nummer ?? '', '', extra.uitkomst)
  }
}

function compareItem(result: Comparison, gold: GoldItem, read: GoldItem | undefined, leniency: Leniency): void {
  const name = gold.nummer ?? gold.titel
  if (!read) {
    add(result, 'item', 'missed', name, `${gold.nummer ?? ''} ${gold.titel}`, '')
  } else if (sameText(`${read.nummer ?? ''}${read.titel}`, `${gold.nummer ?? ''}${gold.titel}`))
    add(result, 'item', 'right', name, '', '')
  else {
    add(result, 'item', 'wrong', name, `${gold.nummer ?? ''} ${gold.titel}`, `${read.nummer ?? ''} ${read.titel}`)
    add(result, 'item', 'missed', name, '', '')
  }
  count(
    result,
    'openbaar',
    gold.openbaar === null ? null : String(gold.openbaar),
    read ? String(read.openbaar ?? true) : null,
    sameText,
    name,
  )
  count(
    result,
    'pagina',
    gold.pagina === null ? null : String(gold.pagina),
    gold.pagina === null ? null : (read?.pagina?.toString() ?? null),
    sameText,
    name,
  )
  count(result, 'uitkomst', gold.uitkomst, read?.uitkomst ?? null, sameText, name)
  count(result, 'uitkomstTekst', gold.uitkomstTekst, read?.uitkomstTekst ?? null, sameOutcomeText, name)
  compareVotes(result, gold, read, name)
  bag(
    result,
    'artikel',
    gold.artikelen,
    read?.artikelen ?? [],
    (a, b) => sameText(a.nummer, b.nummer) && sameBeginning(a.begin, b.begin),
    name,
    ({ nummer, begin }) => `${nummer} ${begin}`,
  )
  const neutral = leniency.rechtsgronden_neutraal?.[gold.nummer ?? ''] ?? []
  const soft = leniency.rechtsgronden_zacht?.[gold.nummer ?? ''] ?? []
  const predicted = (read?.rechtsgronden ?? []).filter((text) => !neutral.some((other) => sameCitation(text, other)))
  const expected = gold.rechtsgronden.filter(
    (text) => predicted.some((other) => sameCitation(text, other)) || !soft.some((other) => sameCitation(text, other)),
  )
  bag(result, 'rechtsgrond', expected, predicted, sameCitation, name)
}

function compareVotes(result: Comparison, gold: GoldItem, read: GoldItem | undefined, name: string): void {
  const left = [...(read?.stemmingen ?? [])]
  for (const vote of gold.stemmingen) {
    const index = left.findIndex((other) => sameVote(vote, other))
    const found = index >= 0 ? left.splice(index, 1)[0] : undefined
    add(result, 'stemming', found ? 'right' : 'missed', name, found ? '' : voteText(vote), '')
    const names = (one: GoldVote): readonly string[] => [
      ...one.voorstanders.map((x) => `voor ${x}`),
      ...one.tegenstanders.map((x) => `tegen ${x}`),
      ...one.onthouders.map((x) => `onthouding ${x}`),
    ]
    bag(result, 'stemmer', names(vote), found ? names(found) : [], sameText, name)
  }
  for (const vote of left) add(result, 'stemming', 'wrong', name, '', voteText(vote))
}

function sameVote(a: GoldVote, b: GoldVote): boolean {
  const number = (x: number | null): number => x ?? 0
  return (
    a.unaniem === b.unaniem &&
    a.geheim === b.geheim &&
    number(a.voor) === number(b.voor) &&
    number(a.tegen) === number(b.tegen) &&
    number(a.onthouding) + number(a.blancoOngeldig) === number(b.onthouding) + number(b.blancoOngeldig) &&
    sameText(a.onderwerp ?? '', b.onderwerp ?? '')
  )
}

function voteText(vote: GoldVote): string {
  return vote.unaniem
    ? `unaniem ${vote.onderwerp ?? ''}`
    : `${vote.voor ?? 0}/${vote.tegen ?? 0}/${vote.onthouding ?? 0}${vote.geheim ? ' geheim' : ''} ${vote.onderwerp ?? ''}`
}

function count(
  result: Comparison,
  field: string,
  expected: string | null,
  actual: string | null,
  equal: (a: string, b: string) => boolean,
  item?: string,
): void {
  if (expected === null && actual === null) return
  if (expected !== null && actual !== null && equal(expected, actual)) return add(result, field, 'right', item, '', '')
  if (actual !== null) add(result, field, 'wrong', item, expected ?? '', actual)
  if (expected !== null) add(result, field, 'missed', item, actual === null ? expected : '', '')
}

function bag<Value>(
  result: Comparison,
  field: string,
  expected: readonly Value[],
  actual: readonly Value[],
  equal: (a: Value, b: Value) => boolean,
  item?: string,
  show: (value: Value) => string = String,
): void {
  const left = [...actual]
  for (const value of expected) {
    const index = left.findIndex((other) => equal(value, other))
    if (index >= 0) left.splice(index, 1)
    add(result, field, index >= 0 ? 'right' : 'missed', item, index >= 0 ? '' : show(value), '')
  }
  for (const value of left) add(result, field, 'wrong', item, '', show(value))
}

function add(
  result: Comparison,
  field: string,
  verdict: keyof Tally,
  item: string | undefined,
  expected: string,
  actual: string,
): void {
  const tally = result.tallies.get(field) ?? { right: 0, wrong: 0, missed: 0 }
  tally[verdict]++
  result.tallies.set(field, tally)
  if (verdict !== 'right' && (expected !== '' || actual !== ''))
    result.differences.push({ field, ...(item !== undefined && { item }), expected, actual })
}

/** Convention 2: NFC, no white space, no bullets, no trailing sign. */
export function keyOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s•●·◦○▪■□▸►\uF000-\uF0FF\uFFFD\uFFFF\u00AD\u200B\uFEFF]/gu, '')
    .replace(/[.;,:]+$/u, '')
}

export function sameText(a: string, b: string): boolean {
  return keyOf(a) === keyOf(b)
}

function similar(a: string, b: string): boolean {
  const [x, y] = [keyOf(a).toLowerCase(), keyOf(b).toLowerCase()]
  return x === y || x.includes(y) || y.includes(x) || x.slice(0, 20) === y.slice(0, 20)
}

/** Convention 12: equal, contained in what was read, or the first sixty characters equal. */
function sameOutcomeText(expected: string, actual: string): boolean {
  const [x, y] = [keyOf(expected), keyOf(actual)]
  return x === y || y.includes(x) || (x.length >= 60 && x.slice(0, 60) === y.slice(0, 60))
}

/** Convention 16: the first forty characters, or all of a shorter article. */
function sameBeginning(expected: string, actual: string): boolean {
  const [x, y] = [keyOf(expected), keyOf(actual)]
  const length = Math.min(40, x.length)
  return x.slice(0, length) === y.slice(0, length)
}

/** Convention 20: one contains the other and is at least 60 % of it, or act, date and articles are equal. */
export function sameCitation(a: string, b: string): boolean {
  const [x, y] = [keyOf(a).toLowerCase(), keyOf(b).toLowerCase()]
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return long.includes(short) && short.length >= 0.6 * long.length
}
