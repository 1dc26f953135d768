import type { FamilyFormat, Rendering } from './families/family.js'
import type { GoldSitting } from './gold-sitting.js'

/** A document as it would be fetched, with what it tells. */
export interface GeneratedDocument {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly address: string
  readonly gold: readonly GoldSitting[]
}

const MEDIA_TYPES: Readonly<Record<FamilyFormat, string>> = {
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** A rendering with a name and an address that tell nothing of its sitting. */
export function toDocument(id: string, format: FamilyFormat, { content, gold }: Rendering): GeneratedDocument {
  const name = `${id}.${format}`
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    mediaType: MEDIA_TYPES[format],
    bytes,
    address: `https://documenten.example/${encodeURIComponent(name)}`,
    gold,
  }
}
