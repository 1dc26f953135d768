import { html, type Html } from '../../../html/html.js'
import type { PersonalFind, PersonalKind } from '../../../privacy/personal-find.js'
import { documentPath } from '../ground/desk-paths.js'

/** A find, and the text of its block. */
export interface ShownFind {
  readonly find: PersonalFind
  readonly text: string
}

const KINDS: Readonly<Record<PersonalKind, string>> = {
  'national-number': 'Rijksregisternummer',
  'bis-number': 'Bisnummer',
  iban: 'Rekeningnummer',
  phone: 'Telefoonnummer',
  email: 'E-mailadres',
  address: 'Privéadres',
  'birth-date': 'Geboortedatum',
  name: 'Naam',
  health: 'Gezondheid',
  'social-aid': 'Sociale hulp',
}
/** Characters around a find that are shown. */
const AROUND = 80

/** What looks like personal data in a document, where it stands. */
export function personalContent(address: string, finds: readonly ShownFind[]): Html {
  const back = html`<p><a href="${documentPath(address)}">Terug naar het document</a></p>\n`
  if (finds.length === 0)
    return html`${back}<p class="done">Er zijn geen persoonsgegevens gevonden buiten die van mandatarissen.</p>
<p>Kijk het toch zelf na: geen zoeker vindt alles.</p>
`
  return html`${back}<p>Dit lijken gegevens van mensen zonder mandaat. Wat hier niet bij staat, kan er ook nog zijn.</p>
<p>Hoort iets niet openbaar te zijn? Trek het document in, haal het weg in het origineel, en neem het opnieuw op. Een zwart vlak over tekst in een PDF verbergt niets.</p>
<ul class="rows">
${finds.map(
  ({ find: { kind, start, end, certainty, place }, text }) =>
    html`<li><strong>${KINDS[kind]}</strong> <span class="hint">(${sureness(certainty)}, ${place.page === undefined ? `regel ${place.line}` : `bladzijde ${place.page}`})</span><br>${start > AROUND && '… '}${text.slice(Math.max(0, start - AROUND), start)}<mark>${text.slice(start, end)}</mark>${text.slice(end, end + AROUND)}${end + AROUND < text.length && ' …'}</li>\n`,
)}</ul>
`
}

function sureness(certainty: number): string {
  return certainty >= 0.9 ? 'zo goed als zeker' : certainty >= 0.7 ? 'waarschijnlijk' : 'misschien'
}
