import type { CorrectionTarget } from '../../../correcting/correction.js'
import { DESK_PATH } from './desk-page.js'

/** Address of the page where a document is checked and published. */
export function checkPath(address: string): string {
  return `${DESK_PATH}/nakijken?${new URLSearchParams({ adres: address }).toString()}`
}

/** Address of the page of a document, or of a form on it. */
export function documentPath(address: string, target?: CorrectionTarget): string {
  const query = new URLSearchParams({
    adres: address,
    ...(target?.zitting !== undefined && { zitting: String(target.zitting) }),
    ...(target?.item?.nummer !== undefined && { nummer: target.item.nummer }),
    ...(target?.item?.title !== undefined && { titel: target.item.title }),
  })
  return `${DESK_PATH}/${target === undefined ? 'document' : 'verbeteren'}?${query.toString()}`
}

/** Address of the page that waits while a document is read. */
export const READING_PATH = `${DESK_PATH}/lezen`
export function readingPath(address: string): string {
  return `${READING_PATH}?${new URLSearchParams({ adres: address }).toString()}`
}
