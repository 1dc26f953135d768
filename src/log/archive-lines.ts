import { AppError } from '../errors.js'
import { PAGE_ROLES } from './changes/change.js'
import { isSha256, type Receipt } from './changes/receipt.js'

/*
 * An export from elsewhere is checked strictly before it is used: a receipt names the file of its document, and a
 * change is repeated in everything that is published.
 */

type Fields = Readonly<Record<string, unknown>>

/** A receipt from a line of `documents.jsonl`. Throws `log-damaged` with the place when it is not one. */
export function receiptFrom(line: string, place: string): Receipt {
  const value = parsed(line, place)
  const isReceipt =
    isFields(value) &&
    isText(value['address']) &&
    ('erased' in value
      ? isText(value['erased']) && Array.isArray(value['hashes']) && value['hashes'].every(isSha256)
      : isSha256(value['sha256']) &&
        isText(value['name']) &&
        isText(value['mediaType']) &&
        isText(value['retrieved']) &&
        !Number.isNaN(Date.parse(value['retrieved'])) &&
        (value['charset'] === undefined || isText(value['charset'])) &&
        (value['bestuurseenheid'] === undefined || isText(value['bestuurseenheid'])) &&
        (value['setAside'] === undefined || value['setAside'] === true) &&
        (value['headers'] === undefined ||
          (isFields(value['headers']) && Object.values(value['headers']).every(isText))))
  if (!isReceipt) throw new AppError('log-damaged', `${place}: this is no receipt of a document`)
  return value as unknown as Receipt
}

/** Throws `log-damaged` when a value of a log is not a unit of changes. */
export function checkUnit(unit: unknown, folder: string): void {
  const isUnit =
    Array.isArray(unit) &&
    unit.every(
      (change: unknown) =>
        isFields(change) &&
        Number.isInteger(change['sequence']) &&
        isText(change['time']) &&
        !Number.isNaN(Date.parse(change['time'])) &&
        isText(change['graph']) &&
        PAGE_ROLES.some((role) => role === change['role']) &&
        isLines(change['inserts']) &&
        isLines(change['deletes']) &&
        isFields(change['cause']) &&
        isText(change['cause']['kind']) &&
        isText(change['cause']['agent']),
    )
  if (!isUnit) throw new AppError('log-damaged', `${folder}: log/ holds a value that is not a change`)
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new AppError('log-damaged', `${place}: this is not JSON`, { cause: error })
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** N-Triples lines whose subject is an IRI. */
function isLines(value: unknown): boolean {
  return Array.isArray(value) && value.every((line) => isText(line) && /^<[^>\n]*> <[^>\n]*> [^\n]+ \.$/u.test(line))
}
