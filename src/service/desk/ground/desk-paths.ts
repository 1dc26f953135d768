import type { CorrectionTarget } from '../../../correcting/correction.js'
import { DESK_PATH } from './desk-page.js'

/** Address of the page where a document is checked and published. */
export function checkPath(address: string): string {
  return `${DESK_PATH}/nakijken?${new URLSearchParams({ adres: address }).toString()}`
}

/** Address of the page of a document, or of the forms of a part of it. */
export function documentPath(address: string, target?: CorrectionTarget): string {
  const query = new URLSearchParams([['adres', address], ...(target ? targetPairs(target) : [])])
  return `${DESK_PATH}/${target === undefined ? 'document' : 'verbeteren'}?${query.toString()}`
}

/** What tells a part of a document in an address, and in the hidden fields of a form. */
export function targetPairs({ zitting, dag, item, stemming }: CorrectionTarget): readonly [string, string][] {
  const pairs = {
    zitting,
    dag,
    nummer: item?.nummer,
    titel: item?.title,
    rang: item?.rank,
    gemaakt: item?.made,
    stemming,
  }
  return Object.entries(pairs).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
}

/** Which part of a document an address or a form is about. */
export function targetOf(fields: ReadonlyMap<string, string>): CorrectionTarget {
  const text = <Name extends string>(name: string, as: Name): Partial<Record<Name, string>> => {
    const value = fields.get(name)
    return value === undefined ? {} : ({ [as]: value } as Record<Name, string>)
  }
  const count = <Name extends string>(name: string, as: Name): Partial<Record<Name, number>> => {
    const value = Number(fields.get(name) ?? Number.NaN)
    return Number.isSafeInteger(value) && value >= 0 ? ({ [as]: value } as Record<Name, number>) : {}
  }
  const sitting = count('zitting', 'zitting')
  if (sitting.zitting === undefined) return {}
  const item = {
    ...text('nummer', 'nummer'),
    ...text('titel', 'title'),
    ...count('rang', 'rank'),
    ...text('gemaakt', 'made'),
  }
  return {
    ...sitting,
    ...text('dag', 'dag'),
    ...(Object.keys(item).length > 0 && { item }),
    ...count('stemming', 'stemming'),
  }
}

/** Address of the page that waits while a document is read. */
export const READING_PATH = `${DESK_PATH}/lezen`
export function readingPath(address: string): string {
  return `${READING_PATH}?${new URLSearchParams({ adres: address }).toString()}`
}
