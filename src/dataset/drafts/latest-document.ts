import type { Document } from '../../document.js'
import type { DataFolder } from '../../log/data-folder.js'
import { Drafts } from './drafts.js'

/**
 * The document that stands at an address: the draft that was brought, else the latest capture; undefined when there is
 * neither. Throws AppError `capture-missing` when its bytes are lost.
 */
export function latestDocument(address: string, data: DataFolder): Document | undefined {
  const drafts = new Drafts(data.path, { readonly: true })
  const draft = drafts.at(address)
  if (draft) return drafts.open(draft)
  const latest = data.pages.latest(address)
  return latest && data.captures.open(latest)
}
