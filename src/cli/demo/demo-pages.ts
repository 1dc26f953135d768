import { readFileSync } from 'node:fs'
import { createDocument, type Document } from '../../document.js'

/** A page of the demo and the software it is written like. */
export interface DemoPage {
  readonly document: Document
  readonly vendor: string
}

interface IndexRow {
  readonly path: string
  readonly address: string
  readonly vendor: string
  readonly kind: string
}

interface DefectRow {
  readonly id: string
  readonly page: string
  readonly edits: readonly { readonly search: string; readonly replace: string }[]
}

const FOLDER = new URL('../../../fixtures/', import.meta.url)
const KINDS = ['agenda', 'besluitenlijst', 'notulen']
const FAULTY = { vendor: 'greenvalley', id: 'typographic-quotes' }

/** The pages that come with the package: agenda, list of decisions and minutes of five councils. */
export function readDemoPages(retrieved: string): readonly DemoPage[] {
  const rows = JSON.parse(fixture('index.json')) as readonly IndexRow[]
  return rows
    .filter(({ kind }) => KINDS.includes(kind))
    .map(({ path, address, vendor }) => ({
      vendor,
      document: createDocument(fixture(path), { name: path, address, retrieved }),
    }))
}

/** One of those pages with a fault that was seen on real ones. */
export function typographicPage(pages: readonly DemoPage[]): Document {
  const defect = (JSON.parse(fixture(`${FAULTY.vendor}/defects.json`)) as readonly DefectRow[]).find(
    ({ id }) => id === FAULTY.id,
  )
  const clean = pages.find(({ document }) => document.name === `${FAULTY.vendor}/${defect?.page ?? ''}`)?.document
  if (!defect || !clean) throw new Error(`the fixtures have no fault ${FAULTY.vendor}/${FAULTY.id}`)
  const text = defect.edits.reduce(
    (page, { search, replace }) => page.replace(search, replace.replace(/[⟦⟧]/gu, '')),
    fixture(clean.name),
  )
  return createDocument(text, clean)
}

function fixture(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8')
}
