import type { Person } from '../../../accounts/accounts.js'
import type { AuditEntry } from '../../../accounts/audit-log.js'
import { ROLE_NAMES, ROLES } from '../../../accounts/roles.js'
import { html, type Html } from '../../../html/html.js'
import { toBrusselsLocal } from '../../../rdf/date-time.js'
import { DESK_PATH, formField, problem } from '../ground/desk-page.js'

const ACTS: Readonly<Record<string, string>> = {
  'signed-in': 'meldde zich aan',
  'signed-out': 'meldde zich af',
  'sign-in-failed': 'probeerde zich aan te melden, met een fout wachtwoord',
  'code-given': 'gaf een code voor een nieuw wachtwoord aan',
  'password-reset': 'koos met een code een nieuw wachtwoord',
  'password-changed': 'veranderde het eigen wachtwoord',
  'account-closed': 'sloot het account van',
  brought: 'bracht',
  dropped: 'gooide het concept weg:',
  'opened-original': 'opende het origineel van',
  'publish-asked': 'vroeg om bekend te maken:',
  planned: 'plande het bekendmaken van',
  unplanned: 'plande niet langer het bekendmaken van',
  published: 'maakte bekend:',
  'publish-failed': 'kon niet bekendmaken:',
  corrected: 'verbeterde',
  undone: 'maakte een verbetering ongedaan van',
  withdrawn: 'trok in:',
  'searched-personal': 'zocht persoonsgegevens in',
  'left-out': 'liet persoonsgegevens weg uit',
  'shown-again': 'maakte weer openbaar wat weggelaten was uit',
  ...Object.fromEntries(
    ROLES.flatMap((role) => [
      [`account-made-${role}`, `maakte een account (${ROLE_NAMES[role]}) voor`],
      [`role-${role}`, `gaf de rol ${ROLE_NAMES[role]} aan`],
    ]),
  ),
}

export interface AccountsView {
  readonly people: readonly Person[]
  readonly eenheid: string
  readonly formToken: string
  readonly fault?: string
  /** A code that was just given, shown once. */
  readonly given?: { readonly name: string; readonly code: string }
}

export function accountsContent({ people, eenheid, formToken, fault, given }: AccountsView): Html {
  const roleOptions = (chosen?: string): readonly Html[] =>
    ROLES.map((role) => html`<option value="${role}"${role === chosen && html` selected`}>${ROLE_NAMES[role]}</option>`)
  return html`${problem(fault)}${given && html`<p class="done" role="status">Geef ${given.name} deze code: <strong>${given.code}</strong>. Ze staat hier één keer, en werkt één dag.</p>\n`}<p>Een lezer ziet, een redacteur verbetert ook, een publicator trekt ook in, een beheerder beheert ook accounts.</p>
${people
  .filter(({ roles, isClosed }) => Object.hasOwn(roles, eenheid) && !isClosed)
  .map(
    ({ id, name, roles }) => html`<fieldset><legend>${name}</legend>
<form method="post" action="${DESK_PATH}/accounts/rol">${formField(formToken)}<input type="hidden" name="id" value="${id}">
<label for="role-${id}">Rol van ${name}</label><select id="role-${id}" name="role">${roleOptions(roles[eenheid])}</select>
<button class="quiet" type="submit">Rol geven</button></form>
<form method="post" action="${DESK_PATH}/accounts/code">${formField(formToken)}<input type="hidden" name="id" value="${id}"><button class="quiet" type="submit">${name} vergat het wachtwoord: code geven</button></form>
<form method="post" action="${DESK_PATH}/accounts/sluiten">${formField(formToken)}<input type="hidden" name="id" value="${id}"><button class="quiet" type="submit">Account van ${name} sluiten</button></form>
</fieldset>
`,
  )}<h2>Iemand toevoegen</h2>
<form method="post" action="${DESK_PATH}/accounts">${formField(formToken)}
<label for="name">Naam</label><input id="name" name="name" required autocomplete="off">
<label for="password">Eerste wachtwoord</label><p class="hint" id="password-hint">Minstens 12 tekens.</p>
<input id="password" name="password" type="password" required minlength="12" autocomplete="new-password" aria-describedby="password-hint">
<label for="role">Rol</label><select id="role" name="role">${roleOptions('editor')}</select>
<button type="submit">Toevoegen</button>
</form>
`
}

/** Who did what, newest first; `broken`: the number of the first entry that was tampered with. */
export function auditContent(entries: readonly AuditEntry[], broken: number | undefined): Html {
  const last = entries.at(-1)
  return html`${
    broken === undefined
      ? html`<p class="done">Het logboek is heel: ${entries.length} regels, elk gebonden aan de vorige.</p>\n`
      : problem(`Het logboek klopt niet meer vanaf regel ${broken}: er is iets veranderd of weggelaten.`)
  }${last && html`<p class="hint">Laatste regel: ${last.sequence}, controlegetal ${last.hash}. Bewaar het elders, dan ziet u ook of het einde is weggelaten.</p>\n`}<ol reversed class="log">
${entries
  .toReversed()
  .map(
    ({ time, who, act, about }) =>
      html`<li>${(toBrusselsLocal(time) ?? time).replace('T', ' ').slice(0, 19)}: ${who} ${ACTS[act] ?? act} ${about}</li>\n`,
  )}</ol>
`
}
