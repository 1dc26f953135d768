import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '../../src/config.js'
import { sha256 } from '../../src/document.js'
import { summarise } from '../../src/mapping/summary/summary.js'
import { readAnnotatedPage } from '../../src/readers/annotated/annotated-page.js'
import { openDocument } from '../../src/readers/opened.js'
import type { TextDocument } from '../../src/text/lines/block.js'
import { readHtmlBlocks } from '../../src/text/html/html-blocks.js'
import { parsePage } from '../../src/text/html/html-page.js'
import { readPdfBlocks } from '../../src/text/pdf-blocks.js'
import { keyOf } from './compare.js'
import type { ReadingRuleId } from '../../src/readers/prose/words/reading-rules.js'
import type { Gold, GoldItem, GoldVote } from './gold.js'
import { readAtDoor } from './read-at-door.js'
import { rulesOf } from './rules-of.js'
/** A page with its own annotations as gold, and the same text without them. */
export interface Stripped {
  readonly name: string
  readonly vendor: string
  readonly gold: Gold
  readonly read: Gold | undefined
  readonly rules: ReadonlySet<ReadingRuleId>
}

const ATTRIBUTES =
  /\s(?:property|typeof|resource|about|datatype|content|prefix|vocab|inlist|rev|rel|lang|xml:lang|data-[\w-]+)\s*=\s*(?:"[^"]*"|'[^']*'|”[^”]*”|[^\s>]+)/giu

const PRINTS = [
  'greenvalley-osc/aalter-besluitenlijst-gemeenteraad-2024-05-13',
  'gelinkt-notuleren/essen-besluitenlijst-gemeenteraad-2023-11-28',
  'cevi-lblodweb/torhout-notulen-gemeenteraad-2024-05-27',
]

/**
 * The annotated pages of the corpus, and the PDF prints of some of them. Pages without a sitting tell nothing, and a
 * copy saved by a browser tells the same.
 */
export function strippedSources(
  corpus: string,
): readonly { readonly page: string; readonly print: string | undefined }[] {
  const pages = [
    'cevi-lblodweb',
    'cipal-echo',
    'gelinkt-notuleren',
    'greenvalley-osc',
    'remmicom-meetingburger',
  ].flatMap((folder) =>
    readdirSync(join(corpus, folder))
      .filter((name) => name.endsWith('.html') && !/browser-saved|lijstpagina/u.test(name))
      .sort()
      .map((name) => `${folder}/${name}`),
  )
  return [
    ...pages.map((page) => ({ page, print: undefined })),
    ...PRINTS.map((name) => ({ page: `${name}.html`, print: `pdf-from-html/${name.split('/')[1] ?? ''}.pdf` })),
  ]
}

/** Takes every RDFa attribute off a page. */
export function stripAnnotations(html: string): string {
  return html.replace(/<[a-z][^<>]*>/giu, (tag) => tag.replace(ATTRIBUTES, ''))
}

/** Scores a page: the mended graph of the original as gold, the stripped page (or its print) as what is read. */
export async function readStripped(corpus: string, page: string, print: string | undefined): Promise<Stripped> {
  const bytes = readFileSync(join(corpus, page))
  // Never what is completed from the text: that would hold the reader against itself.
  const reading = readAnnotatedPage(
    openDocument(
      {
        address: `https://voorbeeld.be/${page}`,
        name: page,
        mediaType: 'text/html',
        retrieved: '2025-01-01T00:00:00Z',
        sha256: sha256(bytes),
        bytes,
      },
      readSettings({}),
    ),
  )
  const [gold] = summarise(reading.model, page)
  const html = stripAnnotations(bytes.toString('utf8'))
  const pdf = print === undefined ? undefined : readFileSync(join(corpus, print))
  const document: TextDocument = pdf ? await readPdfBlocks(pdf, { pages: 500 }) : readHtmlBlocks(parsePage(html))
  const {
    model,
    summaries: [read],
  } = pdf ? await readAtDoor(page, 'application/pdf', pdf) : await readAtDoor(page, 'text/html', Buffer.from(html))
  const text = document.blocks.map((block) => block.text).join('\n')
  if (!gold) throw new Error(`${page} has no annotations to strip`)
  const visible = onlyVisible(asGold(gold), text)
  return {
    name: print ?? page,
    vendor: page.split('/')[0] ?? '',
    gold: visible,
    read: read && onlyStated(asGold(read), visible),
    rules: rulesOf(model),
  }
}

/**
 * In the terms of the gold by hand: units and bodies by their bare names, "Artikel" before its number, no subject that
 * repeats the title.
 */
function asGold(summary: ReturnType<typeof summarise>[number]): Gold {
  const bareUnit = summary.bestuurseenheid?.replace(/^(?:Gemeente|Stad|OCMW)\s+/u, '') ?? null
  return {
    ...summary,
    bestuurseenheid: bareUnit,
    bestuursorgaan:
      summary.bestuursorgaan
        ?.replace(new RegExp(`\\s+(?:(?:Gemeente|Stad|OCMW)\\s+)?${bareUnit ?? '[A-Z][\\p{L}-]+'}$`, 'u'), '')
        .trim()
        .toLowerCase() ?? null,
    agendapunten: summary.agendapunten.map((item) => ({
      ...item,
      titel: item.titel ?? '',
      stemmingen: item.stemmingen.map((vote) => ({
        ...vote,
        onderwerp: vote.onderwerp !== null && keyOf(vote.onderwerp) === keyOf(item.titel ?? '') ? null : vote.onderwerp,
      })),
      artikelen: item.artikelen.map(({ nummer, begin }) => ({
        nummer: `Artikel ${(nummer ?? '').replace(/^\D+/u, '')}`,
        begin: begin ?? '',
      })),
    })),
  }
}

/**
 * Annotations leave much of a page unsaid. Where the graph has no value at all, what is read can be neither right nor
 * wrong.
 */
function onlyStated(read: Gold, gold: Gold): Gold {
  const where = <Value>(stated: unknown, value: Value | null): Value | null => (stated === null ? null : value)
  const list = (stated: readonly string[], values: readonly string[]): readonly string[] =>
    stated.length === 0 ? [] : values
  const some = (has: (item: GoldItem) => boolean): boolean => gold.agendapunten.some(has)
  const [outcomes, votes, articles, grounds] = [
    some((item) => item.uitkomst !== null),
    some((item) => item.stemmingen.length > 0),
    some((item) => item.artikelen.length > 0),
    some((item) => item.rechtsgronden.length > 0),
  ]
  const named = gold.agendapunten.some((item) =>
    item.stemmingen.some((vote) => vote.voorstanders.length + vote.tegenstanders.length + vote.onthouders.length > 0),
  )
  const titles = new Map(gold.agendapunten.map((item) => [keyOf(item.titel), item] as const))
  // Titles come again under other numbers, and annotations keep a number in the title.
  const numbered = new Map(gold.agendapunten.map((item) => [keyOf(`${item.nummer ?? ''}${item.titel}`), item] as const))
  return {
    ...read,
    type: null,
    bestuurseenheid: where(gold.bestuurseenheid, read.bestuurseenheid),
    bestuursorgaan: where(gold.bestuursorgaan, read.bestuursorgaan),
    zitting: {
      datum: where(gold.zitting.datum, read.zitting.datum),
      geplandeStart: where(gold.zitting.geplandeStart, read.zitting.geplandeStart),
      start: where(gold.zitting.start, read.zitting.start),
      einde: where(gold.zitting.einde, read.zitting.einde),
      locatie: where(gold.zitting.locatie, read.zitting.locatie),
    },
    voorzitter: where(gold.voorzitter, read.voorzitter),
    secretaris: where(gold.secretaris, read.secretaris),
    aanwezig: list(gold.aanwezig, read.aanwezig),
    verontschuldigd: list(gold.verontschuldigd, read.verontschuldigd),
    afwezig: list(gold.afwezig, read.afwezig),
    agendapunten: read.agendapunten.map((item) => {
      const same = numbered.get(keyOf(`${item.nummer ?? ''}${item.titel}`)) ?? titles.get(keyOf(item.titel))
      return {
        ...item,
        nummer: same?.nummer === null && keyOf(same.titel) === keyOf(item.titel) ? null : item.nummer,
        pagina: null,
        uitkomst: outcomes && same?.uitkomst !== null ? item.uitkomst : null,
        uitkomstTekst: null,
        stemmingen:
          votes && same?.stemmingen.length !== 0
            ? item.stemmingen.map((vote) =>
                named ? vote : { ...vote, voorstanders: [], tegenstanders: [], onthouders: [] },
              )
            : [],
        artikelen: articles ? item.artikelen : [],
        rechtsgronden: grounds ? item.rechtsgronden : [],
      }
    }),
  }
}

/** Leaves out of the gold what the text does not show. */
function onlyVisible(gold: Gold, text: string): Gold {
  const key = keyOf(text).toLowerCase()
  const shows = (value: string | null): boolean =>
    value !== null && value !== '' && key.includes(keyOf(value).toLowerCase())
  const keep = (value: string | null): string | null => (shows(value) ? value : null)
  const time = (value: string | null): string | null => {
    const [, hours = '', minutes = ''] = /T(\d{2}):(\d{2})/u.exec(value ?? '') ?? []
    return new RegExp(`(?<!\\d)0?${Number(hours)}\\s*[.:uh]\\s*${minutes}(?!\\d)`, 'u').test(text) &&
      value !== null &&
      hours !== ''
      ? value
      : null
  }
  return {
    ...gold,
    type: null,
    bestuurseenheid: keep(gold.bestuurseenheid),
    bestuursorgaan: keep(gold.bestuursorgaan),
    zitting: { datum: gold.zitting.datum, ...hours(gold, time, text), locatie: keep(gold.zitting.locatie) },
    voorzitter: keep(gold.voorzitter),
    secretaris: keep(gold.secretaris),
    aanwezig: gold.aanwezig.filter(shows),
    verontschuldigd: gold.verontschuldigd.filter(shows),
    afwezig: gold.afwezig.filter(shows),
    agendapunten: gold.agendapunten.filter((item) => shows(item.titel)).map((item) => visibleItem(item, shows, text)),
  }
}

/** Generators copy the planned hour to the opening; the text tells which of the two it prints. */
function hours(
  gold: Gold,
  time: (value: string | null) => string | null,
  text: string,
): Pick<Gold['zitting'], 'geplandeStart' | 'start' | 'einde'> {
  const { geplandeStart, start, einde } = gold.zitting
  const opens = /(?:opent|geopend|aanvang|start)[^.]{0,60}\d/iu.test(text)
  const closes = /(?:sluit|gesloten|geheven|einde)[^.]{0,60}\d/iu.test(text)
  return {
    geplandeStart: opens && geplandeStart === start ? null : time(geplandeStart),
    start: opens ? time(start) : null,
    einde: closes ? time(einde) : null,
  }
}

function visibleItem(item: GoldItem, shows: (value: string | null) => boolean, text: string): GoldItem {
  return {
    ...item,
    // Annotations count what the page does not number.
    nummer: ['', '.', ')', ' -', ':'].some((sign) => shows(`${item.nummer ?? ''}${sign}${item.titel}`))
      ? item.nummer
      : null,
    pagina: null,
    uitkomst: shows(item.uitkomstTekst) ? item.uitkomst : null,
    uitkomstTekst: null,
    stemmingen: item.stemmingen
      .filter(
        (vote) =>
          hasNumbers(vote) &&
          [vote.voor, vote.tegen, vote.onthouding].every(
            (count) => !count || new RegExp(`(?<!\\d)${count}(?!\\d)`, 'u').test(text),
          ),
      )
      .map((vote) => visibleVote(vote, shows)),
    artikelen: item.artikelen.filter((article) => shows(article.begin.slice(0, 40))),
    rechtsgronden: item.rechtsgronden.filter(shows),
  }
}

/** An empty vote node tells of no vote. */
function hasNumbers(vote: GoldVote): boolean {
  return vote.voor !== null || vote.tegen !== null || vote.onthouding !== null || vote.unaniem
}

function visibleVote(vote: GoldVote, shows: (value: string | null) => boolean): GoldVote {
  return {
    ...vote,
    onderwerp: shows(vote.onderwerp) ? vote.onderwerp : null,
    voorstanders: vote.voorstanders.filter(shows),
    tegenstanders: vote.tegenstanders.filter(shows),
    onthouders: vote.onthouders.filter(shows),
  }
}
