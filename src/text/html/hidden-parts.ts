import type { HtmlElement, HtmlNode } from './html-page.js'

/** What a page does not show: hidden, or struck out. */
export type Unshown = 'hidden' | 'struck'

/** CSS, within one rule or `style` attribute, that hides text. */
const HIDING = /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]))/iu
const STRIKING = /(?:^|[;{\s])text-decoration(?:-line)?\s*:[^;]*line-through/iu
const STRUCK = new Set(['s', 'strike', 'del'])
/** A selector of one element that does not depend on its position or state: "p", ".weg", "li#oud.weg". */
const SIMPLE = /^([a-z][a-z\d]*)?((?:[.#][\w-]+)*)$/iu

interface StyleRule {
  readonly tag: string | undefined
  readonly classes: readonly string[]
  readonly ids: readonly string[]
  readonly why: Unshown
}

/**
 * A function that says whether the page hides an element or strikes it out: by its tag, an attribute, its `style`, or a
 * rule of a style sheet in the page whose selector concerns only the element. Other style sheets are not fetched.
 */
export function unshownIn(root: HtmlNode): (element: HtmlElement) => Unshown | undefined {
  const rules = byFirstKey(rulesIn(root))
  return (element) => {
    const style = attribute(element, 'style') ?? ''
    if (HIDING.test(style)) return 'hidden'
    if (STRUCK.has(element.tagName) || STRIKING.test(style)) return 'struck'
    const isShownAnyway = /(?:^|[;\s])display\s*:/iu.test(style)
    if (attribute(element, 'hidden') !== undefined && !isShownAnyway) return 'hidden'
    if (attribute(element, 'aria-hidden') === 'true') return 'hidden'
    if (element.tagName === 'dialog' && attribute(element, 'open') === undefined && !isShownAnyway) return 'hidden'
    if (rules.size === 0) return undefined
    const classes = (attribute(element, 'class') ?? '').split(/\s+/u)
    const id = attribute(element, 'id')
    const keys = [element.tagName, ...classes.map((name) => `.${name}`), ...(id === undefined ? [] : [`#${id}`])]
    for (const key of keys) {
      const found = rules
        .get(key)
        ?.find(
          (rule) =>
            (rule.tag === undefined || rule.tag === element.tagName) &&
            rule.classes.every((name) => classes.includes(name)) &&
            rule.ids.every((name) => name === id),
        )
      if (found && !(found.why === 'hidden' && isShownAnyway)) return found.why
    }
    return undefined
  }
}

function byFirstKey(rules: readonly StyleRule[]): ReadonlyMap<string, readonly StyleRule[]> {
  const index = new Map<string, StyleRule[]>()
  for (const rule of rules) {
    const [id] = rule.ids
    const [name] = rule.classes
    const key = id !== undefined ? `#${id}` : name !== undefined ? `.${name}` : (rule.tag ?? '')
    const same = index.get(key)
    if (same) same.push(rule)
    else index.set(key, [rule])
  }
  return index
}

function rulesIn(root: HtmlNode): readonly StyleRule[] {
  const rules = new Map<string, StyleRule>()
  for (const sheet of sheetsIn(root)) {
    for (const { selectors, body } of topRules(sheet.replace(/\/\*[\s\S]*?\*\//gu, ''))) {
      const why = HIDING.test(body) ? 'hidden' : STRIKING.test(body) ? 'struck' : undefined
      for (const selector of selectors.split(',').map((each) => each.trim())) {
        const [, tag, names = ''] = SIMPLE.exec(selector) ?? []
        if (tag === undefined && names === '') continue
        if (why)
          rules.set(selector, {
            tag: tag?.toLowerCase(),
            classes: [...names.matchAll(/\.([\w-]+)/gu)].map(([, name = '']) => name),
            ids: [...names.matchAll(/#([\w-]+)/gu)].map(([, name = '']) => name),
            why,
          })
        // A later rule for the same elements replaces an earlier one.
        else if (/(?:^|[;\s])(?:display|visibility|text-decoration)\s*:/iu.test(body)) rules.delete(selector)
      }
    }
  }
  return [...rules.values()]
}

/** The unconditional rules of a style sheet: `@media` and the like apply only in some cases. */
function* topRules(sheet: string): Generator<{ readonly selectors: string; readonly body: string }> {
  let depth = 0
  let start = 0
  let open = 0
  for (let at = 0; at < sheet.length; at++) {
    const sign = sheet[at]
    if (sign === '{') {
      if (depth === 0) open = at
      depth++
    } else if (sign === '}' && depth > 0) {
      depth--
      if (depth > 0) continue
      const selectors = sheet.slice(start, open).trim()
      if (!selectors.startsWith('@')) yield { selectors, body: sheet.slice(open + 1, at) }
      start = at + 1
    } else if (sign === ';' && depth === 0) start = at + 1
  }
}

function sheetsIn(root: HtmlNode): readonly string[] {
  const sheets: string[] = []
  const waiting: HtmlNode[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node && node.tagName === 'style') {
      const media = attribute(node, 'media') ?? 'all'
      if (/\b(?:all|screen)\b|^\s*$/iu.test(media))
        sheets.push(node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''))
    } else if ('childNodes' in node) for (const child of node.childNodes) waiting.push(child)
  }
  return sheets.reverse()
}

function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}
