import { html } from '../../../html/html.js'
import { deskPage, DESK_PATH, problem } from '../ground/desk-page.js'
import { FORGOTTEN_PATH } from './password-page.js'

/** The first visit: makes the first account. */
export function firstVisitPage(council: string, fault?: string): string {
  return deskPage({
    title: 'Het bureau openen',
    content: html`${problem(fault)}<p>Hier brengt u in orde wat ${council} bekendmaakt. Er is nog geen account. Wie het eerste maakt, wordt beheerder.</p>
<form method="post" action="${DESK_PATH}/begin">
<label for="code">Startcode</label>
<p class="hint" id="code-hint">De code staat in het venster waarin raadlink gestart is. Zo weet het bureau dat u het zelf startte.</p>
<input id="code" name="code" required autocomplete="off" aria-describedby="code-hint">
<label for="name">Uw naam</label>
<input id="name" name="name" required autocomplete="username">
<label for="password">Wachtwoord</label>
<p class="hint" id="password-hint">Minstens 12 tekens. Een zin is goed.</p>
<input id="password" name="password" type="password" required minlength="12" autocomplete="new-password" aria-describedby="password-hint">
<button type="submit">Account maken</button>
</form>
`,
  })
}

export function signInPage(council: string, fault?: string): string {
  return deskPage({
    title: 'Aanmelden',
    content: html`${problem(fault)}<p>Het bureau van ${council}.</p>
<form method="post" action="${DESK_PATH}/aanmelden">
<label for="name">Naam</label>
<input id="name" name="name" required autocomplete="username">
<label for="password">Wachtwoord</label>
<input id="password" name="password" type="password" required autocomplete="current-password">
<button type="submit">Aanmelden</button>
</form>
<p><a href="${FORGOTTEN_PATH}">Wachtwoord vergeten</a></p>
`,
  })
}
