import { leftOutBy, type Correction } from '../../../correcting/correction.js'
import { inWords } from '../../../correcting/correction-words.js'
import type { CorrectedPage } from '../../../dataset/correct.js'
import { html, type Html } from '../../../html/html.js'
import { holdsAny } from '../../../privacy/black-out.js'
import type { PersonalFind, PersonalKind } from '../../../privacy/personal-find.js'
import { longDate } from '../../../rdf/long-date.js'
import { DESK_PATH, formField } from '../ground/desk-page.js'
import { documentPath } from '../ground/desk-paths.js'

export const PERSONAL_PATH = `${DESK_PATH}/persoonsgegevens`

/** Address of the page with the personal data of a document. */
export function personalPath(address: string): string {
  return `${PERSONAL_PATH}?${new URLSearchParams({ adres: address }).toString()}`
}

/** A find, and the text of its block. */
export interface ShownFind {
  readonly find: PersonalFind
  readonly text: string
}

export interface PersonalView {
  readonly page: CorrectedPage
  readonly finds: readonly ShownFind[]
  /** What was left out and stays so. */
  readonly leftOut: readonly Correction[]
  /** Other documents that still say it in public. */
  readonly elsewhere: readonly { readonly address: string; readonly name: string }[]
  readonly mayLeaveOut: boolean
  readonly formToken: string
  readonly isDone: boolean
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
/** From this certainty on a find goes along with all that are sure. */
const SURE = 0.9

/** What looks like personal data in a document, where it stands, and what is left out. */
export function personalContent(view: PersonalView): Html {
  const { page, finds, leftOut, mayLeaveOut, isDone } = view
  const { address } = page
  const hidden = leftOutBy(leftOut)
  const open = finds.filter(({ find }) => !holdsAny(find.text, hidden))
  const sure = [...new Set(open.filter(({ find }) => find.certainty >= SURE).map(({ find }) => find.text))]
  return html`${isDone && html`<p class="done" role="status">Het is weggelaten uit alles wat openbaar is.</p>\n`}<p><a href="${documentPath(address)}">Terug naar het document</a></p>
${
  open.length === 0
    ? html`<p class="done">Er zijn geen ${hidden.length > 0 && 'andere '}persoonsgegevens gevonden buiten die van mandatarissen.</p>
<p>Kijk het toch zelf na: geen zoeker vindt alles.</p>
`
    : html`<p>Dit lijken gegevens van mensen zonder mandaat. Wat hier niet bij staat, kan er ook nog zijn.</p>
`
}${explained()}${mayLeaveOut && sure.length > 1 && leaveOutForm(view, sure, `Alle ${sure.length} zo goed als zekere weglaten`)}
<ul class="rows">
${open.map(
  ({ find: { kind, start, end, certainty, place, text: found }, text }) =>
    html`<li><strong>${KINDS[kind]}</strong> <span class="hint">(${sureness(certainty)}, ${place.page === undefined ? `regel ${place.line}` : `bladzijde ${place.page}`})</span><br><span data-tekst>${start > AROUND && '… '}${text.slice(Math.max(0, start - AROUND), start)}<mark>${text.slice(start, end)}</mark>${text.slice(end, end + AROUND)}${end + AROUND < text.length && ' …'}</span>${mayLeaveOut && leaveOutForm(view, [found], `${KINDS[kind]} weglaten`, true)}</li>\n`,
)}</ul>
${mayLeaveOut && ownForm(view)}${leftOutList(view)}`
}

/** What leaving out does, and what hides nothing. */
function explained(): Html {
  return html`<details><summary>Wat gebeurt er als u iets weglaat?</summary>
<p>Het verdwijnt uit alles wat openbaar is: de pagina's, de gegevens, de zoeker en wat anderen ervan kunnen volgen, ook uit vroegere versies. In de plaats komt “[weggelaten]”.</p>
<p>Het origineel blijft hier bewaard en wordt niet bekendgemaakt. Wie het opent, komt in het logboek.</p>
<p>Een zwart vlak over tekst in een PDF verbergt niets: wie de tekst kopieert, leest hem toch. Staat de PDF ook op een andere site, haal hem daar dan zelf weg.</p></details>
`
}

function leaveOutForm(
  { page, formToken }: PersonalView,
  texts: readonly string[],
  label: string,
  isQuiet = false,
): Html {
  return html`<form method="post" action="${PERSONAL_PATH}">${hiddenFields(page, formToken)}${texts.map((text, row) => html`<input type="hidden" name="tekst-${row}" value="${text}">`)}<button${isQuiet && html` class="quiet"`} type="submit">${label}</button></form>
`
}

function hiddenFields({ address, version }: CorrectedPage, formToken: string): Html {
  return html`${formField(formToken)}<input type="hidden" name="adres" value="${address}"><input type="hidden" name="versie" value="${version}">`
}

function ownForm({ page, formToken }: PersonalView): Html {
  return html`<section aria-labelledby="zelf"><h2 id="zelf">Zelf iets weglaten</h2>
<form method="post" action="${PERSONAL_PATH}">${hiddenFields(page, formToken)}
<label for="tekst">Tekst die weg moet</label><p class="hint" id="tekst-hint">Precies zoals het in het document staat. Overal in dit document verdwijnt het.</p>
<input id="tekst" name="tekst" required minlength="3" maxlength="500" autocomplete="off" aria-describedby="tekst-hint">
<button type="submit">Weglaten</button></form></section>
`
}

function leftOutList({ page, leftOut, elsewhere, mayLeaveOut, formToken }: PersonalView): Html | false {
  return (
    leftOut.length > 0 &&
    html`<section aria-labelledby="weggelaten"><h2 id="weggelaten">Weggelaten</h2>
${
  elsewhere.length > 0 &&
  html`<p class="problem">Ook in andere documenten staat nog iets hiervan: laat het daar ook weg.</p>
<ul>${elsewhere.map(({ address, name }) => html`<li><a href="${personalPath(address)}">${name}</a></li>`)}</ul>
`
}<ul class="rows">
${leftOut.map(
  ({ id, becomes, by, time }) =>
    html`<li>${inWords(becomes)} <span class="hint">door ${by} op ${longDate(time)}</span>${
      mayLeaveOut &&
      html`<form method="post" action="${DESK_PATH}/ongedaan">${hiddenFields(page, formToken)}<input type="hidden" name="id" value="${id}"><button class="quiet" type="submit">Weer openbaar maken</button></form>`
    }</li>\n`,
)}</ul></section>
`
  )
}

function sureness(certainty: number): string {
  return certainty >= SURE ? 'zo goed als zeker' : certainty >= 0.7 ? 'waarschijnlijk' : 'misschien'
}
