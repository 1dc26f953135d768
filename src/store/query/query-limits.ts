import { AppError } from '../../errors.js'
import { isSign, isWord, type Token } from './query-tokens.js'

/** Brackets that may be nested. */
const MOST_BRACKETS = 100
/**
 * The largest weight along one nesting path. The engine works through a query by nested calls, for which it has 1 MiB
 * of stack. With Oxigraph 0.5.11 no kind of nesting that was tried broke it at this weight.
 */
const MOST_WEIGHT = 1500

/** What makes the engine's calls nest deeper without a visible bracket, and the weight of each. */
const KINDS = {
  bracket: { weight: 10, name: 'nested brackets' },
  group: { weight: 4, name: 'groups in a row (UNION, OPTIONAL, MINUS, GRAPH and the like)' },
  filter: { weight: 4, name: 'FILTERs in a row' },
  as: { weight: 6, name: 'expressions with AS in a row (BIND or SELECT)' },
  operator: { weight: 2, name: 'operators in a row (!, ||, &&, +, -, *)' },
  path: { weight: 3, name: 'steps of a path, or / and | in a row' },
  quoted: { weight: 10, name: 'quoted triples' },
  triple: { weight: 2, name: 'triples or members of lists in a row' },
  member: { weight: 0.25, name: 'values of IN' },
} as const
type Kind = keyof typeof KINDS

/** A bracket that is open. */
interface Frame {
  /** `data` is VALUES and the like, which the engine reads without nesting. */
  readonly is: 'outside' | 'group' | 'members' | 'expression' | 'node' | 'data'
  readonly counts: Map<Kind, number>
  /** The heaviest bracket inside it so far. */
  deepest: Weighed | undefined
}

interface Weighed {
  readonly weight: number
  readonly counts: readonly ReadonlyMap<Kind, number>[]
}

/**
 * Refuses a query or update that would overflow the engine's stack while it is parsed or planned, which breaks the
 * engine. Throws `sparql-syntax`, saying what there is too much of and how many are allowed.
 */
export function checkQueryLimits(tokens: readonly Token[], maxBrackets = MOST_BRACKETS): void {
  const frames: Frame[] = [{ is: 'outside', counts: new Map(), deepest: undefined }]
  for (let i = 0; i < tokens.length; i++) {
    const [token, frame] = [tokens[i], frames.at(-1)]
    if (!token || !frame) break
    const kind = kindOf(tokens, i, frame)
    if (kind) count(kind === 'as' ? (frames.at(-2) ?? frame) : frame, kind)
    if (token.kind !== 'sign') continue
    if ('{(['.includes(token.text)) {
      if (frames.length > maxBrackets)
        throw new AppError('sparql-syntax', `at most ${maxBrackets} brackets may be nested`)
      frames.push({ is: insideOf(tokens, i, frame), counts: new Map([['bracket', 1]]), deepest: undefined })
    } else if ('})]'.includes(token.text) && frames.length > 1) {
      close(frames)
    }
  }
  while (frames.length > 1) close(frames)
  const [outside] = frames
  if (outside) check(weigh(outside))
}

function close(frames: Frame[]): void {
  const [closed, around] = [frames.pop(), frames.at(-1)]
  if (!closed || !around) return
  const weighed = weigh(closed)
  if (weighed.weight > (around.deepest?.weight ?? 0)) around.deepest = weighed
}

function weigh({ is, counts, deepest }: Frame): Weighed {
  let weight = deepest?.weight ?? 0
  if (is !== 'data') for (const [kind, number] of counts) weight += number * KINDS[kind].weight
  return { weight, counts: [...(deepest?.counts ?? []), ...(is === 'data' ? [] : [counts])] }
}

function check({ weight, counts }: Weighed): void {
  if (weight <= MOST_WEIGHT) return
  const sums = new Map<Kind, number>()
  for (const each of counts) for (const [kind, number] of each) sums.set(kind, (sums.get(kind) ?? 0) + number)
  const [kind, number] = [...sums].sort(
    ([one, some], [other, others]) => others * KINDS[other].weight - some * KINDS[one].weight,
  )[0] ?? ['bracket', 0]
  const { name, weight: each } = KINDS[kind]
  throw new AppError(
    'sparql-syntax',
    `the query is too deep: ${number} ${name}, where at most ${Math.floor(MOST_WEIGHT / each)} are allowed even without anything else`,
  )
}

/** What a token adds to its bracket. */
function kindOf(tokens: readonly Token[], i: number, { is }: Frame): Kind | undefined {
  const token = tokens[i]
  if (!token || is === 'data') return undefined
  if (isWord(token, 'filter')) return 'filter'
  if (isWord(token, 'as')) return 'as'
  const [before, next] = [tokens[i - 1], tokens[i + 1]]
  // Terms with nothing between them are members of a list.
  if (token.kind !== 'sign')
    return is === 'expression' && isTerm(token) && before && isTerm(before) ? 'triple' : undefined
  const isSecond = isSign(before, token.text) && before?.end === token.start
  const doubled = next?.kind === 'sign' && next.start === token.end ? next.text : ''
  switch (token.text) {
    case '{':
      return 'group'
    case '!':
      return doubled === '=' ? undefined : 'operator'
    case '&':
      return doubled === '&' ? 'operator' : undefined
    case '+':
    case '-':
    case '*':
      return 'operator'
    case '/':
      return 'path'
    case '|':
      return isSecond ? undefined : doubled === '|' ? 'operator' : 'path'
    case '^':
      return isSecond || doubled === '^' ? undefined : 'path'
    case '<':
      return doubled === '<' ? 'quoted' : undefined
    case ',':
      return is === 'members' ? 'member' : is === 'expression' ? undefined : 'triple'
    case '.':
    case ';':
    case '[':
      return 'triple'
    default:
      return undefined
  }
}

function isTerm({ kind }: Token): boolean {
  return kind !== 'sign' && kind !== 'word'
}

/** The kind of the bracket that opens at `i`. */
function insideOf(tokens: readonly Token[], i: number, around: Frame): Frame['is'] {
  const before = tokens[i - 1]
  const sign = tokens[i]?.text
  if (around.is === 'data' || (before && isWord(before, 'data'))) return 'data'
  if (sign === '[') return 'node'
  if (sign === '(') {
    return before && isWord(before, 'in') ? 'members' : 'expression'
  }
  return isValues(tokens, i) ? 'data' : 'group'
}

/** Whether the curly bracket at `open` belongs to VALUES: between them is one variable, or some in round brackets. */
function isValues(tokens: readonly Token[], open: number): boolean {
  let at = open - 1
  if (isSign(tokens[at], ')')) {
    do at -= 1
    while (tokens[at]?.kind === 'variable')
  }
  const word = tokens[at - 1]
  return word !== undefined && isWord(word, 'values')
}

function count({ counts }: Frame, kind: Kind): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1)
}
