import { AppError } from '../../errors.js'

const WHITE_SPACE = /[\t\n\f\r ]+/u
const MOST = 10_000

/** The names in an attribute that holds a list. Throws `input-too-large` beyond 10,000 names, which no page needs. */
export function tokensOf(value: string): readonly string[] {
  const trimmed = value.trim()
  if (trimmed === '') return []
  const tokens = trimmed.split(WHITE_SPACE, MOST + 1)
  if (tokens.length > MOST)
    throw new AppError('input-too-large', `an attribute holds more than ${MOST} names; no more are read`)
  return tokens
}
