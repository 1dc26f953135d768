/** Markup that is safe to write: only the `html` tag makes it, and escapes every value put into it. */
export class Html {
  constructor(readonly markup: string) {}
}

type Content = Html | string | number | undefined | false | readonly Content[]

/**
 * A template whose values are escaped, unless they are `Html` already; lists are joined, `undefined` and `false` give
 * nothing.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.reduce((markup, string, i) => markup + render(values[i - 1]) + string))
}

function render(content: Content): string {
  if (content === undefined || content === false) return ''
  if (content instanceof Html) return content.markup
  if (typeof content === 'object') return content.map(render).join('')
  return escapeHtml(String(content))
}

/** Escapes what HTML reads as markup in text and in quoted attributes, and drops characters that HTML forbids. */
export function escapeHtml(text: string): string {
  // Most texts have nothing of it, and pages are made of many.
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (character) => ESCAPED[character] ?? '\uFFFD') : text
}

const SPECIAL = /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u
const EACH_SPECIAL = new RegExp(SPECIAL, 'gu')
const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
