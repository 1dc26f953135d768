/** Flags of XPath and XQuery Functions and Operators 3.1, section 5.6.2. */
const FLAGS = /^[smixq]*$/u

/** The first characters of XML names, and those that follow (XML 1.0, section 2.3). */
const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const NAME = `\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}${NAME_START}`

/** The escapes for many characters (XML Schema part 2, F.1.1) as classes of ECMAScript with the flag v. */
const CLASSES: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
  i: `[${NAME_START}]`,
  I: `[^${NAME_START}]`,
  c: `[${NAME}]`,
  C: `[^${NAME}]`,
}

/** Tests a text; undefined: it could not be tested. */
export type TextTest = (text: string) => boolean

/**
 * An XPath regular expression with its flags (SHACL, 4.4.3; XPath and XQuery Functions and Operators 3.1, 5.6.1), as SPARQL's REGEX has
 * it: what `\d`, `\w`, `.`, `^` and `$` mean is said there, not in ECMAScript. Throws SyntaxError for what is no such
 * expression, and for names of Unicode blocks (`\p{IsGreek}`), which are not known here.
 */
export function xpathPattern(pattern: string, flags = ''): TextTest {
  if (!FLAGS.test(flags)) throw new SyntaxError(`the flags “${flags}” are not among s, m, i, x and q`)
  const own = flags.includes('i') ? 'vi' : 'v'
  const source = flags.includes('q')
    ? pattern.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
    : new Translation(pattern, flags).source()
  const regex = new RegExp(source, own)
  return (text) => regex.test(text)
}

/** Why something is no expression of this kind; undefined: it is one. */
export function patternFault(pattern: string, flags = ''): string | undefined {
  try {
    xpathPattern(pattern, flags)
    return undefined
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return thrown.message
    throw thrown
  }
}

/** Reads an expression from left to right and writes it anew. */
class Translation {
  readonly #pattern: readonly string[]
  readonly #flags: string
  #at = 0

  constructor(pattern: string, flags: string) {
    this.#pattern = Array.from(pattern)
    this.#flags = flags
  }

  source(): string {
    let source = ''
    for (let one = this.#next(); one !== undefined; one = this.#next()) source += this.#piece(one)
    return source
  }

  #next(): string | undefined {
    const one = this.#pattern[this.#at]
    this.#at += 1
    return one
  }

  #piece(one: string): string {
    const multiline = this.#flags.includes('m')
    switch (one) {
      case '\\':
        return this.#escape()
      case '[':
        return this.#class()
      case '.':
        return this.#flags.includes('s') ? '[^]' : '[^\\n\\r]'
      case '^':
        return multiline ? '(?:^|(?<=\\n)(?!$))' : '^'
      case '$':
        return multiline ? '(?=\\n|$)' : '$'
      case '(':
        return this.#group()
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        return this.#flags.includes('x') ? '' : one
      case ']':
        throw new SyntaxError('a “]” outside a class is written \\]')
      default:
        return one === '/' ? '\\/' : one
    }
  }

  /** Only groups that capture and groups that do not: XPath has no lookahead and no names. */
  #group(): string {
    if (this.#pattern[this.#at] !== '?') return '('
    if (this.#pattern[this.#at + 1] !== ':') throw new SyntaxError('“(?” is followed by anything but “:”')
    this.#at += 2
    return '(?:'
  }

  #escape(): string {
    const one = this.#next() ?? ''
    if (/[1-9]/u.test(one)) return `(?:\\${one})`
    // ECMAScript knows the hyphen as an escape in classes only.
    return one === '-' ? '-' : this.#character(one)
  }

  #character(one: string): string {
    const many = CLASSES[one]
    if (many !== undefined) return many
    if (one === 'p' || one === 'P') return this.#category(one)
    if ('nrt'.includes(one) && one !== '') return `\\${one}`
    if (/^[\\|.?*+(){}$\-[\]^]$/u.test(one)) return `\\${one}`
    throw new SyntaxError(`“\\${one}” is no escape`)
  }

  #category(letter: string): string {
    const end = this.#pattern.indexOf('}', this.#at)
    const name = this.#pattern.slice(this.#at + 1, end).join('')
    if (this.#pattern[this.#at] !== '{' || !/^[CLMNPSZ][a-z]?$/u.test(name))
      throw new SyntaxError(`“\\${letter}{${name}}” is no category of characters known here`)
    this.#at = end + 1
    return `\\${letter}{${name}}`
  }

  /** A class, with what is subtracted from it: `[a-z-[aeiou]]` is `[[a-z]--[aeiou]]`. */
  #class(): string {
    const negated = this.#pattern[this.#at] === '^'
    if (negated) this.#at += 1
    let members = ''
    for (let one = this.#next(); ; one = this.#next()) {
      if (one === undefined || (one === ']' && members === '')) throw new SyntaxError('a class is empty or has no end')
      if (one === ']') return `[${negated ? '^' : ''}${members}]`
      if (one === '-' && this.#pattern[this.#at] === '[') {
        this.#at += 1
        const without = this.#class()
        if (this.#next() !== ']') throw new SyntaxError('a subtraction is the last of its class')
        return `[[${negated ? '^' : ''}${members}]--${without}]`
      }
      members += this.#member(one, members === '')
    }
  }

  #member(one: string, isFirst: boolean): string {
    if (one === '\\') return this.#character(this.#next() ?? '')
    if (one === '[') throw new SyntaxError('a “[” in a class is written \\[')
    const isRange = one === '-' && !isFirst && this.#pattern[this.#at] !== ']'
    if (isRange) return '-'
    return /[()[\]{}/\-\\|&!#%,:;<=>@`~$*+.^?]/u.test(one) ? `\\${one}` : one
  }
}
