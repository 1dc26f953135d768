import { Prologue } from '../query/prologue.js'
import { closing, isSign, isWord, tokensOf, type Token } from '../query/query-tokens.js'
import { TYPE } from './statistics.js'

/** A position of the pattern: an IRI, a variable, or a blank node, which is a variable without a name. */
export type Slot = { readonly iri: string } | { readonly variable: string | undefined }

/** A piece of the query's text and what replaces it. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** `sum`: the sum of the counts. `rows`: the rows of the statistics. `open`: the bracket of a plain group. */
  readonly by: 'sum' | 'rows' | 'open'
}

/** A query that asks only how many quads match one pattern, or which predicates, classes or graphs occur in them. */
export interface CountQuery {
  /** Absent: the default graph. */
  readonly graph: Slot | undefined
  readonly predicate: Slot
  /** Whether the predicate is `rdf:type` and the class matters; otherwise any object is meant. */
  readonly ofClass: Slot | undefined
  /** Variables whose values are needed, without those that are only counted. */
  readonly kept: ReadonlySet<string>
  readonly pieces: readonly Piece[]
  /** Only this many rows with the largest counts can be in the answer, and those equal to the last of them. */
  readonly most: number | undefined
}

/** Aggregates whose result depends on how often a value occurs, or that are too rare to support. */
const AGGREGATES = ['sum', 'min', 'max', 'avg', 'sample', 'group_concat']
/** Functions that give a different value for each solution. */
const VOLATILE = ['rand', 'uuid', 'struuid', 'bnode']
const OTHERS = [...AGGREGATES, ...VOLATILE]
const MODIFIERS = ['group', 'having', 'order', 'limit', 'offset']

/**
 * Recognises, from its tokens, a SELECT that the statistics can answer: its WHERE is one triple pattern, plain or in
 * GRAPH, with FILTERs and BINDs only on what the statistics know (graph, predicate, class); other variables are at most
 * counted. `undefined` for all other queries, and when in doubt: the engine answers those.
 */
export function readCountQuery(
  query: string,
  base?: string,
  tokens: readonly Token[] = tokensOf(query),
): CountQuery | undefined {
  // Escapes can hide any character; they are too rare to support here.
  if (query.includes('\\') || !/\b(?:count|distinct|group)\b/iu.test(query)) return undefined
  if (tokens.some((token) => OTHERS.some((word) => isWord(token, word)))) return undefined
  const prologue = new Prologue(query, base)
  const at = prologue.declareAll(tokens)
  const [select, modifier] = [tokens[at], tokens[at + 1]]
  if (!select || !modifier || !isWord(select, 'select') || isWord(modifier, 'reduced')) return undefined
  const distinct = isWord(modifier, 'distinct')
  const open = tokens.findIndex((token, i) => i > at && isSign(token, '{'))
  const close = open < 0 ? -1 : closing(tokens, open)
  const where = tokens[open - 1]
  if (close < 0 || !where) return undefined
  const head = tokens.slice(at + (distinct ? 2 : 1), isWord(where, 'where') ? open - 1 : open)
  const tail = tokens.slice(close + 1)
  if ([...head, ...tail].some((token) => isSign(token, '{') || isWord(token, 'values'))) return undefined
  if (head.some((token, i) => isSign(token, '*') && !isSign(head[i - 1], '('))) return undefined

  const group = readGroup(tokens, open + 1, close, prologue)
  if (!group) return undefined
  const names = [group.graph, group.subject, group.predicate, group.object].flatMap((slot) =>
    slot && 'variable' in slot && slot.variable !== undefined ? [slot.variable] : [],
  )
  if (new Set(names).size < names.length) return undefined

  const keys = groupKeys(tail)
  const counted = readCounts([...head, ...tail], group, keys)
  if (!counted) return undefined
  const grouped = keys !== undefined || counted.any
  if (!grouped && !distinct) return undefined

  const used = new Set(
    [...group.others, ...head, ...tail]
      .filter((token) => token.kind === 'variable' && !counted.tokens.has(token))
      .map(nameOf),
  )
  const kept = new Set(names.filter((name) => used.has(name)))
  const isType = 'iri' in group.predicate && group.predicate.iri === TYPE
  const keepsObject = isKept(group.object, kept)
  if (isKept(group.subject, kept) || 'iri' in group.subject || (('iri' in group.object || keepsObject) && !isType))
    return undefined
  return {
    graph: group.graph,
    predicate: group.predicate,
    kept,
    ofClass: isType && ('iri' in group.object || keepsObject) ? group.object : undefined,
    pieces: [...group.pieces, ...counted.pieces],
    most:
      !distinct && group.others.length === 0 && keys && isSame(keys, kept)
        ? mostRows(head, tail, counted.pieces)
        : undefined,
  }
}

/**
 * The sum of LIMIT and OFFSET when the rows are sorted by number of quads, largest first, whatever else they are sorted
 * by.
 */
function mostRows(head: readonly Token[], tail: readonly Token[], sums: readonly Piece[]): number | undefined {
  const at = (word: string): number => tail.findIndex((token) => isWord(token, word))
  const order = at('order')
  const [, , desc, open, key, close] = order < 0 ? [] : tail.slice(order)
  if (
    at('having') >= 0 ||
    !desc ||
    !isWord(desc, 'desc') ||
    !isSign(open, '(') ||
    key?.kind !== 'variable' ||
    !isSign(close, ')')
  )
    return undefined
  const as = head.findIndex(
    (token, i) =>
      isWord(token, 'as') && head[i + 1]?.kind === 'variable' && nameOf(head[i + 1] as Token) === nameOf(key),
  )
  const sum = sums.find(({ end }) => head[as - 1]?.end === end)
  // The alias must be of the count alone: (COUNT(*) AS ?n), not (1 / COUNT(*) AS ?n).
  const before = head.findIndex(({ start }) => start === sum?.start) - 1
  if (as < 0 || !sum || !isSign(head[before], '(') || !isSign(head[as + 2], ')')) return undefined
  const [limit, offset] = [at('limit'), at('offset')].map((i) => (i < 0 ? undefined : Number(tail[i + 1]?.text)))
  return limit === undefined || !Number.isInteger(limit) || !Number.isInteger(offset ?? 0)
    ? undefined
    : limit + (offset ?? 0)
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each))
}

interface Group {
  readonly graph: Slot | undefined
  readonly subject: Slot
  readonly predicate: Slot
  readonly object: Slot
  /** Tokens of FILTER and BIND. */
  readonly others: readonly Token[]
  readonly pieces: readonly Piece[]
}

/** One pattern with FILTER and BIND, or the same in one GRAPH. */
function readGroup(
  tokens: readonly Token[],
  from: number,
  to: number,
  prologue: Prologue,
  graph?: Slot,
): Group | undefined {
  const others: Token[] = []
  let found: Omit<Group, 'others'> | undefined
  for (let i = from; i < to;) {
    const token = tokens[i]
    if (!token) return undefined
    if (isSign(token, '.') && i > from) {
      i += 1
    } else if (isWord(token, 'filter') || isWord(token, 'bind')) {
      const first = tokens[i + 1]
      const bracket = isSign(first, '(') ? i + 1 : i + 2
      const end = isSign(tokens[bracket], '(') ? closing(tokens, bracket) : -1
      const inside = tokens.slice(i + 1, end + 1)
      if (end < 0 || inside.some((each) => isSign(each, '{') || isWord(each, 'count'))) return undefined
      others.push(...inside)
      i = end + 1
    } else if (isWord(token, 'graph')) {
      const [name, length] = readSlot(tokens, i + 1, prologue) ?? []
      const open = i + 1 + (length ?? 0)
      const end = isSign(tokens[open], '{') ? closing(tokens, open) : -1
      const brace = tokens[open]
      if (found || graph || !name || ('variable' in name && name.variable === undefined) || end < 0 || !brace)
        return undefined
      const inner = readGroup(tokens, open + 1, end, prologue, name)
      // Inside GRAPH its variable has no value yet.
      if (
        !inner ||
        ('variable' in name && inner.others.some((each) => each.kind === 'variable' && nameOf(each) === name.variable))
      )
        return undefined
      others.push(...inner.others)
      found = { ...inner, pieces: [{ start: token.start, end: brace.end, by: 'open' }, ...inner.pieces] }
      i = end + 1
    } else {
      const triple = found ? undefined : readTriple(tokens, i, prologue)
      if (!triple) return undefined
      const [end, subject, predicate, object] = triple
      found = {
        graph,
        subject,
        predicate,
        object,
        pieces: [{ start: token.start, end: tokens[end - 1]?.end ?? token.end, by: 'rows' }],
      }
      i = end
    }
  }
  return found && { ...found, others }
}

function readTriple(
  tokens: readonly Token[],
  from: number,
  prologue: Prologue,
): readonly [end: number, Slot, Slot, Slot] | undefined {
  const [subject, subjectLength = 0] = readSlot(tokens, from, prologue) ?? []
  const verb = tokens[from + subjectLength]
  const predicate = verb && (verb.text === 'a' ? { iri: TYPE } : readSlot(tokens, from + subjectLength, prologue)?.[0])
  const [object, objectLength = 0] = readSlot(tokens, from + subjectLength + 1, prologue) ?? []
  if (!subject || !predicate || !object || ('variable' in predicate && predicate.variable === undefined))
    return undefined
  return [from + subjectLength + 1 + objectLength, subject, predicate, object]
}

/** An IRI, a variable, `[]` or a labelled blank node, and its number of tokens. */
function readSlot(tokens: readonly Token[], i: number, prologue: Prologue): readonly [Slot, number] | undefined {
  const token = tokens[i]
  if (!token) return undefined
  if (token.kind === 'variable') return [{ variable: nameOf(token) }, 1]
  if (isSign(token, '[')) return isSign(tokens[i + 1], ']') ? [{ variable: undefined }, 2] : undefined
  // A label could occur twice: leave that to the engine.
  if (token.kind === 'prefixed') return token.text.startsWith('_:') ? undefined : [{ iri: prologue.resolve(token) }, 1]
  return token.kind === 'iri' && /^<[A-Za-z][\w+.-]*:/u.test(token.text)
    ? [{ iri: token.text.slice(1, -1) }, 1]
    : undefined
}

/** The COUNTs that sums of the statistics can replace; `undefined` when one of them cannot be. */
function readCounts(
  tokens: readonly Token[],
  group: Group,
  keys: ReadonlySet<string> | undefined,
): { readonly any: boolean; readonly tokens: ReadonlySet<Token>; readonly pieces: readonly Piece[] } | undefined {
  const pieces: Piece[] = []
  const counted = new Set<Token>()
  let any = false
  for (const [i, token] of tokens.entries()) {
    if (!isWord(token, 'count')) continue
    any = true
    const distinct = tokens[i + 2] !== undefined && isWord(tokens[i + 2] as Token, 'distinct')
    const what = tokens[i + (distinct ? 3 : 2)]
    const end = tokens[i + (distinct ? 4 : 3)]
    if (!isSign(tokens[i + 1], '(') || !what || !end || !isSign(end, ')')) return undefined
    const slots = [group.graph, group.predicate, group.object]
    const isVariable = (slot: Slot | undefined): boolean =>
      what.kind === 'variable' && slot !== undefined && 'variable' in slot && slot.variable === nameOf(what)
    const isSubject = isVariable(group.subject)
    // Within one graph, predicate and object a subject occurs once, so distinct subjects are as many as quads.
    const fixed = slots.every(
      (slot) => slot === undefined || 'iri' in slot || (slot.variable !== undefined && keys?.has(slot.variable)),
    )
    if (distinct && !(isSubject && fixed)) {
      // A variable that is kept anyway can be counted as it is; `*` and the subject cannot.
      if (what.kind !== 'variable' || isSubject) return undefined
      continue
    }
    if (!isSign(what, '*') && !isSubject && !slots.some(isVariable)) return undefined
    if (what.kind === 'variable') counted.add(what)
    pieces.push({ start: token.start, end: end.end, by: 'sum' })
  }
  return { any, tokens: counted, pieces }
}

/** The plain variables of GROUP BY; `undefined` without GROUP BY. */
function groupKeys(tail: readonly Token[]): ReadonlySet<string> | undefined {
  const at = tail.findIndex((token) => isWord(token, 'group'))
  if (at < 0) return undefined
  const keys = new Set<string>()
  let depth = 0
  for (const token of tail.slice(at + 2)) {
    if (depth === 0 && MODIFIERS.some((word) => isWord(token, word))) break
    if (isSign(token, '(')) depth += 1
    if (isSign(token, ')')) depth -= 1
    if (depth === 0 && token.kind === 'variable') keys.add(nameOf(token))
  }
  return keys
}

function isKept(slot: Slot, kept: ReadonlySet<string>): boolean {
  return 'variable' in slot && slot.variable !== undefined && kept.has(slot.variable)
}

/** `?x` and `$x` are one variable. */
function nameOf(token: Token): string {
  return token.text.slice(1)
}
