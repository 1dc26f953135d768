import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  Header,
  Footer,
  PageNumber,
  type FileChild,
  type ILevelsOptions,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Flow, Inline, ListStyle } from './flow.js'

/** How a Word document looks. */
export interface DocxStyle {
  readonly title: string
  readonly font: string
  /** Numbers of lists are made by Word (and stand in no text) or typed. */
  readonly automatic: boolean
  /** Headings with Word's styles, or bold paragraphs. */
  readonly styled: boolean
  readonly head?: string
  readonly foot?: string
  /** Headings of this level are numbered by Word: `%1` is the number. */
  readonly numbered?: { readonly level: number; readonly text: string; readonly roman?: boolean }
}

const LEVELS = [
  HeadingLevel.TITLE,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const
const FORMATS: Readonly<Record<ListStyle, readonly [(typeof LevelFormat)[keyof typeof LevelFormat], string]>> = {
  bullet: [LevelFormat.BULLET, '•'],
  dash: [LevelFormat.BULLET, '-'],
  decimal: [LevelFormat.DECIMAL, '%1.'],
  alpha: [LevelFormat.LOWER_LETTER, '%1)'],
  article: [LevelFormat.DECIMAL, 'Artikel %1.'],
}

const HEADINGS = 'headings'

function headingLevel({ text, roman = false }: NonNullable<DocxStyle['numbered']>): ILevelsOptions {
  const format = roman ? LevelFormat.UPPER_ROMAN : LevelFormat.DECIMAL
  return { level: 0, format, text, start: 1, alignment: AlignmentType.LEFT }
}

/** A Word document; the same flow and style give the same bytes. */
export async function renderDocx(flow: readonly Flow[], style: DocxStyle): Promise<Uint8Array> {
  const writer = new Writer(style)
  const children = flow.flatMap((one) => writer.block(one, 0))
  const file = new Document({
    title: style.title,
    creator: 'generator',
    styles: { default: { document: { run: { font: style.font, size: 22 } } } },
    numbering: {
      config: [
        ...writer.lists.map(({ reference, list, start }) => ({
          reference,
          levels: [
            { level: 0, format: FORMATS[list][0], text: FORMATS[list][1], start, alignment: AlignmentType.LEFT },
          ],
        })),
        ...(style.numbered ? [{ reference: HEADINGS, levels: [headingLevel(style.numbered)] }] : []),
      ],
    },
    sections: [
      {
        ...(style.head !== undefined && {
          headers: { default: new Header({ children: [new Paragraph(style.head)] }) },
        }),
        ...(style.foot !== undefined && {
          footers: {
            default: new Footer({
              children: [
                new Paragraph({ children: [new TextRun({ children: [`${style.foot} `, PageNumber.CURRENT] })] }),
              ],
            }),
          },
        }),
        children,
      },
    ],
  })
  return settle(new Uint8Array(await Packer.toBuffer(file)))
}

class Writer {
  readonly lists: { readonly reference: string; readonly list: ListStyle; readonly start: number }[] = []

  constructor(private readonly style: DocxStyle) {}

  block(flow: Flow, indent: number): FileChild[] {
    switch (flow.kind) {
      case 'heading':
        return [
          this.style.styled
            ? new Paragraph({
                heading: LEVELS[flow.level - 1] ?? HeadingLevel.HEADING_5,
                text: flow.text,
                ...(flow.align && { alignment: AlignmentType.CENTER }),
                ...(this.style.numbered?.level === flow.level && { numbering: { reference: HEADINGS, level: 0 } }),
              })
            : new Paragraph({
                children: [strong(flow.text, flow.level < 3 ? { size: 28 - flow.level * 2 } : {})],
                ...(flow.align && { alignment: AlignmentType.CENTER }),
              }),
        ]
      case 'para':
        return [
          this.para(flow.runs, indent + (flow.indent ?? 0), {
            ...(flow.align && { alignment: flow.align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT }),
          }),
        ]
      case 'lines':
        return [
          new Paragraph({
            children: flow.lines.flatMap((line, index) => runsOf(typeof line === 'string' ? [line] : line, index > 0)),
            ...(indent > 0 && { indent: { left: indent * 20 } }),
          }),
        ]
      case 'list':
        return this.list(flow, indent)
      case 'pairs':
        return flow.pairs.flatMap(([label, value]) => this.labelled(label, value, indent))
      case 'hang':
        return this.labelled(flow.label, flow.children, indent)
      case 'table':
        return [this.table(flow), new Paragraph('')]
      case 'box':
        return flow.children.flatMap((child) => this.block(child, indent))
      case 'fold':
        return [
          this.para([{ text: flow.summary, strong: true }], indent),
          ...flow.children.flatMap((child) => this.block(child, indent)),
        ]
      case 'break':
        return [new Paragraph({ children: [new PageBreak()] })]
      case 'rule':
        return [
          new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 1, color: '000000' } } }),
        ]
    }
  }

  private para(runs: readonly Inline[], indent: number, more: IParagraphOptions = {}): Paragraph {
    return new Paragraph({ children: runsOf(runs), ...(indent > 0 && { indent: { left: indent * 20 } }), ...more })
  }

  /** A label, a tab, and what it labels. */
  private labelled(label: string, children: readonly Flow[], indent: number): FileChild[] {
    const [first, ...others] = children
    if (first?.kind !== 'para')
      return [this.para([label], indent), ...children.flatMap((child) => this.block(child, indent + 20))]
    return [
      this.para([label, '\t', ...first.runs], indent),
      ...others.flatMap((child) => this.block(child, indent + 20)),
    ]
  }

  private list(flow: Extract<Flow, { kind: 'list' }>, indent: number): FileChild[] {
    if (!this.style.automatic)
      return flow.items.flatMap((item, index) =>
        this.labelled(mark(flow.style, index + (flow.start ?? 1)), item, indent),
      )
    const reference = `list-${this.lists.length + 1}`
    this.lists.push({ reference, list: flow.style, start: flow.start ?? 1 })
    return flow.items.flatMap((item) => {
      const [first, ...others] = item
      if (first?.kind !== 'para') return item.flatMap((child) => this.block(child, indent))
      return [
        this.para(first.runs, 0, { numbering: { reference, level: 0 } }),
        ...others.flatMap((child) => this.block(child, indent + 20)),
      ]
    })
  }

  private table(flow: Extract<Flow, { kind: 'table' }>): Table {
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: flow.rows.map(
        (row, index) =>
          new TableRow({
            ...(flow.header && index === 0 && { tableHeader: true }),
            children: row.map(
              (cell) =>
                new TableCell({
                  children: cell
                    .flatMap((one) => this.block(one, 0))
                    .filter(
                      (child): child is Paragraph | Table => child instanceof Paragraph || child instanceof Table,
                    ),
                }),
            ),
          }),
      ),
    })
  }
}

function runsOf(runs: readonly Inline[], breakFirst = false): TextRun[] {
  return runs.map((run, index) => {
    const { text, ...look } = typeof run === 'string' ? { text: run } : run
    const options: IRunOptions = {
      text,
      ...(breakFirst && index === 0 && { break: 1 }),
      ...('strong' in look && look.strong && { bold: true }),
      ...('emphasis' in look && look.emphasis && { italics: true }),
      ...('underline' in look && look.underline && { underline: {} }),
    }
    return new TextRun(options)
  })
}

function strong(text: string, more: IRunOptions): TextRun {
  const options: IRunOptions = { text, bold: true, ...more }
  return new TextRun(options)
}

function mark(style: ListStyle, index: number): string {
  return FORMATS[style][1].replace('%1', style === 'alpha' ? String.fromCharCode(96 + index) : String(index))
}

/** Zips again without times, with what the packer makes by the clock replaced. */
function settle(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes)
  const settled: Record<string, Uint8Array> = {}
  for (const name of Object.keys(files).sort()) {
    const content = files[name] as Uint8Array
    settled[name] =
      name === 'docProps/core.xml'
        ? strToU8(strFromU8(content).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, '2024-01-01T00:00:00Z'))
        : content
  }
  return zipSync(settled, { mtime: new Date(2000, 0, 1), level: 6 })
}
