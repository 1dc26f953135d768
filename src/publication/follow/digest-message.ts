import { createHash } from 'node:crypto'
import { longDate } from '../../rdf/long-date.js'
import { searchAddress } from '../search/results/search-links.js'
import type { SearchRequest } from '../search/search-request.js'
import type { Site } from '../site/site.js'
import type { Purpose, Rhythm, Subscriber } from './subscriber-file.js'
import type { Outgoing, ToldChange } from './told-file.js'

/** A message as it is sent: text alone, without pictures or addresses that tell who opened it. */
export interface MailMessage {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly messageId?: string
  readonly headers: Readonly<Record<string, string>>
}

/** Path of the pages on which one follows by e-mail, and stops. */
export const FOLLOW_PATH = 'volgen'

export const RHYTHM_NAMES: Readonly<Record<Rhythm, string>> = {
  dagelijks: 'elke dag dat er iets nieuws is',
  wekelijks: 'elke week dat er iets nieuws is',
  zitting: 'in de week voor een zitting waarop erover gesproken wordt',
}

/** Address of a page that a message leads to. */
export function followLink({ baseUrl }: Site, purpose: Purpose, id: string, proof: string): string {
  return `${baseUrl}${FOLLOW_PATH}/${purpose}?${new URLSearchParams({ wie: id, bewijs: proof }).toString()}`
}

/** A search in words: `“verkeer”`, or that it is every item. */
export function searchName({ text }: SearchRequest): string {
  return text === '' ? 'uw zoekopdracht' : `“${text}”`
}

/** Asks whether who has an address wants to follow. */
export function confirmMessage(
  site: Site,
  address: string,
  request: SearchRequest,
  rhythm: Rhythm,
  link: string,
): MailMessage {
  return {
    to: address,
    subject: `Bevestig: berichten over ${searchName(request)}`,
    text: [
      `Iemand gaf dit adres op om berichten te krijgen van ${site.title}.`,
      `Waarover: ${searchAddress(site, request)}`,
      `Wanneer: ${RHYTHM_NAMES[rhythm]}.`,
      `Wilt u dat? Bevestig het dan binnen twee dagen:\n${link}`,
      'Wilt u dat niet, dan hoeft u niets te doen: zonder bevestiging wordt uw adres gewist.',
      '',
    ].join('\n\n'),
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

/** Everything that somebody is to be told, each thing once. `stop`: address that ends it. */
export function digestMessage(
  site: Site,
  { address, request, rhythm, id }: Subscriber,
  outgoing: readonly Outgoing[],
  stop: string,
): MailMessage {
  const changes = lastOfEach(outgoing)
  const ids = outgoing.map((each) => each.id).join(' ')
  return {
    to: address,
    subject: `${changes.length === 1 ? '1 bericht' : `${changes.length} berichten`} over ${searchName(request)} – ${site.title}`,
    text: [
      rhythm === 'zitting' ? 'Dit komt binnenkort op een zitting:' : 'Dit is nieuw of gewijzigd:',
      ...changes.map((change) => changeText(site, change)),
      `Alles over deze zoekopdracht: ${searchAddress(site, request)}`,
      `Geen berichten meer? ${stop}\nUw adres wordt dan gewist.`,
      '',
    ].join('\n\n'),
    // The same for every try: who gets a message twice sees it once.
    messageId: `<${createHash('sha256').update(`${id} ${ids}`).digest('hex').slice(0, 40)}@${new URL(site.baseUrl).hostname}>`,
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  }
}

/** What is last known of each thing; what is new stays so when it changed since. */
function lastOfEach(outgoing: readonly Outgoing[]): readonly ToldChange[] {
  const last = new Map<string, ToldChange>()
  for (const { change } of outgoing) {
    const { iri } = change.thing
    const isNew = last.get(iri)?.kind === 'nieuw' && change.kind === 'gewijzigd'
    last.set(iri, isNew ? { ...change, kind: 'nieuw' } : change)
  }
  return [...last.values()]
}

const KINDS = { nieuw: 'Nieuw', gewijzigd: 'Gewijzigd', verdwenen: 'Niet meer gepubliceerd' } as const

function changeText({ baseUrl }: Site, { kind, thing }: ToldChange): string {
  const link = `${baseUrl}${thing.path}.html`
  // Of what is gone nothing more is said.
  if (!('title' in thing)) return `${KINDS[kind]}:\n${link}`
  const { title, orgaan, day, outcome } = thing
  const facts = [orgaan, day === undefined ? undefined : longDate(day, 'full'), outcome].filter(
    (each) => each !== undefined,
  )
  return [`${KINDS[kind]}: ${title}`, facts.join(', '), link].filter((line) => line !== '').join('\n')
}
