import { Ajv, type ErrorObject } from 'ajv'
import { closest, distance } from 'fastest-levenshtein'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml'
import { AppError, messageOf } from '../../errors.js'
import { canonicalAddress } from '../canonical-address.js'
import type { Login } from '../polite/login.js'
import type { SourceLimits, SourceSettings } from './source-settings.js'

/** Who publishes, and where: what `raadlink init` asks for. */
export interface OwnSettings {
  /** IRI of the bestuurseenheid. */
  readonly bestuurseenheid?: string
  /** Its name, for people. */
  readonly publisher?: string
  /** Name of the dataset, for people. */
  readonly title?: string
  /** Address of the site. */
  readonly site?: string
  /** IRI under which resources without an IRI get one. */
  readonly base?: string
  readonly licence?: string
  readonly contact?: string
  /** Colour of the band on top of every page, `#rrggbb`. */
  readonly colour?: string
  /** File of the logo, SVG or PNG, seen from the folder of raadlink.yaml. */
  readonly logo?: string
}

/** The content of raadlink.yaml: who publishes, what may be requested inside this network, and the sources. */
export interface SourceList {
  readonly own: OwnSettings
  /** E-mail address or page at which the owner of a site can reach us. */
  readonly contact?: string
  /** Hosts inside this network that may be requested, with their port unless it is the usual one: for tests. */
  readonly allowPrivate: readonly string[]
  readonly sources: readonly SourceSettings[]
}

/** Finds the IRI of a bestuurseenheid by name; throws AppError `usage` when there is none, or more than one. */
export type UnitOf = (name: string) => string

/** How many times in a row a page must be gone before it is withdrawn. */
export const WITHDRAW_AFTER = 3
const ID = '^[a-z0-9]+(-[a-z0-9]+)*$'
const VARIABLE = '^[A-Za-z_][A-Za-z0-9_]*$'

const LOGIN = {
  oneOf: [
    {
      type: 'object',
      required: ['kind', 'user', 'passwordFrom'],
      additionalProperties: false,
      properties: {
        kind: { const: 'basic' },
        user: { type: 'string', minLength: 1 },
        passwordFrom: { type: 'string', pattern: VARIABLE },
      },
    },
    {
      type: 'object',
      required: ['kind', 'tokenAddress', 'clientId', 'secretFrom'],
      additionalProperties: false,
      properties: {
        kind: { const: 'oauth2' },
        tokenAddress: { type: 'string', pattern: '^https?://' },
        clientId: { type: 'string', minLength: 1 },
        secretFrom: { type: 'string', pattern: VARIABLE },
        scope: { type: 'string' },
      },
    },
  ],
} as const

/** Schema of one source (JSON Schema draft-07). */
const SOURCE = {
  type: 'object',
  required: ['id', 'start'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: ID },
    bestuurseenheid: { type: 'string', minLength: 1 },
    start: { type: 'string', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' },
    kind: { enum: ['site', 'feed'] },
    hosts: { type: 'array', items: { type: 'string', minLength: 1 } },
    limits: {
      type: 'object',
      additionalProperties: false,
      properties: {
        requestsPerSecond: { type: 'number', exclusiveMinimum: 0, maximum: 10 },
        pages: { type: 'integer', minimum: 1 },
        depth: { type: 'integer', minimum: 1 },
        bytes: { type: 'integer', minimum: 1 },
      },
    },
    schedule: { type: 'string', pattern: '^(hourly|daily|weekly|[1-9][0-9]*[mhd])$' },
    login: LOGIN,
    withdrawAfter: { type: 'integer', minimum: 1 },
  },
} as const

const LIST = {
  type: 'object',
  additionalProperties: false,
  properties: {
    bestuurseenheid: { type: 'string', minLength: 1 },
    publisher: { type: 'string', minLength: 1 },
    title: { type: 'string', minLength: 1 },
    site: { type: 'string', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' },
    base: { type: 'string', pattern: '^([Hh][Tt][Tt][Pp][Ss]?://|urn:)' },
    licence: { type: 'string', minLength: 1 },
    contact: { type: 'string', minLength: 3 },
    colour: { type: 'string', pattern: '^#[0-9A-Fa-f]{6}$' },
    logo: { type: 'string', pattern: '[.](svg|png)$' },
    allowPrivate: { type: 'array', items: { type: 'string', minLength: 1 } },
    sources: { type: 'array', items: SOURCE },
  },
} as const

type WrittenLogin = Login extends infer Each ? (Each extends Login ? Omit<Each, 'origin'> : never) : never
/** A source as written in a list. */
export interface WrittenSource {
  readonly id: string
  readonly bestuurseenheid?: string
  readonly start: string
  readonly kind?: 'site' | 'feed'
  readonly hosts?: readonly string[]
  readonly limits?: SourceLimits
  readonly schedule?: string
  readonly login?: WrittenLogin
  readonly withdrawAfter?: number
}
type Path = readonly (string | number)[]

const validate = new Ajv({ allErrors: false, discriminator: false }).compile(LIST)

/**
 * Reads a source list (raadlink.yaml). `file` is its name, for messages; `unitOf` finds the IRI of a bestuurseenheid
 * given by name. Throws AppError `usage` with file, line and column of the first error, and what would be right.
 */
export function readSourceList(text: string, file: string, unitOf: UnitOf): SourceList {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number, message: string): AppError => {
    const { line, col } = lines.linePos(offset)
    return new AppError('usage', `${file}, line ${line}, column ${col}: ${message}`)
  }
  const [broken] = document.errors
  if (broken) throw at(broken.pos[0], `this is not YAML: ${broken.message}`)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 0 })
  } catch (thrown) {
    throw new AppError('usage', `${file}: no aliases (&, *) are read here: ${messageOf(thrown)}`, { cause: thrown })
  }
  if (!validate(value)) {
    const errors = validate.errors ?? []
    // Naming the alternatives helps more than saying what is wrong with each.
    const error = errors.find(({ keyword }) => keyword === 'oneOf') ?? errors[0]
    if (error) throw at(placeOf(document, error), explained(error))
  }
  const {
    contact,
    allowPrivate = [],
    sources = [],
    ...rest
  } = (value ?? {}) as OwnSettings & {
    readonly allowPrivate?: readonly string[]
    readonly sources?: readonly WrittenSource[]
  }
  const unitAt = (written: string, offset: () => number): string => {
    try {
      return /^https?:\/\//u.test(written) ? written : unitOf(written)
    } catch (thrown) {
      if (thrown instanceof AppError) throw at(offset(), thrown.message)
      throw thrown
    }
  }
  const unit =
    rest.bestuurseenheid === undefined
      ? undefined
      : unitAt(rest.bestuurseenheid, () => offsetOf(document, ['bestuurseenheid']))
  const known = new Set<string>()
  return {
    own: { ...rest, ...(contact !== undefined && { contact }), ...(unit !== undefined && { bestuurseenheid: unit }) },
    ...(contact !== undefined && { contact }),
    allowPrivate,
    sources: sources.map((written, i) => {
      const place = (key: keyof WrittenSource): number => offsetOf(document, ['sources', i, key])
      if (known.has(written.id)) throw at(place('id'), `another source has the id “${written.id}” already`)
      known.add(written.id)
      const start = canonicalAddress(written.start)
      if (start === undefined) throw at(place('start'), `“${written.start}” is not an address that can be fetched`)
      try {
        return settled({ ...(unit !== undefined && { bestuurseenheid: unit }), ...written }, start, unitOf)
      } catch (thrown) {
        if (thrown instanceof AppError) throw at(place('bestuurseenheid'), thrown.message)
        throw thrown
      }
    }),
  }
}

/** A single source given without a list. `start` is canonical. */
export function settled(written: WrittenSource, start: string, unitOf: UnitOf): SourceSettings {
  const {
    id,
    bestuurseenheid,
    kind = 'site',
    hosts = [],
    limits = {},
    schedule,
    login,
    withdrawAfter = WITHDRAW_AFTER,
  } = written
  const unit =
    bestuurseenheid === undefined || /^https?:\/\//u.test(bestuurseenheid) ? bestuurseenheid : unitOf(bestuurseenheid)
  return {
    id,
    start,
    kind,
    hosts,
    limits,
    withdrawAfter,
    ...(unit !== undefined && { bestuurseenheid: unit }),
    ...(schedule !== undefined && { schedule }),
    // A login is for the site it was written for and for no other.
    ...(login && { login: { ...login, origin: new URL(start).origin } }),
  }
}

/** A source list with one more source; its comments and all other text stay. `text` may be empty. */
export function addSource(text: string, source: WrittenSource): string {
  const document = parseDocument(text === '' ? 'sources: []\n' : text)
  const sources = document.get('sources', true)
  if (!isSeq(sources)) document.set('sources', document.createNode([source]))
  else {
    sources.flow = false
    sources.add(document.createNode(source))
  }
  return document.toString({ lineWidth: 0 })
}

/** A list with who publishes; its comments, sources and all other text stay. */
export function addOwn(text: string, own: OwnSettings): string {
  const document = parseDocument(text === '' ? '{}\n' : text)
  if (isMap(document.contents)) document.contents.flow = false
  for (const [key, value] of Object.entries(own)) document.set(key, value)
  return document.toString({ lineWidth: 0 })
}

function placeOf(document: YamlDocument, { instancePath, keyword, params }: ErrorObject): number {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/u.test(step) ? Number(step) : step))
  if (keyword === 'additionalProperties') {
    const map = document.getIn(path, true)
    const key = isMap(map)
      ? map.items.find(
          (item) =>
            isScalar(item.key) && item.key.value === (params as { additionalProperty: string }).additionalProperty,
        )?.key
      : undefined
    if (isNode(key)) return key.range?.[0] ?? 0
  }
  return offsetOf(document, path)
}

/** Where a value is in the text, or its nearest ancestor that is there. */
function offsetOf(document: YamlDocument, path: Path): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isNode(node) && node.range) return node.range[0]
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1))
}

function explained({ keyword, params, message, instancePath }: ErrorObject): string {
  const name = instancePath.split('/').at(-1) ?? ''
  switch (keyword) {
    case 'additionalProperties': {
      const { additionalProperty: key } = params as { readonly additionalProperty: string }
      const near = closest(key, KEYS)
      return `the key “${key}” is not known here${distance(key, near) <= 3 ? `; “${near}” is` : ''}`
    }
    case 'required':
      return `the key “${(params as { missingProperty: string }).missingProperty}” is missing`
    case 'oneOf':
      return 'a login is {kind: basic, user, passwordFrom} or {kind: oauth2, tokenAddress, clientId, secretFrom, scope}, with secrets by the name of an environment variable'
    case 'enum':
      return `“${name}” is one of ${(params as { allowedValues: readonly string[] }).allowedValues.join(', ')}`
    case 'pattern':
      return PATTERNS[name] ?? `“${name}” ${message ?? 'has an invalid value'}`
    default:
      return `“${name === '' ? 'the list' : name}” ${message ?? 'has an invalid value'}`
  }
}

const KEYS = [
  ...Object.keys(LIST.properties),
  ...Object.keys(SOURCE.properties),
  ...Object.keys(SOURCE.properties.limits.properties),
]
const PATTERNS: Readonly<Record<string, string>> = {
  id: '“id” is small letters and digits, with hyphens between them',
  site: '“site” is an address that begins with http:// or https://',
  base: '“base” is an absolute IRI',
  start: '“start” is an address that begins with http:// or https://',
  schedule: '“schedule” is hourly, daily, weekly, or a number with m, h or d, such as 6h',
}
