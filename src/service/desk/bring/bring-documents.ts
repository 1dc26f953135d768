import { randomUUID } from 'node:crypto'
import type { Draft } from '../../../dataset/drafts/drafts.js'
import { createDocument, sha256, type Document } from '../../../document.js'
import { AppError } from '../../../errors.js'
import { fetchDocument } from '../../../sources/polite/fetch-document.js'
import { USER_AGENT } from '../../../sources/version.js'
import type { Desk } from '../ground/desk.js'
import type { Upload } from './upload.js'

/** What came of bringing something: a draft, or what was there already. */
export type Brought = { readonly draft: Draft } | { readonly known: string; readonly name: string }

/** Keeps a file as a draft of the council of the desk. It stands at no address of the web. */
export function bringFile(desk: Desk, { bytes, name, mediaType }: Upload, by: string): Brought {
  const id = randomUUID()
  return keep(
    desk,
    createDocument(bytes, {
      address: `urn:uuid:${id}`,
      name,
      mediaType,
      retrieved: desk.about.now().toISOString(),
      bestuurseenheid: desk.about.eenheid,
    }),
    id,
    by,
  )
}

/**
 * Fetches an address of the web, within the limits of the service and never on its own network, and keeps what stands
 * there as a draft. Throws AppError `usage`, in plain Dutch.
 */
export async function bringAddress(desk: Desk, address: string, by: string): Promise<Brought> {
  const { settings, now, eenheid } = desk.about
  const document = await fetchDocument(address, {
    limits: settings.limits,
    userAgent: USER_AGENT,
    allowPrivate: false,
    now,
  }).catch((thrown: unknown) => {
    throw new AppError('usage', addressFault(thrown), { cause: thrown })
  })
  return keep(desk, { ...document, bestuurseenheid: eenheid }, randomUUID(), by)
}

function addressFault(thrown: unknown): string {
  const code = thrown instanceof AppError ? thrown.code : undefined
  if (code === 'input-not-found') return 'Op dat adres staat niets.'
  if (code === 'input-too-large') return 'Wat op dat adres staat, is te groot.'
  return 'Dat adres kon niet opgehaald worden. Bewaar het document, en breng het als bestand.'
}

/**
 * The same bytes are brought once, and nothing takes the place of a draft that stands at the same address, or of a page
 * of another council.
 */
function keep(desk: Desk, document: Document, id: string, by: string): Brought {
  const hash = sha256(document.bytes)
  const isForeign = desk.about.data.pages.latest(document.address) && !desk.entry(document.address)
  if (isForeign) throw new AppError('forbidden', 'Wat op dat adres staat, hoort bij een ander bestuur.')
  const known =
    desk.drafts.list().find((draft) => draft.sha256 === hash || draft.address === document.address)?.address ??
    desk.entries().find(({ source }) => desk.about.data.pages.latest(source)?.sha256 === hash)?.source
  if (known !== undefined) return { known, name: document.name }
  const draft = desk.drafts.bring(document, { id, by })
  desk.accounts.note({ name: by }, 'brought', desk.about.eenheid, document.name)
  return { draft }
}
