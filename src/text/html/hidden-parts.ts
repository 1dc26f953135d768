import type { HtmlElement, HtmlNode } from './html-page.js'

/** What a page does not show: hidden, or struck out. */
export type Unshown = 'hidden' | 'struck'

/** CSS, within one rule or `style` attribute, that hides text. */
const HIDING =
  /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?![.\d]))/iu
const STRIKING = /(?:^|[;{\s])text-decoration(?:-line)?\s*:[^;]*line-through/iu
const STRUCK = new Set(['s', 'strike', 'del'])
/** What a selector asks of one element: "p", ".weg", "li#oud.weg", "[data-intern=ja]". */
const COMPOUND = /^(\*|[a-z][a-z\d]*)?((?:[.#][\w-]+|\[[\w-]+(?:=(?:"[^"\]]*"|'[^'\]]*'|[\w-]+))?\])*)$/iu

interface Compound {
  readonly tag: string | undefined
  readonly classes: readonly string[]
  readonly ids: readonly string[]
  readonly attributes: readonly { readonly name: string; readonly value: string | undefined }[]
}

interface StyleRule {
  readonly own: Compound
  /** What it asks of the elements around, the nearest first; `isParent`: of the very next. */
  readonly around: readonly { readonly compound: Compound; readonly isParent: boolean }[]
  readonly why: Unshown
}

/**
 * A function that says whether the page hides an element or strikes it out: by its tag, an attribute, its `style`, or a
 * rule of a style sheet in the page whose selector concerns the element and those around it. Other style sheets are not
 * fetched.
 */
export function unshownIn(root: HtmlNode): (element: HtmlElement) => Unshown | undefined {
  const rules = byFirstKey(rulesIn(root))
  return (element) => {
    const style = attribute(element, 'style') ?? ''
    if (HIDING.test(style) || isOnOwnColour(style)) return 'hidden'
    if (STRUCK.has(element.tagName) || STRIKING.test(style)) return 'struck'
    const isShownAnyway = /(?:^|[;\s])display\s*:/iu.test(style)
    if (attribute(element, 'hidden') !== undefined && !isShownAnyway) return 'hidden'
    if (attribute(element, 'aria-hidden') === 'true') return 'hidden'
    if (element.tagName === 'dialog' && attribute(element, 'open') === undefined && !isShownAnyway) return 'hidden'
    if (rules.size === 0) return undefined
    const classes = (attribute(element, 'class') ?? '').split(/\s+/u)
    const id = attribute(element, 'id')
    const keys = ['*', element.tagName, ...classes.map((name) => `.${name}`), ...(id === undefined ? [] : [`#${id}`])]
    for (const key of keys) {
      const found = rules.get(key)?.find((rule) => concerns(rule, element))
      if (found && !(found.why === 'hidden' && isShownAnyway)) return found.why
    }
    return undefined
  }
}

/** Letters in the colour of what is behind them. */
function isOnOwnColour(style: string): boolean {
  const colourOf = (property: string): string | undefined => {
    const value = new RegExp(`(?:^|[;{\\s])${property}\\s*:\\s*(#[\\da-f]{6}|#[\\da-f]{3}|[a-z]+)\\s*(?:!|;|$)`, 'iu')
      .exec(style)?.[1]
      ?.toLowerCase()
    return value === 'white' ? '#ffffff' : value?.replace(/^#(.)(.)(.)$/u, '#$1$1$2$2$3$3')
  }
  const colour = colourOf('color')
  return colour !== undefined && colour.startsWith('#') && colour === colourOf('background(?:-color)?')
}

function byFirstKey(rules: readonly StyleRule[]): ReadonlyMap<string, readonly StyleRule[]> {
  const index = new Map<string, StyleRule[]>()
  for (const rule of rules) {
    const { tag, ids, classes } = rule.own
    const [id] = ids
    const [name] = classes
    const key = id !== undefined ? `#${id}` : name !== undefined ? `.${name}` : (tag ?? '*')
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
      const why = HIDING.test(body) || isOnOwnColour(body) ? 'hidden' : STRIKING.test(body) ? 'struck' : undefined
      for (const selector of selectors.split(',').map((each) => each.trim())) {
        const selected = readSelector(selector)
        if (!selected) continue
        if (why) rules.set(selector, { ...selected, why })
        // A later rule for the same elements replaces an earlier one.
        else if (/(?:^|[;\s])(?:display|visibility|text-decoration)\s*:/iu.test(body)) rules.delete(selector)
      }
    }
  }
  return [...rules.values()]
}

/** Undefined for a selector that depends on anything but tags, classes, ids and attributes. */
function readSelector(selector: string): Omit<StyleRule, 'why'> | undefined {
  const parts = selector.replace(/>/gu, ' > ').trim().split(/\s+/u)
  const around: { compound: Compound; isParent: boolean }[] = []
  let own: Compound | undefined
  let isParent = false
  for (const part of parts.toReversed()) {
    if (part === '>') {
      isParent = true
      continue
    }
    const compound = readCompound(part)
    if (!compound) return undefined
    if (own) around.push({ compound, isParent })
    else own = compound
    isParent = false
  }
  return own && { own, around }
}

function readCompound(text: string): Compound | undefined {
  const [, tag, rest = ''] = COMPOUND.exec(text) ?? []
  if (tag === undefined && rest === '') return undefined
  const attributes = [...rest.matchAll(/\[([\w-]+)(?:=(.*?))?\]/gu)].map(([, name = '', value]) => ({
    name: name.toLowerCase(),
    value: value?.replace(/^["']|["']$/gu, ''),
  }))
  const bare = rest.replace(/\[.*?\]/gu, '')
  return {
    tag: tag === '*' ? undefined : tag?.toLowerCase(),
    classes: [...bare.matchAll(/\.([\w-]+)/gu)].map(([, name = '']) => name),
    ids: [...bare.matchAll(/#([\w-]+)/gu)].map(([, name = '']) => name),
    attributes,
  }
}

function concerns({ own, around }: StyleRule, element: HtmlElement): boolean {
  if (!fits(own, element)) return false
  let above = parentOf(element)
  for (const { compound, isParent } of around) {
    while (above && !isParent && !fits(compound, above)) above = parentOf(above)
    if (!above || !fits(compound, above)) return false
    above = parentOf(above)
  }
  return true
}

function fits({ tag, classes, ids, attributes }: Compound, element: HtmlElement): boolean {
  if (tag !== undefined && tag !== element.tagName) return false
  const own = (attribute(element, 'class') ?? '').split(/\s+/u)
  return (
    classes.every((name) => own.includes(name)) &&
    ids.every((name) => name === attribute(element, 'id')) &&
    attributes.every(({ name, value }) => {
      const given = attribute(element, name)
      return given !== undefined && (value === undefined || given === value)
    })
  )
}

function parentOf({ parentNode }: HtmlElement): HtmlElement | undefined {
  return parentNode && 'tagName' in parentNode ? parentNode : undefined
}

/** The rules of a style sheet that hold on a screen: of `@media` and the like, only those for any screen. */
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
      const body = sheet.slice(open + 1, at)
      if (/^@media\s+(?:only\s+)?(?:screen|all)$/iu.test(selectors)) yield* topRules(body)
      else if (!selectors.startsWith('@')) yield { selectors, body }
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
