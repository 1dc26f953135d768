import { AppError } from '../../errors.js'
import { DOCUMENT_KINDS, type SearchedDocument } from './search-unit.js'
import { foldWord, wordsOf } from './search-words.js'

/** What is searched for, as an address says it. Lists hold keys of which one must be true. */
export interface SearchRequest {
  /** The words as they were typed. */
  readonly text: string
  readonly gemeente: readonly string[]
  readonly orgaan: readonly string[]
  readonly soort: readonly SearchedDocument[]
  readonly uitkomst: readonly string[]
  readonly persoon: readonly string[]
  readonly jaar: readonly number[]
  /** Calendar days, both included. */
  readonly van?: string
  readonly tot?: string
  /** Only what was voted on. */
  readonly stemming: boolean
  readonly volgorde: SearchOrder
}

/**
 * `datum` and `nieuw` are newest first: by the day of the sitting, and by when the dataset last told something of it.
 */
export const SEARCH_ORDERS = ['relevantie', 'datum', 'nieuw'] as const
export type SearchOrder = (typeof SEARCH_ORDERS)[number]

/** Characters and words of one search; more is no question. */
const LONGEST_TEXT = 400
const MOST_WORDS = 24
/** Values of one filter. */
const MOST_VALUES = 20

/** The parameters of an address, in the order in which they are written. */
export const SEARCH_PARAMETERS = [
  'q',
  'gemeente',
  'orgaan',
  'soort',
  'uitkomst',
  'persoon',
  'jaar',
  'van',
  'tot',
  'stemming',
  'volgorde',
] as const

/** Reads a search from the parameters of an address. Throws `usage` for what cannot be meant. */
export function searchRequest(parameters: URLSearchParams): SearchRequest {
  const text = (parameters.get('q') ?? '').trim()
  if (text.length > LONGEST_TEXT) throw new AppError('usage', `q: a search has ${LONGEST_TEXT} characters at most`)
  const list = (name: string, isGood: (value: string) => boolean): readonly string[] => {
    const values = [...new Set(parameters.getAll(name).filter((value) => value !== ''))]
    if (values.length > MOST_VALUES) throw new AppError('usage', `${name}: ${MOST_VALUES} values at most`)
    const wrong = values.find((value) => value.length > 100 || !isGood(value))
    if (wrong !== undefined) throw new AppError('usage', `${name}: “${wrong.slice(0, 100)}” is no value for it`)
    return values.sort()
  }
  const day = (name: string): string | undefined => list(name, isDay)[0]
  const [van, tot] = [day('van'), day('tot')]
  const any = (): boolean => true
  const volgorde = list('volgorde', (value) => SEARCH_ORDERS.some((order) => order === value))[0] as
    SearchOrder | undefined
  return {
    text,
    gemeente: list('gemeente', any),
    orgaan: list('orgaan', any),
    soort: list('soort', (value) => DOCUMENT_KINDS.some((kind) => kind === value)) as readonly SearchedDocument[],
    uitkomst: list('uitkomst', any),
    persoon: list('persoon', any),
    jaar: list('jaar', (value) => /^\d{4}$/u.test(value)).map(Number),
    ...(van !== undefined && { van }),
    ...(tot !== undefined && { tot }),
    stemming: list('stemming', (value) => value === 'ja').length > 0,
    volgorde: volgorde ?? (text === '' ? 'datum' : 'relevantie'),
  }
}

/** The same search without its filters. */
export function unfiltered({ text, volgorde }: SearchRequest): SearchRequest {
  return { text, volgorde, gemeente: [], orgaan: [], soort: [], uitkomst: [], persoon: [], jaar: [], stemming: false }
}

/** The parameters of a search as its one address has them: in a fixed order, without what is usual. */
export function searchParameters(request: SearchRequest): URLSearchParams {
  const usual = request.text === '' ? 'datum' : 'relevantie'
  const values: Readonly<Record<(typeof SEARCH_PARAMETERS)[number], readonly (string | number)[]>> = {
    q: request.text === '' ? [] : [request.text],
    gemeente: request.gemeente,
    orgaan: request.orgaan,
    soort: request.soort,
    uitkomst: request.uitkomst,
    persoon: request.persoon,
    jaar: request.jaar,
    van: request.van === undefined ? [] : [request.van],
    tot: request.tot === undefined ? [] : [request.tot],
    stemming: request.stemming ? ['ja'] : [],
    volgorde: request.volgorde === usual ? [] : [request.volgorde],
  }
  return new URLSearchParams(
    SEARCH_PARAMETERS.flatMap((name) => values[name].map((value) => [name, String(value)] as [string, string])),
  )
}

/** A part of what was typed: words that must stand in this order (one, or several between quotes), or must not. */
export interface AskedWords {
  readonly words: readonly string[]
  readonly excluded: boolean
}

/**
 * What was typed, in parts: words, "words between quotes", -words that must not stand there. Any text is one; nothing
 * in it is a command.
 */
export function askedWords(text: string): readonly AskedWords[] {
  const parts: AskedWords[] = []
  let count = 0
  for (const [, minus = '', quoted, bare = ''] of text.matchAll(/(-?)(?:["“”„]([^"“”„]*)["“”„]|([^\s"“”„]+))/gu)) {
    const found = wordsOf(quoted ?? bare)
    const kept = found.slice(0, MOST_WORDS - count)
    count += kept.length
    if (kept.length === 0) continue
    const excluded = minus === '-'
    // “verkeer/parkeren” and “niet-bindend” are two words that need not stand together.
    if (quoted !== undefined || excluded) parts.push({ words: kept, excluded })
    else parts.push(...kept.map((word) => ({ words: [word], excluded })))
  }
  const seen = new Set<string>()
  return parts.filter(({ words, excluded }) => {
    const key = `${excluded ? '-' : ''}${words.join(' ')}`
    return seen.has(key) ? false : (seen.add(key), true)
  })
}

/** Words that questions are made of and that say nothing of what is asked; folded. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `aan al als ben bent bij dat de den der des die dit door een en er gaat geen geweest geworden had hebben heeft hem het hij hoe hoeveel hun iets ik in is
  ja je kan kun kunnen kwam maar me meer men met mij mijn moet moeten mogen mag na naar niet nog nu of om ons onze ook op over te
  tegen toch toen tot uit u uw van veel voor waar waarom wanneer want was wat we welk welke werd werden wie wij wil worden wordt zal
  ze zei zelf zich zij zijn zo zonder zou`
    .split(/\s+/u)
    .map(foldWord),
)

/** Whether a word says nothing of what is asked. */
export function isEmptyWord(word: string): boolean {
  return EMPTY_WORDS.has(word)
}

function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
