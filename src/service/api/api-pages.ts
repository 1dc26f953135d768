import { AppError } from '../../errors.js'

/** A part of a list, and how to go on with it. */
export interface ListPart<Item> {
  readonly items: readonly Item[]
  /** Names the last thing given; undefined at the end. */
  readonly next?: string
}

/** What a client may ask for at a time. */
export const LIMITS = { usual: 50, most: 200 } as const

/** One thing of a list, by a key that stays the same while it is there. */
export interface Keyed<Item> {
  readonly key: string
  readonly item: Item
}

/**
 * The things of a list behind the one that a cursor names. `groups`: keys of what the list is made of, in its order,
 * with what each gives; few groups are opened for one part, so that no part costs more than others. Throws `usage` for
 * a cursor of something that is gone: who pages begins again.
 */
export function listPart<Item>(
  groups: readonly string[],
  open: (key: string) => readonly Keyed<Item>[],
  {
    cursor,
    limit,
    mostGroups = 25,
  }: { readonly cursor: string | undefined; readonly limit: number; readonly mostGroups?: number },
): ListPart<Item> {
  const [group, key] = cursor === undefined ? [undefined, undefined] : readCursor(cursor)
  let at = group === undefined ? 0 : groups.indexOf(group)
  if (at < 0) throw gone()
  const items: Item[] = []
  let last = ''
  for (let opened = 0; at < groups.length && opened < mostGroups; at++, opened++) {
    const name = groups[at] ?? ''
    const things = open(name)
    const isFirst = opened === 0 && key !== undefined && key !== ''
    const from = isFirst ? things.findIndex((thing) => thing.key === key) + 1 : 0
    if (isFirst && from === 0) throw gone()
    for (const [i, thing] of things.entries()) {
      if (i < from) continue
      if (items.length === limit) return { items, next: last }
      items.push(thing.item)
      last = writeCursor(name, thing.key)
    }
  }
  // Where no more was opened than may be, the next part begins with the next group.
  const next = groups[at]
  return next === undefined ? { items } : { items, next: writeCursor(next, '') }
}

/** A list of which each thing is a group of its own. */
export function flatPart<Item>(
  keys: readonly string[],
  open: (key: string) => Item | undefined,
  asked: { readonly cursor: string | undefined; readonly limit: number },
): ListPart<Item> {
  const all = keys.map((key) => ({ key, item: key }))
  const part = listPart([''], () => all, asked)
  const items = part.items.flatMap((key) => {
    const item = open(key)
    return item === undefined ? [] : [item]
  })
  return { ...part, items }
}

/** How many things are asked for. Throws `usage`. */
export function limitOf(parameters: URLSearchParams): number {
  const text = parameters.get('limit')
  if (text === null) return LIMITS.usual
  const limit = Number(text)
  if (!/^\d{1,4}$/u.test(text) || limit < 1 || limit > LIMITS.most)
    throw new AppError('usage', `limit: a whole number from 1 to ${LIMITS.most}`)
  return limit
}

function writeCursor(group: string, key: string): string {
  return Buffer.from(JSON.stringify([group, key])).toString('base64url')
}

function readCursor(cursor: string): readonly [string, string] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(read) && read.length === 2) {
      const [group, key] = read as unknown[]
      if (typeof group === 'string' && typeof key === 'string') return [group, key]
    }
  } catch {
    // No cursor of ours: said below.
  }
  throw new AppError('usage', 'cursor: take it from “next” of the page before, as it is')
}

function gone(): AppError {
  return new AppError('usage', 'cursor: what it names is no longer there; begin again without it')
}
