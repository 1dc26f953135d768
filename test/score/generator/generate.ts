import type { Family, FamilyFormat } from './families/family.js'
import { DOCX } from './families/docx.js'
import { HTML_AGENDAS } from './families/html-agendas.js'
import { HTML_LISTS } from './families/html-lists.js'
import { HTML_MINUTES } from './families/html-minutes.js'
import { PDFS } from './families/pdf.js'
import type { GoldSitting } from './gold-sitting.js'
import { createRandom } from './random.js'

export interface GeneratedDocument {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly address: string
  readonly gold: readonly GoldSitting[]
}

const MEDIA_TYPES: Readonly<Record<FamilyFormat, string>> = { html: 'text/html', pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }

export const TEMPLATES: readonly Family[] = [...HTML_AGENDAS, ...HTML_LISTS, ...HTML_MINUTES, ...PDFS, ...DOCX]

/** The document of a family and a seed: always the same bytes. */
export async function generateDocument(family: Family, seed: number): Promise<GeneratedDocument> {
  const key = `${family.id}:${seed}`
  const { content, gold } = await family.render(key, createRandom(`${key}:look`))
  const name = `${family.id}-${seed}.${family.format}`
  return { name, mediaType: MEDIA_TYPES[family.format], bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, address: `https://documenten.example/${name}`, gold }
}
