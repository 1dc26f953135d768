import { parse, type DefaultTreeAdapterTypes } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/** What following every link of a site from its first page found. */
export interface CrawledSite {
  /** Pages of HTML, by address. */
  readonly pages: ReadonlyMap<string, { readonly title: string; readonly labels: readonly string[] }>
  /** `404 https://… (from https://…)`. */
  readonly dead: readonly string[]
  /** Fragments that lead nowhere on their page. */
  readonly lost: readonly string[]
}

/** Labels that tell a reader nothing: what is called so, nobody named. */
const NO_LABEL =
  /zonder titel|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|^Mandataris$|Mandataris Mandataris/iu
/** Elements whose text names something. */
const NAMING = new Set(['a', 'dt', 'h1', 'h2', 'h3', 'h4', 'th', 'summary', 'caption', 'title'])

/** Labels of a page that no reader can use. */
export function uselessLabels(labels: readonly string[]): readonly string[] {
  return [...new Set(labels.filter((label) => NO_LABEL.test(label)))]
}

/** Follows every link below an address, each once. `skip`: paths that are not looked at. */
export async function crawlSite(baseUrl: string, skip: RegExp): Promise<CrawledSite> {
  const pages = new Map<string, { title: string; labels: string[] }>()
  const dead: string[] = []
  const lost: string[] = []
  const waiting = [{ address: `${baseUrl}index.html`, from: 'the start' }]
  const seen = new Set(waiting.map(({ address }) => address))
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const answer = await fetch(next.address, { headers: { accept: 'text/html,*/*;q=0.1' } })
    const type = answer.headers.get('content-type') ?? ''
    if (!answer.ok) dead.push(`${answer.status} ${next.address} (from ${next.from})`)
    if (!answer.ok || !type.startsWith('text/html')) {
      await answer.body?.cancel()
      continue
    }
    const elements = elementsOf(await answer.text())
    const labels = elements.filter(({ tagName }) => NAMING.has(tagName)).map(textOf)
    pages.set(next.address, { title: textOf(elements.find(({ tagName }) => tagName === 'title')), labels })
    const ids = new Set(elements.flatMap((element) => attribute(element, 'id') ?? []))
    for (const element of elements) {
      const href = element.tagName === 'a' ? attribute(element, 'href') : undefined
      if (href === undefined) continue
      if (href.startsWith('#')) {
        if (!ids.has(href.slice(1))) lost.push(`${next.address}${href}`)
        continue
      }
      // An address of elsewhere may be none that a client can follow.
      if (!URL.canParse(href, next.address)) continue
      const address = new URL(href, next.address).href.replace(/#.*$/u, '')
      if (!address.startsWith(baseUrl) || seen.has(address) || skip.test(address.slice(baseUrl.length))) continue
      seen.add(address)
      waiting.push({ address, from: next.address })
    }
  }
  return { pages, dead, lost }
}

function elementsOf(markup: string): readonly Element[] {
  const found: Element[] = []
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(markup)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse())
  }
  return found
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value
}

function textOf(element: Element | undefined): string {
  const parts: string[] = []
  const waiting: DefaultTreeAdapterTypes.Node[] = element ? [element] : []
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text') parts.push((node as DefaultTreeAdapterTypes.TextNode).value)
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse())
  }
  return parts.join('').replace(/\s+/gu, ' ').trim()
}
