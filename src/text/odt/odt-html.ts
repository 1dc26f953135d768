import { attributeOf, escapeXml, type XmlElement } from '../xml/xml-tree.js'
import { OdtCounters } from './odt-lists.js'
import type { OdtLook, OdtStyles } from './odt-styles.js'

/** The marks around a label at the start of its paragraph. */
export type LabelMarks = readonly [start: string, end: string]

/** A list that is open: its style, and how deep. */
interface OpenList {
  readonly style: string | undefined
  readonly depth: number
}

/** Elements whose text is not part of the document's text. */
const SKIPPED = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'sequence-decls',
  'variable-decls',
  'user-field-decls',
  'forms',
  'title',
  'desc',
  'note-citation',
])

/**
 * The text of an OpenDocument (OASIS OpenDocument 1.2, part 1) as HTML: headings, paragraphs, lists with the labels
 * that an editor generates, tables; hidden and struck-out text is marked as such. Footnotes come after the text.
 */
export function odtToHtml(body: XmlElement, styles: OdtStyles, marks: LabelMarks): string {
  const counters = new OdtCounters()
  const notes: XmlElement[] = []
  const parts: string[] = []
  blocks(body.children, undefined, '')
  for (const note of notes) blocks(note.children, undefined, '')
  return parts.join('')

  function blocks(children: XmlElement['children'], list: OpenList | undefined, label: string): void {
    let waiting = label
    for (const child of children) {
      if (typeof child === 'string' || SKIPPED.has(child.local)) continue
      switch (child.local) {
        case 'h':
        case 'p':
          paragraph(child, list, waiting)
          waiting = ''
          break
        case 'list':
          openList(child, list)
          break
        case 'table':
          table(child)
          break
        case 'section':
          wrapped(attributeOf(child, 'display') === 'none' ? 'div hidden' : 'div', child, list)
          break
        case 'table-of-content':
        case 'alphabetical-index':
        case 'illustration-index':
          wrapped('nav', child, list)
          break
        default:
          blocks(child.children, list, '')
      }
    }
  }

  function wrapped(tag: string, { children }: XmlElement, list: OpenList | undefined): void {
    parts.push(`<${tag}>`)
    blocks(children, list, '')
    parts.push(`</${tag.split(' ', 1)[0] ?? 'div'}>`)
  }

  function openList(list: XmlElement, around: OpenList | undefined): void {
    const style = attributeOf(list, 'style-name') ?? around?.style
    const depth = around ? around.depth + 1 : 0
    const levels = styles.levels(style)
    const key = style ?? ''
    const continues =
      attributeOf(list, 'continue-numbering') === 'true' || attributeOf(list, 'continue-list') !== undefined
    if (depth === 0) counters.start(key, continues)
    const isBullet = levels[depth]?.isBullet ?? true
    parts.push(isBullet ? '<ul>' : '<div>')
    for (const item of list.children) {
      if (typeof item === 'string') continue
      const isHeader = item.local === 'list-header'
      const own = attributeOf(item, 'start-value')
      const hasText = item.children.some((child) => typeof child === 'object' && child.local !== 'list')
      const label =
        isHeader || !hasText ? '' : counters.next(key, depth, levels, own === undefined ? undefined : Number(own))
      parts.push(isBullet && !isHeader && hasText ? '<li>' : '<div>')
      blocks(item.children, { style, depth }, label)
      parts.push(isBullet && !isHeader && hasText ? '</li>' : '</div>')
    }
    parts.push(isBullet ? '</ul>' : '</div>')
  }

  function paragraph(element: XmlElement, list: OpenList | undefined, label: string): void {
    const look = styles.look(attributeOf(element, 'style-name'))
    const level =
      element.local === 'h' ? Math.min(6, Math.max(1, Number(attributeOf(element, 'outline-level') ?? 1))) : 0
    const isListed = attributeOf(element, 'is-list-header') !== 'true'
    const own =
      level > 0 && label === '' && !list && isListed ? counters.next('', level - 1, styles.levels(undefined)) : label
    const tag = level > 0 ? `h${level}` : 'p'
    const boxes: XmlElement[] = []
    const text = inline(element.children, boxes)
    const front = own === '' ? '' : `${marks[0]}${escapeXml(own)}${marks[1]} `
    if (text.trim() !== '') parts.push(`<${tag}>${styled(`${front}${text}`, look)}</${tag}>`)
    for (const box of boxes) blocks(box.children, undefined, '')
  }

  function inline(children: XmlElement['children'], boxes: XmlElement[]): string {
    return children
      .map((child): string => {
        if (typeof child === 'string') return escapeXml(child)
        if (SKIPPED.has(child.local)) return ''
        switch (child.local) {
          case 's':
            return ' '.repeat(Math.min(100, Number(attributeOf(child, 'c') ?? 1)))
          case 'tab':
            return ' '
          case 'line-break':
            return '<br>'
          case 'soft-page-break':
            return ''
          case 'span':
            return styled(inline(child.children, boxes), styles.look(attributeOf(child, 'style-name')))
          case 'hidden-text':
          case 'hidden-paragraph': {
            const isHidden = attributeOf(child, 'is-hidden') !== 'false'
            return isHidden ? `<span hidden>${inline(child.children, boxes)}</span>` : inline(child.children, boxes)
          }
          case 'note': {
            for (const part of child.children)
              if (typeof part === 'object' && part.local === 'note-body') notes.push(part)
            return ''
          }
          case 'text-box':
            boxes.push(child)
            return ''
          default:
            return inline(child.children, boxes)
        }
      })
      .join('')
  }

  function table(element: XmlElement): void {
    parts.push('<table>')
    rows(element.children, false)
    parts.push('</table>')
  }

  function rows(children: XmlElement['children'], isHead: boolean): void {
    for (const child of children) {
      if (typeof child === 'string') continue
      if (child.local !== 'table-row') {
        if (child.local.startsWith('table-')) rows(child.children, isHead || child.local === 'table-header-rows')
        continue
      }
      parts.push('<tr>')
      for (const cell of child.children) {
        if (typeof cell === 'string' || cell.local !== 'table-cell') continue
        const wide = attributeOf(cell, 'number-columns-spanned') ?? '1'
        const high = attributeOf(cell, 'number-rows-spanned') ?? '1'
        parts.push(`<${isHead ? 'th' : 'td'} colspan="${Number(wide)}" rowspan="${Number(high)}">`)
        blocks(cell.children, undefined, '')
        parts.push(`</${isHead ? 'th' : 'td'}>`)
      }
      parts.push('</tr>')
    }
  }
}

function styled(html: string, { isBold, isHidden, isStruck, size }: OdtLook): string {
  if (html === '') return ''
  if (isHidden) return `<span hidden>${html}</span>`
  if (isStruck) return `<s>${html}</s>`
  const rules = [
    ...(isBold ? ['font-weight:bold'] : []),
    ...(size !== undefined && /^\d+(?:\.\d+)?(?:pt|%)$/u.test(size) ? [`font-size:${size}`] : []),
  ]
  return rules.length === 0 ? html : `<span style="${rules.join(';')}">${html}</span>`
}
