import PDFDocument from 'pdfkit'
import { bold, inlineText, listMark, type Flow, type Inline } from './flow.js'

/** How a PDF looks. */
export interface PdfStyle {
  readonly title: string
  readonly font: 'Helvetica' | 'Times'
  readonly size: number
  readonly margin: number
  readonly columns?: 1 | 2
  /** Printed on every page; `{n}` and `{m}` are the page and the number of pages. */
  readonly head?: string
  readonly foot?: string
  /** Words too long for a line are broken with a hyphen. */
  readonly hyphenate?: boolean
  /** Width of the margin in which numbers and labels stand. */
  readonly gutter?: number
  readonly justify?: boolean
}

const FONTS = {
  Helvetica: { plain: 'Helvetica', bold: 'Helvetica-Bold', italic: 'Helvetica-Oblique' },
  Times: { plain: 'Times-Roman', bold: 'Times-Bold', italic: 'Times-Italic' },
} as const

/** A PDF of A4 pages with the standard fonts; the same flow and style give the same bytes. */
export function renderPdf(flow: readonly Flow[], style: PdfStyle): Promise<Uint8Array> {
  const fixed = new Date(Date.UTC(2024, 0, 1))
  const doc = new PDFDocument({
    size: 'A4',
    margin: style.margin,
    bufferPages: true,
    info: { Title: style.title, CreationDate: fixed, ModDate: fixed, Producer: 'generator' },
  })
  const done = new Promise<Uint8Array>((resolve, reject) => {
    const chunks: Uint8Array[] = []
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  new Page(doc, style).draw(flow)
  furnish(doc, style)
  doc.end()
  return done
}

class Page {
  private column = 0
  private readonly top: number
  private readonly bottom: number
  private readonly width: number

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly style: PdfStyle,
  ) {
    this.top = style.margin + (style.head === undefined ? 0 : 16)
    this.bottom = doc.page.height - style.margin - 18
    const gap = 24
    this.width = style.columns === 2 ? (doc.page.width - 2 * style.margin - gap) / 2 : doc.page.width - 2 * style.margin
    doc.y = this.top
  }

  draw(flow: readonly Flow[]): void {
    for (const one of flow) this.block(one, 0, this.width)
  }

  private get left(): number {
    return this.style.margin + this.column * (this.width + 24)
  }

  private block(flow: Flow, indent: number, width: number): void {
    const { size } = this.style
    switch (flow.kind) {
      case 'heading': {
        this.space(flow.level <= 2 ? 10 : 6)
        this.text([bold(flow.text)], indent, width, {
          size: size + Math.max(0, 6 - flow.level * 1.5),
          align: flow.align ?? 'left',
          keep: 30,
        })
        this.space(3)
        return
      }
      case 'para':
        this.text(flow.runs, indent + (flow.indent ?? 0), width - (flow.indent ?? 0), {
          size,
          align: flow.align ?? (this.style.justify ? 'justify' : 'left'),
        })
        this.space(4)
        return
      case 'lines':
        for (const line of flow.lines)
          this.text(typeof line === 'string' ? [line] : line, indent, width, { size, align: 'left' })
        this.space(4)
        return
      case 'list':
        flow.items.forEach((item, index) =>
          this.labelled(
            listMark(flow.style, index + (flow.start ?? 1)),
            item,
            indent,
            width,
            flow.style === 'article' ? 56 : 20,
          ),
        )
        return
      case 'pairs':
        for (const [label, value] of flow.pairs) this.labelled(label, value, indent, width, Math.min(130, width / 3))
        return
      case 'hang':
        this.labelled(flow.label, flow.children, indent, width, this.style.gutter ?? 40)
        return
      case 'table':
        this.table(flow, indent, width)
        return
      case 'box':
        for (const child of flow.children) this.block(child, indent, width)
        return
      case 'fold':
        this.text([bold(flow.summary)], indent, width, { size, align: 'left' })
        for (const child of flow.children) this.block(child, indent, width)
        return
      case 'break':
        this.next(true)
        return
      case 'rule':
        this.space(4)
        this.doc
          .moveTo(this.left + indent, this.doc.y)
          .lineTo(this.left + indent + width, this.doc.y)
          .lineWidth(0.5)
          .stroke()
        this.space(6)
    }
  }

  private labelled(label: string, children: readonly Flow[], indent: number, width: number, room: number): void {
    this.need(this.style.size * 1.3 + 2)
    const y = this.doc.y
    this.doc.font(FONTS[this.style.font].plain).fontSize(this.style.size)
    this.doc.text(label, this.left + indent, y, { width: room - 4, lineBreak: true })
    const below = this.doc.y
    const column = this.column
    const page = this.doc.page
    this.doc.y = y
    for (const child of children) this.block(child, indent + room, width - room)
    if (this.column === column && this.doc.page === page && this.doc.y < below) this.doc.y = below
  }

  private table(flow: Extract<Flow, { kind: 'table' }>, indent: number, width: number): void {
    const columns = Math.max(...flow.rows.map((row) => row.length))
    const shares = flow.widths ?? Array.from({ length: columns }, () => 1)
    const total = shares.reduce((a, b) => a + b, 0)
    flow.rows.forEach((row, index) => {
      const cells = row.map((cell) => wholeText(cell))
      const font = flow.header && index === 0 ? FONTS[this.style.font].bold : FONTS[this.style.font].plain
      this.doc.font(font).fontSize(this.style.size - 1)
      const widths = row.map((_, column) => (width * (shares[column] ?? 1)) / total)
      const height =
        Math.max(
          ...cells.map((text, column) => this.doc.heightOfString(text || ' ', { width: (widths[column] ?? 50) - 8 })),
        ) + 6
      this.need(Math.min(height, this.bottom - this.top - 1))
      const y = this.doc.y
      let x = this.left + indent
      cells.forEach((text, column) => {
        const cellWidth = widths[column] ?? 50
        if (flow.bordered) this.doc.rect(x, y, cellWidth, height).lineWidth(0.4).stroke()
        this.doc
          .font(font)
          .fontSize(this.style.size - 1)
          .text(text, x + 4, y + 3, { width: cellWidth - 8 })
        x += cellWidth
      })
      this.doc.y = y + height
    })
    this.space(6)
  }

  /** Lays out words by hand, so that bold words, broken words and page breaks are under control. */
  private text(
    runs: readonly Inline[],
    indent: number,
    width: number,
    { size, align, keep = 0 }: { size: number; align: 'left' | 'center' | 'right' | 'justify'; keep?: number },
  ): void {
    const fonts = FONTS[this.style.font]
    const words = runs.flatMap((run) => {
      const [text, font] =
        typeof run === 'string'
          ? [run, fonts.plain]
          : [run.text, run.strong ? fonts.bold : run.emphasis ? fonts.italic : fonts.plain]
      return text
        .split(/(\s+)/u)
        .filter((part) => part !== '')
        .map((part) => ({ text: part.replace(/\s+/gu, ' '), font }))
    })
    const measure = (word: { text: string; font: string }): number =>
      this.doc.font(word.font).fontSize(size).widthOfString(word.text)
    let line: { text: string; font: string }[] = []
    let used = 0
    const flush = (last: boolean): void => {
      while (line[line.length - 1]?.text === ' ') line.pop()
      if (line.length > 0) this.line(line, indent, width, size, align === 'justify' && last ? 'left' : align, keep)
      line = []
      used = 0
    }
    for (let word of words) {
      let length = measure(word)
      if (used + length > width && word.text !== ' ') {
        const cut =
          this.style.hyphenate && word.text.length > 9
            ? hyphenPoint(word.text, (head) => used + measure({ ...word, text: `${head}-` }) <= width)
            : 0
        if (cut > 0) {
          line.push({ ...word, text: `${word.text.slice(0, cut)}-` })
          word = { ...word, text: word.text.slice(cut) }
          length = measure(word)
        }
        flush(false)
      }
      if (line.length === 0 && word.text === ' ') continue
      line.push(word)
      used += length
    }
    flush(true)
  }

  private line(
    words: readonly { readonly text: string; readonly font: string }[],
    indent: number,
    width: number,
    size: number,
    align: string,
    keep: number,
  ): void {
    const height = size * 1.28
    this.need(height + keep)
    const merged: { text: string; font: string }[] = []
    for (const word of words) {
      const last = merged[merged.length - 1]
      if (last && last.font === word.font) last.text += word.text
      else merged.push({ ...word })
    }
    const lengths = merged.map((part) => this.doc.font(part.font).fontSize(size).widthOfString(part.text))
    const total = lengths.reduce((a, b) => a + b, 0)
    const gaps = merged.reduce((count, part) => count + part.text.split(' ').length - 1, 0)
    const wordSpacing = align === 'justify' && gaps > 0 ? (width - total) / gaps : 0
    let x = this.left + indent + (align === 'center' ? (width - total) / 2 : align === 'right' ? width - total : 0)
    const y = this.doc.y
    merged.forEach((part, index) => {
      this.doc.font(part.font).fontSize(size).text(part.text, x, y, { lineBreak: false, wordSpacing })
      x += (lengths[index] ?? 0) + wordSpacing * (part.text.split(' ').length - 1)
    })
    this.doc.y = y + height
  }

  private space(points: number): void {
    this.doc.y += points
  }

  private need(height: number): void {
    if (this.doc.y + height > this.bottom) this.next(false)
  }

  private next(whole: boolean): void {
    if (!whole && this.style.columns === 2 && this.column === 0) this.column = 1
    else {
      this.doc.addPage()
      this.column = 0
    }
    this.doc.y = this.top
  }
}

/** Where to break a word: after a vowel and before a consonant that a vowel follows. */
function hyphenPoint(word: string, fits: (head: string) => boolean): number {
  for (let at = word.length - 4; at >= 4; at--) {
    if (
      /[aeiou]/iu.test(word.charAt(at - 1)) &&
      /[bdfgklmnprstvz]/iu.test(word.charAt(at)) &&
      /[aeiou]/iu.test(word.charAt(at + 1)) &&
      /^\p{L}+$/u.test(word.slice(0, at + 2)) &&
      fits(word.slice(0, at))
    )
      return at
  }
  return 0
}

function wholeText(flows: readonly Flow[]): string {
  return flows
    .map((flow): string => {
      switch (flow.kind) {
        case 'para':
          return inlineText(flow.runs)
        case 'heading':
          return flow.text
        case 'lines':
          return flow.lines.map(inlineText).join('\n')
        case 'list':
          return flow.items
            .map((item, index) => `${listMark(flow.style, index + (flow.start ?? 1))} ${wholeText(item)}`)
            .join('\n')
        case 'pairs':
          return flow.pairs.map(([label, value]) => `${label} ${wholeText(value)}`).join('\n')
        case 'table':
          return flow.rows.map((row) => row.map(wholeText).join('  ')).join('\n')
        case 'box':
          return wholeText(flow.children)
        case 'fold':
          return `${flow.summary}\n${wholeText(flow.children)}`
        case 'hang':
          return `${flow.label} ${wholeText(flow.children)}`
        case 'break':
        case 'rule':
          return ''
      }
    })
    .join('\n')
}

function furnish(doc: PDFKit.PDFDocument, style: PdfStyle): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    const fill = (text: string): string => text.replace('{n}', String(page + 1)).replace('{m}', String(count))
    // Without room below, pdfkit would begin a new page for the foot.
    doc.page.margins.bottom = 0
    doc.font(FONTS[style.font].plain).fontSize(8)
    if (style.head !== undefined) doc.text(fill(style.head), style.margin, style.margin / 2, { lineBreak: false })
    if (style.foot !== undefined) {
      const text = fill(style.foot)
      doc.text(text, doc.page.width - style.margin - doc.widthOfString(text), doc.page.height - style.margin / 2 - 8, {
        lineBreak: false,
      })
    }
  }
}
