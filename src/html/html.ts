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
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
