import { Html, escapeHtml } from './html.js'

/** A heading of level 1 to 6; deeper ones stay at 6. */
export function heading(level: number, text: string, id?: string): Html {
  const tag = `h${Math.min(level, 6)}`
  return new Html(`<${tag}${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>${escapeHtml(text)}</${tag}>`)
}
