import { ordinal } from '../html/list-numbers.js'

/** Levels of one numbering: format, text with %1 … %9, first number. */
interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
}

/** Numbers per numbering and level, as counted so far. */
type Counters = Map<string, number[]>

const attribute = (xml: string, name: string): string | undefined => new RegExp(`${name}="([^"]*)"`, 'u').exec(xml)?.[1]

/**
 * Writes the labels of numbered paragraphs ("Artikel 1.", "a)") into the text of a Word document: Word counts them
 * itself and
 * readers of its text never see them (Office Open XML, part 1, 17.9). Bullets are left to the list.
 */
export function writeLabels(documentXml: string, numberingXml: string, stylesXml: string): string {
  const abstracts = new Map(
    [...numberingXml.matchAll(/<w:abstractNum [^>]*w:abstractNumId="(\d+)"[\s\S]*?<\/w:abstractNum>/gu)].map(
      (match) => [match[1] ?? '', readLevels(match[0])] as const,
    ),
  )
  const numberings = new Map(
    [...numberingXml.matchAll(/<w:num [^>]*w:numId="(\d+)"[\s\S]*?<\/w:num>/gu)].map(
      (match) => [match[1] ?? '', /<w:abstractNumId w:val="(\d+)"/u.exec(match[0])?.[1] ?? ''] as const,
    ),
  )
  const styles = new Map(
    [...stylesXml.matchAll(/<w:style [^>]*w:styleId="([^"]+)"[\s\S]*?<\/w:style>/gu)].map(
      (match) => [match[1] ?? '', match[0]] as const,
    ),
  )
  const counters: Counters = new Map()
  return documentXml.replace(/<w:p[ >](?:(?!<w:p[ >])[\s\S])*?<\/w:p>/gu, (paragraph) => {
    const properties = /<w:pPr>[\s\S]*?<\/w:pPr>/u.exec(paragraph)?.[0] ?? ''
    const source = properties.includes('<w:numPr>')
      ? properties
      : numberedStyle(/<w:pStyle w:val="([^"]+)"/u.exec(properties)?.[1], styles)
    const numPr = /<w:numPr>[\s\S]*?<\/w:numPr>/u.exec(source ?? '')?.[0]
    const id = numPr === undefined ? undefined : attribute(/<w:numId [^>]*>/u.exec(numPr)?.[0] ?? '', 'w:val')
    if (numPr === undefined || id === undefined || id === '0') return paragraph
    const depth = Number(attribute(/<w:ilvl [^>]*>/u.exec(numPr)?.[0] ?? '', 'w:val') ?? 0)
    const abstract = numberings.get(id) ?? ''
    const label = nextLabel(abstracts.get(abstract) ?? [], depth, abstract, counters)
    if (label === undefined) return paragraph
    const run = `<w:r><w:t xml:space="preserve">${label.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')} </w:t></w:r>`
    const bare = paragraph.replace(/<w:numPr>[\s\S]*?<\/w:numPr>/u, '')
    return bare.includes('</w:pPr>')
      ? bare.replace('</w:pPr>', `</w:pPr>${run}`)
      : bare.replace(/^(<w:p[^>]*>)/u, `$1${run}`)
  })
}

/** The definition of the style that numbers a paragraph: its own, or the nearest that it is based on. */
function numberedStyle(id: string | undefined, styles: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set<string>()
  for (let name = id; name !== undefined && !seen.has(name);) {
    seen.add(name)
    const style = styles.get(name)
    if (style?.includes('<w:numPr>')) return style
    name = /<w:basedOn w:val="([^"]+)"/u.exec(style ?? '')?.[1]
  }
  return undefined
}

function readLevels(xml: string): readonly Level[] {
  return [...xml.matchAll(/<w:lvl [\s\S]*?<\/w:lvl>/gu)].map(([level]) => ({
    format: attribute(/<w:numFmt [^>]*>/u.exec(level)?.[0] ?? '', 'w:val') ?? 'decimal',
    text: attribute(/<w:lvlText [^>]*>/u.exec(level)?.[0] ?? '', 'w:val') ?? '',
    start: Number(attribute(/<w:start [^>]*>/u.exec(level)?.[0] ?? '', 'w:val') ?? 1),
  }))
}

function nextLabel(levels: readonly Level[], depth: number, numbering: string, counters: Counters): string | undefined {
  const level = levels[depth]
  if (!level || level.format === 'bullet' || level.format === 'none') return undefined
  const counts = counters.get(numbering) ?? []
  counts[depth] = (counts[depth] ?? level.start - 1) + 1
  // A number on a higher level starts the lower ones again.
  counts.length = depth + 1
  counters.set(numbering, counts)
  return level.text.replace(/%(\d)/gu, (_all, digit: string) => {
    const at = Number(digit) - 1
    const other = levels[at]
    return ordinal(counts[at] ?? other?.start ?? 1, STYLES[other?.format ?? 'decimal'] ?? '1')
  })
}

const STYLES: Readonly<Record<string, string>> = {
  decimal: '1',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
}
