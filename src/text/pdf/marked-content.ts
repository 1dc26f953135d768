import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js'

/** The mark of a piece of text: its name in the structure tree, or that it is an artifact. */
export interface Mark {
  readonly mark?: string
  readonly artifact?: boolean
}

/**
 * The marked content of every piece of text of a page (PDF 32000-1, 14.6 and 14.8.2.2): the innermost with a name,
 * otherwise an artifact if any of them is one.
 */
export function followMarks(items: readonly (TextItem | TextMarkedContent)[]): ReadonlyMap<TextItem, Mark> {
  const marks = new Map<TextItem, Mark>()
  const open: Mark[] = []
  for (const item of items) {
    if ('str' in item) {
      const inner = open.at(-1)
      if (inner) marks.set(item, inner)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(markOf(item, open.at(-1)))
  }
  return marks
}

/** pdf.js gives the tag, which is missing in its types, and an id for content that the structure tree may name. */
function markOf(item: TextMarkedContent, around: Mark | undefined): Mark {
  if (typeof item.id === 'string' && item.id !== '') return { mark: item.id }
  return 'tag' in item && item.tag === 'Artifact' ? { artifact: true } : (around ?? {})
}
