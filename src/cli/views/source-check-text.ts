import type { Language } from '../../config.js'
import type { SourceCheck } from '../../harvest/crawl/check-source.js'
import type { FoundHow } from '../../completeness/ledger-row.js'
import type { Text } from '../../rules/rule.js'

const OUTCOMES: Readonly<Record<SourceCheck['outcome'], Text>> = {
  fetched: { nl: 'opgehaald', en: 'fetched' },
  gone: { nl: 'er is niets op dit adres', en: 'there is nothing at this address' },
  refused: { nl: 'mag niet opgehaald worden', en: 'may not be fetched' },
  failed: { nl: 'niet kunnen ophalen', en: 'could not be fetched' },
}

const KINDS = {
  site: { nl: 'een pagina', en: 'a page' },
  feed: {
    nl: 'een stroom van publicaties (LDES): die wordt gevolgd, zonder de site af te lopen',
    en: 'a stream of publications (LDES): it is followed, and the site is not crawled',
  },
} as const satisfies Record<string, Text>

const LINKS: Readonly<Record<FoundHow, Text>> = {
  start: { nl: 'startadressen', en: 'start addresses' },
  paging: { nl: 'naar lijsten', en: 'to lists' },
  link: { nl: 'naar publicaties', en: 'to publications' },
  'pdf-twin': { nl: 'naar dezelfde publicatie als PDF', en: 'to the same publication as PDF' },
  attachment: { nl: 'naar bijlagen', en: 'to annexes' },
  sitemap: { nl: 'naar sitemaps', en: 'to sitemaps' },
  feed: { nl: 'naar stromen', en: 'to streams' },
}

const WORDS = {
  what: { nl: 'wat er staat', en: 'what is there' },
  elsewhere: { nl: 'gevonden op', en: 'found at' },
  system: { nl: 'systeem', en: 'system' },
  unknown: { nl: 'niet herkend', en: 'not recognised' },
  stream: { nl: 'stroom van publicaties', en: 'stream of publications' },
  noStream: { nl: 'geen stroom van publicaties', en: 'no stream of publications' },
  members: { nl: 'publicaties op die bladzijde', en: 'publications on that page' },
  none: { nl: 'geen', en: 'none' },
  links: { nl: 'links die gevolgd worden', en: 'links that are followed' },
  left: { nl: 'links die niet gevolgd worden', en: 'links that are not followed' },
  unusable: {
    nl: 'Van hier kan niet geoogst worden: geef het adres van de pagina met de zittingen.',
    en: 'Nothing can be harvested from here: give the address of the page with the sittings.',
  },
} as const satisfies Record<string, Text>

/** The result of checking a source, as lines for people. */
export function sourceCheckText(check: SourceCheck, language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language]
  const { source, start, outcome, message, foundAt, kind, mediaType, vendor, feeds, links, left, isUsable } = check
  const counts = (Object.entries(links) as [FoundHow, number][]).map(
    ([how, count]) => `${count} ${LINKS[how][language]}`,
  )
  const notFollowed = Object.values(left).reduce((sum, count) => sum + count, 0)
  const lines = [
    `${source}: ${start}: ${OUTCOMES[outcome][language]}${message === undefined ? '' : ` (${message})`}`,
    ...(foundAt === undefined ? [] : [`  ${word('elsewhere')}: ${foundAt}`]),
    `  robots.txt: ${robotsText(check, language)}`,
    ...(kind === undefined ? [] : [`  ${word('what')}: ${KINDS[kind][language]} (${mediaType ?? ''})`]),
    ...(kind === 'site' ? [`  ${word('system')}: ${vendor ?? word('unknown')}`] : []),
    ...feeds.map(({ address, members }) =>
      members === undefined
        ? `  ${word('noStream')}: ${address}`
        : `  ${word('stream')}: ${address} (${members} ${word('members')})`,
    ),
    ...(kind === 'site'
      ? [
          `  ${word('links')}: ${counts.length === 0 ? word('none') : counts.join(', ')}`,
          `  ${word('left')}: ${notFollowed}`,
        ]
      : []),
    ...(isUsable || outcome !== 'fetched' ? [] : [`  ${word('unusable')}`]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function robotsText({ robots: { kind, allowsStart, crawlDelay, sitemaps } }: SourceCheck, language: Language): string {
  const isDutch = language === 'nl'
  if (kind === 'unreachable')
    return isDutch ? 'niet te krijgen, dus wordt er niets opgehaald' : 'could not be fetched, so nothing else is'
  if (kind === 'none') return isDutch ? 'geen' : 'none'
  return [
    allowsStart
      ? isDutch
        ? 'laat dit adres toe'
        : 'allows this address'
      : isDutch
        ? 'vraagt om dit adres met rust te laten'
        : 'asks to leave this address alone',
    ...(crawlDelay > 0
      ? [isDutch ? `vraagt ${crawlDelay} s tussen twee vragen` : `asks for ${crawlDelay} s between requests`]
      : []),
    ...(sitemaps.length > 0 ? [`${sitemaps.length} sitemap${sitemaps.length === 1 ? '' : 's'}`] : []),
  ].join(', ')
}
