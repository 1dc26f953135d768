import { LEAVE_OUT, type ArticleValue, type CorrectedValue, type Correction } from './correction.js'
import { changeIn, isItemChange, ITEM_CHANGES } from './item-changes.js'
import { ITEM_FIELDS } from './item-fields.js'
import { DOCUMENT_FIELDS, ZITTING_FIELDS } from './sitting-fields.js'
import { VOTE_FIELDS } from './vote-fields.js'

/** What people call the field of a correction. */
export function labelOf({ field }: Pick<Correction, 'field'>): string {
  if (field === LEAVE_OUT) return 'Weggelaten uit wat openbaar is'
  if (isItemChange(field)) return ITEM_CHANGES[field]
  const all = [...DOCUMENT_FIELDS, ...ZITTING_FIELDS, ...ITEM_FIELDS, ...VOTE_FIELDS]
  return all.find(({ name }) => name === field)?.label ?? field
}

/** A value in Dutch words. */
export function inWords(value: CorrectedValue | null): string {
  if (value === null) return 'staat er niet'
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  if (Array.isArray(value))
    return (value as readonly (string | ArticleValue)[])
      .map((each) => (typeof each === 'string' ? each : [each.number, each.title, each.text].filter(Boolean).join(' ')))
      .join(', ')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  const change = changeIn(value) ?? {}
  const { at } = change
  return (
    [change.nummer, change.title, at && (at.title ?? at.nummer ?? 'een nieuw punt')].filter(Boolean).join(', ') ||
    'vooraan'
  )
}
