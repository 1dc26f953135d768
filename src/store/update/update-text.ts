import { AppError } from '../../errors.js'
import { Prologue } from '../query/prologue.js'
import { checkQueryLimits } from '../query/query-limits.js'
import { isWord, placeOf, tokensOf, type Token } from '../query/query-tokens.js'

/** A graph or several: an IRI, or the words of GraphRefAll (SPARQL 1.1 Update, grammar production 47). */
export type GraphRef = { readonly kind: 'graph'; readonly iri: string } | { readonly kind: 'default' | 'named' | 'all' }

/**
 * Quads with or without variables as one TriG document; a variable becomes an IRI with the prefix
 * `UpdateText.variables`. Line breaks are where they are in the update.
 */
export interface QuadTemplate {
  readonly trig: string
}

/** One operation of an update (SPARQL 1.1 Update, section 3). */
export type UpdateOperation =
  | { readonly kind: 'data'; readonly deletes?: QuadTemplate; readonly inserts?: QuadTemplate }
  | {
      readonly kind: 'modify'
      readonly deletes?: QuadTemplate
      readonly inserts?: QuadTemplate
      /** A SELECT of all variables of the WHERE clause. */
      readonly select: string
      readonly with?: string
      readonly using: readonly string[]
      readonly usingNamed: readonly string[]
    }
  | { readonly kind: 'clear' | 'drop' | 'create'; readonly silent: boolean; readonly target: GraphRef }
  | {
      readonly kind: 'add' | 'move' | 'copy'
      readonly silent: boolean
      readonly source: GraphRef
      readonly target: GraphRef
    }

export interface UpdateText {
  readonly operations: readonly UpdateOperation[]
  /** The update with the contents of its DATA blocks blanked, for the engine's parser to check. */
  readonly skeleton: string
}

export interface UpdateTextOptions {
  /** Resolves relative IRIs. */
  readonly base?: string | undefined
  /** Prefix of the IRIs that stand for variables; must not be guessable. */
  readonly variables: string
}

/**
 * Splits an update into its operations by its tokens. The engine checks the skeleton, before or after this; what cannot
 * be read here is `sparql-syntax` too. LOAD and SERVICE are `sparql-forbidden`: nothing is fetched.
 */
export function readUpdateText(update: string, { base, variables }: UpdateTextOptions): UpdateText {
  const tokens = tokensOf(update)
  for (const word of ['service', 'load'] as const) {
    if (tokens.some((token) => isWord(token, word)))
      throw new AppError('sparql-forbidden', `${word.toUpperCase()} is switched off: nothing is fetched from elsewhere`)
  }
  checkQueryLimits(tokens)
  const reader = new OperationReader(update, tokens, new Prologue(update, base), variables)
  const operations = reader.readAll()
  let skeleton = update
  for (const [start, end] of reader.dataBlocks)
    skeleton = skeleton.slice(0, start) + blanked(skeleton.slice(start, end)) + skeleton.slice(end)
  return { operations, skeleton }
}

class OperationReader {
  /** Offsets of the contents of INSERT DATA and DELETE DATA. */
  readonly dataBlocks: [number, number][] = []
  /** Labels of blank nodes in the INSERT DATA so far. */
  readonly #labels = new Set<string>()
  #at = 0

  constructor(
    readonly update: string,
    readonly tokens: readonly Token[],
    readonly prologue: Prologue,
    readonly variables: string,
  ) {}

  readAll(): readonly UpdateOperation[] {
    const operations: UpdateOperation[] = []
    for (;;) {
      for (let length = this.#declaration(); length > 0; length = this.#declaration()) this.#at += length
      if (this.#at >= this.tokens.length) return operations
      operations.push(this.#operation())
      if (this.#at < this.tokens.length) this.#sign(';')
    }
  }

  #declaration(): number {
    return this.prologue.declare(this.tokens, this.#at)
  }

  #operation(): UpdateOperation {
    const first = this.#word()
    switch (first) {
      case 'clear':
      case 'drop':
      case 'create': {
        const silent = this.#skip('silent')
        return { kind: first, silent, target: this.#graphRef() }
      }
      case 'add':
      case 'move':
      case 'copy': {
        const silent = this.#skip('silent')
        const source = this.#graphRef()
        if (!this.#skip('to')) throw this.#unexpected()
        return { kind: first, silent, source, target: this.#graphRef() }
      }
      case 'insert':
      case 'delete':
        if (this.#skip('data')) return { kind: 'data', [`${first}s`]: this.#dataBlock(first === 'delete') }
        if (first === 'delete' && this.#skip('where')) return this.#deleteWhere()
        this.#at -= 1
        return this.#modify(undefined)
      case 'with':
        return this.#modify(this.#iri())
      default:
        this.#at -= 1
        throw this.#unexpected()
    }
  }

  #modify(graph: string | undefined): UpdateOperation {
    const deletes = this.#skip('delete') ? this.#template(true) : undefined
    const inserts = this.#skip('insert') ? this.#template(false) : undefined
    const using: string[] = []
    const usingNamed: string[] = []
    while (this.#skip('using')) (this.#skip('named') ? usingNamed : using).push(this.#iri())
    if (!this.#skip('where')) throw this.#unexpected()
    const where = this.#block()
    return {
      kind: 'modify',
      using,
      usingNamed,
      select: this.#select(where[0] - 1, where[1] + 1),
      ...(graph !== undefined && { with: graph }),
      ...(deletes && { deletes }),
      ...(inserts && { inserts }),
    }
  }

  /** DELETE WHERE { quads }: the quads are both pattern and template (3.1.3.3). */
  #deleteWhere(): UpdateOperation {
    const at = this.#at
    const where = this.#block()
    this.#at = at
    return {
      kind: 'modify',
      deletes: this.#template(true),
      using: [],
      usingNamed: [],
      select: this.#select(where[0] - 1, where[1] + 1),
    }
  }

  #select(start: number, end: number): string {
    // Preceded by as many line breaks as in the update, so that the engine's line numbers are right.
    return `${blanked(this.update.slice(0, start)).replace(/ /gu, '')}${this.prologue.text}SELECT * WHERE ${this.update.slice(start, end)}`
  }

  #dataBlock(isDelete: boolean): QuadTemplate {
    const at = this.#at
    this.dataBlocks.push(this.#block())
    const last = this.#at
    const variable = this.tokens.slice(at, last).find(({ kind }) => kind === 'variable')
    if (variable)
      throw new AppError('sparql-syntax', `${placeOf(this.update, variable.start)}: DATA cannot hold variables`)
    if (!isDelete) this.#takeLabels(this.tokens.slice(at, last))
    this.#at = at
    return this.#template(isDelete)
  }

  /** A blank node label may be used in only one INSERT DATA of a request (SPARQL 1.1 Query, 19.8, note 10). */
  #takeLabels(tokens: readonly Token[]): void {
    const labels = tokens.filter(({ kind, text }) => kind === 'prefixed' && text.startsWith('_:'))
    const again = labels.find(({ text }) => this.#labels.has(text))
    if (again)
      throw new AppError(
        'sparql-syntax',
        `${placeOf(this.update, again.start)}: the blank node ${again.text} is used in an earlier INSERT DATA, and cannot be the same node here`,
      )
    for (const { text } of labels) this.#labels.add(text)
  }

  /** The quads of the block that begins here, as TriG: parts for the default graph get brackets of their own. */
  #template(isDelete: boolean): QuadTemplate {
    const first = this.#at
    this.#block()
    const inside = this.tokens.slice(first + 1, this.#at - 1)
    let end = this.tokens[first]?.end ?? 0
    const trig = [`${blanked(this.update.slice(0, end)).replace(/ /gu, '')}${this.prologue.text}{`]
    let depth = 0
    let afterGraph = false
    for (const token of inside) {
      trig.push(blanked(this.update.slice(end, token.start)))
      end = token.end
      const sign = token.kind === 'sign' ? token.text : ''
      if (isDelete && (sign === '[' || sign === '(' || (token.kind === 'prefixed' && token.text.startsWith('_:')))) {
        throw new AppError(
          'sparql-syntax',
          `${placeOf(this.update, token.start)}: deleted quads cannot hold blank nodes`,
        )
      }
      if (sign === '{') depth += 1
      if (sign === '}') depth -= 1
      if (depth === 0 && isWord(token, 'graph')) trig.push('} GRAPH')
      else if (token.kind === 'variable') trig.push(`<${this.variables}${encodeURIComponent(token.text.slice(1))}>`)
      else if (sign === '}') trig.push('} {')
      // SPARQL allows a dot after a GRAPH block, TriG does not.
      else if (!(sign === '.' && afterGraph)) trig.push(token.text)
      afterGraph = sign === '}'
    }
    trig.push('}')
    return { trig: trig.join('') }
  }

  /** Skips a block in curly brackets; returns the offsets of its inside. */
  #block(): [number, number] {
    const open = this.#sign('{')
    let depth = 1
    for (; this.#at < this.tokens.length; this.#at++) {
      const token = this.tokens[this.#at]
      if (token?.kind !== 'sign') continue
      if (token.text === '{') depth += 1
      if (token.text === '}') depth -= 1
      if (depth === 0) {
        this.#at += 1
        return [open.end, token.start]
      }
    }
    throw new AppError('sparql-syntax', `${placeOf(this.update, open.start)}: this bracket is not closed`)
  }

  #graphRef(): GraphRef {
    for (const kind of ['default', 'named', 'all'] as const) if (this.#skip(kind)) return { kind }
    this.#skip('graph')
    return { kind: 'graph', iri: this.#iri() }
  }

  #iri(): string {
    const token = this.tokens[this.#at]
    if (token?.kind !== 'iri' && token?.kind !== 'prefixed') throw this.#unexpected()
    this.#at += 1
    return this.prologue.resolve(token)
  }

  #word(): string {
    const token = this.tokens[this.#at]
    if (token?.kind !== 'word') throw this.#unexpected()
    this.#at += 1
    return token.text.toLowerCase()
  }

  #skip(word: string): boolean {
    const token = this.tokens[this.#at]
    if (!token || !isWord(token, word)) return false
    this.#at += 1
    return true
  }

  #sign(text: string): Token {
    const token = this.tokens[this.#at]
    if (token?.kind !== 'sign' || token.text !== text) throw this.#unexpected()
    this.#at += 1
    return token
  }

  #unexpected(): AppError {
    const token = this.tokens[this.#at]
    const place = placeOf(this.update, token?.start ?? this.update.length)
    return new AppError(
      'sparql-syntax',
      `${place}: not a SPARQL 1.1 Update${token ? `, near “${token.text.slice(0, 40)}”` : ': it ends too early'}`,
    )
  }
}

/** White space of the same shape; comments are blanked too. */
function blanked(text: string): string {
  return text.replace(/[^\n]/gu, ' ')
}
