import type { CorrectionTarget } from '../../../correcting/correction.js'
import { DESK_PATH } from './desk-page.js'

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
