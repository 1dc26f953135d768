import type BetterSqlite3 from 'better-sqlite3'
import { TermReader, type AskedTerm } from './asked-terms.js'
import { facetsOf, filtersOf, passingOf, type Filters } from './facets.js'
import { marked, passageOf } from './passages.js'
import { topOf } from './top-of.js'
import type { SearchAnswer, SearchHit, SearchSlice } from '../search-answer.js'
import { numberIn, openSearchReader } from '../filling/search-file.js'
import { askedWords, type SearchRequest } from '../search-request.js'
import { DOCUMENT_KINDS, type SearchUnit } from '../search-unit.js'
import { UnitFacts } from './unit-facts.js'
import { CorpusWords } from './corpus-words.js'
import { saidIn, wantedOf } from './said-in.js'
import type { WantedStems } from './wanted-stems.js'
import { ALL, gainOf, NEARLY, Ranking } from './ranking.js'
import { WordLists } from './word-lists.js'

/** With fewer hits those that are nearest are given too, and so many of them. */
const FEW = 5
const MOST_NEARLY = 10
/** Hits whose texts are looked at to order them. */
const LOOKED_AT = 60
/** Characters of a text that are looked at for that. */
const LOOKED_INTO = 1500

interface UnitRow {
  readonly id: number
  readonly iri: string
  readonly hash: string
  readonly kind: SearchUnit['kind']
  readonly path: string
  readonly zitting: string | null
  readonly modified: string
  readonly title: string
  readonly text: string
}

/** Something that a search finds, in short. */
export type MatchingThing = Pick<SearchHit, 'iri' | 'kind' | 'path' | 'orgaan' | 'day' | 'outcome' | 'modified'> & {
  readonly title: string
  /** Names what is said of it: another one is a change. */
  readonly hash: string
}

interface Passing extends ReturnType<typeof facetsOf> {
  readonly asked: readonly AskedTerm[]
  readonly searched: readonly AskedTerm[]
  readonly filters: Filters
  /** The weight of all that was asked. */
  readonly whole: number
  /** Units with a word that must not stand there. */
  readonly out: ReadonlySet<number>
}

/** Searches one index file, and looks at each search whether it has changed. */
export class Searcher {
  readonly #facts: UnitFacts
  readonly #lists: WordLists
  readonly #vocabulary = new CorpusWords()
  readonly #terms = new TermReader(this.#vocabulary)
  #stamp = -1
  readonly #ranking: Ranking
  readonly #row: BetterSqlite3.Statement<[number], UnitRow>
  readonly #looked: BetterSqlite3.Statement<[number], Pick<UnitRow, 'title' | 'text'>>
  readonly #words: BetterSqlite3.Statement<[number], { word: string; texts: number }>

  constructor(private readonly db: BetterSqlite3.Database) {
    this.#facts = new UnitFacts(db)
    this.#lists = new WordLists(db)
    this.#ranking = new Ranking(this.#lists)
    this.#row = db.prepare('SELECT id, iri, hash, kind, path, zitting, modified, title, text FROM unit WHERE id = ?')
    this.#looked = db.prepare(`SELECT title, substr(text, 1, ${LOOKED_INTO}) AS text FROM unit WHERE id = ?`)
    this.#words = db.prepare('SELECT word, texts FROM word WHERE stamp > ?')
  }

  /** A searcher of a file; undefined when there is none that shows anything. */
  static open(path: string): Searcher | undefined {
    const db = openSearchReader(path)
    return db && new Searcher(db)
  }

  close(): void {
    this.db.close()
  }

  /** Number of units that can be found. */
  get count(): number {
    return this.#facts.count
  }

  search(request: SearchRequest, slice: SearchSlice): SearchAnswer {
    return this.db.transaction(() => {
      this.#refresh()
      return this.#answer(request, slice)
    })()
  }

  /**
   * Everything that a search finds, whatever its order, as those are told who follow it. Nothing is guessed: who
   * follows a word that stands nowhere yet waits for it.
   */
  matching(request: SearchRequest): readonly MatchingThing[] {
    return this.db.transaction(() => {
      this.#refresh()
      const { passing } = this.#passing(request, 0)
      return [...passing].flatMap((id) => {
        const row = this.#row.get(id)
        if (!row) return []
        const { iri, hash, kind, path, title, modified } = row
        return [{ iri, hash, kind, path, title, modified, ...this.#told(id) }]
      })
    })()
  }

  #answer(request: SearchRequest, { offset, limit, literal = false }: SearchSlice): SearchAnswer {
    const { asked, searched, passing, facets, filters, whole, out } = this.#passing(request, literal ? 0 : undefined)
    const wanted = wantedOf(searched)
    const order = request.volgorde
    const first = this.#first(passing, offset + limit, order, searched)
    const nearly =
      !literal && passing.length < FEW && searched.length > 1 && offset === 0
        ? nearestOf(NEARLY.map((share) => passingOf(this.#saying(share * whole, ALL * whole, out), filters)))
        : new Uint32Array()
    const nearest = this.#first(nearly, MOST_NEARLY, 'relevantie', searched)
    return {
      total: passing.length,
      hits: [...first.slice(offset, offset + limit)].flatMap((id) => this.#hit(id, wanted)),
      nearly: [...nearest.slice(0, MOST_NEARLY)].flatMap((id) => this.#hit(id, wanted)),
      facets,
      corrected: asked.flatMap(({ word, corrected }) => (corrected === undefined ? [] : [{ word, to: corrected }])),
      unknown: asked.filter(({ sayings }) => sayings.length === 0).map(({ word }) => word),
      version: String(this.#stamp),
    }
  }

  /** What a search asks for, and the units that say all of it and pass its filters. */
  #passing(request: SearchRequest, guesses?: number): Passing {
    const facts = this.#facts
    const terms = this.#terms.terms(askedWords(request.text), guesses)
    const asked = terms.filter(({ excluded }) => !excluded)
    const searched = asked.filter(({ sayings }) => sayings.length > 0)
    const whole = this.#ranking.weigh(searched, facts.count)
    const out = new Set(terms.filter(({ excluded }) => excluded).flatMap((term) => [...this.#ranking.say(term)]))
    // Who typed only words that stand nowhere has asked for something, and finds nothing.
    const isAsked = asked.length > 0
    const candidates = !isAsked
      ? without(this.#facts.all, out)
      : searched.length > 0 && (guesses !== 0 || searched.length === asked.length)
        ? this.#saying(ALL * whole, Infinity, out)
        : new Uint32Array()
    const filters = filtersOf(request, facts)
    const { facets, passing } = facetsOf(candidates, filters, facts)
    return { asked, searched, passing, facets, filters, whole, out }
  }

  /** The first units of some in an order; of the best the texts are looked at. */
  #first(ids: Uint32Array, count: number, order: SearchRequest['volgorde'], terms: readonly AskedTerm[]): Uint32Array {
    const first = topOf(ids, Math.max(LOOKED_AT, count), this.#orderOf(order))
    if (order === 'relevantie' && terms.length > 0) this.#lookAt(first, terms)
    return first
  }

  /** The units whose share of what was asked is at least one and below another, without some. */
  #saying(least: number, most: number, out: ReadonlySet<number>): Uint32Array {
    const { there } = this.#facts
    const { share, some } = this.#ranking
    const found = new Uint32Array(some.length)
    let count = 0
    for (const id of some) {
      const own = share[id] ?? 0
      if (own >= least && own < most && there[id] === 1) found[count++] = id
    }
    return without(found.subarray(0, count), out)
  }

  #orderOf(order: SearchRequest['volgorde']): (a: number, b: number) => number {
    const { day, modified } = this.#facts
    const newest = (a: number, b: number): number => (day[b] ?? 0) - (day[a] ?? 0) || b - a
    if (order === 'datum') return newest
    if (order === 'nieuw') return (a, b) => (modified[b] ?? 0) - (modified[a] ?? 0) || newest(a, b)
    const { score } = this.#ranking
    return (a, b) => (score[b] ?? 0) - (score[a] ?? 0) || newest(a, b)
  }

  /** Orders the first hits by what their texts say: how much of the title was asked for, how often the text says it. */
  #lookAt(first: Uint32Array, terms: readonly AskedTerm[]): void {
    const looked = first.subarray(0, LOOKED_AT)
    const wants = terms.map((term) => wantedOf([term]))
    const { score } = this.#ranking
    for (const id of looked) {
      const row = this.#looked.get(id)
      if (!row) continue
      const title = saidIn(row.title, wants)
      const text = saidIn(row.text, wants)
      const often = text.counts.reduce((sum, count) => sum + Math.min(count, 4) / 4, 0) / wants.length
      score[id] = (score[id] ?? 0) * gainOf(title, often)
    }
    looked.sort(this.#orderOf('relevantie'))
  }

  /** Body, day and outcome of a unit. */
  #told(id: number): Pick<SearchHit, 'orgaan' | 'day' | 'outcome'> {
    const { day, orgaan, uitkomst } = this.#facts
    const [body, outcome] = [orgaan, uitkomst].map((list) => this.#facts.nameOf(list[id] ?? 0)?.name)
    const number = day[id] ?? 0
    return {
      ...(body !== undefined && { orgaan: body }),
      ...(number > 0 && { day: String(number).replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3') }),
      ...(outcome !== undefined && { outcome }),
    }
  }

  #hit(id: number, wanted: WantedStems): readonly SearchHit[] {
    const row = this.#row.get(id)
    if (!row) return []
    const { documents, eenheid, vote } = this.#facts
    const unit = this.#facts.nameOf(eenheid[id] ?? 0)?.name
    const passage = passageOf(row.text, wanted)
    return [
      {
        iri: row.iri,
        kind: row.kind,
        path: row.path,
        title: marked(row.title, wanted),
        ...(passage && { passage }),
        ...(unit !== undefined && { eenheid: unit }),
        ...this.#told(id),
        ...(row.zitting !== null && { zitting: row.zitting }),
        documents: DOCUMENT_KINDS.filter((_, i) => ((documents[id] ?? 0) & (1 << i)) !== 0),
        hasVote: vote[id] === 1,
        modified: row.modified,
      },
    ]
  }

  #refresh(): void {
    const stamp = numberIn(this.db, 'stamp') ?? 0
    if (stamp === this.#stamp) return
    this.#facts.refresh(stamp)
    for (const { word, texts } of this.#words.iterate(this.#stamp)) this.#vocabulary.set(word, texts)
    this.#lists.clear()
    this.#terms.clear()
    this.#stamp = stamp
    this.#ranking.grow(this.#facts.size)
  }
}

function without(ids: Uint32Array, out: ReadonlySet<number>): Uint32Array {
  return out.size === 0 ? ids : ids.filter((id) => !out.has(id))
}

/** The first of some lists that has enough; else the longest. */
function nearestOf(lists: readonly Uint32Array[]): Uint32Array {
  return lists.find(({ length }) => length >= FEW) ?? lists.at(-1) ?? new Uint32Array()
}
