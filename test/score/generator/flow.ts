/*
 * What a template puts on paper or on a page, before it is HTML, PDF or Word: blocks in order. Layout only; the words
 * are the template's.
 */

export type Inline =
  | string
  | {
      readonly text: string
      readonly strong?: boolean
      readonly emphasis?: boolean
      readonly underline?: boolean
      readonly cls?: string
    }
export type Inlines = string | readonly Inline[]

export type Flow =
  | {
      readonly kind: 'heading'
      readonly level: number
      readonly text: string
      readonly cls?: string
      readonly align?: 'center'
    }
  | {
      readonly kind: 'para'
      readonly runs: readonly Inline[]
      readonly cls?: string
      readonly align?: 'center' | 'right'
      readonly indent?: number
    }
  | { readonly kind: 'lines'; readonly lines: readonly Inlines[]; readonly cls?: string }
  | {
      readonly kind: 'list'
      readonly style: ListStyle
      readonly items: readonly (readonly Flow[])[]
      readonly start?: number
      readonly cls?: string
    }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [string, readonly Flow[]])[]; readonly cls?: string }
  | {
      readonly kind: 'table'
      readonly rows: readonly (readonly Cell[])[]
      readonly header: boolean
      readonly widths?: readonly number[]
      readonly bordered?: boolean
      readonly cls?: string
    }
  | { readonly kind: 'box'; readonly cls: string; readonly children: readonly Flow[]; readonly tag?: string }
  | { readonly kind: 'fold'; readonly summary: string; readonly children: readonly Flow[]; readonly cls?: string }
  | { readonly kind: 'hang'; readonly label: string; readonly children: readonly Flow[]; readonly cls?: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'rule' }

export type ListStyle = 'bullet' | 'decimal' | 'alpha' | 'dash' | 'article'
export type Cell = readonly Flow[]

export function heading(
  level: number,
  text: string,
  more: { readonly cls?: string; readonly align?: 'center' } = {},
): Flow {
  return { kind: 'heading', level, text, ...more }
}

export function para(
  runs: Inlines,
  more: { readonly cls?: string; readonly align?: 'center' | 'right'; readonly indent?: number } = {},
): Flow {
  return { kind: 'para', runs: typeof runs === 'string' ? [runs] : runs, ...more }
}

export function bold(text: string): Inline {
  return { text, strong: true }
}

export function italic(text: string): Inline {
  return { text, emphasis: true }
}

export function lines(texts: readonly Inlines[], cls?: string): Flow {
  return { kind: 'lines', lines: texts, ...(cls !== undefined && { cls }) }
}

export function list(
  style: ListStyle,
  items: readonly (Inlines | readonly Flow[])[],
  more: { readonly start?: number; readonly cls?: string } = {},
): Flow {
  return { kind: 'list', style, items: items.map((item) => (isFlows(item) ? item : [para(item)])), ...more }
}

export function pairs(entries: readonly (readonly [string, Inlines | readonly Flow[]])[], cls?: string): Flow {
  return {
    kind: 'pairs',
    pairs: entries.map(([label, value]) => [label, isFlows(value) ? value : [para(value)]] as const),
    ...(cls !== undefined && { cls }),
  }
}

export function table(
  rows: readonly (readonly (Inlines | readonly Flow[])[])[],
  more: {
    readonly header?: boolean
    readonly widths?: readonly number[]
    readonly bordered?: boolean
    readonly cls?: string
  } = {},
): Flow {
  return {
    kind: 'table',
    header: false,
    rows: rows.map((row) => row.map((cell) => (isFlows(cell) ? cell : [para(cell)]))),
    ...more,
  }
}

export function box(cls: string, children: readonly Flow[], tag?: string): Flow {
  return { kind: 'box', cls, children, ...(tag !== undefined && { tag }) }
}

export function fold(summary: string, children: readonly Flow[], cls?: string): Flow {
  return { kind: 'fold', summary, children, ...(cls !== undefined && { cls }) }
}

export function hang(label: string, children: readonly Flow[], cls?: string): Flow {
  return { kind: 'hang', label, children, ...(cls !== undefined && { cls }) }
}

export const PAGE_BREAK: Flow = { kind: 'break' }
export const RULE: Flow = { kind: 'rule' }

export function inlineText(runs: Inlines): string {
  return typeof runs === 'string' ? runs : runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')
}

/** The mark before the item at `index` of a list. */
export function listMark(style: ListStyle, index: number): string {
  switch (style) {
    case 'bullet':
      return '•'
    case 'dash':
      return '-'
    case 'decimal':
      return `${index}.`
    case 'alpha':
      return `${String.fromCharCode(96 + index)})`
    case 'article':
      return `Artikel ${index}.`
  }
}

function isFlows(value: Inlines | readonly Flow[]): value is readonly Flow[] {
  return typeof value !== 'string' && value.length > 0 && value.every((one) => typeof one !== 'string' && 'kind' in one)
}
