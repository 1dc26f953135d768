import { TermReader, type AskedTerm } from '../finding/asked-terms.js'
import { CorpusWords } from '../finding/corpus-words.js'
import { marked, passageOf } from '../finding/passages.js'
import { ALL, gainOf, NEARLY, Ranking, type StemLists, type WordList } from '../finding/ranking.js'
import { saidIn, wantedOf } from '../finding/said-in.js'
import { topOf } from '../finding/top-of.js'
import type { Passage } from '../search-answer.js'
import { askedWords } from '../search-request.js'
import {
  CLIENT_FORMAT,
  numbersOf,
  stemShard,
  type ClientList,
  type ClientStart,
  type ClientUnit,
} from './client-index.js'

/** Fetches a file of the index below the site, without ending; what was fetched is asked for again. */
export type ReadFile = (path: string) => Promise<unknown>

/** What is asked of an index of files. */
export interface ClientRequest {
  readonly text: string
  readonly organ?: string
  readonly year?: number
  readonly order: 'relevantie' | 'datum'
}

export interface ClientHit extends ClientUnit {
  readonly shownTitle: Passage
  readonly passage?: Passage
  readonly organ?: string
  readonly day: number
}

export interface ClientAnswer {
  readonly total: number
  readonly hits: readonly ClientHit[]
  readonly corrected: readonly { readonly word: string; readonly to: string }[]
  readonly unknown: readonly string[]
  /** Nothing has all the words: what has most of them is given. */
  readonly partial: boolean
}

/** Hits whose texts are looked at to order them; each may cost a file. */
const LOOKED_AT = 20

/** Searches an index of files; by the same rules as the search of a service, but for words that must stand together. */
export class ClientSearch {
  readonly #words = new CorpusWords()
  readonly #terms = new TermReader(this.#words)
  readonly #stems = new Map<string, WordList>()

  private constructor(
    private readonly read: ReadFile,
    readonly start: ClientStart,
  ) {}

  /** Throws when the files are of another version than the script. */
  static async open(read: ReadFile): Promise<ClientSearch> {
    const start = (await read('zoekindex/begin')) as ClientStart
    if (start.format !== CLIENT_FORMAT) throw new Error('the index is of another version')
    const search = new ClientSearch(read, start)
    for (const line of (await read('zoekindex/woorden')) as readonly string[]) {
      const [word = '', count = '0'] = line.split(' ')
      search.#words.set(word, Number(count))
    }
    return search
  }

  async search({ text, organ, year, order }: ClientRequest, limit: number): Promise<ClientAnswer> {
    const { day, organ: organs } = this.start
    const terms = this.#terms.terms(askedWords(text))
    const asked = terms.filter(({ excluded }) => !excluded)
    const searched = asked.filter(({ sayings }) => sayings.length > 0)
    await this.#fetchStems(terms)
    const ranking = new Ranking(this.#lists())
    ranking.grow(day.length)
    const whole = ranking.weigh(searched, day.length)
    const out = new Set(terms.filter(({ excluded }) => excluded).flatMap((term) => [...ranking.say(term)]))
    const wantedOrgan = organ === undefined ? undefined : this.start.organs.indexOf(organ)
    const saying = (share: number): Uint32Array =>
      Uint32Array.from(
        day.flatMap((own, id) =>
          (ranking.share[id] ?? 0) >= share * whole &&
          !out.has(id) &&
          (wantedOrgan === undefined || organs[id] === wantedOrgan) &&
          (year === undefined || Math.floor(own / 10_000) === year)
            ? [id]
            : [],
        ),
      )
    const full = asked.length > 0 && searched.length === 0 ? new Uint32Array() : saying(asked.length === 0 ? 0 : ALL)
    const partial = full.length === 0 && searched.length > 1
    const found = partial ? (NEARLY.map(saying).find(({ length }) => length > 0) ?? full) : full
    const newest = (a: number, b: number): number => (day[b] ?? 0) - (day[a] ?? 0) || a - b
    const best = (a: number, b: number): number => (ranking.score[b] ?? 0) - (ranking.score[a] ?? 0) || newest(a, b)
    const first = topOf(found, Math.max(limit, LOOKED_AT), order === 'datum' || asked.length === 0 ? newest : best)
    const units = await this.#units([...first])
    if (order === 'relevantie' && searched.length > 0) {
      const wants = searched.map((term) => wantedOf([term]))
      for (const id of first.subarray(0, LOOKED_AT)) {
        const title = saidIn(units.get(id)?.title ?? '', wants)
        ranking.score[id] = (ranking.score[id] ?? 0) * gainOf(title)
      }
      first.subarray(0, LOOKED_AT).sort(best)
    }
    const wanted = wantedOf(searched)
    return {
      total: found.length,
      partial,
      corrected: asked.flatMap(({ word, corrected }) => (corrected === undefined ? [] : [{ word, to: corrected }])),
      unknown: asked.filter(({ sayings }) => sayings.length === 0).map(({ word }) => word),
      hits: [...first.slice(0, limit)].flatMap((id) => {
        const unit = units.get(id)
        const body = this.start.organs[organs[id] ?? -1]
        const passage = unit && passageOf(unit.text, wanted)
        return unit
          ? [
              {
                ...unit,
                shownTitle: marked(unit.title, wanted),
                ...(passage && { passage }),
                ...(body !== undefined && { organ: body }),
                day: day[id] ?? 0,
              },
            ]
          : []
      }),
    }
  }

  async #fetchStems(terms: readonly AskedTerm[]): Promise<void> {
    const stems = new Set(terms.flatMap(({ sayings }) => sayings.flatMap(stemsOf)))
    const shards = new Set([...stems].filter((stem) => !this.#stems.has(stem)).map(stemShard))
    const known = [...shards].filter((shard) => this.start.stems.includes(shard))
    for (const content of await Promise.all(known.map((shard) => this.read(`zoekindex/stammen/${shard}`))))
      for (const [stem, [title, names, text]] of Object.entries(content as Readonly<Record<string, ClientList>>))
        this.#stems.set(stem, { title: numbersOf(title), names: numbersOf(names), text: numbersOf(text) })
  }

  /** No file tells where words stand: words between quotes are looked for as all of them. */
  #lists(): StemLists {
    const none: WordList = { title: [], names: [], text: [] }
    const of = (stem: string): WordList => this.#stems.get(stem) ?? none
    const join = (stems: readonly string[], column: keyof WordList): number[] =>
      stems.flatMap((stem) => Array.from(of(stem)[column]))
    return {
      any: (stems) => ({ title: join(stems, 'title'), names: join(stems, 'names'), text: join(stems, 'text') }),
      phrase: (stems) => {
        const sets = stems.map((stem) => new Set(join([stem], 'title').concat(join([stem], 'text'))))
        const all = [...(sets[0] ?? [])].filter((id) => sets.every((set) => set.has(id))).sort((a, b) => a - b)
        return { title: [], names: [], text: all }
      },
    }
  }

  async #units(ids: readonly number[]): Promise<ReadonlyMap<number, ClientUnit>> {
    const { shard } = this.start
    const shards = [...new Set(ids.map((id) => Math.floor(id / shard)))]
    const files = await Promise.all(shards.map((number) => this.read(`zoekindex/stukken/${number}`)))
    return new Map(
      files.flatMap((units, i) =>
        (units as readonly ClientUnit[]).map((unit, at) => [(shards[i] ?? 0) * shard + at, unit] as const),
      ),
    )
  }
}

function stemsOf(saying: AskedTerm['sayings'][number]): readonly string[] {
  return 'any' in saying ? saying.any : 'all' in saying ? saying.all.flat() : saying.phrase
}
