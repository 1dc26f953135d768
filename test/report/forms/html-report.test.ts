import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { describe, expect, it } from 'vitest'
import { writeReport } from '../../../src/report/forms/write-report.js'
import { STYLE } from '../../../src/html/style.js'
import { COLOUR_PAIRS, COLOURS, DARK_COLOURS, DARK_TOKENS } from '../../../src/html/design-tokens.js'
import type { Run } from '../../../src/report/report-run.js'
import { emptyReport, sampleReport, sampleRun } from '../sample-run.js'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const isElement = (node: Node): node is Element => 'tagName' in node
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : [])
const elementsOf = (node: Node): readonly Element[] => [
  ...(isElement(node) ? [node] : []),
  ...childrenOf(node).flatMap(elementsOf),
]
const textOf = (node: Node): string =>
  'value' in node
    ? node.value
    : childrenOf(node)
        .filter((child) => !isElement(child) || !/^(?:style|script)$/u.test(child.tagName))
        .map(textOf)
        .join('')
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value
const named = (node: Node, ...names: string[]): readonly Element[] =>
  elementsOf(node).filter(({ tagName }) => names.includes(tagName))

const single: Run = { reports: [sampleReport], failures: [] }
const pages = {
  single,
  many: sampleRun,
  nothing: { reports: [emptyReport], failures: [] },
  onlyFailure: { reports: [], failures: sampleRun.failures },
}

describe.each(Object.entries(pages))('the page of %s', (_, run) => {
  describe.each(['nl', 'en'] as const)('in %s', (language) => {
    const page = writeReport(run, 'html', language)
    const problems: string[] = []
    const tree = parse(page, { onParseError: ({ code }) => problems.push(code) })

    it('is valid markup with a language, a title and a zoomable viewport', () => {
      expect(problems).toEqual([])
      expect(named(tree, 'html').map((element) => attribute(element, 'lang'))).toEqual([language])
      expect(textOf(named(tree, 'title')[0]!).trim()).not.toBe('')
      expect(
        attribute(
          named(tree, 'meta').find((element) => attribute(element, 'name') === 'viewport')!,
          'content',
        ),
      ).not.toMatch(/user-scalable|maximum-scale/u)
    })

    it('has the landmarks once, and a first link that skips to the content', () => {
      for (const landmark of ['header', 'main', 'footer']) expect(named(tree, landmark)).toHaveLength(1)
      const ids = elementsOf(tree).flatMap((element) => attribute(element, 'id') ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      const links = named(tree, 'a')
      expect(attribute(links[0]!, 'href')).toBe(`#${attribute(named(tree, 'main')[0]!, 'id')!}`)
      for (const link of links) {
        expect(textOf(link).trim()).not.toBe('')
        const target = attribute(link, 'href')!
        expect(target.startsWith('#') ? ids.includes(target.slice(1)) : /^https?:/u.test(target)).toBe(true)
      }
    })

    it('has one first heading and skips no level', () => {
      const levels = named(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName.charAt(1)))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      expect(levels[0]).toBe(1)
      levels.forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1))
      for (const heading of named(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) expect(textOf(heading).trim()).not.toBe('')
    })

    it('has tables with a caption and headers with a scope, reachable by keyboard when they scroll', () => {
      for (const table of named(tree, 'table')) {
        expect(named(table, 'caption')).toHaveLength(1)
        for (const header of named(table, 'th')) expect(attribute(header, 'scope')).toMatch(/^(?:col|row)$/u)
      }
      for (const region of elementsOf(tree).filter((element) => attribute(element, 'role') === 'region')) {
        expect(attribute(region, 'tabindex')).toBe('0')
        expect(attribute(region, 'aria-label')).toBeTruthy()
      }
    })

    it('loads nothing from elsewhere and runs nothing', () => {
      expect(named(tree, 'script', 'link', 'img', 'iframe', 'object')).toEqual([])
      expect(elementsOf(tree).flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith('on')))).toEqual([])
    })

    it('shows no address to the reader', () => {
      expect(textOf(named(tree, 'body')[0]!)).not.toMatch(/\b(?:https?|urn|file):/iu)
    })
  })
})

describe('what the page says', () => {
  const tree = parse(writeReport(single, 'html', 'nl'))
  const text = textOf(named(tree, 'main')[0]!).replace(/\s+/gu, ' ')

  it('first shows what was found, which level is reached and what would raise it', () => {
    expect(textOf(named(tree, 'h1')[0]!)).toBe('Verslag over besluitenlijst, Gemeenteraad, Voorbeeldegem, 27 mei 2024')
    expect(text).toContain('4 agendapunten, 3 besluiten, 1 stemming')
    expect(text).toContain('De pagina zoals gepubliceerd: Niveau 0 van 3')
    expect(text).toContain('Na automatisch herstel: Niveau 1 van 3')
    expect(text).toContain('Nodig voor niveau 1 De zitting noemt haar agendapunten niet. (2 keer, regel 3, kolom 1)')
    expect(text.indexOf('Niveau 0 van 3')).toBeLessThan(text.indexOf('Bevindingen'))
  })

  it('shows a finding of all items once, and folds repetitions within an item', () => {
    const headings = named(tree, 'h3').map(textOf)
    expect(headings).toEqual([
      'Nodig voor niveau 1',
      'Het document als geheel',
      'Op verschillende plaatsen dezelfde bevinding',
      'Agendapunt 2: <script>alert("2")</script> & …/x',
    ])
    expect(text).toContain('waarschuwing 4 keer')
    expect(text).toContain('Toon er nog 1 van dezelfde soort')
    expect(text).toContain('Waar: regel 25, kolom 3; regel 26, kolom 3')
    expect(text).toContain('Goedkeuring van de reken\uFFFDing')
  })

  it('says what the harvester would drop', () => {
    expect(text).toContain(
      'Van de 13 gegevens op deze pagina worden er 10 overgenomen, 1 gewijzigd overgenomen en 2 weggelaten.',
    )
    expect(
      named(tree, 'tbody')
        .flatMap((body) => named(body, 'tr'))
        .map((row) => textOf(row)),
    ).toEqual([expect.stringMatching(/^geplandeStartverdwijnt.*2$/u), 'titleverandert1'])
  })

  it('links to the published page only when that is a page', () => {
    const targets = (report: typeof sampleReport): readonly (string | undefined)[] =>
      named(parse(writeReport({ reports: [report], failures: [] }, 'html', 'nl')), 'a').map((link) =>
        attribute(link, 'href'),
      )
    expect(targets(sampleReport)).toContain(sampleReport.address)
    expect(targets({ ...sampleReport, address: 'javascript:alert(1)' })).toEqual(['#content'])
  })

  it('lists many documents in an index, with those that could not be read', () => {
    const many = parse(writeReport(sampleRun, 'html', 'nl'))
    expect(textOf(named(many, 'h1')[0]!)).toBe('Verslag over 3 documenten')
    expect(textOf(named(many, 'nav')[0]!)).toContain('leeg.html')
    expect(textOf(named(many, 'main')[0]!)).toContain('weg.html: there is no such file or folder')
  })
})

describe('the style', () => {
  const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const luminance = (colour: string): number =>
    [1, 3, 5]
      .map((at, i) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255) * [0.2126, 0.7152, 0.0722][i]!)
      .reduce((sum, part) => sum + part)
  const contrast = (a: string, b: string): number => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
    return (light + 0.05) / (dark + 0.05)
  }

  it('computes contrast correctly', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it.each(COLOUR_PAIRS)('$ink on $paper reaches $ratio:1', ({ ink, paper, ratio }) =>
    [COLOURS, DARK_COLOURS].forEach((colours) =>
      expect(contrast(colours[ink], colours[paper])).toBeGreaterThanOrEqual(ratio),
    ),
  )

  it('takes every colour from the tokens, and combines text and background only as tested', () => {
    const rules = STYLE.slice(STYLE.indexOf('}') + 1).replace(DARK_TOKENS, '')
    expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|\brgb|\bhsl/iu)
    const pairs = [...rules.matchAll(/\{([^{}]*)\}/gu)].flatMap(([, declarations = '']) => {
      const ink = /(?:^|;)color:var\(--(\w+)\)/u.exec(declarations)?.[1]
      const paper = /(?:^|;)background:var\(--(\w+)\)/u.exec(declarations)?.[1]
      return ink === undefined && paper === undefined ? [] : [{ ink: ink ?? 'ink', paper: paper ?? 'paper' }]
    })
    expect(pairs.length).toBeGreaterThan(8)
    for (const pair of pairs) expect(COLOUR_PAIRS).toContainEqual(expect.objectContaining(pair))
  })
})
