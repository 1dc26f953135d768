import type { SearchUnit } from '../search-unit.js'
import { eachWord, stemOf } from '../search-words.js'

/** Version of these files: a script of another one asks nothing of them. */
export const CLIENT_FORMAT = 1
/** Units in one file. */
export const SHARD_UNITS = 100
/** Characters of a text that are shown of: whole texts would make every search fetch a megabyte. */
const SHOWN = 1500

/** What the script reads first. Arrays have a place for each unit. */
export interface ClientStart {
  readonly format: number
  readonly shard: number
  readonly organs: readonly string[]
  /** Number of the body in `organs`, -1 where it is not known. */
  readonly organ: readonly number[]
  /** Day of the sitting, 0 where it is not known: `20250203`. */
  readonly day: readonly number[]
  /** The files that hold stems, by the letters these begin with. */
  readonly stems: readonly string[]
}

/** A unit as it is shown. */
export interface ClientUnit {
  readonly path: string
  readonly title: string
  readonly text: string
  readonly zitting?: string
  readonly outcome?: string
  readonly documents: readonly string[]
}

/** Units with a stem: numbers ascending, each as the difference with the one before; title, names, text. */
export type ClientList = readonly [readonly number[], readonly number[], readonly number[]]

/** Everything of the index as files: path and content. */
export interface ClientFile {
  readonly path: string
  readonly content: unknown
}

/** The index of some units as files that a script in a browser searches, a few of them for each search. */
export function clientIndex(units: readonly SearchUnit[]): readonly ClientFile[] {
  const lists = new Map<string, [number[], number[], number[]]>()
  const words = new Map<string, number>()
  const organs = new Map<string, number>()
  const organ: number[] = []
  units.forEach((unit, id) => {
    const own = new Set<string>()
    const note = (text: string, column: 0 | 1 | 2): void => {
      eachWord(text, (word) => {
        own.add(word)
        const stem = stemOf(word)
        const list = lists.get(stem) ?? [[], [], []]
        lists.set(stem, list)
        if (list[column].at(-1) !== id) list[column].push(id)
      })
    }
    note(unit.title, 0)
    note(`${unit.eenheid?.name ?? ''} ${unit.orgaan?.name ?? ''}`, 1)
    note(unit.text, 2)
    for (const word of own) words.set(word, (words.get(word) ?? 0) + 1)
    const name = unit.orgaan?.name
    if (name !== undefined && !organs.has(name)) organs.set(name, organs.size)
    organ.push(name === undefined ? -1 : (organs.get(name) ?? -1))
  })
  const shards = new Map<string, Record<string, ClientList>>()
  for (const [stem, [title, names, text]] of [...lists].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shard = shards.get(stemShard(stem)) ?? {}
    shards.set(stemShard(stem), shard)
    shard[stem] = [differences(title), differences(names), differences(text)]
  }
  const start: ClientStart = {
    format: CLIENT_FORMAT,
    shard: SHARD_UNITS,
    organs: [...organs.keys()],
    organ,
    day: units.map(({ day }) => (day === undefined ? 0 : Number(day.replaceAll('-', '')))),
    stems: [...shards.keys()].sort(),
  }
  return [
    { path: 'zoekindex/begin', content: start },
    {
      path: 'zoekindex/woorden',
      content: [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, count]) => `${word} ${count}`),
    },
    ...[...shards].map(([name, content]) => ({ path: `zoekindex/stammen/${name}`, content })),
    ...Array.from({ length: Math.ceil(units.length / SHARD_UNITS) }, (_, i) => ({
      path: `zoekindex/stukken/${i}`,
      content: units.slice(i * SHARD_UNITS, (i + 1) * SHARD_UNITS).map(shown),
    })),
  ]
}

/** The file that a stem stands in: its first two letters, as any host can name a file. */
export function stemShard(stem: string): string {
  return /^[a-z0-9]{2}/u.exec(stem)?.[0] ?? 'overige'
}

/** The numbers of a list as they were before they were written. */
export function numbersOf(list: readonly number[]): number[] {
  let last = 0
  return list.map((each) => (last += each))
}

function differences(ids: readonly number[]): readonly number[] {
  return ids.map((id, i) => id - (ids[i - 1] ?? 0))
}

function shown({ path, title, text, zitting, outcome, documents }: SearchUnit): ClientUnit {
  return {
    path,
    title,
    text: text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/\s+\S*$/u, '')} …` : text,
    ...(zitting !== undefined && { zitting }),
    ...(outcome !== undefined && { outcome }),
    documents,
  }
}
