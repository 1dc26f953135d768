import { isValidXsd } from './xsd-lexical.js'
import { xsd } from '../vocabularies.js'

const INTEGERS = [
  'integer',
  'long',
  'int',
  'short',
  'byte',
  'nonNegativeInteger',
  'positiveInteger',
  'nonPositiveInteger',
  'negativeInteger',
  'unsignedLong',
  'unsignedInt',
  'unsignedShort',
  'unsignedByte',
]
const DURATIONS = ['duration', 'dayTimeDuration', 'yearMonthDuration']

const canonical: ReadonlyMap<string, (text: string) => string> = new Map([
  [xsd.boolean.value, (text: string) => (text === '1' ? 'true' : text === '0' ? 'false' : text)],
  ...INTEGERS.map((name) => [xsd.$namespace + name, integer] as const),
  [xsd.decimal.value, decimal],
  [xsd.double.value, (text: string) => floating(text, Number(text))],
  [xsd.float.value, (text: string) => floating(text, Math.fround(Number(text)))],
  [xsd.dateTime.value, dateTime],
  [xsd.time.value, (text: string) => zone(withoutZeros(text.replace(/^24/u, '00')))],
  [xsd.date.value, zone],
  [xsd.gYear.value, zone],
  [xsd.gYearMonth.value, zone],
  ...DURATIONS.map((name) => [xsd.$namespace + name, duration] as const),
])

const DERIVED_INTEGERS: ReadonlySet<string> = new Set(INTEGERS.slice(1).map((name) => xsd.$namespace + name))

/**
 * The datatype with which a value is compared: values of types derived from xsd:integer are integers (Oxigraph keeps no
 * other).
 */
export function canonicalDatatype(text: string, datatype: string): string {
  return DERIVED_INTEGERS.has(datatype) && isValidXsd(text, datatype) ? xsd.integer.value : datatype
}

/**
 * The canonical spelling of a value: XML Schema 1.1 part 2, the canonical mappings of section 3.3 (decimals without a
 * point when whole, no trailing zeros in seconds, `Z` for +00:00, offsets kept). A text outside the datatype's lexical
 * space, or of a datatype without a rule here, stays as written.
 */
export function canonicalLexical(text: string, datatype: string): string {
  const rule = canonical.get(datatype)
  return rule && isValidXsd(text, datatype) ? rule(text) : text
}

function integer(text: string): string {
  if (!/^[+-]?\d+$/u.test(text)) return text
  return BigInt(text.replace(/^\+/u, '')).toString()
}

function decimal(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/u.exec(text) ?? []
  const digits = whole.replace(/^0+(?=\d)/u, '') || '0'
  const rest = fraction.replace(/0+$/u, '')
  const value = rest === '' ? digits : `${digits}.${rest}`
  return sign === '-' && value !== '0' ? `-${value}` : value
}

function floating(text: string, value: number): string {
  if (Number.isNaN(value) || !Number.isFinite(value)) return text.replace(/^\+/u, '').replace('Infinity', 'INF')
  if (Object.is(value, -0)) return '-0.0E0'
  const [mantissa = '', exponent = ''] = value.toExponential().split('e')
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`
}

/** 24:00:00 is the next day's midnight. */
function dateTime(text: string): string {
  const [, day, rest = ''] = /^(\d{4}-\d\d-\d\d)T24:00:00(?:\.0+)?(.*)$/u.exec(text) ?? []
  if (day === undefined) return zone(withoutZeros(text))
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return zone(`${next}T00:00:00${rest}`)
}

function withoutZeros(text: string): string {
  return text.replace(/(:\d\d)\.(\d*?)0*(?=Z|[+-]|$)/u, (_all, seconds: string, fraction: string) =>
    fraction === '' ? seconds : `${seconds}.${fraction}`,
  )
}

/** A duration has two values, months and seconds (XSD 1.1 part 2, 3.3.6.2): 36 hours are a day and 12 hours. */
function duration(text: string): string {
  const parts = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/u.exec(
    text,
  )
  if (!parts || /[PT]$/u.test(text)) return text
  const [years = 0n, months = 0n, days = 0n, hours = 0n, minutes = 0n, seconds = 0n] = parts
    .slice(2, 8)
    .map((digits) => BigInt(digits || 0))
  const fraction = (parts[8] ?? '').replace(/0+$/u, '')
  const allMonths = years * 12n + months
  const allSeconds = ((days * 24n + hours) * 60n + minutes) * 60n + seconds
  const unit = (value: bigint, letter: string): string => (value === 0n ? '' : `${value.toString()}${letter}`)
  const date = unit(allMonths / 12n, 'Y') + unit(allMonths % 12n, 'M') + unit(allSeconds / 86_400n, 'D')
  const wholeSeconds = allSeconds % 60n
  const time =
    unit((allSeconds % 86_400n) / 3600n, 'H') +
    unit((allSeconds % 3600n) / 60n, 'M') +
    (fraction === '' ? unit(wholeSeconds, 'S') : `${wholeSeconds.toString()}.${fraction}S`)
  if (date === '' && time === '') return 'PT0S'
  return `${parts[1] ?? ''}P${date}${time === '' ? '' : `T${time}`}`
}

function zone(text: string): string {
  return text.replace(/[+-]00:00$/u, 'Z')
}
